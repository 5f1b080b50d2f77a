"""Going on about a hard decision."""

import pytest

from bot import replies
from bot.pipeline import Bot
from bot.reading.decision import presses_for_a_verdict, tells_of_objections
from bot.replying.mood import ON_DECISIONS
from tests.bot.talk import talk


@pytest.mark.parametrize(
    "text", ["so yes or no", "just decide for me", "do it or not", "what would you do", "should I?"]
)
def test_a_verdict_is_pressed_for(text: str) -> None:
    assert presses_for_a_verdict(text)


@pytest.mark.parametrize(
    "text",
    [
        "what should I learn first",
        "what should I do first?",
        "so what do I do next",
        "is Python or R better",
        "no certificate needed?",
    ],
)
def test_a_question_presses_for_nothing(text: str) -> None:
    assert not presses_for_a_verdict(text)


@pytest.mark.parametrize("text", ["my wife thinks I'm crazy", "my parents are against it", "everyone tells me not to"])
def test_others_object(text: str) -> None:
    assert tells_of_objections(text)


@pytest.mark.parametrize("text", ["my wife left me", "my brother is an engineer", "does my boss think so?"])
def test_others_do_not_object(text: str) -> None:
    assert not tells_of_objections(text)


@pytest.mark.parametrize(
    ("message", "lead"),
    [
        ("so yes or no", replies.HIGH_STAKES_PRESSED),
        ("give me a straight answer", replies.HIGH_STAKES_PRESSED),
        ("my wife thinks im crazy", replies.HIGH_STAKES_OTHERS),
        ("my parents don't want that", replies.HIGH_STAKES_OTHERS),
    ],
)
def test_a_decision_stays_the_learners(guide_bot: Bot, message: str, lead: str) -> None:
    answer = talk(guide_bot, "should i quit my job for a bootcamp", message)
    assert answer.lead == lead
    assert answer.citations


def test_another_question_leaves_the_decision(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "should i quit my job for a bootcamp", "what should I learn first?")
    assert answer.lead not in ON_DECISIONS
