"""What a question asks of a subject, told by all sections that say the same things of theirs."""

import pytest

from bot.answers.facets import Facets
from bot.pipeline import Bot


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("what should i study to get into mobile apps", "First thing to learn"),
        ("how many months until i can apply in qa testing", "Usual time"),
        ("is data engineering a competitive field", "Entry barrier"),
        ("what could i do instead of data engineering", "Instead of"),
        ("mobile apps, can one feed a family with that?", "US figures"),
        ("as a tester, which beginner titles should I look for", "Typical first job"),
    ],
)
def test_the_first_line_is_what_is_asked_for(guide_bot: Bot, question: str, label: str) -> None:
    assert label in guide_bot.reply(question).citations[0].quote.partition(":")[0]


@pytest.mark.parametrize("question", ["what does somebody in robotics do all day?", "what about security"])
def test_no_first_line_leads_away_from_what_was_asked(guide_bot: Bot, question: str) -> None:
    assert "Instead of" not in guide_bot.reply(question).text.split("\n")[0]


def test_without_an_author_s_questions_the_lines_of_all_subjects_tell(guide_bot: Bot) -> None:
    """So it is for guides whose author wrote none down: nothing is plainly asked for, but the lines are ordered."""
    facets = Facets(guide_bot.index)
    query = guide_bot.index.prepare(["how long does web development take"])[0]
    assert facets.asked(query, "career-paths/web-development") == ()
    found = facets.ordered(guide_bot.index.search(query))
    assert found.passages[0].chunks[0].chunk.text.startswith("**Usual time")


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("how long", ("usual time",)),
        ("money?", ("us figures",)),
        ("what does a blockchain developer earn", ("us figures",)),
        ("Do I need a graphics card?", ()),
        ("What is the capital of France?", ()),
    ],
)
def test_a_line_is_plainly_asked_for_whatever_the_subject(
    guide_bot: Bot, question: str, labels: tuple[str, ...]
) -> None:
    query = guide_bot.index.prepare([question])[0]
    assert guide_bot._answerer.facets.asked(query, "career-paths/blockchain") == labels
