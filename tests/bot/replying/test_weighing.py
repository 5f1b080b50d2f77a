"""What is told beside a question may choose between what is near, and no more."""

import pytest

from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("I love maths.", "Is AI for me?"),
        ("I was a chef for ten years.", "Do I need a degree for AI?"),
        ("I play the violin.", "Which certificate should I take first?"),
        ("i drive a taxi at night.", "what's the first project i should build?"),
    ],
)
def test_a_question_with_a_subject_finds_the_same_whatever_is_told(guide_bot: Bot, told: str, asked: str) -> None:
    alone, beside = talk(guide_bot, asked), talk(guide_bot, f"{told} {asked}")
    assert beside.citations[0].section.id == alone.citations[0].section.id


@pytest.mark.parametrize("text", ["I want to make games. Where do I begin?", "i wanna make games. how"])
def test_a_question_without_a_subject_takes_it_from_what_is_told(guide_bot: Bot, text: str) -> None:
    assert talk(guide_bot, text).citations[0].section.id == "career-paths/game-development"
