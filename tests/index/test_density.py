"""The density: a vector is near a class that has a few examples like it, wherever the class's middle lies."""

import numpy as np

from index.density import WIDTH, Density
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


def test_what_is_far_is_estimated_well_enough() -> None:
    """With more examples than are compared in full, each class's density stays near what all of them come to."""
    random = np.random.default_rng(1)
    spread = 0.9 ** np.arange(384) + 0.02
    vectors = (random.normal(size=(2001, 384)) * spread).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    examples, vector, owner = vectors[:-1], vectors[-1], np.repeat(np.arange(20), 100)
    exact = np.log(np.exp((examples @ vector - 1.0) / WIDTH).reshape(20, 100).sum(axis=1))
    found = Density(examples, owner, 20).log_of(vector)
    assert found.argmax() == exact.argmax()
    np.testing.assert_allclose(found, exact, atol=0.3)
