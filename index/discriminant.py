"""Which section a question is likely to be about, learnt from the questions that the author wrote down."""

from dataclasses import dataclass

import numpy as np

from index.embedding import Vectors
from index.rows import Numbers, cosines

FEWEST = 5
"""Every section needs so many known questions before anything is learnt from them."""
SHRINKAGE = 2.0
"""How much of an equal spread is mixed into the covariance, which is measured from few questions."""
FLOOR = -5.0
"""The least log-probability: what is unlikely is not told apart any further."""


@dataclass(frozen=True, slots=True)
class Discriminant:
    """Linear discriminant analysis (Fisher 1936) with one class a section and a shared, shrunken covariance."""

    weights: Vectors
    """Shape `(sections, dimensions)`."""
    bias: Vectors
    """Shape `(sections,)`."""

    def log_probabilities(self, vector: Vectors) -> Vectors:
        """The log-probability of each section for a question's vector, at least `FLOOR`; shape `(sections,)`."""
        scores = cosines(self.weights, vector) + self.bias
        scores -= scores.max()
        probabilities: Vectors = np.maximum(scores - np.log(np.exp(scores).sum()), FLOOR).astype(np.float32)
        return probabilities


def fit_discriminant(questions: Vectors, owner: Numbers, sections: int) -> Discriminant | None:
    """The discriminant of known questions, the rows of `questions`, where every section has enough of them."""
    counts = np.bincount(owner, minlength=sections)
    if counts.min(initial=FEWEST) < FEWEST:
        return None
    means = np.zeros((sections, questions.shape[1]))
    np.add.at(means, owner, questions)
    means /= counts[:, None]
    within = questions - means[owner]
    covariance = within.T @ within / len(questions)
    spread = SHRINKAGE * np.trace(covariance) / len(covariance)
    weights = np.linalg.solve(covariance + spread * np.eye(len(covariance)), means.T).T
    bias = -0.5 * (weights * means).sum(axis=1)
    return Discriminant(weights.astype(np.float32), bias.astype(np.float32))
