"""Small curricula, and random ones with random learners, for the tests of what is worked out from them."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from bot.learner import FEWEST_HOURS, MOST_HOURS, OPEN, STATES, Learner
from knowledge.curriculum import CHECKS, Background, Curriculum, Goal, Topic

TODAY = date(2026, 12, 1)
ELSEWHERE = "elsewhere"
"""The id of a topic, goal and background that no curriculum here knows."""

IDS = st.text(max_size=8)
DATES = st.none() | st.dates()
HOURS = st.integers(1, 400).map(lambda halves: halves / 2)
"""Halves, so that sums are the same in whatever order they are made."""
HOURS_A_WEEK = st.floats(FEWEST_HOURS, MOST_HOURS)
MOST_TOPICS, MOST_NEEDS, MOST_GOALS, PHASES = 14, 4, 3, 4


def a_topic(id: str, needs: str = "", *, phase: int = 1, hours: tuple[float, float] = (1.0, 2.0)) -> Topic:
    """A topic that needs those named, with a blank between them."""
    return Topic(id, id.capitalize(), "garden/plants", phase, tuple(needs.split()), hours, ("Can you?",) * CHECKS)


def a_curriculum(*topics: Topic, begin_with: str = "", **goals: str) -> Curriculum:
    """A curriculum of these topics; each goal is given by the topics that it asks for."""
    return Curriculum(
        guide="garden",
        topics=topics,
        goals=tuple(Goal(id, id.capitalize(), "garden/plants", tuple(ids.split())) for id, ids in goals.items()),
        backgrounds=(Background("farmer", "Farmer", "garden/tools"),),
        begin_with=tuple(begin_with.split()),
    )


@st.composite
def curricula(draw: st.DrawFn) -> Curriculum:
    """Any curriculum that can be read: the needs go round in no circle and to no later phase.

    The author's order is any, and there may be no goal.
    """
    phases = sorted(draw(st.lists(st.integers(1, PHASES), min_size=1, max_size=MOST_TOPICS)))
    ids = [f"t{number}" for number in range(len(phases))]
    topics = [
        a_topic(
            id,
            " ".join(draw(some(ids[:number], most=MOST_NEEDS))),
            phase=phases[number],
            hours=draw(st.tuples(HOURS, HOURS).map(lambda pair: (min(pair), max(pair)))),
        )
        for number, id in enumerate(ids)
    ]
    goals = draw(st.lists(some(ids), max_size=MOST_GOALS))
    return a_curriculum(
        *draw(st.permutations(topics)),
        begin_with=" ".join(draw(some(ids, most=2))),
        **{f"goal{number}": " ".join(wanted) for number, wanted in enumerate(goals)},
    )


@st.composite
def learners(draw: st.DrawFn, curriculum: Curriculum) -> Learner:
    """Any learner on the path of a curriculum, who may know more and want something else than it has."""
    topics = [*(topic.id for topic in curriculum.topics), ELSEWHERE]
    states = {id: draw(st.sampled_from((*STATES, OPEN))) for id in draw(st.permutations(topics))}
    of_state = {state: tuple(id for id, its in states.items() if its == state) for state in STATES}
    return Learner(
        path=curriculum.guide,
        goal=draw(st.sampled_from(["", ELSEWHERE, *(goal.id for goal in curriculum.goals)])),
        hours_a_week=draw(st.just(0.0) | HOURS_A_WEEK),
        ready_by=draw(st.none() | st.integers(-100, 2_000).map(lambda days: TODAY + timedelta(days=days))),
        background=draw(some(["farmer", ELSEWHERE])),
        **of_state,
    )


@st.composite
def situations(draw: st.DrawFn) -> tuple[Curriculum, Learner]:
    """A curriculum and a learner on its path."""
    curriculum = draw(curricula())
    return curriculum, draw(learners(curriculum))


@st.composite
def any_learners(draw: st.DrawFn) -> Learner:
    """Any learner whatever, without a curriculum."""
    ids = draw(st.lists(st.tuples(IDS, st.sampled_from(STATES)), unique_by=lambda pair: pair[0], max_size=12))
    return Learner(
        path=draw(IDS),
        goal=draw(IDS),
        hours_a_week=draw(st.just(0.0) | HOURS_A_WEEK),
        ready_by=draw(DATES),
        background=tuple(draw(st.lists(IDS, unique=True, max_size=3))),
        **{state: tuple(id for id, its in ids if its == state) for state in STATES},
    )


def some(ids: Sequence[str], *, most: int | None = None) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the ids, each once, in any order."""
    if not ids:
        return st.just(())
    return st.lists(st.sampled_from(ids), unique=True, max_size=most).map(tuple)
