"""How long a part of the path takes: a phase or a topic, named or spoken of."""

import pytest

from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from tests.bot.talk import talk

SIX_HOURS = Conversation(learner=Learner(path="ai-ml", done=("python",), hours_a_week=6.0))


@pytest.mark.parametrize(
    ("before", "asked", "part"),
    [
        ("what is calculus?", "how much time does that take if I can do 6 hours a week?", "Calculus"),
        ("what is phase 1?", "how long do I need for that one at 6 hours a week?", "Phase 1"),
        ("is maths hard?", "how many weeks is phase 2 if I have 6 hours a week?", "Phase 2"),
    ],
)
def test_hours_told_beside_the_question_are_reckoned_for_the_part(
    guide_bot: Bot, before: str, asked: str, part: str
) -> None:
    answer = talk(guide_bot, before, asked)
    assert answer.text.startswith(f"For you {part}")
    assert "at 6 hours a week" in answer.text.split("\n\n")[0]


def test_hours_that_are_supposed_count_for_the_part(guide_bot: Bot) -> None:
    answer = guide_bot.reply("and with 12 hours a week, how long would linear algebra take?", SIX_HOURS)
    assert answer.text.startswith("**Linear algebra** [1]: then it would be 25 to 168 hours, which at 12 hours a week")


def test_hours_that_are_noted_count_for_a_topic_that_is_named(guide_bot: Bot) -> None:
    answer = guide_bot.reply("how long for linear algebra?", SIX_HOURS)
    assert answer.text.startswith("**Linear algebra** [1] takes 25 to 168 hours, which at 6 hours a week is")


@pytest.mark.parametrize("asked", ["how long will it take me?", "when am I done at that rate?", "how long is it all?"])
def test_it_and_all_of_it_are_the_whole_path(guide_bot: Bot, asked: str) -> None:
    answer = talk(guide_bot, "I know Python. I have 6 hours a week", "yes", asked)
    assert "Machine learning engineer" in answer.text


def test_a_goal_that_is_asked_about_is_described_and_not_planned(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Git and SQL", "what does an MLOps engineer do?")
    assert answer.citations[0].section.id == "ai-ml/outcomes/role-mlops-engineer"
    assert "topics ahead" not in answer.text


@pytest.mark.parametrize("phase", ["phase 1", "phase 2", "phase 4", "phase 9"])
@pytest.mark.parametrize("asked", ["how far am I in {}?", "how many hours are left of {} in my plan?"])
def test_a_phase_of_the_plan_cites_what_it_marks(guide_bot: Bot, asked: str, phase: str) -> None:
    """An answer whose marks and citations differ cannot be made; a phase that is not there is no error."""
    assert guide_bot.reply(asked.format(phase), SIX_HOURS).text


def test_what_a_story_names_before_it_asks_is_no_part(guide_bot: Bot) -> None:
    """The cloud that a neighbour talks of is not what is to be learnt."""
    answer = guide_bot.reply(
        "my neighbour says everything is cloud now, my cousin talks of agents all the time, and I have an hour when the"
        " kids are asleep, so what I want to know is how long this would take me with an hour a day"
    )
    assert answer.text.startswith("For you that would be 654 to 1,606 hours")


def test_a_phase_that_is_pointed_at_is_that_phase_alone(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "what is phase 1?", "how long is this phase if I have 1 hour every day")
    assert answer.text.startswith("For you Phase 1 would be")


@pytest.mark.parametrize("asked", ["When exactly would I be through phase 1?", "by when am I done with phase 1"])
def test_when_a_phase_is_behind_the_learner_is_asked_and_not_told(guide_bot: Bot, asked: str) -> None:
    answer = guide_bot.reply(asked, SIX_HOURS)
    assert answer.text.startswith("What is left of Phase 1")
    assert answer.conversation.proposed is None


def test_what_was_left_out_says_what_that_saves(guide_bot: Bot) -> None:
    known = Conversation(learner=Learner(path="ai-ml", skipped=("sql",), hours_a_week=6.0))
    answer = guide_bot.reply("how much time does dropping SQL save me?", known)
    assert answer.text.startswith("**SQL** [1] is left out, which saves you 15 to 30 hours")


def test_the_hours_that_a_day_would_take_are_reckoned(guide_bot: Bot) -> None:
    answer = guide_bot.reply("how many hours a week do I need to be ready by the end of 2027?", SIX_HOURS)
    assert "31 December 2027" in answer.text.split("\n")[0]
    assert "hours a week" in answer.text.split("\n")[0]
