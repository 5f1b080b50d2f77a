"""Several questions in one message."""

import pytest

from bot import replies
from bot.pipeline import Bot


@pytest.mark.parametrize(
    ("message", "sections"),
    [
        (
            "how long does it take to get a job in AI, what does it cost and do i need a graphics card?",
            ["ai-ml/roadmap/time", "ai-ml/resources", "ai-ml/resources/free-compute"],
        ),
        (
            "what is web development, how long does it take and is there much maths?",
            ["career-paths/web-development"],
        ),
        ("is sql hard? how many hours?", ["ai-ml/skills/sql"]),
    ],
)
def test_each_of_several_questions_is_answered(guide_bot: Bot, message: str, sections: list[str]) -> None:
    """One that has no subject of its own is about the subject of those before it."""
    answer = guide_bot.reply(message)
    assert list(dict.fromkeys(each.section.id for each in answer.citations)) == sections


def test_what_does_not_fit_is_named(guide_bot: Bot) -> None:
    """It can be asked again."""
    message = "What is Git? What is SQL? What is PyTorch? What is RAG?"
    assert replies.PARTS_LEFT.format(questions="What is RAG.") in guide_bot.reply(message).text
