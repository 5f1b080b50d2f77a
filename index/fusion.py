"""One score a section out of its cosine, its pieces' cosines, and its keywords."""

import numpy as np
from numpy.typing import NDArray

from index.keywords import KeywordScores

Scores = NDArray[np.float32]

SECTION_WEIGHT = 0.25
PIECE_WEIGHT = 0.75
COVERAGE_WEIGHT = 0.22
BM25_WEIGHT = 0.08
LIKELIHOOD_WEIGHT = 0.02
SOFTNESS = 0.05
"""In cosine: pieces this near to the best one still add to what the best one says."""


def fuse(section_cosines: Scores, piece_scores: Scores, keywords: KeywordScores, likelihood: Scores | float) -> Scores:
    """The score of every section, shape `(sections,)`.

    A weighted sum of the section's cosine, the soft maximum of its pieces' cosines, the share of the question's inverse
    document frequency that its words make up, its BM25 as a share of the best, and the log-probability that the
    question is about it. The weights were chosen on open question sets, on the known questions left out in turn, and on
    the cases kept for tuning, together (`docs/why.md`).
    """
    scores = (
        SECTION_WEIGHT * section_cosines
        + PIECE_WEIGHT * piece_scores
        + COVERAGE_WEIGHT * keywords.coverage
        + BM25_WEIGHT * keywords.bm25
        + LIKELIHOOD_WEIGHT * likelihood
    )
    return np.asarray(scores, dtype=np.float32)


def soft_maximum(cosines: Scores, begins: NDArray[np.intp]) -> Scores:
    """The soft maximum (log-sum-exp) of each group of cosines; group `i` is `cosines[begins[i]:begins[i + 1]]`.

    Several good pieces say more than one: two that are equally near add `SOFTNESS * ln 2`.
    """
    powers = np.exp((cosines - 1.0) / SOFTNESS)
    sums = np.add.reduceat(powers, begins[:-1])
    return np.asarray(1.0 + SOFTNESS * np.log(np.maximum(sums, 1e-37)), dtype=np.float32)
