"""Leaving out who somebody is: everyone is told the same, and what they can stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.identity import Impersonal

QUESTION = "What should I learn first?"
PEOPLE = [
    "I'm a woman.",
    "I'm a man.",
    "I am non-binary.",
    "As a black woman,",
    "As a white man,",
    "As a 52-year-old,",
    "I am 19 years old.",
    "I'm 45.",
    "I turned sixty last year.",
    "My name is Anna.",
    "My name is Mohammed Ali.",
    "Hi, I'm Wei.",
    "Call me Priya.",
    "This is Ivan here.",
    "I'm from Nigeria.",
    "I come from New York.",
    "I grew up in Poland.",
    "I was born in Sri Lanka.",
    "I'm French.",
    "I'm an Indian girl.",
    "I'm Muslim.",
    "I'm a single mother of two.",
    "I have three kids.",
    "I'm deaf.",
    "I use a wheelchair.",
    "English is not my first language.",
]
BACKGROUND = [
    "I'm a nurse.",
    "I know Python.",
    "I'm a student.",
    "I'm a French teacher.",
    "I'm a child psychologist.",
    "I'm an English major.",
    "I have a degree in biology.",
    "I'm weak in maths.",
    "I am new to this.",
    "As a beginner,",
    "I moved from marketing.",
]


@pytest.fixture(scope="module")
def impersonal() -> Impersonal:
    return Impersonal()


@pytest.mark.parametrize("person", PEOPLE)
def test_whoever_asks_the_same_text_is_left(impersonal: Impersonal, person: str) -> None:
    """Name, gender, age, origin, faith, family and disability change nothing, before the question or behind it."""
    asked = QUESTION[0].lower() + QUESTION[1:] if person.endswith(",") else QUESTION
    assert impersonal.leave_out(f"{person} {asked}") == QUESTION
    if person.endswith("."):
        assert impersonal.leave_out(f"{QUESTION} {person}") == QUESTION


@pytest.mark.parametrize("person", ["i'm a woman.", "my name is anna.", "im from india.", "im 19.", "as an asian man,"])
def test_hasty_typing_is_understood_too(impersonal: Impersonal, person: str) -> None:
    """Small letters and a missing apostrophe make no difference."""
    assert impersonal.leave_out(f"{person} {QUESTION.lower()}") == QUESTION.lower()


@pytest.mark.parametrize(
    "person", ["my name is mohammed ali.", "I'm from the United States.", "I come from South Korea."]
)
def test_names_of_several_words_go_as_a_whole(impersonal: Impersonal, person: str) -> None:
    """Nobody's question is searched for differently because their name or country is longer."""
    assert impersonal.leave_out(f"{person} {QUESTION}").lower() == QUESTION.lower()


@pytest.mark.parametrize("background", BACKGROUND)
def test_what_somebody_does_or_can_stays(impersonal: Impersonal, background: str) -> None:
    """The guides may speak to it, also where it has a word in it that describes people."""
    text = f"{background} {QUESTION}"
    assert impersonal.leave_out(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "I'm 50. Is that too old?",
        "I'm young. Will that be a problem?",
        "At 60, does my age matter?",
        "I'm 16. Is it ok?",
    ],
)
def test_what_is_asked_about_oneself_stays(impersonal: Impersonal, text: str) -> None:
    """Where the question leans on who asks it, nothing else would be left of it."""
    assert impersonal.leave_out(text) == text


@pytest.mark.parametrize("text", ["I'm a woman.", "hello, my name is Sam", "My name is Anna", "I'm from Kenya!"])
def test_nothing_is_left_of_an_introduction(impersonal: Impersonal, text: str) -> None:
    """Somebody who only says who they are asks nothing."""
    assert impersonal.leave_out(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        "Can a woman become an engineer?",
        "Is Python from the Netherlands?",
        "What is a black box model?",
        "How do parent and child processes differ?",
        "What is add in Git?",
        "",
    ],
)
def test_a_question_about_others_is_untouched(impersonal: Impersonal, text: str) -> None:
    """Only what somebody says of themselves is left out."""
    assert impersonal.leave_out(text) == text


@given(text=st.text(max_size=200))
def test_any_text_can_be_gone_through(text: str) -> None:
    """No string raises, and nothing is added but what a first capital may need ("ß" becomes "SS")."""
    assert len(Impersonal().leave_out(text)) <= len(text) + 2
