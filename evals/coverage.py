"""What the cases cover: how many turns there are by section and behaviour, and which sections no case names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.case import Case, without_copies
from evals.metrics import satisfies
from evals.text import table
from knowledge.guide import Guide

NO_SECTION = "about no section"
"""Turns that cite nothing and are not to be declined: small talk, care, what is asked back."""
SINGLE_QUESTION, CONVERSATION = "single question", "conversation"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many turns of how many cases there are, by what they are about and what they try."""

    cases: int
    turns: int
    counts: Mapping[str, Counter[str]]
    """By top-level section, the number of turns of each behaviour; a turn counts under each of its case's."""
    turns_of: Counter[str]
    """By top-level section, the number of turns, each counted once."""
    uncovered: tuple[str, ...]
    """The ids of the sections that no case cites, neither themselves nor a sub-section of theirs."""

    @property
    def behaviours(self) -> list[str]:
        """All behaviours, those of the most turns first."""
        totals = sum(self.counts.values(), Counter[str]())
        return sorted(totals, key=lambda each: (-totals[each], each))

    def to_json(self) -> dict[str, Any]:
        return {
            "cases": self.cases,
            "turns": self.turns,
            "sections": {
                section: {"turns": self.turns_of[section], "behaviours": dict(its)}
                for section, its in self.counts.items()
            },
            "uncovered": list(self.uncovered),
        }


def cover(cases: Iterable[Case], guides: Iterable[Guide]) -> Coverage:
    """The coverage of some guides; what is asked for several people counts once."""
    cases = without_copies(cases)
    sections = [section for guide in guides for section in guide.sections]
    counts: dict[str, Counter[str]] = {section.id: Counter() for section in sections if section.parent is None}
    turns_of: Counter[str] = Counter()
    for case in cases:
        for turn in case.turns:
            about = turn.section or NO_SECTION
            turns_of[about] += 1
            counts.setdefault(about, Counter()).update(behaviours(case))
    cited = {wanted for case in cases for turn in case.turns for entry in turn.cites for wanted in entry}
    uncovered = tuple(section.id for section in sections if not any(satisfies(each, [section.id]) for each in cited))
    return Coverage(len(cases), sum(turns_of.values()), counts, turns_of, uncovered)


def behaviours(case: Case) -> tuple[str, ...]:
    """What a case tries: its tags, or else its phrasing, or else whether it is one question or a conversation."""
    if case.tags:
        return tuple(dict.fromkeys(case.tags))
    return (case.phrasing or (CONVERSATION if len(case.turns) > 1 else SINGLE_QUESTION),)


def coverage_text(coverage: Coverage) -> str:
    """A row a behaviour, a column a section; the columns are numbered, and what the numbers stand for comes first."""
    sections = list(coverage.counts)
    legend = [[str(number), section, str(coverage.turns_of[section])] for number, section in enumerate(sections, 1)]
    head = ["", *(row[0] for row in legend), "all"]
    rows = [
        _row(behaviour, [coverage.counts[each][behaviour] for each in sections]) for behaviour in coverage.behaviours
    ]
    blocks = [
        f"{coverage.turns} turns of {coverage.cases} cases",
        "\n".join(f"{number:>4}  {section:34} {turns:>5}" for number, section, turns in legend),
        "Turns by behaviour and section; a turn of several behaviours counts under each.",
        table(head, rows),
        _uncovered(coverage.uncovered),
    ]
    return "\n\n".join(blocks)


def _row(behaviour: str, counts: Sequence[int]) -> list[str]:
    return [behaviour, *(str(count) if count else "." for count in counts), str(sum(counts))]


def _uncovered(sections: Sequence[str]) -> str:
    if not sections:
        return "Every section of the guides is covered."
    return "\n".join([f"No case covers these {len(sections)} sections:", *(f"  {section}" for section in sections)])
