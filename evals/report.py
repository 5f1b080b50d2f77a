"""The report of a run: every measure overall and by group, each with its interval, and what missed."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.chance import Numbers, bootstrap_intervals, means
from evals.outcome import MEASURES, Outcome
from knowledge.errors import UsageError

FORMAT = 1

GROUPINGS: dict[str, Callable[[Outcome], Iterable[str]]] = {
    "section": lambda each: [each.section],
    "phrasing": lambda each: [each.phrasing],
    "part": lambda each: [each.part],
    "behaviour": lambda each: each.tags,
    "nearness": lambda each: [] if each.near is None else ["near the subject" if each.near else "far from it"],
}
"""How turns are grouped, and the groups that one is in; an empty name is no group."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over some turns: its mean, its 95% interval, and how many turns it applies to."""

    value: float
    low: float
    high: float
    count: int


Figures = Mapping[str, Figure]
"""Figures by the measure's name; a measure that applies to no turn is left out."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of a run and what was run; the figures follow from the outcomes."""

    outcomes: tuple[Outcome, ...]
    about: Mapping[str, str]
    """What was run: the guides, the model, the cases, the part."""
    seconds: float

    def overall(self) -> Figures:
        return figures(self.outcomes)

    def of_part(self, *parts: str) -> Figures:
        """The figures of some parts; a part without a name is that of cases which name none."""
        return figures([each for each in self.outcomes if each.part in parts])

    def groups(self) -> dict[str, dict[str, Figures]]:
        """Figures by grouping and group, the groups in the order in which the cases name them."""
        grouped: dict[str, dict[str, Figures]] = {}
        for name, groups_of in GROUPINGS.items():
            members: dict[str, list[Outcome]] = {}
            for outcome in self.outcomes:
                for group in groups_of(outcome):
                    members.setdefault(group, []).append(outcome)
            grouped[name] = {group: _of_group(its) for group, its in members.items() if group}
        return {name: groups for name, groups in grouped.items() if groups}

    def misses(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.failures)

    def to_json(self) -> dict[str, Any]:
        """The report as it is kept: its figures for who reads it, its outcomes to make it again."""
        groups = self.groups()
        return {
            "format": FORMAT,
            "about": dict(self.about),
            "seconds": round(self.seconds, 3),
            "overall": _figures_to_json(self.overall()),
            "groups": {name: {group: _figures_to_json(its) for group, its in groups[name].items()} for name in groups},
            "outcomes": [outcome.to_json() for outcome in self.outcomes],
        }


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Every measure over some turns that applies to at least one of them."""
    if not outcomes:
        return {}
    sums, counts = totals(outcomes)
    values = means(sums, counts)
    low, high = bootstrap_intervals(sums, counts)
    applied = counts.sum(axis=0).astype(int)
    return {
        name: Figure(float(values[place]), float(low[place]), float(high[place]), int(applied[place]))
        for place, name in enumerate(MEASURES)
        if applied[place]
    }


def _of_group(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of a group; in one that has nothing to decline, the precision of declining would always be 0."""
    left_out = set() if any(each.to_decline for each in outcomes) else {"decline precision"}
    return {name: figure for name, figure in figures(outcomes).items() if name not in left_out}


def totals(outcomes: Iterable[Outcome]) -> tuple[Numbers, Numbers]:
    """Each case's sum of every measure, and over how many turns, both of shape `(cases, measures)`.

    Cases that ask the same for different people are one case here, since they stand or fall together.
    """
    by_case: dict[str, list[list[float | None]]] = {}
    for outcome in outcomes:
        by_case.setdefault(outcome.group or outcome.case, []).append(
            [measure(outcome) for measure in MEASURES.values()]
        )
    values = [np.array(turns, dtype=np.float64) for turns in by_case.values()]
    sums = np.array([np.nansum(turns, axis=0) for turns in values])
    counts = np.array([(~np.isnan(turns)).sum(axis=0) for turns in values], dtype=np.float64)
    return sums, counts


def save_report(report: Report, path: Path) -> None:
    content = json.dumps(report.to_json(), ensure_ascii=False, indent=1)
    try:
        path.write_text(content + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error})") from error


def load_report(path: Path) -> Report:
    """A report that `guide-evals run --json` wrote. Raises `UsageError` where it is not one."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError(f"its format is {content['format']}, not {FORMAT}")
        outcomes = tuple(Outcome.from_json(each) for each in content["outcomes"])
        return Report(outcomes, dict(content["about"]), float(content["seconds"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is not a report; write one with: guide-evals run --json {path} ({error})") from error


def _figures_to_json(its: Figures) -> dict[str, Any]:
    return {name: {key: round(value, 4) for key, value in asdict(figure).items()} for name, figure in its.items()}
