"""Corrections of what was just proposed or noted: something else takes its place, or its state changes."""

import pytest

from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize(
    "correction",
    [
        "no, I meant Git",
        "no wait, I mean Git, not SQL",
        "nope, Git",
        "sorry, it's Git I meant, not SQL",
        "no I said git",
    ],
)
def test_what_was_meant_is_proposed_in_the_place_of_what_was_not(guide_bot: Bot, correction: str) -> None:
    answer = talk(guide_bot, "I know SQL", correction)
    assert answer.conversation.proposed is not None
    assert answer.conversation.proposed.done == ("git-shell",)
    assert guide_bot.reply("yes", answer.conversation).conversation.learner.done == ("git-shell",)


@pytest.mark.parametrize("correction", ["oops no, I meant SQL", "no sorry I meant SQL, not Git"])
def test_what_was_meant_takes_the_place_of_what_was_noted(guide_bot: Bot, correction: str) -> None:
    assert talk(guide_bot, "I know Git", "yes", correction).conversation.learner.done == ("sql",)


@pytest.mark.parametrize(
    "correction",
    ["sorry wrong, I only started it", "that's not right, I've barely begun", "oops, I'm still learning it"],
)
def test_what_was_noted_as_known_was_only_begun(guide_bot: Bot, correction: str) -> None:
    learner = talk(guide_bot, "I know Git", "yes", correction).conversation.learner
    assert (learner.done, learner.doing) == ((), ("git-shell",))


def test_another_goal_takes_the_place_of_one_that_is_to_be_forgotten(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I want to become a computer vision engineer", "yes", "actually forget vision, NLP")
    assert answer.conversation.learner.goal == "nlp-engineer"
    assert answer.conversation.learner.skipped == ()


@pytest.mark.parametrize(
    ("told", "correction", "field", "value"),
    [
        ("I have 8 hours a week", "actually make it 10 hours", "hours_a_week", 10.0),
        ("I have 8 hours a week", "sorry, 5 hours", "hours_a_week", 5.0),
        ("I want to be an ML engineer", "no wait, AI engineer", "goal", "ai-engineer"),
        ("my goal is data scientist", "not sure if NLP engineer is better", "goal", "data-scientist"),
    ],
)
def test_other_hours_or_another_goal_count_at_once_where_they_correct(
    guide_bot: Bot, told: str, correction: str, field: str, value: float | str
) -> None:
    assert getattr(talk(guide_bot, told, "yes", correction).conversation.learner, field) == value


@pytest.mark.parametrize("message", ["no, I want to learn SQL next", "no, I meant the exam", "sorry, what is SQL?"])
def test_what_corrects_nothing_leaves_what_is_noted(guide_bot: Bot, message: str) -> None:
    assert talk(guide_bot, "I know Git", "yes", message).conversation.learner.done == ("git-shell",)


def test_what_was_neither_proposed_nor_noted_is_exchanged_for_nothing(guide_bot: Bot) -> None:
    """To rule out a topic that was only spoken of takes nothing back that is known."""
    learner = talk(
        guide_bot, "I know Python already", "yes", "what next?", "no, i meant statistics not calculus"
    ).conversation.learner
    assert "python" in learner.done
