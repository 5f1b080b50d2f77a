"""The plan: what is still to be learnt for a goal, in an order that respects needs, with hours and dates.

Everything here is computed from a curriculum and a learner alone: the same two and the same day give the same plan.
"""

import heapq
import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from graphlib import TopologicalSorter
from itertools import groupby

from bot.learner import Learner
from knowledge.curriculum import Curriculum, Goal, Topic

_NOISE = 1e-6
"""Hours that two ways to add up the same numbers may differ by."""
LONGEST_DAYS = 100 * 365
"""Beyond so many days no date is given: it would mean nothing."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of study, lean and thorough."""

    low: float
    high: float

    def __add__(self, other: "Hours") -> "Hours":
        return Hours(self.low + other.low, self.high + other.high)

    def over(self, share: float) -> "Hours":
        return Hours(self.low / share, self.high / share)

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


NONE = Hours(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A topic in a plan."""

    topic: Topic
    is_doing: bool
    is_open: bool
    """Whether everything that it needs is done or skipped, so that it can be begun today."""
    until: Hours
    """The hours from the plan's beginning to the end of this step."""

    @property
    def hours(self) -> Hours:
        return Hours(*self.topic.hours)


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in the order in which to take them, one after the other."""

    goal: Goal | None
    """None where the curriculum names no goals: then all topics are wanted."""
    is_goal_chosen: bool
    """Whether the learner chose the goal; else it is the curriculum's first."""
    steps: tuple[PlanStep, ...]
    behind: Hours
    """The hours of the topics of this goal that are done."""
    begins: date
    hours_a_week: float
    ready_by: date | None

    @property
    def next(self) -> PlanStep | None:
        """The first step that is not begun, or what it needs and was begun, or else the first; None at the end."""
        ahead = next((step for step in self.steps if not step.is_doing), next(iter(self.steps), None))
        return next((step for step in self.begun if ahead and step.topic.id in ahead.topic.needs), ahead)

    @property
    def begun(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.is_doing)

    @property
    def hours(self) -> Hours:
        """What is left."""
        return self.steps[-1].until if self.steps else NONE

    @property
    def weeks(self) -> Hours | None:
        """The weeks that are left, where the hours a week are known."""
        return self.hours.over(self.hours_a_week) if self.hours_a_week else None

    @property
    def finish(self) -> tuple[date, date] | None:
        """The days on which everything is done, at the lean and the thorough pace; None where they cannot be told."""
        first, last = self.day_after(self.hours.low), self.day_after(self.hours.high)
        return (first, last) if first and last else None

    def part(self, topics: Container[str]) -> "Plan":
        """The steps of some topics alone, one after the other from the first day."""
        steps, until = [], NONE
        for step in self.steps:
            if step.topic.id in topics:
                until += step.hours
                steps.append(replace(step, until=until))
        return replace(self, steps=tuple(steps))

    def phases(self) -> Iterator[tuple[int, tuple[PlanStep, ...]]]:
        """The steps by phase; a phase is there once, unless a curriculum's needs tear it apart."""
        for phase, steps in groupby(self.steps, key=lambda step: step.topic.phase):
            yield phase, tuple(steps)

    def day_after(self, hours: float) -> date | None:
        """The day on which so many hours have been studied."""
        if not self.hours_a_week:
            return None
        days = math.ceil(round(7 * hours / self.hours_a_week, 6))
        return self.begins + timedelta(days=days) if days <= LONGEST_DAYS else None

    def days(self, step: PlanStep) -> tuple[date, date] | None:
        """The first and the last day of a step half-way between the lean and the thorough pace."""
        begin = self.day_after(step.until.middle - step.hours.middle)
        end = self.day_after(step.until.middle)
        return (begin, max(begin, end - timedelta(days=1))) if begin and end else None

    def beside(self, step: PlanStep) -> tuple[PlanStep, ...]:
        """The other steps of a step's phase that could be taken in the same weeks: they are open when it is."""
        same = (each for each in self.steps if each.is_open and each.topic.phase == step.topic.phase)
        return tuple(each for each in same if each is not step) if step.is_open else ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a plan fits between today and the day to be ready by, and what would."""

    weeks: float
    """The weeks that there are."""
    needed: Hours
    """The hours a week with which the lean and the thorough pace end in time."""
    within: int
    """How many of the steps are done by then at the lean pace."""
    fits_lean: bool
    fits_thorough: bool


def fit(plan: Plan) -> Fit | None:
    """How a plan fits its day to be ready by; None where it has none, or no hours a week."""
    if plan.ready_by is None or not plan.hours_a_week:
        return None
    days = (plan.ready_by - plan.begins).days
    weeks, had = days / 7, max(plan.hours_a_week * days / 7, 0.0)
    needed = needed_a_week(plan, plan.ready_by) or Hours(math.inf, math.inf)
    had += _NOISE
    within = sum(step.until.low <= had for step in plan.steps)
    return Fit(weeks, needed, within, plan.hours.low <= had, plan.hours.high <= had)


def needed_a_week(plan: Plan, day: date) -> Hours | None:
    """The hours a week with which a plan ends by a day; None where that is not ahead."""
    days = (day - plan.begins).days
    return plan.hours.over(days / 7) if days > 0 else None


def make_plan(curriculum: Curriculum, learner: Learner, *, begins: date) -> Plan:
    """The plan of a learner: what the goal still needs and nothing else, what is done or left out never.

    Topics come in a topological order of their needs (Kahn 1962). Among those that are open, what was begun comes
    first within its phase, then what the guide wants first, then the foundation that most of the plan stands on, then
    the shorter, then the author's order.
    """
    topics = curriculum.by_id
    goal = curriculum.goal(learner.goal) or next(iter(curriculum.goals), None)
    wanted = list(goal.topics) if goal else list(topics)
    settled = {*learner.done, *learner.skipped}
    left = _closure(wanted, topics, settled)
    ordered = _in_order(left, topics, doing={*learner.doing}, first=curriculum.begin_with)
    until, steps = NONE, []
    for topic in ordered:
        until += Hours(*topic.hours)
        is_open = not any(need in left for need in topic.needs)
        steps.append(PlanStep(topic, topic.id in learner.doing, is_open, until))
    behind = NONE
    for id in _closure(wanted, topics, set()):
        if id in learner.done:
            behind += Hours(*topics[id].hours)
    return Plan(
        goal=goal,
        is_goal_chosen=bool(curriculum.goal(learner.goal)),
        steps=tuple(steps),
        behind=behind,
        begins=begins,
        hours_a_week=learner.hours_a_week,
        ready_by=learner.ready_by,
    )


def _closure(wanted: list[str], topics: Mapping[str, Topic], settled: set[str]) -> dict[str, None]:
    """The wanted topics and what they need, as a set in a fixed order; not beyond what is settled."""
    left: dict[str, None] = {}
    ahead = wanted[::-1]
    while ahead:
        id = ahead.pop()
        if id not in left and id not in settled:
            left[id] = None
            ahead += topics[id].needs
    return left


def needed_by(curriculum: Curriculum, topic: str, among: Callable[[str], bool]) -> tuple[Topic, ...]:
    """The topics, of those wanted, that need a topic at once."""
    return tuple(each for each in curriculum.topics if topic in each.needs and among(each.id))


def needs_of(curriculum: Curriculum, topic: Topic) -> frozenset[str]:
    """The ids of all topics that a topic needs, at once or through others."""
    return frozenset(_closure(list(topic.needs), curriculum.by_id, set()))


def _in_order(
    left: Mapping[str, None], topics: Mapping[str, Topic], *, doing: set[str], first: Sequence[str]
) -> Iterator[Topic]:
    weight = _stand_on(left, topics)
    favoured = {id: number for number, id in enumerate(first)}
    place = {id: number for number, id in enumerate(topics)}
    waiting = {id: sum(need in left for need in topics[id].needs) for id in left}
    users: dict[str, list[str]] = {id: [] for id in left}
    for id in left:
        for need in topics[id].needs:
            if need in left:
                users[need].append(id)

    def rank(id: str) -> tuple[float, ...]:
        topic = topics[id]
        early = favoured.get(id, len(favoured))
        return topic.phase, id not in doing, early, -weight[id], sum(topic.hours), place[id]

    ready = [(rank(id), id) for id, count in waiting.items() if not count]
    heapq.heapify(ready)
    while ready:
        _, id = heapq.heappop(ready)
        yield topics[id]
        for user in users[id]:
            waiting[user] -= 1
            if not waiting[user]:
                heapq.heappush(ready, (rank(user), user))


def _stand_on(left: Mapping[str, None], topics: Mapping[str, Topic]) -> dict[str, int]:
    """How many of the topics that are left need each of them, at once or through others.

    The needs of each are a set of bits, so that a large curriculum is quick.
    """
    bit = {id: 1 << number for number, id in enumerate(left)}
    below: dict[str, int] = {}
    for id in _needs_first(left, topics):
        below[id] = 0
        for need in topics[id].needs:
            if need in left:
                below[id] |= below[need] | bit[need]
    counts = dict.fromkeys(left, 0)
    ids = list(left)
    for bits in below.values():
        while bits:
            lowest = bits & -bits
            counts[ids[lowest.bit_length() - 1]] += 1
            bits ^= lowest
    return counts


def _needs_first(left: Mapping[str, None], topics: Mapping[str, Topic]) -> Iterable[str]:
    return TopologicalSorter({id: [need for need in topics[id].needs if need in left] for id in left}).static_order()
