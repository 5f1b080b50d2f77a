"""Hours and days that are those of somebody's study, and of nothing else."""

from datetime import date

import pytest

from bot.reading.amounts import hours_a_week
from bot.reading.ready_by import ready_by
from bot.reading.time_of_study import has_a_purpose, has_no_day, names_a_beginning


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("it pays 20 dollars an hour", 0),
        ("I get €18 per hour", 0),
        ("I work 45 hours a week in a restaurant", 0),
        ("I work full time as a nurse", 0),
        ("I can study full time", 40),
        ("I work full time but can spare 6 hours a week", 6),
        ("outside of work I have 3 hours a day", 21),
        ("I had a 3 hour exam on Monday", 0),
        ("I sleep 5 hours a night", 0),
        ("a talk of 2 hours", 0),
        ("the exam lasts 3 hours and I learn 4 hours a week for it", 4),
        ("a total of 6 hours a week", 6),
        ("I work night shifts, 10 hours a day", 0),
        ("I work on Python 3 hours a week", 3),
        ("I study 3 hours every Saturday", 3),
    ],
)
def test_only_hours_of_study_count(text: str, hours: float) -> None:
    assert hours_a_week(text, alone=True) == hours


def test_hours_with_a_stretch_of_time_are_not_hours_a_month() -> None:
    assert hours_a_week("done in three months if I do 20 hours", alone=True) == 20


def test_a_week_of_hours_is_no_day() -> None:
    assert ready_by("how many hours would that take a week", date(2026, 11, 30)) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("I can only begin in 3 months", True),
        ("in two months I am free to start", True),
        ("I start in May and want to be done in a year", False),
        ("I want to be ready in 6 months", False),
    ],
)
def test_a_beginning_is_no_deadline(text: str, begins: bool) -> None:
    assert names_a_beginning(text) is begins


def test_a_deadline_has_a_purpose() -> None:
    assert has_a_purpose("I want a job in a year")
    assert not has_a_purpose("like in 3 years")


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("there isn't a deadline", True),
        ("I never gave you any date", True),
        ("take that due date away", True),
        ("the deadline may go", True),
        ("without a fixed date", True),
        ("don't drop the deadline", False),
        ("no, the deadline is in June", False),
        ("I'm not sure about the date", False),
    ],
)
def test_that_there_is_no_day_is_said_in_many_ways(text: str, none: bool) -> None:
    assert has_no_day(text) is none
