"""A proposal that waits for its yes: what it counts for, and what of it only the bot said."""

import pytest

from bot import replies
from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from tests.bot.talk import talk

KNOWS_PYTHON = Conversation(learner=Learner(path="ai-ml", done=("python",), hours_a_week=6.0))
GIT, PYTHON = "Git, the shell and environments", "Python basics"


@pytest.mark.parametrize("asked", ["what have you noted so far", "where am i right now", "did i say that I know git?"])
def test_what_waits_is_not_shown_as_noted(guide_bot: Bot, asked: str) -> None:
    answer = talk(guide_bot, "I know Python and Git", asked)
    noted, _, waits = answer.text.partition("waits for your yes")
    assert PYTHON in waits
    assert GIT in waits
    assert noted.startswith(replies.NO_PROFILE)
    assert guide_bot.reply("yes", answer.conversation).conversation.learner.done == ("python", "git-shell")


@pytest.mark.parametrize("asked", ["how long is it all", "where am I", "show me my plan", "what should I do now"])
def test_what_only_the_bot_asked_about_is_not_told(guide_bot: Bot, asked: str) -> None:
    skipped = guide_bot.reply("do I really need calculus?", KNOWS_PYTHON)
    assert skipped.conversation.proposed is not None
    after = guide_bot.reply(asked, skipped.conversation)
    assert after.conversation.proposed is None
    assert "what you told me (Calculus" not in after.text


def test_what_is_told_after_the_bots_own_question_stands_alone(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "can I skip SQL and Git?", "I know Python", "yes")
    assert answer.conversation.learner.done == ("python",)


def test_after_a_no_to_the_bots_question_what_was_told_still_waits(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python", "can I skip git?", "no")
    assert answer.conversation.proposed == Learner(path="ai-ml", done=("python",))
    assert guide_bot.reply("yes", answer.conversation).conversation.learner.done == ("python",)


def test_a_yes_to_the_bots_question_notes_what_was_told_as_well(guide_bot: Bot) -> None:
    asked = talk(guide_bot, "I know Python", "can I skip git?")
    assert f"A yes also notes what you told me before ({PYTHON})" in asked.text
    assert guide_bot.reply("yes", asked.conversation).conversation.learner.done == ("python", "git-shell")


@pytest.mark.parametrize(
    "supposed",
    ["how long with 12 hours a week", "what if I had 12 hours a week?", "suppose I could do 12 hours weekly?"],
)
def test_a_supposition_keeps_and_reckons_with_what_waits(guide_bot: Bot, supposed: str) -> None:
    answer = talk(guide_bot, "my goal is data scientist", supposed)
    assert "365 to 1,027 hours" in answer.text
    noted = guide_bot.reply("yes", answer.conversation).conversation.learner
    assert (noted.goal, noted.hours_a_week) == ("data-scientist", 12.0)


def test_a_no_to_a_supposition_keeps_what_was_told(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "my goal is data scientist", "what if I had 12 hours a week?", "no, leave it")
    assert answer.conversation.proposed == Learner(path="ai-ml", goal="data-scientist")


def test_a_day_that_is_supposed_is_measured_with_the_hours_that_wait(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I want to be an AI engineer and have 6 hours a week", "can I be ready by December 2030?")
    assert "**AI engineer**" in answer.text
    assert "at 6 hours a week" in answer.text
    assert answer.text.count("485 to 1,306 hours") == 1


@pytest.mark.parametrize("skips", ["skip it", "skip it anyway", "ok leave it out all the same"])
def test_skip_it_leaves_out_what_was_asked_about(guide_bot: Bot, skips: str) -> None:
    answer = talk(guide_bot, "I know Python", "can I skip git?", skips)
    assert answer.conversation.learner.skipped == ("git-shell",)
    assert answer.conversation.proposed is not None
    assert guide_bot.reply("yes", answer.conversation).conversation.learner.done == ("python",)


def test_who_wants_to_be_forgotten_agrees_to_nothing(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python", "what have you noted about me?", "Please forget me.")
    assert answer.conversation.learner == Learner()
    assert answer.conversation.proposed is None


def test_a_yes_to_some_of_what_the_bot_asked_about_notes_only_these(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "can I skip SQL and Git?", "yes, tick off SQL at least")
    assert answer.conversation.learner.done == ("sql",)


def test_why_not_is_no_yes_to_the_bots_own_question(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "can I leave out linear algebra?", "why not")
    assert answer.conversation.learner == Learner()
    assert "Supervised learning" in answer.text


def test_what_is_told_bit_by_bit_adds_up(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I want to be a data scientist", "I know SQL", "12 hours a week would work", "yes")
    learner = answer.conversation.learner
    assert (learner.goal, learner.done, learner.hours_a_week) == ("data-scientist", ("sql",), 12.0)


def test_what_was_told_outlasts_other_questions(guide_bot: Bot) -> None:
    """However many stand between, and though the bot reminded of it only once."""
    between = ("what does an MLOps engineer do?", "are certificates worth it?", "is there an age limit?")
    answer = talk(guide_bot, "I know Git and SQL", *between, "I can do 6 hours a week")
    assert GIT in answer.text
    noted = guide_bot.reply("yes", answer.conversation).conversation.learner
    assert (noted.done, noted.hours_a_week) == (("git-shell", "sql"), 6.0)


@pytest.mark.parametrize("no", ["no", "no thanks", "forget me"])
def test_what_was_declined_does_not_come_back(guide_bot: Bot, no: str) -> None:
    answer = talk(guide_bot, "I know Git and SQL", no, "I can do 6 hours a week")
    assert answer.conversation.proposed == Learner(path="ai-ml", hours_a_week=6.0)


def test_of_what_waits_a_correction_changes_that_alone(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Git and SQL, and I have 4 hours a week", "no, only SQL", "yes")
    learner = answer.conversation.learner
    assert (learner.done, learner.hours_a_week) == (("sql",), 4.0)


@pytest.mark.parametrize(
    ("reply", "done", "says"),
    [
        ("yes. can I skip linear algebra though?", ("python", "git-shell"), "Linear algebra"),
        ("Yes, please. What does an MLOps engineer do?", ("python", "git-shell"), "pipelines"),
        ("Yes. And if I leave out statistics, how much time do I save?", ("python", "git-shell"), "hours"),
        ("No. What does an MLOps engineer do?", (), "pipelines"),
        ("no, leave that. What if I had two hours a day?", (), "14 hours a week"),
    ],
)
def test_what_is_asked_behind_a_yes_or_a_no_is_answered(
    guide_bot: Bot, reply: str, done: tuple[str, ...], says: str
) -> None:
    answer = talk(guide_bot, "I know Python and Git", reply)
    assert answer.conversation.learner.done == done
    assert says in answer.text


def test_what_was_only_supposed_does_not_wait(guide_bot: Bot) -> None:
    """After a no, or when something else is told, it is as if it had not been asked."""
    answer = talk(guide_bot, "I know SQL", "what if I had 10 hours a week?", "no. I know Git too", "yes")
    learner = answer.conversation.learner
    assert (learner.done, learner.hours_a_week) == (("sql", "git-shell"), 0.0)


@pytest.mark.parametrize("bids", ["please note it", "ok save that", "Great, could you note all of it?", "note that"])
def test_what_waits_is_noted_when_bidden(guide_bot: Bot, bids: str) -> None:
    """Also some answers later."""
    answer = talk(guide_bot, "I know SQL", "what does a data scientist do?", "are certificates worth it?", bids)
    assert answer.conversation.learner.done == ("sql",)


@pytest.mark.parametrize(
    "says", ["ok skip the statistics then", "fine, I'll leave statistics out", "ok then I will learn it"]
)
def test_who_does_otherwise_does_not_agree_to_know(guide_bot: Bot, says: str) -> None:
    answer = talk(guide_bot, "I know Python", "can I skip statistics?", says)
    assert "statistics" not in answer.conversation.learner.done


@pytest.mark.parametrize(
    "says", ["put statistics back in please", "I'd rather keep statistics after all", "undo that, I keep statistics"]
)
def test_what_was_left_out_is_put_back_alone(guide_bot: Bot, says: str) -> None:
    known = Conversation(learner=Learner(path="ai-ml", done=("python",), skipped=("statistics",), hours_a_week=6.0))
    learner = guide_bot.reply(says, known).conversation.learner
    assert (learner.done, learner.skipped, learner.hours_a_week) == (("python",), (), 6.0)


def test_what_is_told_beside_a_question_without_answer_is_proposed(guide_bot: Bot) -> None:
    said = "I'm an accountant, good with SQL, 8 hours a week, and aim to be a data scientist by end of 2028. Plausible?"
    answer = guide_bot.reply(said)
    assert answer.conversation.proposed is not None
    assert (answer.conversation.proposed.goal, answer.conversation.proposed.hours_a_week) == ("data-scientist", 8.0)


def test_a_study_plan_that_is_asked_for_is_not_what_somebody_studies(guide_bot: Bot) -> None:
    answer = guide_bot.reply("show me a study plan for MLOps please")
    assert answer.conversation.proposed is None or not answer.conversation.proposed.doing


def test_who_does_not_want_to_keep_a_topic_gets_it_not_back(guide_bot: Bot) -> None:
    known = Conversation(learner=Learner(path="ai-ml", done=("python",), skipped=("statistics",)))
    assert guide_bot.reply("I won't keep statistics", known).conversation.learner.skipped == ("statistics",)
