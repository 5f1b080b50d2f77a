"""The stretches of a section that become chunks: list items, table rows, code, and one to three sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from markdown_it.token import Token

from knowledge.guide import ChunkKind
from knowledge.lines import Placed, SourceLines
from knowledge.markdown import parse, plain_text
from knowledge.sentences import sentence_spans

SENTENCES = 3
PROSE_CHARACTERS = 240
"""Sentences are joined, up to three, while they stay within this length."""
CONTEXT_CHARACTERS = 160
_LAST_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]\Z")
_LONGEST_FOOTNOTE = 104
_QUOTE_MARKS = " \t>"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of source that becomes one chunk unless it is too long for the embedder."""

    kind: ChunkKind
    start: int
    end: int
    lead: str
    plain: str
    context: str


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a section's text in order; raw HTML and footnote definitions make none."""
    yield from _Walk(text).pieces()


@dataclass(slots=True)
class _Table:
    """The table that a walk is in: its head as written, the names of its columns, and the row being read."""

    head: str
    columns: tuple[str, ...] = ()
    cells: list[str] = field(default_factory=list)
    line: int = 0


class _Walk:
    """A walk over the tokens of a section that remembers what a reader has just read."""

    def __init__(self, text: str) -> None:
        self._source = SourceLines(text)
        self._tokens = parse(text)
        self._footnotes = self._quotes = 0
        self._markers: list[str] = []
        self._items: list[str] = []
        """The text of each list item that the walk is in, outermost first."""
        self._heading = self._lead_in = ""
        self._table = _Table("")

    def pieces(self) -> Iterator[Piece]:
        for token, following in zip_longest(self._tokens, self._tokens[1:]):
            content = following.content if following else ""
            if self._in_footnote(token):
                continue
            match token.type:
                case "paragraph_open":
                    yield from self._paragraph(token, content)
                case "fence" | "code_block" if token.content.strip():
                    yield self._code(token)
                case "tr_close":
                    yield from self._row()
                case _:
                    self._remember(token, content)

    def _in_footnote(self, token: Token) -> bool:
        self._footnotes += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(token.type, 0)
        return self._footnotes > 0

    def _remember(self, token: Token, content: str) -> None:
        match token.type:
            case "heading_open":
                self._heading, self._lead_in = plain_text(content), ""
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "list_item_open":
                self._markers.append(f"{token.info}{token.markup} " if token.info else "- ")
                self._items.append("")
            case "list_item_close":
                self._markers.pop()
                self._items.pop()
            case "bullet_list_close" | "ordered_list_close" if not self._markers:
                self._lead_in = ""
            case "table_open" | "tr_open" | "th_open" | "td_open" | "thead_close":
                self._remember_table(token, content)

    def _remember_table(self, token: Token, content: str) -> None:
        first = token.map[0] if token.map else 0
        match token.type:
            case "table_open":
                self._table = _Table("\n".join(self._row_text(line) for line in (first, first + 1)))
            case "tr_open":
                self._table.cells, self._table.line = [], first
            case "th_open" | "td_open":
                self._table.cells.append(plain_text(content))
            case "thead_close":
                self._table.columns = tuple(self._table.cells)

    def _row_text(self, line: int) -> str:
        return self._source.lines[line].strip().lstrip(_QUOTE_MARKS if self._quotes else None)

    def _row(self) -> Iterator[Piece]:
        table = self._table
        if not table.columns or not any(table.cells):
            return
        named = zip(table.columns, table.cells, strict=False)
        plain = "; ".join(f"{head}: {cell}" if head else cell for head, cell in named if cell)
        _, end = self._source.span((table.line, table.line + 1))
        start = end - len(self._row_text(table.line))
        yield Piece(ChunkKind.ROW, start, end, table.head, plain, self._heading)

    def _code(self, token: Token) -> Piece:
        start, end = self._source.span(token.map or (0, 1))
        if token.type == "fence":
            fence_start = self._source.lines[(token.map or [0])[0]].find(token.markup)
            start = max(start, self._source.offset((token.map or [0])[0]) + fence_start)
        return Piece(ChunkKind.CODE, start, end, "", self._source.text[start:end], self._heading)

    def _paragraph(self, token: Token, content: str) -> Iterator[Piece]:
        placed = list(self._source.place(content, token.map[0])) if token.map else []
        if not placed:
            return
        if self._markers:
            yield self._item(placed)
            return
        plain = plain_text(_words(self._source.text, placed, placed[0].source_start, placed[-1].source_end))
        self._lead_in = plain if plain.endswith(":") else ""
        for start, end in _sentence_groups(self._source.text, placed):
            yield self._piece(ChunkKind.PROSE, placed, start, end, "", _context(self._heading))

    def _item(self, placed: list[Placed]) -> Piece:
        above = next((item for item in reversed(self._items[:-1]) if item), "")
        context = _context(self._heading, self._lead_in, above)
        start, end = placed[0].source_start, placed[-1].source_end
        piece = self._piece(ChunkKind.ITEM, placed, start, end, self._markers[-1], context)
        self._items[-1] = self._items[-1] or piece.plain
        return piece

    def _piece(self, kind: ChunkKind, placed: list[Placed], start: int, end: int, lead: str, context: str) -> Piece:
        text = self._source.text
        end = _without_footnotes(text, start, end)
        return Piece(kind, start, end, lead, plain_text(_words(text, placed, start, end)), context)


def _context(*parts: str) -> str:
    """What a reader has just read when they come to a chunk, where it is short enough to be repeated."""
    return " ".join(part for part in parts if 0 < len(part) <= CONTEXT_CHARACTERS)


def _words(text: str, placed: list[Placed], start: int, end: int) -> str:
    """The part of a paragraph between two offsets, without the quote marks and indents before its lines."""
    spans = [(max(start, line.source_start), min(end, line.source_end)) for line in placed]
    return "\n".join(text[first:last] for first, last in spans if first < last)


def _without_footnotes(text: str, start: int, end: int) -> int:
    """Where a span ends once the footnote references at its end are left out."""
    while True:
        end = start + len(text[start:end].rstrip())
        last = _LAST_FOOTNOTE.search(text[max(start, end - _LONGEST_FOOTNOTE) : end])
        if last is None or len(last.group()) == end - start:
            return end
        end -= len(last.group())


def _sentence_groups(text: str, placed: list[Placed]) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences, joined while there are at most three and they stay short."""
    group: list[tuple[int, int]] = []
    for sentence in _sentences(text, placed):
        if group and (len(group) == SENTENCES or sentence[1] - group[0][0] > PROSE_CHARACTERS):
            yield group[0][0], group[-1][1]
            group = []
        group.append(sentence)
    if group:
        yield group[0][0], group[-1][1]


def _sentences(text: str, placed: list[Placed]) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, none of which begins or ends in the quote mark before a line."""
    first, last = placed[0].source_start, placed[-1].source_end
    for start, end in sentence_spans(text[first:last]):
        inside = [line for line in placed if line.source_start < first + end and first + start < line.source_end]
        if inside:
            yield max(first + start, inside[0].source_start), min(first + end, inside[-1].source_end)
