"""What is noted of a learner: one state a topic, the latest wins, and nothing from outside that is not a learner."""

import json
import math
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learner import LONGEST_ID, MOST_HOURS, MOST_TOPICS, OPEN, STATES, Learner
from knowledge.curriculum import Curriculum
from knowledge.errors import UsageError
from tests.bot.curricula import ELSEWHERE, IDS, a_curriculum, a_topic, any_learners, situations, some

CHANGES = st.lists(st.tuples(st.sampled_from((*STATES, OPEN)), some(["a", "b", "c", "d"])), max_size=8)


@given(CHANGES)
def test_a_topic_has_the_state_that_was_told_last(changes: list[tuple[str, tuple[str, ...]]]) -> None:
    """And no other, however often it was told."""
    learner, latest = Learner(), dict.fromkeys("abcd", OPEN)
    for state, ids in changes:
        learner = learner.with_topics(state, ids)
        latest |= dict.fromkeys(ids, state)
    assert {id: learner.state(id) for id in "abcd"} == latest
    noted = [id for state in STATES for id in getattr(learner, state)]
    assert sorted(noted) == sorted(id for id, state in latest.items() if state != OPEN)


def test_what_is_told_again_moves_to_the_end() -> None:
    """Topics are kept in the order in which they were told, each once."""
    learner = Learner().with_topics("done", ["a", "b", "a", "c"]).with_topics("done", ["a"])
    assert learner.done == ("b", "c", "a")


@given(any_learners())
def test_only_topics_are_moved(learner: Learner) -> None:
    """The goal, the hours and the rest stay as they are."""
    moved = learner.with_topics("doing", ["new"])
    assert replace(moved, done=learner.done, doing=learner.doing, skipped=learner.skipped) == learner
    assert moved.doing[-1] == "new"


@given(any_learners())
def test_a_learner_comes_back_from_json_the_same(learner: Learner) -> None:
    """As text, too, in which tuples are lists and the day is written out."""
    assert Learner.from_json(learner.to_json()) == learner
    assert Learner.from_json(json.loads(json.dumps(learner.to_json(), allow_nan=False))) == learner


def test_there_is_no_place_for_who_a_learner_is() -> None:
    """No name, no age, no gender: only where they stand."""
    assert [each.name for each in fields(Learner)] == [
        "path", "done", "doing", "skipped", "goal", "hours_a_week", "ready_by", "background",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [{}, {"ready_by": ""}, {"hours_a_week": 0}, {"done": [], "goal": ""}])
def test_what_is_left_out_is_unknown(content: dict[str, Any]) -> None:
    assert Learner.from_json(content) == Learner()


def test_a_topic_that_is_told_in_several_states_has_the_first_of_them() -> None:
    """Done before doing before skipped; one that is told twice counts once, and so does a background."""
    content = {"skipped": ["a", "b", "c"], "doing": ["a", "b", "d", "d"], "done": ["a"], "background": ["e", "e"]}
    assert Learner.from_json(content) == Learner(done=("a",), doing=("b", "d"), skipped=("c",), background=("e",))


@pytest.mark.parametrize(
    ("content", "named"),
    [
        *((content, "not a mapping of background, doing, done") for content in (None, [], "done", 5, {"name": "Ada"})),
        ({1: "done"}, "not a mapping"),
        *(({"path": value}, "path: not a text") for value in (None, 5, ["a"], "x" * (LONGEST_ID + 1))),
        *(({"goal": value}, "goal: not a text") for value in (None, 5, ["a"], "x" * (LONGEST_ID + 1))),
        *(({"done": value}, "done: not a list of at most") for value in (None, "a", 5, {"a": 1}, {"a"})),
        *(({name: [5]}, f"{name}: not a list of ids") for name in (*STATES, "background")),
        ({"doing": ["x" * (LONGEST_ID + 1)]}, "doing: not a list of ids"),
        ({"skipped": ["a"] * (MOST_TOPICS + 1)}, "skipped: not a list of at most 5,000"),
        *(
            ({"hours_a_week": value}, "hours_a_week: not a number from 0.5 to 100")
            for value in (None, "6", True, -1, 0.1, MOST_HOURS + 1, math.nan, math.inf, 10**400, [6])
        ),
        *(
            ({"ready_by": value}, "ready_by: not a date such as")
            for value in ("soon", "2027-02-30", "June 2027", 20270630, True, ["2027-06-30"], date(2027, 6, 30))
        ),
    ],
)  # fmt: skip
def test_what_is_no_learner_is_refused(content: Any, named: str) -> None:
    """It may come from anywhere; the message names the field."""
    with pytest.raises(UsageError, match=f"^learner: {named}"):
        Learner.from_json(content)


@given(st.recursive(st.none() | st.booleans() | st.floats() | IDS, lambda each: st.lists(each, max_size=3)))
@pytest.mark.parametrize("name", [each.name for each in fields(Learner)])
def test_whatever_comes_is_a_learner_or_a_usage_error(name: str, value: Any) -> None:
    """Nothing else is raised, and what is read can be written and read again."""
    try:
        learner, message = Learner.from_json({name: value}), ""
    except UsageError as error:
        learner, message = Learner(), str(error)
    assert not message or message.startswith(f"learner: {name}: ")
    assert Learner.from_json(learner.to_json()) == learner


def test_a_learner_is_unknown_until_something_is_told() -> None:
    """The path alone says nothing of where they stand."""
    assert Learner().is_unknown
    assert Learner(path="garden").is_unknown
    for told in (
        Learner(done=("a",)), Learner(doing=("a",)), Learner(skipped=("a",)), Learner(goal="g"),
        Learner(hours_a_week=1), Learner(ready_by=date(2027, 6, 30)), Learner(background=("b",)),
    ):  # fmt: skip
        assert not told.is_unknown


@given(situations())
def test_on_a_path_only_what_its_curriculum_knows_is_kept(situation: tuple[Curriculum, Learner]) -> None:
    """A topic that it has stays as it was; what it has not is gone, and nothing comes to be."""
    curriculum, learner = situation
    there = learner.of(curriculum)
    for topic in curriculum.topics:
        assert there.state(topic.id) == learner.state(topic.id)
    assert there.state(ELSEWHERE) == OPEN
    assert there.goal == (learner.goal if learner.goal != ELSEWHERE else "")
    assert there.background == tuple(id for id in learner.background if id != ELSEWHERE)
    assert (there.hours_a_week, there.ready_by) == (learner.hours_a_week, learner.ready_by)
    assert there.of(curriculum) == there


def test_on_another_path_shared_topics_are_kept() -> None:
    """The path is the new one, and the topics stand in its order."""
    other = replace(a_curriculum(a_topic("b"), a_topic("a"), chef="a"), guide="kitchen")
    learner = Learner(path="garden", done=("a", "z", "b"), doing=("y",), goal="gardener", background=("farmer",))
    assert learner.of(other) == Learner(path="kitchen", done=("b", "a"), background=("farmer",))
