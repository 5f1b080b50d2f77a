"""Intervals and the test of a difference, on numbers whose answer is known."""

import numpy as np
import pytest

from evals.chance import bootstrap_intervals, means, randomisation_test


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float).reshape(-1, 1)


def test_the_mean_weighs_turns_and_not_cases() -> None:
    """A case with three turns counts three times."""
    assert means(column(3, 0), column(3, 1))[0] == pytest.approx(0.75)


def test_a_measure_that_applies_to_nothing_has_no_mean() -> None:
    assert np.isnan(means(column(0), column(0))[0])
    assert np.isnan(bootstrap_intervals(column(0), column(0))).all()


def test_the_interval_holds_the_mean_and_narrows_with_more_cases() -> None:
    """For 80 of 100 the 95% interval is about 0.80 +- 1.96 * sqrt(.8 * .2 / 100)."""
    low, high = bootstrap_intervals(column(*[1] * 80, *[0] * 20), column(*[1] * 100), resamples=4000)[:, 0]
    assert low == pytest.approx(0.72, abs=0.015)
    assert high == pytest.approx(0.88, abs=0.015)


def test_the_interval_is_the_same_each_time() -> None:
    """The draws are seeded."""
    values = column(1, 0, 1, 1), column(1, 1, 1, 1)
    assert np.array_equal(bootstrap_intervals(*values), bootstrap_intervals(*values))


def test_the_same_twice_may_always_be_chance() -> None:
    values = column(1, 0, 1), column(1, 1, 1)
    assert randomisation_test(values, values)[0] == 1


def test_the_p_value_is_that_of_the_sign_test() -> None:
    """Five cases, all mended: of 32 ways to swap, two differ as much, so p is 1/16."""
    ones = column(1, 1, 1, 1, 1)
    p = randomisation_test((0 * ones, ones), (ones, ones), resamples=20_000)[0]
    assert p == pytest.approx(1 / 16, abs=0.006)
