"""The conversation: a frozen value, kept by others as plain values, and read back strictly."""

import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import LARGEST, LONGEST, MOST, REMEMBERED, Conversation, Option, Span
from knowledge.errors import UsageError

TEXT = st.text(max_size=30)
OPTIONS = st.builds(Option, TEXT, TEXT)
PLACES = st.integers(0, LARGEST)
CONVERSATIONS = st.builds(
    Conversation,
    asked=st.lists(TEXT, max_size=REMEMBERED).map(tuple),
    answered=TEXT,
    sections=st.lists(TEXT, max_size=5).map(tuple),
    told=st.lists(st.builds(Span, TEXT, PLACES, PLACES), max_size=5).map(tuple),
    offer=st.none() | OPTIONS,
    listed=st.lists(OPTIONS, max_size=5).map(tuple),
    suggested=st.lists(OPTIONS, max_size=5).map(tuple),
    place=TEXT,
    refused=st.booleans(),
    guarded=st.booleans(),
)
PLAIN_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


def test_a_conversation_remembers_what_was_asked_and_cited() -> None:
    """Each message turns one frozen value into the next, and only so many questions are kept, the newest."""
    first = Conversation()
    second = first.after("a question", ("ai-ml/roadmap",))
    assert first == Conversation()
    assert second.asked == ("a question",)
    assert second.answered == "a question"
    assert second.sections == ("ai-ml/roadmap",)
    for number in range(30):
        second = second.after(str(number), ())
    assert second.asked == tuple(str(number) for number in range(10, 30))


def test_a_question_without_an_answer_changes_only_what_was_asked() -> None:
    """Where the learner stands stays as it was."""
    before = Conversation().after("one", ("a/b",), place="a/b", offer=Option("Go on"))
    after = before.after_none("two", offer=None)
    assert after.asked == ("one", "two")
    assert (after.answered, after.sections, after.place) == ("one", ("a/b",), "a/b")
    assert after.offer is None


def test_a_conversation_cannot_be_changed() -> None:
    """Two threads may hold the same one."""
    with pytest.raises(FrozenInstanceError):
        Conversation().place = "a/b"  # type: ignore[misc]


@given(conversation=CONVERSATIONS)
def test_a_conversation_survives_being_kept_as_json(conversation: Conversation) -> None:
    """Whoever keeps it between messages hands back the same value."""
    assert Conversation.from_json(json.loads(json.dumps(conversation.to_json()))) == conversation
    assert Conversation.from_json(conversation.to_json()) == conversation


def test_nothing_is_a_new_conversation() -> None:
    """What is left out has its default."""
    assert Conversation.from_json({}) == Conversation()


@pytest.mark.parametrize("content", [None, 1, "asked", [], [["asked", []]], True, {"unknown": 1}, {1: 2}])
def test_what_is_no_conversation_at_all_is_refused(content: Any) -> None:
    """The error says what was expected, unknown keys among it."""
    with pytest.raises(UsageError, match="conversation: not a mapping of answered, asked"):
        Conversation.from_json(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"asked": "a question"}, "asked: not a list"),
        ({"asked": None}, "asked: not a list"),
        ({"asked": {"0": "a"}}, "asked: not a list"),
        ({"asked": [1]}, "asked: not a list of texts"),
        ({"asked": ["a", ["b"]]}, "asked: not a list of texts"),
        ({"sections": [None]}, "sections: not a list of texts"),
        ({"answered": 1}, "answered: not of type str"),
        ({"place": None}, "place: not of type str"),
        ({"refused": 1}, "refused: not of type bool"),
        ({"guarded": "no"}, "guarded: not of type bool"),
        ({"told": [{"start": -1}]}, "told: start: not a number from 0 to"),
        ({"told": [{"end": 10**30}]}, "told: end: not a number from 0 to"),
        ({"told": [1]}, "told: not a mapping"),
        ({"told": [{"section": 1}]}, "section: not of type str"),
        ({"told": [{"start": "1"}]}, "start: not of type int"),
        ({"told": [{"end": True}]}, "end: not of type int"),
        ({"told": [{"end": 1.5}]}, "end: not of type int"),
        ({"offer": "yes"}, "option: not a mapping"),
        ({"offer": {"words": []}}, "words: not of type str"),
        ({"offer": {"words": "a", "more": 1}}, "option: not a mapping of section, words"),
        ({"listed": [None]}, "option: not a mapping"),
        ({"suggested": {"words": "a"}}, "suggested: not a list"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_by_its_key(content: Any, said: str) -> None:
    """One line that says where it is and what it is."""
    with pytest.raises(UsageError, match=said) as raised:
        Conversation.from_json(content)
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize("key", ["asked", "sections", "told", "listed", "suggested"])
def test_a_huge_list_is_refused(key: str) -> None:
    """A page that sends thousands of entries does not fill the memory."""
    with pytest.raises(UsageError, match=f"{key}: not a list of at most {MOST}"):
        Conversation.from_json({key: ["x"] * (MOST + 1)})


def test_a_huge_text_is_cut() -> None:
    """A text may be long by right, so it is clipped and not refused; of many questions the newest are kept."""
    content = {"asked": ["x" * 10**6] * 30, "place": "y" * 10**6, "offer": {"words": "z" * 10**6}}
    conversation = Conversation.from_json(content)
    assert [len(text) for text in conversation.asked] == [LONGEST] * REMEMBERED
    assert len(conversation.place) == LONGEST
    assert conversation.offer == Option("z" * LONGEST)


@given(content=PLAIN_VALUES | st.dictionaries(st.sampled_from([*Conversation().to_json()]), PLAIN_VALUES))
def test_plain_values_are_a_conversation_or_one_error(content: Any) -> None:
    """Nothing that JSON can hold raises anything else."""
    try:
        conversation = Conversation.from_json(content)
    except UsageError:
        return
    assert Conversation.from_json(conversation.to_json()) == conversation
