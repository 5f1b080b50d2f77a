"""Follow-ups as questions that stand alone: only what is left out is filled in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pipeline import Bot
from bot.reading.resolve import ASIDE_WORDS, Standalone, Weight, borne_out, resolve

COURSES = "Which courses are free for deep learning?"
PAY = "How much does a data scientist earn in India?"


@pytest.fixture(scope="module")
def weight(guide_bot: Bot) -> Weight:
    return guide_bot.index.weight


@pytest.mark.parametrize(
    "message", ["How long does it take?", "And for maths?", "why", "what about the second one?", "?"]
)
def test_a_first_message_is_left_as_it_is(weight: Weight, message: str) -> None:
    """There is nothing before it that it could lean on."""
    assert resolve(message, previous=[], titles=[], weight=weight) == Standalone(message)


@pytest.mark.parametrize(
    ("earlier", "message", "question"),
    [
        (COURSES, "And for maths?", "Which courses are free for maths?"),
        (COURSES, "for web developers", "Which courses are free for web developers?"),
        (PAY, "And in Germany?", "How much does a data scientist earn in Germany?"),
        (PAY.replace("India", "the US"), "And in Germany?", "How much does a data scientist earn in Germany?"),
        (PAY, "what about in the Netherlands?", "How much does a data scientist earn in the Netherlands?"),
        (f"{COURSES[:-1]} (Python)?", "and for maths?", "Which courses are free for maths?"),
    ],
)
def test_a_fragment_repeats_the_question_with_something_else_in_it(
    weight: Weight, earlier: str, message: str, question: str
) -> None:
    """It takes the place of what stood after the same small word."""
    assert resolve(message, previous=[earlier], titles=[], weight=weight) == Standalone(question)


@pytest.mark.parametrize(("message", "place"), [("in Berlin?", "Berlin"), ("and in the UK?", "the UK")])
def test_a_place_is_put_behind_a_question_that_has_none(weight: Weight, message: str, place: str) -> None:
    """Whether the guides have a figure for it, search can tell only if the question stands beside it."""
    earlier = "How much does a data scientist earn?"
    asked = resolve(message, previous=[earlier], titles=["Pay"], weight=weight).question
    assert asked == f"How much does a data scientist earn in {place}?"


def test_a_fragment_may_repeat_a_question_further_back(weight: Weight) -> None:
    """The newest question with a place for it is taken, of the last three."""
    asked = [PAY, "Do I need a degree?"]
    assert resolve("And in Germany?", previous=asked, titles=[], weight=weight).question == PAY.replace(
        "India", "Germany"
    )
    asked += ["Is calculus needed?", "What is SQL?"]
    assert PAY[:10] not in resolve("And in Germany?", previous=asked, titles=[], weight=weight).question


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("How long do they take?", "How long do they take (courses, free for deep learning)?"),
        ("is it hard", "is it hard (courses, free for deep learning)"),
        ("Why?", "Why (courses, free for deep learning)?"),
    ],
)
def test_a_pronoun_gets_the_subject_of_the_last_question(weight: Weight, message: str, question: str) -> None:
    """It stands in brackets behind the message, and the stop stays at the end."""
    assert resolve(message, previous=[PAY, COURSES], titles=[], weight=weight) == Standalone(question)


@pytest.mark.parametrize(
    "message",
    [
        "How long does it take to learn SQL?",
        "Is there a test?",
        "Is it possible to switch?",
        "What pays best this year?",
    ],
)
def test_a_word_that_points_at_nothing_makes_only_a_guess(weight: Weight, message: str) -> None:
    """The message may mean something new, so what is found has to bear it out."""
    resolved = resolve(message, previous=[COURSES], titles=[], weight=weight)
    assert resolved.is_guess
    assert resolved.question.startswith(message.rstrip("?"))


@pytest.mark.parametrize(
    "message",
    [
        "By the way, do I need a degree for it?",
        "btw what is SQL",
        "Another question: what is it about?",
        "Let's change the subject: is it hard?",
        "forget that, what about maths?",
    ],
)
def test_a_new_subject_takes_nothing_along(weight: Weight, message: str) -> None:
    """Somebody who says that they begin anew is taken at their word."""
    assert resolve(message, previous=[COURSES], titles=["Learning resources"], weight=weight) == Standalone(message)


def test_going_back_to_a_subject_names_it(weight: Weight) -> None:
    """What stands before the stop is the subject, and the rest the question, also in a first message."""
    message = "OK, back to the maths: how much do I need?"
    assert resolve(message, previous=[COURSES], titles=[], weight=weight) == Standalone("how much do I need (maths)?")


def test_the_title_of_the_answer_is_named_where_the_question_does_not(weight: Weight) -> None:
    """Before what is left of the question itself."""
    named = resolve("Is it hard?", previous=["Which certificate?"], titles=["Linear algebra"], weight=weight)
    assert named.question == "Is it hard (Linear algebra, certificate)?"


def test_the_subject_survives_a_row_of_pronouns(weight: Weight) -> None:
    """A question that only pointed at its subject hands on the one in its brackets."""
    first = resolve("How long do they take?", previous=[COURSES], titles=[], weight=weight).question
    second = resolve("And why is that?", previous=[COURSES, first], titles=[], weight=weight).question
    assert "deep learning" in second
    assert second.count("(") == 1


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("And a data engineer?", "How much does a data engineer earn?"),
        ("what about nurses", "How much does nurses earn?"),
        ("and it?", "and it (data scientist earn)?"),
    ],
)
def test_what_only_names_something_else_takes_its_place(weight: Weight, message: str, question: str) -> None:
    """It is asked of that what was asked of the last; a pronoun names nothing."""
    earlier, subjects = "How much does a data scientist earn?", {frozenset({"data", "scientist"})}
    assert resolve(message, previous=[earlier], titles=[], weight=weight, subjects=subjects).question == question


def test_what_the_answer_spoke_of_is_asked_of_the_same_subject(weight: Weight) -> None:
    """It takes the subject's place only if it has a section of its own."""
    earlier = "Why do I need calculus?"
    told = frozenset({"calculus", "pay", "algebra"})
    asked = resolve("And the pay?", previous=[earlier], titles=[], weight=weight, told=told)
    assert asked.question == "And the pay (calculus)?"
    subjects = {frozenset({"algebra"}), frozenset({"calculus"})}
    asked = resolve("And algebra?", previous=[earlier], titles=[], weight=weight, told=told, subjects=subjects)
    assert asked.question == "Why do I need algebra?"


def test_the_subject_is_what_the_answer_knows_of_the_question(weight: Weight) -> None:
    """Not the story that it was wrapped in."""
    earlier = "My cousin keeps tidy cupboards, so would data engineering be something for me?"
    told = frozenset({"data", "engin"})
    assert resolve("Is it hard?", previous=[earlier], titles=[], weight=weight, told=told).question.startswith(
        "Is it hard (data engineering"
    )


def test_what_bears_a_guess_out_has_its_words(weight: Weight) -> None:
    """Half of them by weight, and one such section is enough."""
    assert borne_out("Which kernels for SVMs?", ["about pay", "The kernels of SVMs are functions."], weight)
    assert not borne_out("Which kernels for SVMs?", ["Data scientists earn well."], weight)
    assert not borne_out("Which kernels for SVMs?", [], weight)
    assert borne_out("what about it?", [], weight)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(message=st.text(max_size=80), asked=st.lists(st.text(max_size=200), max_size=4), titles=st.lists(st.text()))
def test_any_text_can_be_resolved(weight: Weight, message: str, asked: list[str], titles: list[str]) -> None:
    """No string raises, and what is put behind a message is short."""
    question = resolve(message, previous=asked, titles=titles[:1], weight=weight).question
    longest = max(len(text.split()) for text in (message, *asked, ""))
    assert len(question.split()) <= 2 * longest + ASIDE_WORDS + len(" ".join(titles[:1]).split()) + 4
