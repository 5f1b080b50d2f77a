"""The vectors of an index: one a section, and one for each of its pieces, its chunks and then its known questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors

SECTIONS_FILE, PIECES_FILE = "sections.npy", "pieces.npy"
COMPARED_WHOLE = 8_000
"""Up to so many pieces, comparing a question with all of them is quicker than picking out those of some sections."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rows:
    """Unit vectors of the sections and of their pieces; the pieces of one section are neighbours."""

    sections: Vectors
    pieces: Vectors

    def save(self, folder: Path) -> None:
        np.save(folder / SECTIONS_FILE, self.sections)
        np.save(folder / PIECES_FILE, self.pieces)

    @classmethod
    def load(cls, folder: Path) -> "Rows":
        return cls(np.load(folder / SECTIONS_FILE), np.load(folder / PIECES_FILE))


def cosines(rows: Vectors, vector: Vectors) -> Vectors:
    """The dot product of each row with a vector, on this thread: BLAS's threads would fight with the model's."""
    products: Vectors = np.einsum("ij,j->i", rows, vector)
    return products


class Pieces:
    """Which pieces belong to which section, and what they say of a question."""

    def __init__(self, rows: Vectors, counts: Sequence[int]) -> None:
        self._rows = rows
        self.owner: Numbers = np.repeat(np.arange(len(counts)), counts)
        self._starts: Numbers = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)

    def cosines(self, sections: Numbers, vector: Vectors) -> tuple[Vectors, Numbers]:
        """The cosines of all pieces of some sections with a question's vector, and where each section's begin."""
        counts = self._starts[sections + 1] - self._starts[sections]
        begins: Numbers = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
        places = np.arange(begins[-1]) + np.repeat(self._starts[sections] - begins[:-1], counts)
        if len(self._rows) <= COMPARED_WHOLE:
            return cosines(self._rows, vector)[places], begins
        return cosines(self._rows[places], vector), begins
