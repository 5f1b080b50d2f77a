"""Questions for one fact of a subject that is described like others."""

import pytest

from bot.answer import Kind
from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("messages", "section", "label"),
    [
        (["what is cybersecurity", "money?"], "cybersecurity", "US figures"),
        (
            ["what about being a tester", "how many months before I can apply"],
            "qa-testing",
            "Usual time",
        ),
        (["helpdesk, is there much arithmetic in it?"], "it-support", "Maths load"),
        (["tell me about UX", "and for somebody with no head for formulas?"], "ui-ux-design", "Maths load"),
        (
            ["IT support - pay?", "data analyst then?", "and what would they hire me as"],
            "data-science",
            "Typical first",
        ),
    ],
)
def test_the_line_that_is_asked_for_is_the_answer(
    guide_bot: Bot, messages: list[str], section: str, label: str
) -> None:
    """It comes first, of the subject that was named last, without a word that the guide has only an outline."""
    answer = talk(guide_bot, *messages)
    assert answer.citations[0].section.id == f"career-paths/{section}"
    assert label in answer.citations[0].quote.partition(":")[0]
    assert "outline" not in answer.text


def test_more_is_suggested_beside_a_fact(guide_bot: Bot) -> None:
    assert talk(guide_bot, "tell me about web development", "money?").suggestions
    assert guide_bot.reply("how long does cybersecurity take").suggestions


def test_the_same_fact_is_told_again_to_who_asks_again(guide_bot: Bot) -> None:
    first = talk(guide_bot, "tell me about game development", "how long")
    again = guide_bot.reply("sorry, how many months was that", first.conversation)
    assert first.citations[0].quote == again.citations[0].quote


@pytest.mark.parametrize(
    "messages",
    [
        ["tell me about web development", "how long does it take to fly to Mars"],
        ["tell me about web development", "what does a dentist earn"],
    ],
)
def test_what_is_about_something_else_is_no_question_for_a_fact(guide_bot: Bot, messages: list[str]) -> None:
    assert talk(guide_bot, *messages).kind is Kind.DECLINED


def test_which_of_several_is_asked_of_all_of_them(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "mobile development or game development?", "which of them takes longer")
    assert {each.section.id for each in answer.citations} >= {"career-paths/mobile", "career-paths/game-development"}


@pytest.mark.parametrize("asked", ["what do they do all day", "what would I be doing at work"])
def test_what_is_done_in_a_role_that_is_spoken_of_opens_its_section(guide_bot: Bot, asked: str) -> None:
    answer = talk(guide_bot, "what is an AI engineer?", asked)
    assert answer.citations[0].section.id == "ai-ml/outcomes/role-ai-engineer"
    assert answer.citations[0].quote.startswith("An AI engineer builds")
