"""Telling a question by its form."""

import pytest

from bot.words.splitting import is_asked, sentences


@pytest.mark.parametrize("text", ["what next", "is it hard", "can I skip calculus", "calculus?", "how long"])
def test_a_question_is_known_with_or_without_its_mark(text: str) -> None:
    assert is_asked(text)


@pytest.mark.parametrize("text", ["is correct", "every part of it", "do note the Python", "make me a plan"])
def test_what_states_or_orders_something_is_no_question(text: str) -> None:
    assert not is_asked(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("i hate maths is there any path for me", ["i hate maths", "is there any path for me"]),
        ("she's dyslexic, is this a problem", ["she's dyslexic", "is this a problem"]),
        ("my tooth hurts what can i take", ["my tooth hurts what can i take"]),
        ("i want to know how do i start", ["i want to know how do i start"]),
        ("I wonder what should I learn", ["I wonder what should I learn"]),
        ("I am not sure if that is a good idea", ["I am not sure if that is a good idea"]),
    ],
)
def test_what_is_told_is_cut_from_a_question_behind_it(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
