"""The types of what the bot says: `Answer` and the `Citation`s that it stands on."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.conversation import Conversation
from index.search import Passage
from knowledge.guide import Section

MARKER = re.compile(r"(?<!\\)\[(\d+)\]")


class Kind(StrEnum):
    """What sort of reply an answer is."""

    ANSWER = "answer"
    PLAN = "plan"
    SMALLTALK = "smalltalk"
    CLARIFY = "clarify"
    DECLINED = "declined"
    CARE = "care"
    REFUSED = "refused"


class Mode(StrEnum):
    """How the text of an answer came about."""

    EXTRACTED = "extracted"
    GENERATED = "generated"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of a retrieved section; it can be made of nothing else, so its quote is always in the guide."""

    number: int
    passage: Passage
    start: int
    end: int
    """The quote is `section.text[start:end]`."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.passage.section.text):
            raise ValueError(f"the span {self.start}:{self.end} is not in the text of {self.passage.section.id}")

    @property
    def section(self) -> Section:
        return self.passage.section

    @property
    def quote(self) -> str:
        return self.section.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds that a message took, in all and in search."""

    total: float = 0.0
    search: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply. Every marker `[n]` in its text has its citation, or it cannot be made."""

    message: str
    kind: Kind
    text: str
    """Markdown with `[n]` markers."""
    conversation: Conversation
    """The conversation after this message, for the next one."""
    mode: Mode = Mode.NONE
    searched: str | None = None
    """The question that was searched for, standing alone; None where nothing was."""
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    nearest: tuple[Section, ...] = ()
    """The nearest sections, where the guides do not answer."""
    timings: Timings = field(default_factory=Timings)
    lead: str = ""
    """What of the text stands before what is quoted, in the bot's own words."""
    closing: str = ""
    """What stands behind it."""

    def __post_init__(self) -> None:
        cited = {citation.number for citation in self.citations}
        marked = {int(number) for number in MARKER.findall(self.text)}
        if marked != cited:
            raise ValueError(f"the text marks {sorted(marked)}, the citations are {sorted(cited)}")

    def to_json(self) -> dict[str, Any]:
        """The answer as `guide-ask --json` prints it."""
        return {
            "message": self.message,
            "searched": self.searched,
            "kind": str(self.kind),
            "mode": str(self.mode),
            "text": self.text,
            "citations": [
                {
                    "number": citation.number,
                    "section": citation.section.id,
                    "title": citation.section.title,
                    "url": citation.section.url,
                    "quote": citation.quote,
                    "start": citation.start,
                    "end": citation.end,
                }
                for citation in self.citations
            ],
            "suggestions": list(self.suggestions),
            "nearest": [{"section": section.id, "title": section.title} for section in self.nearest],
            "ms": {"total": round(self.timings.total, 3), "search": round(self.timings.search, 3)},
        }
