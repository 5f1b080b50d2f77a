"""Comparing two reports: what moved, whether it could be chance, and which turns changed."""

from dataclasses import dataclass

import numpy as np

from evals.chance import means, randomisation_test
from evals.outcome import MEASURES, Outcome
from evals.report import Report, totals
from knowledge.errors import UsageError


@dataclass(frozen=True, slots=True)
class Move:
    """One measure in both reports, over the turns that they share."""

    measure: str
    before: float
    after: float
    p: float
    """The probability that chance alone moves it as far."""

    @property
    def difference(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different between two reports."""

    shared: int
    """How many turns are in both; all else here is about these."""
    measures: tuple[Move, ...]
    mended: tuple[Outcome, ...]
    """Turns that hold in the second report alone, as they were in the first."""
    broken: tuple[Outcome, ...]
    """Turns that hold in the first report alone, as they are in the second."""
    only_before: int
    only_after: int


def compare(before: Report, after: Report) -> Comparison:
    """Compare two reports over the turns that say the same in the same place. Raises `UsageError` where none do."""
    olds = {_key(outcome): outcome for outcome in before.outcomes}
    news = {_key(outcome): outcome for outcome in after.outcomes}
    keys = [key for key in olds if key in news]
    if not keys:
        raise UsageError("the two reports have no turn in common; run both over the same cases")
    pairs = [(olds[key], news[key]) for key in keys]
    return Comparison(
        shared=len(pairs),
        measures=_moves(pairs),
        mended=tuple(old for old, new in pairs if old.failures and not new.failures),
        broken=tuple(new for old, new in pairs if new.failures and not old.failures),
        only_before=len(olds) - len(pairs),
        only_after=len(news) - len(pairs),
    )


def _key(outcome: Outcome) -> tuple[str, int, str]:
    return outcome.case, outcome.turn, outcome.says


def _moves(pairs: list[tuple[Outcome, Outcome]]) -> tuple[Move, ...]:
    old, new = totals(one for one, _ in pairs), totals(other for _, other in pairs)
    before, after, p = means(*old), means(*new), randomisation_test(old, new)
    return tuple(
        Move(name, float(before[place]), float(after[place]), float(p[place]))
        for place, name in enumerate(MEASURES)
        if not np.isnan(before[place]) and not np.isnan(after[place])
    )
