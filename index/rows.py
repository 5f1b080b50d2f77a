"""The vectors of an index: of its sections, of their pieces (chunks, then known questions), and of bare chunks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors

SECTIONS_FILE, PIECES_FILE, BARE_FILE = "sections.npy", "pieces.npy", "bare.npy"
COMPARED_WHOLE = 8_000
"""Up to so many pieces are few: comparing a question with all of them is quicker than picking out some sections'."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rows:
    """Unit vectors of the sections and of their pieces; the pieces of one section are neighbours.

    A chunk is among the pieces with its section's heading, by which it is found, and once more `bare`, without it: that
    tells it better from its section's other chunks.
    """

    sections: Vectors
    pieces: Vectors
    bare: Vectors

    def save(self, folder: Path) -> None:
        np.save(folder / SECTIONS_FILE, self.sections)
        np.save(folder / PIECES_FILE, self.pieces)
        np.save(folder / BARE_FILE, self.bare)

    @classmethod
    def load(cls, folder: Path) -> "Rows":
        return cls(*(np.load(folder / name) for name in (SECTIONS_FILE, PIECES_FILE, BARE_FILE)))


def cosines(rows: Vectors, vector: Vectors) -> Vectors:
    """The dot product of each row with a vector, on this thread: BLAS's threads would fight with the model's."""
    products: Vectors = np.einsum("ij,j->i", rows, vector)
    return products


class Pieces:
    """Which pieces belong to which section, and what they say of a question."""

    def __init__(self, rows: Vectors, counts: Sequence[int]) -> None:
        self._rows, self.are_few = rows, len(rows) <= COMPARED_WHOLE
        self.owner: Numbers = np.repeat(np.arange(len(counts)), counts)
        self._starts: Numbers = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)

    def cosines(
        self, sections: Numbers, vector: Vectors, *, with_all: Vectors | None = None
    ) -> tuple[Vectors, Numbers]:
        """The cosines of all pieces of some sections with a question's vector, and where each section's begin.

        Those of every section's pieces may be there already, `with_all`.
        """
        counts = self._starts[sections + 1] - self._starts[sections]
        begins: Numbers = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
        places = np.arange(begins[-1]) + np.repeat(self._starts[sections] - begins[:-1], counts)
        return cosines(self._rows[places], vector) if with_all is None else with_all[places], begins

    def all_cosines(self, vector: Vectors) -> Vectors:
        """The cosine of every piece with a question's vector."""
        return cosines(self._rows, vector)

    def of(self, section: int) -> Vectors:
        """The vectors of one section's pieces, shape `(pieces, dimensions)`; not a copy."""
        return self._rows[self._starts[section] : self._starts[section + 1]]
