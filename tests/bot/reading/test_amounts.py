"""Hours a week, in the many ways in which people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learner import FEWEST_HOURS, MOST_HOURS
from bot.reading.amounts import hours_a_week, is_only_hours, times_as_many


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


@pytest.mark.parametrize("text", ["yeah", "ah", "oh yeah, sure", "blah"])
def test_letters_within_a_word_are_no_hours(text: str) -> None:
    """ "Yeah" holds an "a" and an "h", and is no hour."""
    assert hours_a_week(text, bare=True, alone=True) == 0


@pytest.mark.parametrize(("text", "alone"), [("5h", True), ("and just two?", True), ("phase 2", False), ("why", False)])
def test_a_message_may_be_nothing_but_hours(text: str, alone: bool) -> None:
    assert is_only_hours(text) is alone


@given(st.text(max_size=80))
def test_no_text_is_too_much(text: str) -> None:
    """Hours are such as a plan can be made with, whatever is written."""
    hours = hours_a_week(text, bare=True)
    assert hours == 0 or FEWEST_HOURS <= hours <= MOST_HOURS


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


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("one hour every morning, which makes 7 hours a week", 7),
        ("an hour each evening, or let me say an hour a day", 7),
        ("4 hours a week, no, rather 9 hours a week", 9),
        ("an hour each morning and an hour each evening", 14),
        ("3 hours a week for Python and 2 hours a week for maths", 5),
        ("an hour a day on weekdays and 4 hours a day on weekends", 13),
        ("with 9 hours it works. Good, 10 hours, there is a bit of time on Sunday", 10),
    ],
)
def test_what_is_said_anew_counts_once(text: str, hours: float) -> None:
    """Hours of unlike parts of a week add up, and those of the whole of it take the place of what was named before."""
    assert hours_a_week(text, alone=True) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("3 hours every day except Saturday", 18),
        ("an hour each day but not on weekends", 5),
        ("2 hours daily apart from Monday and Tuesday", 10),
        ("an hour Monday to Friday and 2 hours on Saturday", 7),
        ("2 hours on Monday and Tuesday, an hour on Friday", 5),
        ("Saturday 3 hours, Sunday 1 hour", 4),
        ("2 hours a day for 60 days", 14),
    ],
)
def test_the_days_that_are_named_or_left_out_are_counted(text: str, hours: float) -> None:
    assert hours_a_week(text) == hours


@pytest.mark.parametrize("text", ["6 years of experience", "I was a nurse 4 years", "2 months"])
def test_a_stretch_of_time_is_no_number_of_hours(text: str) -> None:
    assert hours_a_week(text, bare=True) == 0
