"""Cutting the body of a guide at its headings into sections, each with an id that no other section has."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from knowledge.guide import INTRODUCTION, Section
from knowledge.markdown import spoken

UNTITLED = "Untitled section"
_SECTION_TAGS = frozenset({"h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that opens a section; `first_line` and `end_line` count the body's lines from 0."""

    level: int
    title: str
    id: str | None
    """The id written after it as `{#id}`, if there is one."""
    first_line: int
    end_line: int


def slug(heading: str) -> str:
    """The id of a heading that names none: its letters and digits in lower case, joined by `-`."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return "-".join(re.findall(r"[^\W_]+", folded)) or "section"


def section_headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    """The headings that open sections: levels 1 to 3, outside lists, quotes and code."""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag in _SECTION_TAGS and not token.level and token.map:
            yield Heading(int(token.tag[1]), spoken([inline]) or UNTITLED, token.meta.get("id"), *token.map)


def document_title(headings: Sequence[Heading]) -> Heading | None:
    """The heading of the whole document: the first one, if it is of level 1."""
    return headings[0] if headings and headings[0].level == 1 else None


def cut_sections(
    body: str, tokens: Sequence[Token], headings: Sequence[Heading], *, guide: str, title: str, body_line: int
) -> tuple[Section, ...]:
    """The sections of a guide's body in order; each text is a slice of the body.

    `body_line` is the line of the file, counted from 1, on which the body begins.
    """
    return tuple(_Cutter(body, tokens, headings, guide, title, body_line).sections())


class _Cutter:
    """The body being cut, and the ids given so far."""

    def __init__(
        self,
        body: str,
        tokens: Sequence[Token],
        headings: Sequence[Heading],
        guide: str,
        title: str,
        body_line: int,
    ) -> None:
        self._guide, self._title, self._body_line = guide, title, body_line
        self._lines = body.split("\n")
        self._footnotes = _footnote_lines(tokens)
        self._document_title = document_title(headings)
        self._headings = headings[1:] if self._document_title else headings
        self._reserved = {heading.id for heading in self._headings if heading.id}
        """Ids that authors wrote: a heading without one never takes them, wherever it stands."""
        self._taken: set[str] = set()
        self._repeats: dict[str, int] = {}

    def sections(self) -> Iterator[Section]:
        yield from self._introduction()
        starts = [heading.first_line for heading in self._headings] + [len(self._lines)]
        above: Section | None = None
        for heading, end in zip(self._headings, starts[1:], strict=True):
            parent = above if heading.level == 3 else None
            section = self._section(heading, heading.end_line, end, parent)
            above = parent or section
            yield section

    def _introduction(self) -> Iterator[Section]:
        """What stands before the first section heading, if anything does."""
        end = self._headings[0].first_line if self._headings else len(self._lines)
        start = self._document_title.end_line if self._document_title else 0
        if self._document_title and self._text(0, self._document_title.first_line)[0]:
            start = 0
        if self._text(start, end)[0]:
            yield self._section(Heading(2, "Introduction", None, start, start), start, end, None, INTRODUCTION)

    def _section(
        self, heading: Heading, start: int, end: int, parent: Section | None, wanted: str | None = None
    ) -> Section:
        anchor = self._anchor(heading, wanted or slug(heading.title))
        text, text_line = self._text(start, end)
        above = parent.id if parent else self._guide
        trail = (*(parent.trail if parent else (self._title,)), heading.title)
        return Section(f"{above}/{anchor}", trail, text, heading.first_line + self._body_line, text_line)

    def _anchor(self, heading: Heading, wanted: str) -> str:
        """An id that no other section of the guide has: a repeat gets `-2`, `-3` and so on."""
        wanted = anchor = heading.id or wanted
        while anchor in self._taken or (anchor in self._reserved and anchor != heading.id):
            self._repeats[wanted] = self._repeats.get(wanted, 1) + 1
            anchor = f"{wanted}-{self._repeats[wanted]}"
        self._taken.add(anchor)
        return anchor

    def _text(self, start: int, end: int) -> tuple[str, int]:
        """The lines from `start` to `end` without blank or footnote lines at either end, and the first's line."""
        while start < end and self._droppable(start):
            start += 1
        while end > start and self._droppable(end - 1):
            end -= 1
        return "\n".join(self._lines[start:end]), start + self._body_line

    def _droppable(self, line: int) -> bool:
        return line in self._footnotes or not self._lines[line].strip()


def _footnote_lines(tokens: Sequence[Token]) -> frozenset[int]:
    """The 0-based lines that footnote definitions cover; at the end of a section they are not part of it."""
    spans = [token.map for token in tokens if token.type == "footnote_reference_open" and token.map]
    return frozenset(line for start, end in spans for line in range(start, end))
