"""Which section a question is likely to be about, learnt from the questions that the author wrote down."""

from dataclasses import dataclass

import numpy as np

from index.embedding import Vectors
from index.rows import Numbers, cosines

FEWEST = 5
"""Every class needs so many questions before anything is learnt from them."""
SHRINKAGE = 2.0
"""How much of an equal spread is mixed into the covariance, which is measured from few questions."""
FLOOR = -5.0
"""The least log-probability: what is unlikely is not told apart any further."""


@dataclass(frozen=True, slots=True)
class Discriminant:
    """Linear discriminant analysis (Fisher 1936) with a shared, shrunken covariance; most classes are sections."""

    weights: Vectors
    """Shape `(classes, dimensions)`."""
    bias: Vectors
    """Shape `(classes,)`."""

    def log_probabilities(self, vector: Vectors, *, floor: float = FLOOR) -> Vectors:
        """The log-probability of each class for a question's vector, at least `floor`; shape `(classes,)`."""
        scores = cosines(self.weights, vector) + self.bias
        scores -= scores.max()
        probabilities: Vectors = np.maximum(scores - np.log(np.exp(scores).sum()), floor).astype(np.float32)
        return probabilities


def fit_discriminant(questions: Vectors, owner: Numbers, classes: int) -> Discriminant | None:
    """The discriminant of questions, one a row, by the class that owns each, where every class has enough of them."""
    counts = np.bincount(owner, minlength=classes)
    if counts.min(initial=FEWEST) < FEWEST:
        return None
    means = np.stack([questions[owner == label].mean(axis=0, dtype=np.float64) for label in range(classes)])
    within = questions - means[owner]
    covariance = within.T @ within / len(questions)
    spread = SHRINKAGE * np.trace(covariance) / len(covariance)
    weights = np.linalg.solve(covariance + spread * np.eye(len(covariance)), means.T).T
    bias = -0.5 * (weights * means).sum(axis=1)
    return Discriminant(weights.astype(np.float32), bias.astype(np.float32))
