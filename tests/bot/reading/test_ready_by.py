"""Days to be ready by, in the many ways in which people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.ready_by import ready_by

TODAY = date(2026, 11, 24)


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


def test_from_a_month_on_is_no_deadline() -> None:
    assert ready_by("twenty hours from January", date(2026, 11, 30)) is None
    assert ready_by("ready by January", date(2026, 11, 30)) == date(2027, 1, 31)


def test_the_end_of_a_pause_is_no_deadline() -> None:
    assert ready_by("0 hours till February, then 15", TODAY) is None


@given(st.text(max_size=80))
def test_no_text_is_too_much(text: str) -> None:
    """Days lie ahead, whatever is written."""
    day = ready_by(text, TODAY, bare=True)
    assert day is None or day > TODAY


@pytest.mark.parametrize(
    "text",
    [
        "6 years Java",
        "I have 3 years of SQL",
        "eight years' experience in sales",
        "I worked in a bank 4 years and want to be a data scientist",
        "after 20 years as a cook",
        "in the last 2 years",
        "I've been learning for half a year",
    ],
)
def test_time_that_is_behind_somebody_is_no_deadline(text: str) -> None:
    assert ready_by(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9 months at most", date(2027, 8, 25)),
        ("a year from now", date(2027, 11, 24)),
        ("I have 2 years", date(2028, 11, 23)),
        ("hired 6 months from now", date(2027, 5, 26)),
    ],
)
def test_time_that_is_left_is_a_deadline(text: str, day: date) -> None:
    assert ready_by(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("until May", date(2027, 4, 30)),
        ("till term begins in September", date(2027, 8, 31)),
        ("until the end of May", date(2027, 5, 31)),
        ("before summer", date(2027, 5, 31)),
        ("until 2028", date(2027, 12, 31)),
        ("by the middle of May", date(2027, 5, 15)),
        ("by early May", date(2027, 4, 30)),
    ],
)
def test_what_goes_up_to_a_month_ends_as_it_begins(text: str, day: date) -> None:
    assert ready_by(text, TODAY) == day
