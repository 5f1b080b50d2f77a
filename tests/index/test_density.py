"""The density: a vector is near a class that has a few examples like it, wherever the class's middle lies."""

import numpy as np

from index.density import Density
from index.embedding import Vectors


def corner(place: int) -> Vectors:
    """A unit vector along one axis."""
    return np.eye(4, dtype=np.float32)[place]


def test_a_vector_belongs_to_the_class_with_examples_like_it() -> None:
    """Even where the class lies in two places, whose middle is nobody's."""
    density = Density(np.array([corner(0), corner(3), corner(1), corner(2)]), np.array([0, 0, 1, 2]), 3)
    assert [int(density.log_of(corner(place)).argmax()) for place in range(4)] == [0, 1, 2, 0]


def test_two_examples_say_more_than_one() -> None:
    """Twice as many in the same place add the logarithm of two."""
    density = Density(np.array([corner(0), corner(0), corner(0)]), np.array([0, 0, 1]), 2)
    one, other = density.log_of(corner(0))
    assert one - other == np.float64(np.log(2.0))


def test_a_class_without_examples_is_the_least_likely() -> None:
    """It has no density anywhere, and its logarithm is still a number."""
    density = Density(np.array([corner(0), corner(1)]), np.array([0, 2]), 3)
    found = density.log_of(corner(2))
    assert np.isfinite(found).all()
    assert found.argmin() == 1
