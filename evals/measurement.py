"""A measured figure with its goal: what the commands that judge by goals print, and whether it falls short."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure, what it is measured against, and the goal, if there is one."""

    name: str
    value: float
    unit: str = ""
    """What it is counted in; a share or a difference of shares has none."""
    goal: float | None = None
    at_least: bool = False
    """Whether the goal is the least that will do; otherwise it is the most."""
    floor: str = ""
    low: float | None = None
    high: float | None = None
    """The 95% interval, where one was estimated."""
    count: int | None = None
    """Over how many questions, messages or answers it was taken."""

    @property
    def falls_short(self) -> bool:
        if self.goal is None:
            return False
        return self.value < self.goal if self.at_least else self.value > self.goal

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"falls_short": self.falls_short}


def share(name: str, holds: Sequence[bool], *, goal: float | None = None) -> Measurement:
    """The share of what holds, 0 where there is nothing; a goal is the most that it may be."""
    return Measurement(name, sum(holds) / max(1, len(holds)), goal=goal, count=len(holds))


def measurements_text(measurements: Iterable[Measurement]) -> str:
    """The measurements as a table, each with its interval, its goal and whether it is met."""
    rows = [(_name(each), _value(each), _interval(each), _count(each), _goal(each)) for each in measurements]
    head = ("", "measured", "95% interval", "of", "goal")
    shown = [place for place in range(len(head)) if place in {0, 1, 4} or any(row[place] for row in rows)]
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = (
            row[place].ljust(widths[place]) if place in {0, 4} else row[place].rjust(widths[place]) for place in shown
        )
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _name(each: Measurement) -> str:
    return f"{each.name}, of {each.floor}" if each.floor else each.name


def _value(each: Measurement) -> str:
    return f"{each.value:.2f} {each.unit}" if each.unit else f"{each.value:.3f}"


def _interval(each: Measurement) -> str:
    return "" if each.low is None or each.high is None else f"{each.low:.3f} to {each.high:.3f}"


def _count(each: Measurement) -> str:
    return "" if each.count is None else str(each.count)


def _goal(each: Measurement) -> str:
    if each.goal is None:
        return ""
    return f"{'at least' if each.at_least else 'at most'} {each.goal:g}{'  SHORT' if each.falls_short else ''}"
