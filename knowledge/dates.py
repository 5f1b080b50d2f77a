"""Dates as a reader sees them."""

from datetime import date


def in_words(day: date) -> str:
    """A date such as "24 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def month_in_words(day: date) -> str:
    """A day's month and year, such as "November 2026"."""
    return f"{day:%B %Y}"
