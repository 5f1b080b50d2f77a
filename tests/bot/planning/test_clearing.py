"""Short messages that take something out of what is noted, or put something in its place."""

import pytest

from bot.learner import Learner
from bot.pipeline import Bot
from bot.planning.clearing import cleared, fields_to_clear
from tests.bot.talk import talk

LEARNER = Learner(path="ai-ml", goal="ml-engineer", hours_a_week=5.0)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("forget the 5 hours, it's more like 8", 8),
        ("remove that, its 20", 20),
        ("scrap those 5 hours, make it 9", 9),
        ("delete the hours", 0),
        ("forget phase 1, go to 2", 5),
        ("forget it", 5),
        ("drop calculus, I have 2 books on it", 5),
    ],
)
def test_hours_are_taken_out_or_replaced(text: str, hours: float) -> None:
    assert cleared(LEARNER, text).hours_a_week == hours


def test_hours_are_replaced_only_where_some_are_noted() -> None:
    assert cleared(Learner(), "forget that, it's 8") == Learner()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("delete my goal", {"goal"}),
        ("please wipe my weekly hours", {"hours"}),
        ("remove the goal and the deadline", {"goal", "day"}),
        ("drop the deadline", {"day"}),
        ("I don't have a deadline any more", {"day"}),
        ("reset my hours to 6", set()),
        ("delete everything", set()),
        ("how do I delete a branch?", set()),
    ],
)
def test_only_what_is_named_is_taken_out(text: str, fields: set[str]) -> None:
    assert fields_to_clear(text) == fields


def test_the_answer_says_what_was_taken_out(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I have 8 hours a week and my goal is AI engineer", "yes", "delete my hours")
    assert (answer.conversation.learner.goal, answer.conversation.learner.hours_a_week) == ("ai-engineer", 0.0)
    assert "Taken out: the hours a week." in answer.text


def test_nothing_is_forgotten_where_that_is_not_noted(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Git", "yes", "delete my goal")
    assert answer.conversation.learner.done == ("git-shell",)
