"""How near a vector is to the examples of each class, whatever shape these have together."""

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors
from index.rows import Numbers, cosines

WIDTH = 0.03
"""In cosine: how far an example makes itself felt."""
LEAST = 1e-30
COMPONENTS = 128
"""So many principal components of the examples tell well enough how near the far ones are."""
EXACT = 200
"""How many of the nearest examples are compared in all dimensions: they make up nearly the whole density."""


class Density:
    """Kernel density estimation over unit vectors (Rosenblatt 1956, Parzen 1962), not divided by the class's size.

    A discriminant draws straight borders between whole classes; this sees that a text is much like a few examples.
    """

    def __init__(self, examples: Vectors, owner: Numbers, classes: int) -> None:
        """`examples` has shape `(examples, dimensions)`, and `owner` says which class each is of, in rising order."""
        self._examples, self._classes = examples, classes
        self._owners, self._begins = np.unique(owner, return_index=True)
        self._axes = _principal_axes(examples, COMPONENTS)
        self._projected = np.ascontiguousarray(examples @ self._axes.T)

    def log_of(self, vector: Vectors) -> NDArray[np.float64]:
        """The logarithm of each class's density at a vector, shape `(classes,)`, up to a constant."""
        near = np.exp((self._cosines(vector) - 1.0) / WIDTH)
        sums = np.full(self._classes, LEAST)
        sums[self._owners] += np.add.reduceat(near, self._begins)
        logarithms: NDArray[np.float64] = np.log(sums)
        return logarithms

    def _cosines(self, vector: Vectors) -> Vectors:
        """The cosine of each example with a vector, exact for the nearest; all in full would take most of a reading."""
        about = cosines(self._projected, cosines(self._axes, vector))
        others = max(len(about) - EXACT, 0)
        nearest = np.argpartition(about, others)[others:]
        about[nearest] = cosines(self._examples[nearest], vector)
        return about


def _principal_axes(vectors: Vectors, count: int) -> Vectors:
    """The axes along which vectors have most of their length, at most `count`; shape `(axes, dimensions)`."""
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(axes[:, ::-1][:, :count].T)
