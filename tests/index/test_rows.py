"""Rows: the pieces of a section are its own, whichever way they are compared."""

import numpy as np
import pytest

from index.rows import Pieces, cosines


def test_cosines_of_some_sections_are_those_of_their_pieces() -> None:
    """Comparing those alone, and picking them out of all, give the same."""
    vectors = np.random.default_rng(0).normal(size=(6, 4)).astype(np.float32)
    pieces = Pieces(vectors, [1, 3, 2])
    question = np.ones(4, dtype=np.float32)
    for with_all in (None, pieces.all_cosines(question)):
        found, begins = pieces.cosines(np.array([2, 0]), question, with_all=with_all)
        assert begins.tolist() == [0, 2, 3]
        assert found == pytest.approx(vectors[[4, 5, 0]] @ question, abs=1e-5)
    assert pieces.owner.tolist() == [0, 1, 1, 1, 2, 2]


def test_cosines_are_dot_products() -> None:
    """Of unit vectors, so they are cosines."""
    assert cosines(np.eye(3, dtype=np.float32), np.array([0, 1, 0], dtype=np.float32)).tolist() == [0, 1, 0]
