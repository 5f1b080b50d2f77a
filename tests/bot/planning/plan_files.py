"""A small curriculum and the files of its plans, for the tests of those files."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import vobject
from hypothesis import strategies as st

from bot.learner import FEWEST_HOURS, MOST_HOURS, STATES, Learner
from bot.planning.calendar_file import to_calendar
from bot.planning.checklist import to_markdown
from bot.planning.plan import Plan, make_plan
from knowledge.curriculum import Curriculum, Goal, Topic
from knowledge.guide import Guide, Section

BEGINS = date(2026, 11, 24)
MADE = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
CHECK = ("a?", "b?", "c?")

PARTS = {
    "g/roadmap": "Roadmap",
    "g/roadmap/phase-1": "Phase 1: Roots",
    "g/roadmap/phase-2": "Phase 2: Leaves",
    "g/soil": "Soil",
    "g/books": "Books",
}
SEEDS = Topic("seeds", "Seeds", "g/soil", 1, (), (10, 20), CHECK, "low", (), "Sow ten beans.", "g/books")
SOIL = Topic("soil", "Soil", "g/soil", 1, (), (7, 7), CHECK, "both")
WATER = Topic("water", "Water", "g/soil", 1, ("soil",), (2.5, 4), CHECK)
PRUNING = Topic("pruning", "Pruning", "g/soil", 2, ("seeds", "water"), (1, 2), CHECK, "high")
BONSAI = Topic("bonsai", "Bonsai", "g/soil", 2, (), (100, 200), CHECK, "both")
GARDENER = Goal("gardener", "Gardener", "g/soil", ("pruning",))
ARTIST = Goal("artist", "Bonsai artist", "g/soil", ("bonsai", "seeds"))
CURRICULUM = Curriculum("g", (SEEDS, SOIL, WATER, PRUNING, BONSAI), (GARDENER, ARTIST))


def a_guide(title: str = "Gardening", reviewed: date | None = date(2026, 11, 1), **titles: str) -> Guide:
    """A guide with the sections that the topics above name, some of them with other titles."""
    named = PARTS | {f"g/{id}": each for id, each in titles.items()}
    sections = tuple(Section(id, (title, each), "", 1, 1) for id, each in named.items())
    return Guide("g", Path("g.md"), title, "", reviewed, 1, "", 1, sections)


def a_plan(learner: Learner, curriculum: Curriculum = CURRICULUM, begins: date = BEGINS) -> Plan:
    return make_plan(curriculum, learner, begins=begins)


def markdown_of(learner: Learner, curriculum: Curriculum = CURRICULUM, guide: Guide | None = None) -> str:
    return to_markdown(curriculum, learner, a_plan(learner, curriculum), guide=guide or a_guide())


def calendar_of(
    learner: Learner, curriculum: Curriculum = CURRICULUM, *, begins: date = BEGINS, made: datetime = MADE
) -> bytes:
    plan = a_plan(learner, curriculum, begins)
    return to_calendar(curriculum, plan, guide=a_guide(), made=made)


def events_in(calendar: bytes) -> list[Any]:
    """The events of a calendar as the other parser reads them."""
    return list(vobject.readOne(calendar.decode()).contents["vevent"])


def event_ids(calendar: bytes) -> list[str]:
    return [event.uid.value for event in events_in(calendar)]


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def entries(text: str) -> list[str]:
    """The lines of a checklist's topics, whatever their state."""
    return [line for line in text.split("\n") if re.match(r"- (\[[ x]\] )?\[", line)]


def entitled(**titles: str) -> Curriculum:
    """The curriculum with other titles or exercises: `seeds="..."`, `seeds_exercise="..."`."""
    topics = (
        replace(each, title=titles.get(each.id, each.title), exercise=titles.get(f"{each.id}_exercise", each.exercise))
        for each in CURRICULUM.topics
    )
    return replace(CURRICULUM, topics=tuple(topics))


AWKWARD = [
    "Arrays [1] and (maps)](javascript:alert(1))",
    "a * b * c, __init__, snake_case, `code` and ~~strike~~",
    "<script>alert(1)</script> &amp; &#35; R&D",
    r"a\b \[c\] $x$ :tada: C# and # hash #",
    "Zażółć gęślą jaźń, 機械学習, 🎓, \u0641\u0627\u0631\u0633\u06cc\u200c\u0647\u0627",
]


@st.composite
def states_of(draw: st.DrawFn, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Some topics in each state, none in two."""
    order = draw(st.permutations(ids))
    first, second, third = sorted(draw(st.lists(st.integers(0, len(ids)), min_size=3, max_size=3)))
    return dict(
        zip(STATES, (tuple(order[:first]), tuple(order[first:second]), tuple(order[second:third])), strict=True)
    )


HOURS = st.just(0.0) | st.floats(FEWEST_HOURS, MOST_HOURS)
TEXTS = st.text(max_size=200)
LEARNERS = st.builds(
    lambda states, **told: Learner(**states, **told),
    st.lists(TEXTS, unique=True, max_size=12).flatmap(states_of),
    path=TEXTS,
    goal=TEXTS,
    hours_a_week=HOURS,
    ready_by=st.none() | st.dates(),
    background=st.lists(TEXTS, unique=True, max_size=4).map(tuple),
)
