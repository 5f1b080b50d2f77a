"""Hours a week and days to be ready by, in the many ways in which people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learner import FEWEST_HOURS, MOST_HOURS
from bot.reading.amounts import hours_a_week, is_only_hours, ready_by, times_as_many

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("an hour on weekdays and 3 on saturday", 8),
        ("one hour on weekdays, 2 hours on sunday", 7),
        ("6 hours a week", 6),
        ("I have 2h/day", 14),
        ("an hour every evening", 7),
        ("five evenings a week, two hours each", 10),
        ("4 hrs sat + 4 hrs sun", 8),
        ("1.5 hours x 5 days", 7.5),
        ("half an hour before work each morning", 3.5),
        ("between 5 and 8 hours a week", 6.5),
        ("two hours on Tuesdays and Thursdays", 4),
        ("an hour and a half a day", 10.5),
        ("every day for 2 hours", 14),
        ("two hours a day on weekdays", 10),
        ("1 hour on weekdays and 4 hours on weekends", 9),
        ("20h/wk", 20),
        ("in truth I have 12 a week", 12),
        ("full time", 40),
        ("the course takes 120 hours", 0),
        ("200 hours a week", 0),
        ("a minute a week", 0),
    ],
)
def test_hours_are_brought_to_a_week(text: str, hours: float) -> None:
    """What is no time that a plan can be made with is none."""
    assert hours_a_week(text) == hours


def test_a_number_alone_counts_only_where_hours_were_spoken_of() -> None:
    assert hours_a_week("make it 8 instead") == 0
    assert hours_a_week("make it 8 instead", bare=True) == 8
    assert hours_a_week("change it to 6 hours", alone=True) == 6


@pytest.mark.parametrize(("text", "alone"), [("5h", True), ("and just two?", True), ("phase 2", False), ("why", False)])
def test_a_message_may_be_nothing_but_hours(text: str, alone: bool) -> None:
    assert is_only_hours(text) is alone


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ready by June", date(2027, 6, 30)),
        ("before September 2027", date(2027, 8, 31)),
        ("by the end of February", date(2027, 2, 28)),
        ("by 15 March 2027", date(2027, 3, 15)),
        ("until 2027-06-30", date(2027, 6, 30)),
        ("by next summer", date(2027, 8, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("end of next year", date(2027, 12, 31)),
        ("in three months", date(2027, 2, 23)),
        ("I've got half a year", date(2027, 5, 26)),
        ("not in March, by June it is", date(2027, 6, 30)),
        ("by 31 February", None),
        ("6 hours a week", None),
        ("three days a week", None),
        ("before my 30th birthday", None),
        ("it was in 2019", None),
    ],
)
def test_the_last_day_that_is_named_and_lies_ahead_counts(text: str, day: date | None) -> None:
    """A month ends with its last day; what is past, or no day, is none."""
    assert ready_by(text, TODAY) == day


def test_a_month_alone_is_a_day_only_where_the_plan_was_spoken_of() -> None:
    assert ready_by("put June as my date", TODAY) is None
    assert ready_by("put June as my date", TODAY, bare=True) == date(2027, 6, 30)


@given(st.text(max_size=80))
def test_no_text_is_too_much(text: str) -> None:
    """Hours are such as a plan can be made with, and days lie ahead, whatever is written."""
    hours, day = hours_a_week(text, bare=True), ready_by(text, TODAY, bare=True)
    assert hours == 0 or FEWEST_HOURS <= hours <= MOST_HOURS
    assert day is None or day > TODAY


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("and with half of those hours?", 0.5),
        ("twice as many?", 2.0),
        ("what if I doubled my hours", 2.0),
        ("half an hour a day", 0),
    ],
)
def test_hours_may_be_named_by_those_that_are_known(text: str, times: float) -> None:
    assert times_as_many(text) == times


def test_from_a_month_on_is_no_deadline() -> None:
    assert ready_by("twenty hours from January", date(2026, 11, 30)) is None
    assert ready_by("ready by January", date(2026, 11, 30)) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("8 hours in a good week, 4 in a bad one", 6),
        ("no hours until June, after that 10 a week", 10),
        ("I have exams now so 0 hours till February, then 15", 15),
        ("another 2 hours on Sundays", 2),
        ("two more on Saturdays", 2),
        ("I have 3 more questions", 0),
    ],
)
def test_hours_of_unlike_weeks_after_a_pause_or_on_top(text: str, hours: float) -> None:
    assert hours_a_week(text) == hours


def test_the_end_of_a_pause_is_no_deadline() -> None:
    assert ready_by("0 hours till February, then 15", TODAY) is None
