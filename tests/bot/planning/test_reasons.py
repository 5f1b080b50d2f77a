"""Questions about the plan's own last answer: why that, why so long, whether it is possible at all."""

import pytest

from bot.answer import Kind
from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from tests.bot.talk import talk

KNOWN = Conversation(learner=Learner(path="ai-ml", done=("python",), goal="data-scientist", hours_a_week=8.0))


@pytest.mark.parametrize("why", ["why", "wait why is that", "how come that one", "and why first?"])
def test_a_step_has_its_reason_in_what_builds_on_it(guide_bot: Bot, why: str) -> None:
    step = guide_bot.reply("what should I do next?", KNOWN)
    answer = guide_bot.reply(why, step.conversation)
    assert answer.kind is Kind.PLAN
    assert "Supervised learning" in answer.text
    assert answer.conversation.step == step.conversation.step


@pytest.mark.parametrize("why", ["why so long", "why does it take that long?", "why so many hours", "how come so much"])
def test_the_hours_are_told_by_phase(guide_bot: Bot, why: str) -> None:
    answer = guide_bot.reply(why, guide_bot.reply("how long will it take me?", KNOWN).conversation)
    assert "**Phase 1:**" in answer.text
    assert "ai-ml/roadmap/time" in {citation.section.id for citation in answer.citations}


@pytest.mark.parametrize("why", ["why is Python so popular?", "why does overfitting happen"])
def test_a_why_with_a_subject_is_for_the_guides(guide_bot: Bot, why: str) -> None:
    answer = guide_bot.reply(why, guide_bot.reply("what should I do next?", KNOWN).conversation)
    assert answer.kind is not Kind.PLAN


@pytest.mark.parametrize("asked", ["is that possible", "can that even work?", "is it doable", "so when then"])
def test_what_was_just_proposed_is_measured_and_still_waits(guide_bot: Bot, asked: str) -> None:
    answer = talk(guide_bot, "I have 30 hours a week, want to be ML engineer by March 2027", asked)
    assert answer.kind is Kind.PLAN
    assert "at 30 hours a week" in answer.text
    assert answer.conversation.proposed is not None


@pytest.mark.parametrize("asked", ["ok what's the minimum then", "what is the least it takes?"])
def test_the_least_is_the_lean_path(guide_bot: Bot, asked: str) -> None:
    answer = guide_bot.reply(asked, guide_bot.reply("how long will it take me?", KNOWN).conversation)
    assert answer.text.startswith("The least is the lean path: 305 hours")


def test_the_minimum_of_something_else_is_for_the_guides(guide_bot: Bot) -> None:
    answer = guide_bot.reply("what is the minimum salary?", guide_bot.reply("how long?", KNOWN).conversation)
    assert answer.kind is not Kind.PLAN


@pytest.mark.parametrize(
    "asked", ["what should I do now", "ok so what next", "what do I do next?", "what's next for me"]
)
def test_a_step_that_is_not_done_stays_the_next(guide_bot: Bot, asked: str) -> None:
    step = guide_bot.reply("what is my next step?", KNOWN)
    answer = guide_bot.reply(asked, step.conversation)
    assert "still **Linear algebra**" in answer.text
    assert "After that comes" in answer.text
    assert answer.conversation.step == "linear-algebra"


@pytest.mark.parametrize("asked", ["and after that?", "and then?", "What comes after that?", "next"])
def test_what_comes_after_it_is_told_to_who_asks_for_that(guide_bot: Bot, asked: str) -> None:
    step = guide_bot.reply("what is my next step?", KNOWN)
    assert guide_bot.reply(asked, step.conversation).conversation.step != "linear-algebra"


def test_what_is_begun_goes_on_where_the_next_step_needs_it(guide_bot: Bot) -> None:
    learner = Learner(
        path="ai-ml", doing=("python",), done=("linear-algebra", "derivatives", "gradients", "statistics")
    )
    answer = guide_bot.reply("what is my next step?", Conversation(learner=learner))
    assert "go on with **Python basics**" in answer.text


@pytest.mark.parametrize("asked", ["how far am I", "what have I done so far", "how far along am i?"])
def test_who_has_told_nothing_stands_at_the_beginning(guide_bot: Bot, asked: str) -> None:
    for conversation in (Conversation(), talk(guide_bot, "what is deep learning?").conversation):
        answer = guide_bot.reply(asked, conversation)
        assert "0 of 30" in answer.text
        assert "Python basics" in answer.text


@pytest.mark.parametrize("asked", ["export", "export pls", "download"])
def test_the_plan_can_be_taken_along_from_the_beginning(guide_bot: Bot, asked: str) -> None:
    assert "Your path" in guide_bot.reply(asked).text
