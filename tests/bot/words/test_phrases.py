"""The words of a question: telling ones, plain ones, and the phrases that they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.phrases import LONGEST, phrases, plain_words, stems, telling_stems, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What is C++?", ["what", "is", "c++"]),
        ("C# or .NET, or Node.js.", ["c#", "or", "net", "or", "node.js"]),
        ("I don’t earn 100,000 a year", ["i", "don't", "earn", "100,000", "a", "year"]),
        ("scikit-learn & CI/CD", ["scikit-learn", "ci/cd"]),
        ("?!", []),
    ],
)
def test_words_keep_what_belongs_to_a_name(text: str, found: list[str]) -> None:
    """In small letters; a stop at the end is no part of a word."""
    assert words(text) == found


def test_stems_are_the_same_for_every_form() -> None:
    """So that a question and a section meet."""
    assert set(stems("learn learns learning learned")) == {"learn"}


def test_telling_stems_leave_out_what_every_question_has() -> None:
    """Question words, small words and links tell nothing of a subject."""
    assert telling_stems("How much of the linear algebra do I need for that?") == stems("linear algebra")
    assert telling_stems("what is it") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What does a data scientist earn in Germany?", ["data scientist earn in Germany"]),
        ("Which courses are free for deep learning?", ["courses", "free for deep learning"]),
        ("Should I use PyTorch, or TensorFlow?", ["PyTorch", "TensorFlow"]),
        ("what about it?", []),
        ("", []),
    ],
)
def test_phrases_are_runs_of_telling_words(text: str, found: list[str]) -> None:
    """Small words may link two of them, but no phrase begins or ends with one."""
    assert [*phrases(text)] == found


def test_a_long_run_is_cut() -> None:
    """A text without a stop or a plain word fills no question."""
    assert max(len(phrase.split()) for phrase in phrases("gradient " * 50)) == LONGEST


def test_plain_words_are_lower_case_words() -> None:
    """They are looked up by the lower-case word, so any other entry would never be found."""
    assert len(plain_words()) >= 100
    assert all(word == word.lower() and words(word) == [word] for word in plain_words() if word[0].isalnum())


@given(text=st.text(max_size=200))
def test_phrases_stand_in_the_text(text: str) -> None:
    """Every word of a phrase is a word of the text, and no string raises."""
    assert {word for phrase in phrases(text) for word in words(phrase)} <= set(words(text))
