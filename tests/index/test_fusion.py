"""Fusion: a weighted sum, and a soft maximum that never falls below the maximum."""

import numpy as np
import pytest

from index.fusion import SOFTNESS, fuse, soft_maximum
from index.keywords import KeywordScores


def test_the_soft_maximum_of_one_is_itself_and_of_two_equals_a_little_more() -> None:
    """Two pieces that are equally near add the softness times ln 2."""
    cosines = np.array([0.5, 0.7, 0.7], dtype=np.float32)
    one, two = soft_maximum(cosines, np.array([0, 1, 3]))
    assert one == pytest.approx(0.5, abs=1e-5)
    assert two == pytest.approx(0.7 + SOFTNESS * np.log(2), abs=1e-5)


def test_the_soft_maximum_is_at_least_the_maximum() -> None:
    """It stays finite for cosines down to minus one."""
    cosines = np.linspace(-1, 1, 50, dtype=np.float32)
    begins = np.array([0, 10, 50])
    soft = soft_maximum(cosines, begins)
    assert np.isfinite(soft).all()
    assert soft[1] >= 1.0


def test_each_part_raises_the_score() -> None:
    """More of anything is better, and what is unlikely costs."""
    nothing = np.zeros(1, dtype=np.float32)
    some = np.full(1, 0.5, dtype=np.float32)
    no_words, words = KeywordScores(nothing, nothing), KeywordScores(some, some)
    low = fuse(nothing, nothing, no_words, 0.0)
    assert fuse(some, nothing, no_words, 0.0) > low
    assert fuse(nothing, some, no_words, 0.0) > low
    assert fuse(nothing, nothing, words, 0.0) > low
    assert fuse(nothing, nothing, no_words, -some) < low
