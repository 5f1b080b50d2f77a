"""What is known of a learner's position on a path: only what was told and agreed to, and no name, age or gender."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from knowledge.curriculum import Curriculum
from knowledge.errors import UsageError

MOST_TOPICS = 5_000
"""The most topics that a learner from outside may have of a kind."""
LONGEST_ID = 200
FEWEST_HOURS, MOST_HOURS = 0.5, 100.0
"""The hours of study a week with which a plan is made."""
DONE, DOING, SKIPPED, OPEN = "done", "doing", "skipped", "open"
STATES = (DONE, DOING, SKIPPED)
"""The states of a topic that are noted; any other topic is open."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Where a learner stands; the ids are those of the curriculum of the path's guide."""

    path: str = ""
    """The id of the guide; empty until something was told."""
    done: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    goal: str = ""
    hours_a_week: float = 0.0
    """0 where they were not told."""
    ready_by: date | None = None
    background: tuple[str, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether nothing has been told."""
        return replace(self, path="") == Learner()

    def with_topics(self, state: str, ids: Iterable[str]) -> "Learner":
        """The learner with some topics `done`, `doing`, `skipped`, or none of these, which is `open`."""
        moved = tuple(dict.fromkeys(ids))
        return replace(
            self,
            done=_moved(self.done, moved, state == DONE),
            doing=_moved(self.doing, moved, state == DOING),
            skipped=_moved(self.skipped, moved, state == SKIPPED),
        )

    def state(self, topic: str) -> str:
        """Whether a topic is `done`, `doing`, `skipped` or `open`."""
        return next((name for name in STATES if topic in getattr(self, name)), OPEN)

    def of(self, curriculum: Curriculum) -> "Learner":
        """The learner on the path of a curriculum, without what it does not know; shared topics stay as they are."""
        return replace(
            self,
            path=curriculum.guide,
            done=curriculum.known(self.done),
            doing=curriculum.known(self.doing),
            skipped=curriculum.known(self.skipped),
            goal=self.goal if curriculum.goal(self.goal) else "",
            background=tuple(id for id in self.background if curriculum.background(id)),
        )

    def to_json(self) -> dict[str, Any]:
        """The learner as plain values."""
        return asdict(self) | {"ready_by": self.ready_by.isoformat() if self.ready_by else None}

    @classmethod
    def from_json(cls, content: Any) -> "Learner":
        """A learner out of plain values, which may come from anywhere.

        Raises `UsageError` naming what is not as `to_json` writes it. A topic has one state: the first of done, doing
        and skipped.
        """
        names = {each.name for each in fields(cls)}
        if not isinstance(content, Mapping) or not set(content) <= names:
            raise UsageError(f"learner: not a mapping of {', '.join(sorted(names))}")
        learner = cls(
            path=_text(content, "path"),
            goal=_text(content, "goal"),
            hours_a_week=_hours(content.get("hours_a_week", 0.0)),
            ready_by=_date(content.get("ready_by")),
            background=_ids(content, "background"),
        )
        for name in reversed(STATES):
            learner = learner.with_topics(name, _ids(content, name))
        return learner


def _moved(ids: tuple[str, ...], moved: tuple[str, ...], there: bool) -> tuple[str, ...]:
    gone = set(moved)
    kept = tuple(id for id in ids if id not in gone)
    return (*kept, *moved) if there else kept


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content.get(key, "")
    if not isinstance(value, str) or len(value) > LONGEST_ID:
        raise UsageError(f"learner: {key}: not a text of at most {LONGEST_ID} characters")
    return value


def _ids(content: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = content.get(key, ())
    if isinstance(values, str) or not isinstance(values, list | tuple) or len(values) > MOST_TOPICS:
        raise UsageError(f"learner: {key}: not a list of at most {MOST_TOPICS:,}")
    if not all(isinstance(value, str) and len(value) <= LONGEST_ID for value in values):
        raise UsageError(f"learner: {key}: not a list of ids")
    return tuple(dict.fromkeys(values))


def _hours(value: Any) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not (value == 0 or FEWEST_HOURS <= value <= MOST_HOURS):
        raise UsageError(f"learner: hours_a_week: not a number from {FEWEST_HOURS:g} to {MOST_HOURS:g}, or 0")
    return float(value)


def _date(value: Any) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise UsageError("learner: ready_by: not a date such as 2027-06-30") from error
