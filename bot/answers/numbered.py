"""Sections that are numbered, such as "Phase 2" and "Resources for Phase 2": which of them a question means.

Numbers are nearly the same to an embedding model, so that "a course for phase 2" finds phase 3 as well.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.words.phrases import telling_stems
from index.search import Found, Index, Passage
from knowledge.guide import Section

SURE = 0.7
"""The probability from which on a question without its number is taken to ask for what one parent section holds."""
AS_GOOD = 0.15
"""How far behind the first section a neighbour of the one that is meant, or its parent, may score."""
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_NUMBERED = re.compile(rf"\b(?P<word>[a-z]+)\s+(?P<number>\d+|{'|'.join(_COUNTED)})\b", re.IGNORECASE)
_COUNTED_OUT = re.compile(rf"\b(?:the\s+)?(?P<number>{'|'.join(_ORDINALS)})\s+(?P<word>[a-z]+)\b", re.IGNORECASE)
_LEADS_TO_IT = re.compile(r"\b(?:for|of|in|to|from|with|at|on)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A word with its number, and the text without them."""

    word: str
    number: int
    rest: str


class Numbered:
    """Puts the section first that has the number which a question names."""

    def __init__(self, index: Index, sections: Iterable[Section]) -> None:
        self._index = index
        self._of: dict[tuple[str, int], list[Section]] = {}
        for section in sections:
            for named in _named_in(section.title):
                self._of.setdefault((named.word, named.number), []).append(section)
        words = [word for word, _ in self._of]
        self._of = {key: of for key, of in self._of.items() if words.count(key[0]) > 1}

    def first(self, found: Found, said: str) -> Found:
        """What was found, with the section that is numbered as a message says before all others of its family.

        Of several so numbered the one is meant in whose parent what is `said` without its number is answered.
        """
        meant = [(named, of) for named in _named_in(said) if (of := self._of.get((named.word, named.number)))]
        if len(meant) != 1 or not found.passages:
            return found
        named, sections = meant[0]
        first, words = found.passages[0], set(telling_stems(named.rest))
        best = [each.section for each in found.passages if each.score >= first.score - AS_GOOD]
        near = [each for each in sections if any(_are_of_one_family(its, each, named.word) for its in best)]
        is_of_one = any(_are_of_one_family(first.section, each, named.word) for each in near)
        near = [each for each in sections if words & _words(each) or (is_of_one and each in near)]
        section = self._asked_of(named, near) if len(near) > 1 else next(iter(near), None)
        passage = self._index.passage(section.id, found.query) if section else None
        if passage is None:
            return found
        return replace(found, passages=(passage, *self._others(found, passage, named)))

    def _asked_of(self, named: _Named, sections: list[Section]) -> Section | None:
        """The section whose title has more of what is said beside the number, or whose parent is asked for that."""
        said = set(telling_stems(named.rest))
        titled = [each for each in sections if said & _words(each)]
        if len(titled) == 1:
            return titled[0]
        parents = {each.parent: each for each in sections if each.parent}
        if not named.rest.strip(" ?!.") or not parents:
            return None
        asked = self._index.asked_of(self._index.prepare([named.rest])[0], list(parents))
        best = max(asked, key=asked.__getitem__)
        return parents[best] if asked[best] >= SURE else None

    def _others(self, found: Found, first: Passage, named: _Named) -> Iterator[Passage]:
        """What else was found, without sections that have another number."""
        for each in found.passages:
            other = next((of.number for of in _named_in(each.section.title) if of.word == named.word), named.number)
            if each.section.id != first.section.id and other == named.number:
                yield each


def _words(section: Section) -> set[str]:
    return set(telling_stems(section.title))


def _are_of_one_family(section: Section, numbered: Section, word: str) -> bool:
    """Whether a section is the one that is numbered, holds it, or is its numbered neighbour."""
    if section.id in {numbered.id, numbered.parent}:
        return True
    return section.is_sibling_of(numbered) and any(each.word == word for each in _named_in(section.title))


def _named_in(text: str) -> Iterator[_Named]:
    """The numbered things that a text names, such as phase 2, "phase two" or "the second phase"."""
    for pattern in (_NUMBERED, _COUNTED_OUT):
        for found in pattern.finditer(text):
            before = _LEADS_TO_IT.sub("", text[: found.start()])
            rest = f"{before.rstrip()}{text[found.end() :]}"
            yield _Named(found["word"].lower(), _number(found["number"].lower()), rest)


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    return (_COUNTED.index(written) if written in _COUNTED else _ORDINALS.index(written)) + 1
