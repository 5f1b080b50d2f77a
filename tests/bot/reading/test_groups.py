"""Questions about people of a group, as anyone would ask them of themselves."""

import pytest

from bot.pipeline import Bot
from bot.reading.groups import Groups
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Is AI engineering suitable for a black woman from Nigeria", "Is AI engineering suitable for me"),
        ("is this a good career for older people?", "is this a good career for me?"),
        ("would data science suit a blind man", "would data science suit me"),
        ("can a single mother become a developer", "can I become a developer"),
        ("is it hard for a person with adhd to learn this", "is it hard for me to learn this"),
    ],
)
def test_a_group_is_asked_for_as_oneself(text: str, asked: str) -> None:
    assert Groups().as_oneself(text) == asked


@pytest.mark.parametrize(
    "text",
    ["can I work with people", "apps for kids", "is a black box model good for people", "what do people learn first"],
)
def test_people_who_are_no_group_stay(text: str) -> None:
    assert Groups().as_oneself(text) == text


def test_every_group_is_told_the_same(guide_bot: Bot) -> None:
    groups = ("a black woman from Nigeria", "a white man from Norway", "a deaf person", "older women")
    answers = {talk(guide_bot, f"Is AI engineering suitable for {group}?").text for group in groups}
    assert len(answers) == 1
