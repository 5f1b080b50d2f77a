"""Lint rules on what a guide says of itself: its front matter and the date of its last review."""

from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from knowledge.finding import Finding, Severity, quoted
from knowledge.front_matter import KEYS, front_block, line_of, read_front_matter
from knowledge.lint_page import Page

REVIEW_EVERY = timedelta(days=365)


def check_front_matter(page: Page) -> Iterator[Finding]:
    """The front matter is closed, is YAML, and has no key that means nothing here."""
    guide, block = page.guide, front_block(page.guide.source)
    if block is None:
        if page.lines[0].rstrip() == "---" and any(page.lines[1:2]) and _names_a_key(page.lines[1]):
            yield page.finding(1, "front-matter", "front matter is not closed", "write a line '---' after it")
        return
    if block.fence == "+++":
        remedy = "write it as YAML between two lines '---'"
        yield page.finding(1, "front-matter", "TOML front matter is not read", remedy, Severity.WARNING)
        return
    for key in read_front_matter(guide.source, guide.path).unknown:
        close = get_close_matches(key.casefold(), KEYS, n=1)
        remedy = f"did you mean '{close[0]}'?" if close else f"remove it; the keys are {', '.join(KEYS)}"
        severity = Severity.ERROR if close else Severity.WARNING
        message = f"front matter key {quoted(key)} means nothing here"
        yield page.finding(line_of(key, block.text), "front-matter", message, remedy, severity)


def _names_a_key(line: str) -> bool:
    return line.split(":", 1)[0].strip() in KEYS


def check_reviewed(page: Page, today: date) -> Iterator[Finding]:
    """The guide was reviewed within the last year."""
    reviewed = page.guide.reviewed
    block = front_block(page.guide.source)
    line = line_of("reviewed", block.text) if block else 1
    if reviewed is None:
        remedy = "write 'reviewed: YYYY-MM-DD' in the front matter"
        severity = Severity.ERROR if block and block.fence == "---" else Severity.WARNING
        yield page.finding(line, "reviewed", "there is no date of review", remedy, severity)
    elif reviewed > today:
        yield page.finding(line, "reviewed", f"the date of review, {reviewed}, is in the future", "correct it")
    elif today - reviewed > REVIEW_EVERY:
        message = f"the last review, {reviewed}, is over a year ago"
        yield page.finding(line, "reviewed", message, "check the guide and change the date", Severity.WARNING)
