"""Dates in words."""

from datetime import date

import pytest

from knowledge.dates import in_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "24 November 2026"),
        (date(2026, 1, 1), "1 January 2026"),
        (date(2024, 2, 29), "29 February 2024"),
    ],
)
def test_a_date_is_as_one_writes_it(day: date, words: str) -> None:
    """The day without a nought in front, the month in full, the year."""
    assert in_words(day) == words
