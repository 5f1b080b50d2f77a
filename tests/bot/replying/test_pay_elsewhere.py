"""What is earned in a place that the guides may not know."""

import pytest

from bot import replies
from bot.answer import Kind
from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("what do ml engineers earn in norway", "Norway"),
        ("is ai well paid in Buenos Aires?", "Buenos Aires"),
        ("cuánto gana un ingeniero de machine learning en Chile", "Chile"),
    ],
)
def test_a_place_that_is_missing_is_said_to_be(guide_bot: Bot, message: str, place: str) -> None:
    """The guide's own line about other countries comes first, with what it has besides."""
    answer = guide_bot.reply(message)
    assert replies.NO_PAY_THERE.format(place=place) in answer.text
    assert answer.citations[0].quote.startswith("**Other countries:**")
    assert {each.section.id for each in answer.citations} == {"ai-ml/outcomes/pay"}


def test_an_outlined_path_keeps_its_own_figures(guide_bot: Bot) -> None:
    """Beside the line that there are none for the place."""
    answer = guide_bot.reply("web developer salary in Hungary")
    assert [each.section.id for each in answer.citations] == ["career-paths/figures", "career-paths/web-development"]


def test_a_place_alone_goes_on_with_the_question_for_pay(guide_bot: Bot) -> None:
    """Behind another question it does not."""
    paid = talk(guide_bot, "what do ai engineers earn?", "and Hamburg?")
    assert replies.NO_PAY_THERE.format(place="Hamburg") in paid.text
    other = talk(guide_bot, "what is pytorch?", "and Hamburg?")
    assert replies.NO_PAY_THERE.format(place="Hamburg") not in other.text


@pytest.mark.parametrize(("message", "line"), [("salary in the uk", "**UK:**"), ("ml pay in canada", "**Canada:**")])
def test_what_the_guide_has_of_a_place_comes_first(guide_bot: Bot, message: str, line: str) -> None:
    answer = guide_bot.reply(message)
    assert answer.citations[0].quote.startswith(line)
    assert "no pay figures" not in answer.text


@pytest.mark.parametrize(
    "message",
    ["what do people earn in machine learning", "salary in my first year", "how much do ai engineers earn in the us",
     "are there ai jobs in Oslo", "do i have to pay for courses in Oslo"],
)  # fmt: skip
def test_no_place_is_missed_where_no_pay_in_one_is_asked_for(guide_bot: Bot, message: str) -> None:
    answer = guide_bot.reply(message)
    assert answer.kind in {Kind.ANSWER, Kind.DECLINED}
    assert "no pay figures" not in answer.text
