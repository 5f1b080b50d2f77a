"""Titles that count, such as "Phase 2: Classical ML"."""

import re
from dataclasses import dataclass

KINDS = ("phase", "step", "stage", "level", "part", "month", "week", "year", "unit", "module")
_NUMBERED = re.compile(rf"\W*({'|'.join(KINDS)})\s+(\d+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The word that a title counts by, its number, and what the title is about."""

    kind: str
    number: int
    end: int
    """Where the number ends in the title."""


def numbered(title: str) -> Numbered | None:
    """How a title counts, if it begins by doing so."""
    found = _NUMBERED.match(title)
    return Numbered(found[1].lower(), int(found[2]), found.end()) if found else None
