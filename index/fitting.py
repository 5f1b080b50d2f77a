"""How well each chunk of a found section fits what was asked, so that the one that answers is shown first."""

from collections.abc import Sequence

import numpy as np

from index.embedding import Vectors
from index.rows import cosines

NEAR_A_CHUNK, FAR_FROM_CHUNKS = 0.55, 0.35
"""The cosine with a section's nearest chunk from which on it alone tells which fits, and down to which it counts."""
LIKENESS = 20.0
"""How much more a known question counts for a chunk that is more like what was asked."""


def fits_of(chunks: Vectors, near: Vectors, known: Vectors, vectors: Sequence[Vectors]) -> Vectors:
    """How well each chunk of a section fits a question in some wordings: the greatest of its fits with one of them.

    A question that is `near` to some chunk, with its heading, is left at that. To one that is far from all, a story for
    example, the section's known questions are added by how like it they are, since an author's plain question is nearer
    to what answers it (relevance feedback after Rocchio, 1971), and bare chunks are compared.
    """
    from_afar = min(max((NEAR_A_CHUNK - float(near.max())) / (NEAR_A_CHUNK - FAR_FROM_CHUNKS), 0.0), 1.0)
    if not from_afar or not len(known):
        return near
    fits = np.maximum.reduce([cosines(chunks, _meant(vector, known)) for vector in vectors])
    return np.asarray((1.0 - from_afar) * near + from_afar * fits, dtype=np.float32)


def _meant(vector: Vectors, known: Vectors) -> Vectors:
    """The unit vector of a question with the known questions that are like it."""
    like = cosines(known, vector)
    shares = np.exp(LIKENESS * (like - like.max()))
    meant = vector + max(float(like.max()), 0.0) * (shares @ known) / shares.sum()
    return np.asarray(meant / np.linalg.norm(meant), dtype=np.float32)
