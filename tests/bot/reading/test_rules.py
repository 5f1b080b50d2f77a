"""The exact rules: whole short messages, and nothing beyond them."""

import pytest

from bot.reading.acts import Act
from bot.reading.rules import asks_who, chosen_place, doubts, is_pressed, only_tells, short_act

SHORT = {
    Act.AFFIRM: ["yes", "Yes please!", "yeah", "ok", "sure", "go ahead", "sounds good", "let's do it", "show me"],
    Act.DENY: ["no", "Nope.", "no thanks", "not now", "never mind", "none of those", "maybe later"],
    Act.NEXT: ["next", "and then?", "what next?", "and after that?", "what's next", "ok, what comes next?", "Next!!"],
    Act.PREVIOUS: ["go back", "back", "previous", "the previous step", "one step back please", "before that?"],
    Act.MORE: ["more", "tell me more", "continue", "what else?", "can you elaborate on that?", "keep going"],
    Act.WHY: ["why", "Why?", "why not", "how come", "but why though", "what's the reason for that?"],
    Act.THANKS: ["ok thanks", "ok, thank you"],
}
LONGER = [
    "What should I learn first?",
    "why Python?",
    "yes what about maths",
    "no more maths",
    "more maths",
    "what is next to Python?",
    "next year I want to study",
    "back to maths",
    "is it OK to skip calculus",
    "continue with phase 2 or learn SQL",
    "thanks",
    "",
    "?",
]


@pytest.mark.parametrize(("text", "act"), [(text, act) for act, texts in SHORT.items() for text in texts])
def test_a_short_phrase_is_its_act(text: str, act: Act) -> None:
    """Whatever its capitals and stops, and with a polite word behind it."""
    assert short_act(text) is act


@pytest.mark.parametrize("text", LONGER)
def test_a_phrase_within_more_words_is_no_short_one(text: str) -> None:
    """The whole message must be the phrase; the rest is for the examples to tell."""
    assert short_act(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the first one", 0),
        ("1", 0),
        ("first", 0),
        ("2nd", 1),
        ("the second", 1),
        ("the latter", 1),
        ("number 3 please", 2),
        ("no, the third one", 2),
        ("tell me about the fourth", 3),
        ("question 5", 4),
        ("option b", 1),
        ("I meant the SECOND one", 1),
        ("the last one", -1),
    ],
)
def test_an_ordinal_is_the_place_in_a_list(text: str, place: int) -> None:
    """Counted from 0, the last is -1."""
    assert chosen_place(text) == place


@pytest.mark.parametrize(
    "text", ["", "six", "second phase", "what is the first step", "the second course is free", "first I want Python"]
)
def test_an_ordinal_of_something_else_chooses_nothing(text: str) -> None:
    """A first step or a second phase is no entry of the list."""
    assert chosen_place(text) is None


@pytest.mark.parametrize(
    ("text", "pressed"),
    [
        ("just give me the answers", True),
        ("come on", True),
        ("what should I learn", False),
        ("but how do I start", False),
        ("then how do I prepare for it", False),
        ("give me the answers?", False),
    ],
)
def test_pressing_asks_nothing(text: str, pressed: bool) -> None:
    """A question mark or a question word in front makes it a question."""
    assert is_pressed(text) is pressed


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("I finished my degree last year", True),
        ("that's wrong", True),
        ("I'm a nurse", True),
        ("I want to learn Python", False),
        ("I'd like a plan", False),
        ("is that so", False),
        ("I finished, what next?", False),
    ],
)
def test_telling_wants_to_know_nothing(text: str, tells: bool) -> None:
    """A wish is a question in other words."""
    assert only_tells(text) is tells


@pytest.mark.parametrize(
    ("text", "doubt"), [("are you sure?", True), ("r u really sure", True), ("I'm not sure what to learn", False)]
)
def test_doubting_asks_whether_the_bot_is_sure(text: str, doubt: bool) -> None:
    """A learner who is not sure themselves doubts nothing that was said."""
    assert doubts(text) is doubt


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("who wrote this?", True),
        ("who is behind these guides", True),
        ("Who made this?", True),
        ("who wrote the book on deep learning", False),
        ("who writes the certificate exam?", False),
        ("who hires data scientists?", False),
        ("who " + "really " * 12 + "wrote this", False),
    ],
)
def test_asking_who_means_the_guides_alone(text: str, who: bool) -> None:
    """Not the authors of books, courses and exams, and not somewhere in a long message."""
    assert asks_who(text) is who
