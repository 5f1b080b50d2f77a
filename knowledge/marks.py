"""Finding which parsed pieces of a section fall into given spans of its source, so that they can be highlighted.

The parser does not tell where in the source the words of a paragraph stand. So a rule that runs before all others notes
how far the parser is whenever it begins something new, and plain text is read only up to the next end of a span.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from knowledge.lines import SourceLines
from knowledge.markdown import new_parser

Span = tuple[int, int]
_TRACE = "trace"
_MARKS = "marks"
_SHOWN = frozenset({"text", "text_special", "code_inline", "softbreak", "hardbreak", "footnote_ref", "image"})


def parse_with_marks(source: str, marks: Iterable[Span]) -> list[Token]:
    """The tokens of a source, with a `mark_open` and `mark_close` around the words that any of the spans touches.

    A mark never reaches over the end of an element: it is closed and opened again. Code blocks have the spans to be
    marked, as offsets into their content, in `meta["marks"]`.
    """
    inside = [(max(start, 0), min(end, len(source))) for start, end in marks]
    placed = _Placement(source, sorted((start, end) for start, end in inside if start < end))
    return _marking_parser().parse(source, {_MARKS: placed})


@cache
def _marking_parser() -> MarkdownIt:
    parser = new_parser()
    parser.inline.ruler.at("text", _text)
    parser.inline.ruler.before("text", "trace", _note_position)
    parser.inline.ruler2.disable("fragments_join")
    parser.core.ruler.disable("text_join")
    parser.core.ruler.at("inline", _parse_inlines)
    return parser


class _Placement:
    """The spans to be marked, and where in the source the contents of blocks stand."""

    def __init__(self, source: str, marks: Sequence[Span]) -> None:
        self._source, self._marks = SourceLines(source), marks
        self._row, self._cell_start = -1, 0

    def in_block(self, token: Token) -> list[Span]:
        """The spans to be marked in a paragraph, heading or code block, as offsets into its content."""
        if not token.map:
            return []
        placed = list(self._source.place(token.content, token.map[0] + (token.type == "fence")))
        spans = []
        for start, end in self._marks:
            inside = [line for line in placed if line.source_start < end and start < line.source_end]
            if inside:
                first, last = inside[0], inside[-1]
                content_start = first.start + max(0, start - first.source_start)
                spans.append((content_start, last.start + min(last.length, end - last.source_start)))
        if not spans and token.type != "inline" and self._touches(*self._source.span(token.map)):
            spans.append((0, len(token.content)))
        return spans

    def in_cell(self, token: Token) -> list[Span]:
        """The spans to be marked in a table cell; a cell with escaped pipes is marked whole or not at all."""
        line = token.map[0] if token.map else 0
        if line != self._row:
            self._row, self._cell_start = line, self._source.offset(line)
        row_end = self._source.offset(line) + len(self._source.lines[line])
        start = self._source.text.find(token.content, self._cell_start, row_end)
        whole = (0, len(token.content))
        if start < 0:
            return [whole] if self._touches(self._cell_start, row_end) else []
        self._cell_start = start + len(token.content)
        touched = [span for span in self._marks if span[0] < self._cell_start and start < span[1]]
        return [(max(0, first - start), min(whole[1], last - start)) for first, last in touched]

    def _touches(self, start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in self._marks)


@dataclass(slots=True)
class _Trace:
    """How far the parser is in the content of one paragraph, heading or cell."""

    marks: Sequence[Span]
    tokens: list[Token]
    position: int = 0
    seen: int = 0

    def reach(self, position: int) -> None:
        """Mark the tokens made since the last call if what they were made of touches a span."""
        marked = any(start < position and self.position < end for start, end in self.marks)
        for token in self.tokens[self.seen :]:
            token.meta["marked"] = marked
        self.position, self.seen = position, len(self.tokens)

    def next_edge(self, position: int, otherwise: int) -> int:
        edges = [edge for span in self.marks for edge in span if edge > position]
        return min([*edges, otherwise])


def _parse_inlines(state: StateCore) -> None:
    """The parser's own rule for contents, keeping a trace of each and then putting the marks in."""
    placement: _Placement = state.env[_MARKS]
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        if token.type in {"fence", "code_block"}:
            token.meta["marks"] = placement.in_block(token)
        if token.type != "inline":
            continue
        in_cell = before is not None and before.type in {"th_open", "td_open"}
        trace = _Trace(placement.in_cell(token) if in_cell else placement.in_block(token), [])
        state.env[_TRACE] = trace
        state.md.inline.parse(token.content, state.md, state.env, trace.tokens)
        trace.reach(len(token.content))
        token.children = list(_with_marks(trace.tokens))


def _note_position(state: StateInline, silent: bool) -> bool:
    trace: _Trace = state.env[_TRACE]
    if silent or state.tokens is not trace.tokens:
        return False
    if state.pending:
        if state.src[state.pos] == "\n":
            return False
        state.pushPending()
    trace.reach(state.pos)
    return False


def _text(state: StateInline, silent: bool) -> bool:
    """The parser's own rule for plain text, but for stopping at the edge of a span."""
    stop = state.md.inline.terminator_re.search(state.src, state.pos, state.posMax)
    end = stop.start() if stop else state.posMax
    trace: _Trace = state.env[_TRACE]
    if state.tokens is trace.tokens:
        end = trace.next_edge(state.pos, end)
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _with_marks(tokens: Iterable[Token]) -> Iterator[Token]:
    is_open = False
    for token in tokens:
        if token.type == "text" and not token.content:
            continue
        marked = token.type in _SHOWN and bool(token.meta.get("marked"))
        if marked != is_open:
            is_open = marked
            yield Token("mark_open", "mark", 1) if marked else Token("mark_close", "mark", -1)
        yield token
    if is_open:
        yield Token("mark_close", "mark", -1)
