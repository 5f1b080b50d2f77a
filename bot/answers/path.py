"""The order in which a guide wants its steps taken, so that "and after that?" has an answer."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.words.phrases import stems, telling_stems
from knowledge.guide import Chunk, ChunkKind, Guide, Section
from knowledge.markdown import plain_text
from knowledge.steps import KINDS, numbered

IN_ORDER, OUTCOMES = ("skills", "projects"), "outcomes"
"""Sections of the career template: skills and projects stand in the order of learning, jobs at the end."""

_COUNTED = {
    word: number + 1
    for number, words in enumerate(
        ("1 one first 1st", "2 two second 2nd", "3 three third 3rd", "4 four fourth 4th", "5 five fifth 5th",
         "6 six sixth 6th")
    )
    for word in words.split()
}  # fmt: skip
_KINDS = "|".join(KINDS)
_ORDINALS = [word for word in _COUNTED if word.endswith(("st", "nd", "rd", "th"))]
_NAMED = re.compile(
    rf"\b(?:(?P<kind>{_KINDS})\s+(?:number\s+|no\.?\s*)?(?P<after>{'|'.join(_COUNTED)})"
    rf"|(?P<before>{'|'.join(_ORDINALS)})\s+(?P<kind_after>{_KINDS})"
    rf"|(?P<kind_before>{_KINDS})\s+(?:\w+\s+){{0,2}}(?:after|before|follows)\s+(?P<bare>{'|'.join(_COUNTED)}))\b",
    re.IGNORECASE,
)
"""A step by its number; "one step" and "two phases" are so many of them, not which."""
_ASKS_WHEN = re.compile(
    r"\W*(?:(?:and|so|but|ok(?:ay)?|then)\W+)*(?:by\s+)?(?:when\s+(?:\w+ly\s+)?(?:will|would|do|can|could|shall|should|might|am|is|are)|how\s+long)\b",
    re.IGNORECASE,
)
"""How a message begins that asks for a time, whatever step it names."""
_ASIDE = frozenset(
    stem
    for word in "consist contain include involve inside contents jump open mention follow finish complete done behind "
    "over phase step stage level part through skill topic list line order".split()
    for stem in stems(word)
)
"""The stems of words that a message which only names a step may have beside the plain ones."""
_AFTER = re.compile(
    r"\b(?:after|follow\w*|done|finish\w*|through|complet\w*|behind|once|beyond|past|leads?|what (?:next|now|then))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\bbefore\b", re.IGNORECASE)
_ROADMAP = re.compile(r"roadmap|step[ -]by[ -]step|learning path|\bphases\b|how to (start|begin|become)", re.IGNORECASE)
_NAME_ENDS = re.compile(r"[:.;(\u2013\u2014]| - ")
_BOLD = re.compile(r"\*\*\[?(?P<name>[^\]*]{1,60})(?:\]|\*\*)")
_FEWEST = 2
_NAME_LENGTH = 60

ChunksOf = Callable[[str], Sequence[Chunk]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a section of its own, or an item in the list of a section."""

    section: Section
    chunk: Chunk | None = None

    @property
    def id(self) -> str:
        return self.section.id if self.chunk is None else f"{self.section.id}#{self.chunk.order}"

    @property
    def title(self) -> str:
        """The text that its number stands in."""
        return self.section.title if self.chunk is None else plain_text(self.chunk.text)

    @property
    def kind(self) -> str:
        """The word that its number follows, such as "phase"; empty where it is not numbered."""
        found = numbered(self.title)
        return found.kind if found else ""

    @property
    def name(self) -> str:
        """What the step is called: its section's title, or how its list item begins."""
        if self.chunk is None:
            return self.section.title
        return item_name(self.chunk)


class Paths:
    """The paths of some guides, at most one a guide."""

    def __init__(self, guides: Iterable[Guide], chunks_of: ChunksOf) -> None:
        self._by_guide = {guide.id: _steps(guide, chunks_of) for guide in guides}
        self._sections = {section.id: section for guide in guides for section in guide.sections}
        self._places = {
            step.id: (guide, place) for guide, steps in self._by_guide.items() for place, step in enumerate(steps)
        }

    def first(self, guide: str) -> Step | None:
        """The first step of a guide's path, if it has one."""
        steps = self._by_guide.get(guide, ())
        return steps[0] if steps else None

    def step(self, id: str) -> Step | None:
        """A step by its id."""
        return self.moved(id, 0)

    def named(self, text: str, guides: Sequence[str]) -> Step | None:
        """The step that a message names, such as "phase two" or "the 3rd step", and asks nothing else about.

        Of "after phase two" it is the next one, and of "before phase two" the one before.
        """
        step = None if _ASKS_WHEN.match(text) else self.mentioned(text, guides)
        if step is None or asks_more(_NAMED.sub(" ", text), besides=_subject(step)):
            return None
        by = 1 if _AFTER.search(text) else -1 if _BEFORE.search(text) else 0
        return self.moved(step.id, by) if by or _NAMED.search(text) else None

    def numbered(self, guide: str) -> tuple[Step, ...]:
        """The steps of a guide's path that have a number."""
        return tuple(step for step in self._by_guide.get(guide, ()) if step.kind)

    def mentioned(self, text: str, guides: Iterable[str]) -> Step | None:
        """The step that a message mentions by its number or its title, whatever it says of it; of several the last."""
        found = next(iter([*_NAMED.finditer(text)][::-1]), None)
        steps = [step for guide in guides for step in self.numbered(guide)]
        if not found:
            said = set(stems(text))
            return next((step for step in steps if (subject := set(stems(_subject(step)))) and subject <= said), None)
        number = _COUNTED[(found["after"] or found["before"] or found["bare"]).lower()]
        word = (found["kind"] or found["kind_after"] or found["kind_before"]).lower()
        ofkind = [step for step in steps if word in {"step", step.kind}]
        return ofkind[number - 1] if number <= len(ofkind) else None

    def moved_to(self, text: str, guides: Sequence[str], by: int) -> Step | None:
        """The step that a message which moves on, or back, wants to be taken to by its name, such as "back to phase 1".

        Of "what follows phase 1" it is the next one; None where no step is named, or there is none beyond it.
        """
        step = self.mentioned(text, guides)
        if step is None:
            return None
        beside = _AFTER if by > 0 else _BEFORE
        return self.moved(step.id, by) if beside.search(text) else step

    def moved(self, id: str, by: int) -> Step | None:
        """The step so many places after one, or before it; None beyond either end, or where there is no such step."""
        if id not in self._places:
            return None
        guide, place = self._places[id]
        steps = self._by_guide[guide]
        return steps[place + by] if 0 <= place + by < len(steps) else None

    def step_in(self, sections: Iterable[str]) -> Step | None:
        """The first of some sections that is a step by itself."""
        return next((step for id in sections if (step := self.step(id))), None)

    def is_above(self, section: str) -> bool:
        """Whether a section is the one that the steps of its guide's path stand in."""
        first = self.first(section.split("/", 1)[0])
        return first is not None and section in {first.section.parent, first.section.id}

    def neighbour(self, id: str, by: int) -> Section | None:
        """The sibling so many places after a sub-section of those that stand in the order of learning."""
        section = self._sections.get(id)
        if section is None or section.parent not in {f"{section.guide}/{each}" for each in IN_ORDER}:
            return None
        siblings = [each for each in self._sections.values() if each.parent == section.parent]
        place = siblings.index(section) + by
        return siblings[place] if 0 <= place < len(siblings) else None


def asks_more(text: str, *, besides: str = "") -> bool:
    """Whether a message has any telling words but those of moving along a path, and those of what it names."""
    allowed = _ASIDE | set(stems(besides))
    return any(stem not in allowed for stem in telling_stems(text))


def _subject(step: Step) -> str:
    """What a step is about: its title without the word and number that it begins with."""
    found = numbered(step.name)
    return step.name[found.end :] if found else step.name


def item_name(chunk: Chunk) -> str:
    """How a list item is called: what is bold at its beginning, the first cell of a row, or its words up to the first
    colon or full stop.
    """
    if bold := _BOLD.match(chunk.text):
        return bold["name"].rstrip(":.")
    if chunk.kind is ChunkKind.ROW:
        return plain_text(chunk.text.strip().strip("|").split("|")[0]).strip()
    text = plain_text(chunk.text).strip()
    words = _NAME_ENDS.split(text, maxsplit=1)[0].strip()
    number = numbered(text)
    if number and len(words) <= len(text[: number.end].strip()):
        words = " ".join(text.split()[:8])
    return words if len(words) <= _NAME_LENGTH else words[:_NAME_LENGTH].rsplit(" ", 1)[0]


def _steps(guide: Guide, chunks_of: ChunksOf) -> tuple[Step, ...]:
    steps = _numbered_sections(guide) or _numbered_items(guide, chunks_of)
    jobs = next((section for section in guide.sections if section.id == f"{guide.id}/{OUTCOMES}"), None)
    return (*steps, Step(jobs)) if steps and jobs and chunks_of(jobs.id) else tuple(steps)


def _numbered_sections(guide: Guide) -> list[Step]:
    """The sections of one parent whose titles count up, such as Phase 1 and Phase 2; the longest such run."""
    runs: dict[tuple[str | None, str], list[Section]] = {}
    for section in guide.sections:
        found = numbered(section.title)
        if found:
            run = runs.setdefault((section.parent, found.kind), [])
            if found.number == len(run) + 1:
                run.append(section)
    longest = max(runs.values(), key=len, default=[])
    return [Step(section) for section in longest] if len(longest) >= _FEWEST else []


def _numbered_items(guide: Guide, chunks_of: ChunksOf) -> list[Step]:
    """The list items that count up in the section which calls itself a roadmap."""
    for section in guide.sections:
        if _ROADMAP.search(section.title) or section.anchor == "roadmap":
            items = [chunk for chunk in chunks_of(section.id) if chunk.kind in {ChunkKind.ITEM, ChunkKind.PROSE}]
            counted = [each for each in items if numbered(each.text) or re.match(r"\d", each.lead)]
            if len(counted) >= _FEWEST:
                return [Step(section, chunk) for chunk in counted]
    return []
