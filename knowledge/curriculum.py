"""The curriculum of a guide: what there is to learn, what each topic needs first, and what one may aim at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

CHECKS = 3
"""How many yes/no questions tell whether a topic is known already."""


_STRICT = {"extra": "forbid"}
"""How a file's content is checked against the types (`knowledge.read_curriculum`): no key that they do not have."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to learn, small enough to be ticked off."""

    __pydantic_config__ = _STRICT

    id: str
    title: str
    section: str
    """The id of the section that teaches it."""
    phase: int
    """The phase of the guide's roadmap that it belongs to, counted from 1."""
    needs: tuple[str, ...]
    """The ids of the topics that have to be known before it."""
    hours: tuple[float, float]
    """Hours of study, lean and thorough."""
    check: tuple[str, ...]
    """Yes/no questions; who can say yes to all of them may skip it."""
    estimated: Literal["", "low", "high", "both"] = ""
    """Which of the hours are an estimate of the author, and not the length of a course."""
    known_as: tuple[str, ...] = ()
    """What else learners call it; a name may stand for several topics."""
    exercise: str = ""
    """A first thing to do."""
    resources: str = ""
    """The id of the section that lists courses and books for it."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A role or a specialisation that a learner may aim at."""

    __pydantic_config__ = _STRICT

    id: str
    title: str
    section: str
    topics: tuple[str, ...]
    """The topics that it asks for; what these need belongs to it as well."""
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What somebody does or has studied, and the topics that such a person is likely to know."""

    __pydantic_config__ = _STRICT

    id: str
    title: str
    section: str
    topics: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Curriculum:
    """The topics of one guide in the author's order; each id is there once and the needs go round in no circle."""

    __pydantic_config__ = _STRICT

    guide: str
    topics: tuple[Topic, ...]
    goals: tuple[Goal, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    begin_with: tuple[str, ...] = ()
    """The topics that the guide wants learnt first, where nothing that they need is missing."""

    @property
    def by_id(self) -> Mapping[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @property
    def names(self) -> Iterator[str]:
        """What everything in it is called."""
        entries: tuple[Topic | Goal | Background, ...] = (*self.topics, *self.goals, *self.backgrounds)
        for entry in entries:
            yield from (entry.title, *entry.known_as)

    def goal(self, id: str) -> Goal | None:
        return next((goal for goal in self.goals if goal.id == id), None)

    def background(self, id: str) -> Background | None:
        return next((each for each in self.backgrounds if each.id == id), None)

    def known(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of some ids that are topics here, each once, in the curriculum's order."""
        wanted = set(ids)
        return tuple(topic.id for topic in self.topics if topic.id in wanted)

    def title(self, id: str) -> str:
        """The title of a topic that is there."""
        return self.by_id[id].title
