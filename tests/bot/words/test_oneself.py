"""What a sentence says of its writer."""

import pytest

from bot.words.oneself import of_oneself


@pytest.mark.parametrize(
    "text",
    [
        "my roommate says SQL is outdated",
        "everyone on reddit claims pandas is dead",
        "some guy told me that statistics is useless",
        "I read that Python is too slow for AI",
        "At my school everybody in the club knows Git",
        "do my statistics assignment please",
        "can you code my Python project",
        "and then after statistics",
    ],
)
def test_what_others_say_or_shall_do_tells_nothing_of_oneself(text: str) -> None:
    assert not of_oneself(text)


@pytest.mark.parametrize(
    "text",
    [
        "I know Python",
        "Python and SQL, both done",
        "after two courses I know SQL",
        "forget what I said about September",
        "I wrote my thesis on clustering",
    ],
)
def test_what_one_says_of_oneself_stays(text: str) -> None:
    assert of_oneself(text) == text


def test_what_only_others_do_is_left_out() -> None:
    assert of_oneself("my sister knows SQL, I know Python") == "I know Python"
