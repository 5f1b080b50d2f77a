"""Short messages that take something out of what is noted, or put something in its place."""

import pytest

from bot.learner import Learner
from bot.planning.clearing import cleared

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
