"""The risk-coverage curve of declining: how wrong the answers are, the more questions are answered."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """One point for each number of questions answered, those with the most evidence first."""

    coverage: Numbers
    """The share of all questions that is answered, rising to 1."""
    risk: Numbers
    """Of those answered, the share that the guides do not answer."""
    evidence: Numbers
    """The least evidence among those answered."""

    @property
    def area(self) -> float:
        """The area under the curve, the mean risk over all coverages (Geifman and El-Yaniv 2017); lower is better."""
        return float(self.risk.mean())


def risk_coverage(evidence: Sequence[float] | Numbers, answerable: Sequence[bool] | NDArray[np.bool_]) -> RiskCoverage:
    """The curve of some questions by the evidence for an answer; there must be at least one."""
    scores, right = np.asarray(evidence, dtype=np.float64), np.asarray(answerable, dtype=bool)
    order = np.argsort(-scores, kind="stable")
    answered = np.arange(1, len(order) + 1)
    return RiskCoverage(answered / len(order), np.cumsum(~right[order]) / answered, scores[order])
