"""Messages that ask what their writer told."""

import pytest

from bot.planning.recalling import asks_what_was_told, what_was_told
from bot.words.own_words import own_words


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what did I say I have per week", True),
        ("which topics did I say I know?", True),
        ("do you remember that I said 6 hours?", True),
        ("what do I know?", True),
        ("remind me what I know already", True),
        ("do you know what I should learn next?", False),
        ("what do I know about Python?", False),
        ("what do I need to know?", False),
        ("how many hours do I need?", False),
    ],
)
def test_asking_what_was_told(text: str, asks: bool) -> None:
    assert asks_what_was_told(text) is asks


def test_what_is_held_to_have_been_told() -> None:
    assert what_was_told("do you remember that I said 6 hours?") == "6 hours"


def test_a_question_is_shown_without_what_the_search_was_given() -> None:
    assert own_words("What should I do first (Statistics, ML engineer)?") == "What should I do first?"
    assert own_words("and statistics (What this career is)") == "and statistics"
