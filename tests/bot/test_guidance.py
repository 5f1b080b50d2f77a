"""Conversations about where a learner stands: proposed, noted, planned, corrected, undone, forgotten."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot import replies
from bot.answer import Answer, Kind
from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from tests.bot.talk import talk

NOTED = Conversation(learner=Learner(path="ai-ml", done=("python",), hours_a_week=6.0))


def said(bot: Bot, message: str, conversation: Conversation = NOTED) -> Answer:
    return bot.reply(message, conversation)


def cited(answer: Answer) -> set[str]:
    return {citation.section.id for citation in answer.citations}


def test_nothing_is_noted_before_a_yes(guide_bot: Bot) -> None:
    proposed = talk(guide_bot, "I know Python and a bit of statistics")
    assert proposed.kind is Kind.PLAN
    assert proposed.conversation.learner == Learner()
    assert {"ai-ml/skills/python", "ai-ml/skills/statistics"} <= cited(proposed)
    noted = guide_bot.reply("yes", proposed.conversation)
    assert (noted.conversation.learner.done, noted.conversation.learner.doing) == (("python",), ("statistics",))
    assert "Linear algebra" in noted.text


@pytest.mark.parametrize("no", ["no", "nah, rather not", "no, leave it as it is"])
def test_after_a_no_nothing_is_noted(guide_bot: Bot, no: str) -> None:
    answer = talk(guide_bot, "I know Python", no)
    assert answer.conversation.learner == Learner()
    assert guide_bot.reply("yes", answer.conversation).conversation.learner == Learner()


@pytest.mark.parametrize("yes", ["yep", "correct", "sure, do that", "👍", "y", "please note it", "all correct"])
def test_people_agree_in_many_ways(guide_bot: Bot, yes: str) -> None:
    assert talk(guide_bot, "I know Python", yes).conversation.learner.done == ("python",)


def test_a_yes_may_leave_something_out(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python and SQL", "yes, but not SQL")
    assert answer.conversation.learner.done == ("python",)


def test_a_no_may_keep_something(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python and SQL", "no, only SQL", "yes")
    assert answer.conversation.learner.done == ("sql",)


def test_what_next_moves_along_the_plan(guide_bot: Bot) -> None:
    """First what the plan wants next, then the one after it."""
    first = said(guide_bot, "what next?")
    second = said(guide_bot, "and then?", first.conversation)
    assert "ai-ml/skills/linear-algebra" in cited(first)
    assert "ai-ml/skills/calculus" in cited(second)
    assert first.kind is second.kind is Kind.PLAN


def test_a_correction_counts_at_once_and_can_be_undone(guide_bot: Bot) -> None:
    corrected = said(guide_bot, "actually I never learnt Python")
    assert corrected.conversation.learner.done == ()
    assert said(guide_bot, "undo", corrected.conversation).conversation.learner == NOTED.learner


def test_the_plan_names_phases_hours_and_sections(guide_bot: Bot) -> None:
    answer = said(guide_bot, "make me a plan")
    assert all(f"**Phase {number}**" in answer.text for number in (1, 2, 3, 4))
    assert "6 hours a week" in answer.text
    assert len(cited(answer)) > 10


def test_where_am_i_tells_what_is_done_and_what_is_next(guide_bot: Bot) -> None:
    answer = said(guide_bot, "where am I?")
    assert "- **Known:** Python basics" in answer.text
    assert "- **Next:** Linear algebra" in answer.text


def test_skipping_is_the_learner_s_decision(guide_bot: Bot) -> None:
    """Three questions first; a yes marks it as known, "skip it" leaves it out."""
    asked = said(guide_bot, "can I skip SQL?")
    assert asked.text.count("\n- ") == 3
    assert asked.conversation.learner == NOTED.learner
    assert said(guide_bot, "yes", asked.conversation).conversation.learner.done == ("python", "sql")
    assert said(guide_bot, "skip it", asked.conversation).conversation.learner.skipped == ("sql",)


def test_what_if_changes_nothing_without_a_yes(guide_bot: Bot) -> None:
    supposed = said(guide_bot, "what if I had 15 hours a week?")
    assert "15 hours a week" in supposed.text
    assert "6 hours a week" in supposed.text
    assert supposed.conversation.learner == NOTED.learner
    assert said(guide_bot, "yes", supposed.conversation).conversation.learner.hours_a_week == 15


def test_a_day_that_is_too_near_is_said_to_be(guide_bot: Bot) -> None:
    soon = date.today() + timedelta(days=30)
    hasty = replace(NOTED, learner=replace(NOTED.learner, ready_by=soon, hours_a_week=3.0))
    assert replies.DOES_NOT_FIT in said(guide_bot, "how long will it take me?", hasty).text


def test_of_somebody_unknown_the_guide_tells_how_long_it_takes(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "How long does it take at 10 hours a week?")
    assert answer.kind is Kind.ANSWER
    assert "ai-ml/roadmap/time" in cited(answer)


def test_a_question_beside_a_fact_is_answered_and_the_fact_proposed(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I have 6 hours a week. Which certificates are free?")
    assert answer.kind is Kind.ANSWER
    assert answer.conversation.proposed is not None
    assert guide_bot.reply("yes", answer.conversation).conversation.learner.hours_a_week == 6


def test_forget_me_forgets_the_position(guide_bot: Bot) -> None:
    answer = said(guide_bot, "forget me")
    assert answer.conversation.learner == Learner()
    assert answer.conversation.before == ()


def test_the_position_goes_through_json(guide_bot: Bot) -> None:
    """What is proposed, noted and undone is the same for whoever keeps the conversation elsewhere."""
    conversation = talk(guide_bot, "I know Python", "yes", "I want to do computer vision").conversation
    assert Conversation.from_json(conversation.to_json()) == conversation


def test_somebody_in_distress_is_not_asked_for_a_profile(guide_bot: Bot) -> None:
    answer = said(guide_bot, "I know Python but I want to kill myself")
    assert answer.kind is Kind.CARE
    assert answer.conversation.learner == NOTED.learner
