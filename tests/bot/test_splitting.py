"""Telling a question by its form."""

import pytest

from bot.splitting import is_asked


@pytest.mark.parametrize("text", ["what next", "is it hard", "can I skip calculus", "calculus?", "how long"])
def test_a_question_is_known_with_or_without_its_mark(text: str) -> None:
    assert is_asked(text)


@pytest.mark.parametrize("text", ["is correct", "every part of it", "do note the Python", "make me a plan"])
def test_what_states_or_orders_something_is_no_question(text: str) -> None:
    assert not is_asked(text)
