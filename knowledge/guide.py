"""The types that a guide is made of: `Guide`, `Section` and `Chunk`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from knowledge.curriculum import Curriculum

INTRODUCTION = "introduction"
_SAFE_CHARACTERS = "-._~:@!$&'*+,;="


class ChunkKind(StrEnum):
    """What a chunk is in the guide, which decides how it is shown when quoted."""

    PROSE = "prose"
    ITEM = "item"
    ROW = "row"
    CODE = "code"


def guide_url(guide: str, anchor: str = "") -> str:
    """Where a guide's page is served, and a place on it; without a guide, the place on the page that one is on."""
    page = f"/guides/{quote(guide, safe=_SAFE_CHARACTERS)}" if guide else ""
    return f"{page}#{quote(anchor, safe=_SAFE_CHARACTERS)}" if anchor else page


@dataclass(frozen=True, slots=True)
class Chunk:
    """The smallest thing that is searched for and quoted: `section.text[start:end]`, to the letter."""

    section: str
    order: int
    start: int
    end: int
    text: str
    kind: ChunkKind
    lead: str
    """What stands in front of it when it is shown: a list marker, or the head of its table."""
    plain: str
    """The chunk as it is read aloud, without Markdown; a table row has its column heads in it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the source text under it, up to the next section or sub-section."""

    id: str
    """`<guide>/<section>[/<sub-section>]`, for example `ai-ml/roadmap/phase-1`."""
    trail: tuple[str, ...]
    """The titles from the guide's down to this section's own."""
    text: str
    line: int
    """The heading's line in the file, counted from 1."""
    text_line: int
    """The line in the file on which `text` begins."""
    questions: tuple[str, ...] = ()
    """What learners ask that this section answers, in their own words, if the author wrote it down."""
    links: tuple[str, ...] = ()
    """The places in the guides that its text links to, as `<guide>#<anchor>`."""
    called: tuple[str, ...] = ()
    """What learners call its subject, if the author wrote it down."""

    @property
    def title(self) -> str:
        return self.trail[-1]

    @property
    def guide(self) -> str:
        return self.id.split("/", 1)[0]

    @property
    def anchor(self) -> str:
        return self.id.rsplit("/", 1)[-1]

    @property
    def parent(self) -> str | None:
        """The id of the section that this sub-section stands in, if it is one."""
        above = self.id.rsplit("/", 1)[0]
        return above if "/" in above else None

    @property
    def url(self) -> str:
        return guide_url(self.guide, self.anchor)

    @property
    def place(self) -> str:
        """Where links lead to it: `<guide>#<anchor>`."""
        return f"{self.guide}#{self.anchor}"

    def is_sibling_of(self, other: "Section") -> bool:
        """Whether the two stand side by side in one section, or at the top of one guide."""
        return self.guide == other.guide and self.parent == other.parent

    def is_joined_to(self, other: "Section") -> bool:
        """Whether the guide joins the two: one stands in the other, or its text links to it."""
        nested = self.parent == other.id or other.parent == self.id
        return nested or self.place in other.links or other.place in self.links


@dataclass(frozen=True, slots=True)
class Guide:
    """One Markdown file, read: its front matter, its sections in order, and its normalised source."""

    id: str
    path: Path
    title: str
    summary: str
    reviewed: date | None
    order: int
    source: str
    """The whole file with `\\n` line ends and without a byte order mark."""
    body_line: int
    """The line on which the Markdown begins, after any front matter."""
    sections: tuple[Section, ...]
    unanswered: tuple[str, ...] = ()
    """Questions close to the subject that the guide does not answer, if the author wrote them down."""
    names: tuple[tuple[str, ...], ...] = ()
    """Pairs of what learners call something, and what the guide calls it, if the author wrote them down."""
    of_each: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What is asked of a line that several sections have, by its label, if the author wrote such questions down."""
    of_some: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The same where the line answers only in some of them."""
    curriculum: Curriculum | None = None
    """What there is to learn, in which order, if the author wrote it down."""

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return "\n".join(self.source.split("\n")[self.body_line - 1 :])
