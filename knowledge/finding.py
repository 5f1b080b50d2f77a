"""What the linter says of a place in a guide."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

FINDING_CHARACTERS = 80
"""How much of the author's text a message repeats."""


class Severity(StrEnum):
    """Whether a finding is a fault or only something to look at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault in a guide, where it is, and what its author should do."""

    path: Path
    line: int
    rule: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        kind = "warning: " if self.severity is Severity.WARNING else ""
        return printable(f"{self.path}:{self.line}: {kind}{self.message}; {self.remedy} [{self.rule}]")


def quoted(text: str) -> str:
    """A piece of the author's text as a message repeats it: short, and in quotation marks."""
    short = text if len(text) <= FINDING_CHARACTERS else f"{text[: FINDING_CHARACTERS - 1]}…"
    return f"'{short}'"


def printable(text: str) -> str:
    """Text in which what a terminal would obey or not show is written as an escape."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text)
