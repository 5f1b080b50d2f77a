"""A yes or a no in front of a question."""

import pytest

from bot.answer import Kind
from bot.pipeline import Bot
from bot.reading.reply_first import cut_reply


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("yes, and make me a plan", (True, "make me a plan")),
        ("Yes. What should I do next?", (True, "What should I do next?")),
        ("sure and what's next", (True, "what's next")),
        ("no, what is SQL for?", (False, "what is SQL for?")),
        ("yes", None),
        ("yes, sure", None),
        ("yes and then what", None),
        ("ok and what do I learn first", None),
        ("Right, so how long is that?", None),
        ("what is SQL for? yes", None),
        ("can I skip calculus, and then go on?", None),
    ],
)
def test_the_reply_is_cut_from_what_stands_behind_it(text: str, cut: tuple[bool, str] | None) -> None:
    assert cut_reply(text) == cut


def test_what_was_proposed_is_noted_and_the_question_is_answered(guide_bot: Bot) -> None:
    """Nobody has to say yes and ask again."""
    told = guide_bot.reply("I know Python and have 6 hours a week")
    both = guide_bot.reply("yes, and what should I do next?", told.conversation)
    assert both.conversation.learner.done == ("python",)
    assert both.conversation.proposed is None
    assert both.text.startswith("Noted. Known: Python basics; Time: 6 hours a week.")
    assert "Linear algebra" in both.text


def test_a_no_drops_what_was_proposed_and_the_question_is_answered(guide_bot: Bot) -> None:
    told = guide_bot.reply("I know Python")
    both = guide_bot.reply("no, what is SQL for?", told.conversation)
    assert both.conversation.learner.is_unknown
    assert both.conversation.proposed is None
    assert both.citations[0].section.id == "ai-ml/skills/sql"


@pytest.mark.parametrize(
    "reply", ["Yes, every part of it.", "Yes, you read that correctly.", "yes, let's go on with that"]
)
def test_a_yes_in_more_words_is_a_yes(guide_bot: Bot, reply: str) -> None:
    """What stands behind it asks for nothing."""
    told = guide_bot.reply("I know Python")
    noted = guide_bot.reply(reply, told.conversation)
    assert noted.kind is Kind.PLAN
    assert noted.conversation.learner.done == ("python",)


def test_nothing_is_noted_beside_words_of_danger(guide_bot: Bot) -> None:
    told = guide_bot.reply("I know Python")
    assert guide_bot.reply("yes. I want to kill myself", told.conversation).conversation.learner.is_unknown
