"""What a question asks of a subject, told by all sections that say the same things of theirs."""

import pytest

from bot.pipeline import Bot


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("what should i study to get into mobile apps", "First thing to learn"),
        ("how many months until i can apply in qa testing", "Usual time"),
        ("is data engineering a competitive field", "Entry barrier"),
        ("what could i do instead of data engineering", "Instead of"),
    ],
)
def test_the_first_line_is_what_is_asked_for(guide_bot: Bot, question: str, label: str) -> None:
    assert label in guide_bot.reply(question).citations[0].quote.partition(":")[0]


@pytest.mark.parametrize("question", ["what does somebody in robotics do all day?", "what about security"])
def test_no_first_line_leads_away_from_what_was_asked(guide_bot: Bot, question: str) -> None:
    assert "Instead of" not in guide_bot.reply(question).text.split("\n")[0]
