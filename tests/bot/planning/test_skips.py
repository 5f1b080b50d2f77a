"""Leaving topics out: what builds on them is said before it is noted."""

import pytest

from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from tests.bot.talk import talk

KNOWN = Conversation(learner=Learner(path="ai-ml", done=("python", "linear-algebra"), hours_a_week=6.0))


@pytest.mark.parametrize("said", ["skip evaluation, boring", "leave evaluation out please", "can I skip evaluation?"])
def test_what_nobody_should_skip_is_said_in_the_guides_words(guide_bot: Bot, said: str) -> None:
    answer = guide_bot.reply(said, KNOWN)
    assert "What nobody should skip" in answer.text
    assert "Features and pipelines" in answer.text
    assert answer.conversation.learner == KNOWN.learner
    assert "ai-ml/roadmap/shortcuts" in {citation.section.id for citation in answer.citations}


@pytest.mark.parametrize("insists", ["skip it anyway", "leave it out anyway", "yes"])
def test_it_is_left_out_for_whoever_insists(guide_bot: Bot, insists: str) -> None:
    warned = guide_bot.reply("skip evaluation, boring", KNOWN)
    assert guide_bot.reply(insists, warned.conversation).conversation.learner.skipped == ("evaluation",)


def test_what_nothing_builds_on_is_left_out_at_once(guide_bot: Bot) -> None:
    assert guide_bot.reply("leave out ethics", KNOWN).conversation.learner.skipped == ("ethics",)


def test_what_is_known_is_not_left_out_without_a_yes(guide_bot: Bot) -> None:
    answer = guide_bot.reply("leave out linear algebra", KNOWN)
    assert answer.conversation.learner == KNOWN.learner


def test_a_topic_that_was_told_and_waits_is_not_said_to_be_noted(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python and Git", "can I skip git?")
    assert "noted as known already" not in answer.text
    assert "You told me that you know" in answer.text


@pytest.mark.parametrize(
    "asked",
    ["is it ok if I do PyTorch now", "can I start with PyTorch right away?", "should I already learn PyTorch now?"],
)
def test_who_wants_to_begin_now_hears_what_comes_before(guide_bot: Bot, asked: str) -> None:
    answer = guide_bot.reply(asked, KNOWN)
    assert "Before it you still need" in answer.text
    assert answer.conversation.proposed is None


@pytest.mark.parametrize("asked", ["and where does it come in the plan", "where is that in my plan?"])
def test_a_topic_that_was_asked_about_has_a_place(guide_bot: Bot, asked: str) -> None:
    answer = talk(guide_bot, "what is backpropagation", asked)
    assert "**Neural networks and backpropagation**" in answer.text
    assert "is step" in answer.text


def test_to_skip_some_things_names_none(guide_bot: Bot) -> None:
    """What may be skipped is then told by the guide, and no topic is looked for."""
    answer = guide_bot.reply("Can it be shorter if I skip some things?", KNOWN)
    assert "ai-ml/roadmap/shortcuts" in {citation.section.id for citation in answer.citations}
