"""A guide as the linter's rules look at it: parsed once, with the line of everything in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from knowledge.anchors import heading_anchors
from knowledge.finding import Finding, Severity
from knowledge.guide import Guide, Section
from knowledge.markdown import parse
from knowledge.pieces import Piece, pieces


@dataclass(frozen=True, slots=True)
class Page:
    """A guide with its tokens, the ids of its headings, and the pieces of each of its sections."""

    guide: Guide
    tokens: tuple[Token, ...]
    lines: tuple[str, ...]
    """The lines of the whole file."""
    anchors: frozenset[str]
    pieces: dict[str, tuple[Piece, ...]] = field(repr=False)

    def finding(self, line: int, rule: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> Finding:
        return Finding(self.guide.path, line, rule, message, remedy, severity)

    def words_of(self, kind: str) -> Iterator[tuple[Token, Token]]:
        """Every token of a kind within paragraphs, headings and cells, and the block that it stands in."""
        for block in self.tokens:
            for child in block.children or ():
                if child.type == kind:
                    yield child, block

    def line_of(self, block: Token, words: str = "") -> int:
        """The line of the file on which a block, or some words in it, stands."""
        first, end = block.map or (0, 1)
        first, end = first + self.guide.body_line, end + self.guide.body_line
        found = (line for line in range(first, end) if words and words in self.lines[line - 1])
        return next(found, first)

    def children(self, section: Section) -> list[Section]:
        return [other for other in self.guide.sections if other.parent == section.id]


def open_page(guide: Guide) -> Page:
    """Parse a guide for the linter."""
    tokens = tuple(parse(guide.body))
    anchors = heading_anchors(guide, tokens)
    return Page(
        guide=guide,
        tokens=tokens,
        lines=tuple(guide.source.split("\n")),
        anchors=frozenset(anchors.values()) | {section.anchor for section in guide.sections},
        pieces={section.id: tuple(pieces(section.text)) for section in guide.sections},
    )


def piece_line(section: Section, piece: Piece) -> int:
    """The line of the file on which a piece of a section begins."""
    return section.text_line + section.text.count("\n", 0, piece.start)
