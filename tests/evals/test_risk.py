"""The risk-coverage curve on questions whose order is known."""

import pytest

from evals.risk import risk_coverage


def test_the_curve_answers_the_surest_first() -> None:
    curve = risk_coverage([0.1, 0.9, 0.5], [False, True, True])
    assert curve.coverage.tolist() == pytest.approx([1 / 3, 2 / 3, 1])
    assert curve.risk.tolist() == pytest.approx([0, 0, 1 / 3])
    assert curve.evidence.tolist() == [0.9, 0.5, 0.1]


def test_the_area_is_the_mean_risk() -> None:
    """The wrong order costs more: risks 1, 1/2, 1/3 instead of 0, 0, 1/3."""
    assert risk_coverage([0.1, 0.9, 0.5], [False, True, True]).area == pytest.approx(1 / 9)
    assert risk_coverage([0.9, 0.1, 0.5], [False, True, True]).area == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)
