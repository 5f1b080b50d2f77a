"""The extracted answer: the best pieces of the best sections, word for word, each with its marker."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answer import Citation
from index.search import Passage, ScoredChunk
from knowledge.guide import Chunk, ChunkKind

WORDS = 105
"""About how many words an answer may have, so that it stays under 120 with a line of words between."""
SECOND_WORDS = 35
"""What of them is kept for the opening of a second section."""
SHORT_TABLE = 60
"""The most words of a table of which no rows are left out between two that are quoted."""
CITATIONS = 3
RUNNERS_UP = 1
"""How many sections behind the best are looked at for a second one to cite (`docs/why.md`)."""
CLOSE = 0.12
"""How far behind the best section's score one that the guide joins to it may be and still be cited beside it."""
TIED = 0.02
"""The same for any other section: search cannot tell which of the two is meant (`docs/why.md`)."""
RELEVANT = 0.15
"""How far behind a section's best chunk, in how it fits, another of its chunks may be and still be quoted."""
STANDS_OUT, PROSE_STANDS_OUT, BESIDE_IT = 0.08, 0.15, 0.08
"""How far in front of its section's opening an entry of a list must be to answer by itself, or another sentence, which
goes on from the opening; and how far behind it another chunk may be and still be quoted beside it."""
ENTRY_STANDS_OUT, ROW_STANDS_OUT, STEP_STANDS_OUT = 0.02, 0.05, 0.3
"""How far it must be in front of all others; more for a row of a table or a step of a numbered list, which answers less
by itself."""
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_STEP = re.compile(r"\d+\.")
_LITERAL_MARKER = re.compile(r"\[(\d+)\]")


Run = tuple[Chunk, ...]
"""Chunks of a section that stand next to each other, and so make one quote."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A run of chunks that is to be quoted, and the passage that it comes from."""

    passage: Passage
    run: Run


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of an extracted answer and the citations that its markers stand for."""

    text: str
    citations: tuple[Citation, ...]


def choose(passages: Sequence[Passage], *, words: int = WORDS) -> list[Quote]:
    """What to quote of passages, the best first: the best, and one more that is worth citing beside it, if any."""
    return quote(_worth_citing(passages), words=words)


def quote(passages: Sequence[Passage], *, words: int = WORDS) -> list[Quote]:
    """What to quote of the first of some passages, and the openings of the others."""
    best, *seconds = passages
    most = max(CITATIONS - len(seconds), 1)
    chosen = _chosen(best, words - SECOND_WORDS * len(seconds))
    quotes = [Quote(best, run) for run in runs(chosen)[:most]]
    return quotes + [Quote(second, (opening(second),)) for second in seconds]


def in_brief(passage: Passage) -> Quote:
    """The one chunk of a section that answers one of several questions: what it opens with, if no other stands out."""
    chunks, first = quotable(passage), opening(passage)
    return Quote(passage, (chunks[0].chunk if _answers_by_itself(chunks, first) else first,))


def write(quotes: Sequence[Quote]) -> Extract:
    """Quotes as Markdown, each with the number of its citation."""
    citations = [
        Citation(number, each.passage, each.run[0].start, each.run[-1].end) for number, each in enumerate(quotes, 1)
    ]
    text, last = "", None
    for number, each in enumerate(quotes, start=1):
        goes_on = last is not None and _same_table(last, each.run[0])
        text += ("\n" if goes_on else "\n\n" if text else "") + _shown(each.run, number, goes_on=goes_on)
        last = each.run[-1]
    return Extract(text, tuple(citations))


def rest(passage: Passage, told: Container[int], *, words: int = WORDS) -> list[Quote]:
    """What a section says beyond the chunks told already, by their order, from the top and within some words."""
    left = sorted((each.chunk for each in quotable(passage) if each.chunk.order not in told), key=_order)
    chosen: list[Chunk] = []
    for chunk in left:
        if chosen and sum(map(_words, (*chosen, chunk))) > words:
            break
        chosen.append(chunk)
    return [Quote(passage, run) for run in runs(chosen)[:CITATIONS]]


def _worth_citing(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The best passage, and another, if any: one as good as it, or one nearly as good that the guide joins to it."""
    best, *others = passages
    seconds = (
        other
        for other in others[:RUNNERS_UP]
        if other.score >= best.score - (CLOSE if best.section.is_joined_to(other.section) else TIED)
    )
    return [best, *islice(seconds, 1)]


def quotable(passage: Passage) -> tuple[ScoredChunk, ...]:
    """The chunks that can be quoted, the nearest first: not code in which `[1]` would be taken for a marker."""
    return tuple(
        scored
        for scored in passage.chunks
        if scored.chunk.kind is not ChunkKind.CODE or not _LITERAL_MARKER.search(scored.chunk.text)
    )


def _chosen(passage: Passage, words_left: int) -> list[Chunk]:
    """The chunks to quote of the best passage, within the words left.

    What answers by itself, as an entry of a list may, is the first line; else they come in the guide's order.
    """
    chunks, first = quotable(passage), opening(passage)
    pointed = _answers_by_itself(chunks, first)
    chosen: dict[int, Chunk] = {}
    for chunk in _wanted(chunks, first, pointed=pointed):
        words = _words(chunk)
        if chunk.order not in chosen and (words <= words_left or not chosen):
            chosen[chunk.order] = chunk
            words_left -= words
    chosen |= _between(chosen, passage)
    best = chunks[0].chunk.order
    ordered = sorted(chosen, key=lambda order: (pointed and order != best, order))
    return [chosen[order] for order in ordered if not _leads_nowhere(chosen[order], chosen)]


def _between(chosen: Mapping[int, Chunk], passage: Passage) -> dict[int, Chunk]:
    """The rows between two that were chosen of a short table, which would leave a gap in it."""
    rows = [each for each in chosen.values() if each.kind is ChunkKind.ROW]
    if len(rows) <= 1:
        return {}
    table = [each.chunk for each in passage.chunks if _same_table(rows[0], each.chunk)]
    first, last = min(map(_order, rows)), max(map(_order, rows))
    gap = {each.order: each for each in table if first < each.order < last}
    return gap if sum(map(_words, table)) <= SHORT_TABLE else {}


def _wanted(chunks: Sequence[ScoredChunk], first: Chunk, *, pointed: bool) -> list[Chunk]:
    """What to quote as far as there is room, the most wanted first.

    The opening is among it, since a section is written to open with a sentence that answers by itself; behind it comes
    what fits best, or the steps of a list from the first. Behind an entry that answers by itself only what fits nearly
    as well is wanted.
    """
    best = chunks[0]
    near = [each.chunk for each in chunks if each.fit >= best.fit - (BESIDE_IT if pointed else RELEVANT)]
    if pointed:
        return [best.chunk, first, *near]
    steps = sorted((each.chunk for each in chunks if _STEP.match(each.chunk.lead)), key=_order)
    return [first, *steps] if best.chunk in steps else [first, best.chunk, *near]


def _answers_by_itself(chunks: Sequence[ScoredChunk], first: Chunk) -> bool:
    """Whether the first of some chunks fits so much better than its section's opening that it stands for itself."""
    best, *others = chunks
    if best.chunk is first or best.chunk.kind is ChunkKind.CODE:
        return False
    ahead, opens = best.fit - others[0].fit, next(each.fit for each in others if each.chunk is first)
    if best.chunk.kind is ChunkKind.ROW:
        return ahead >= ROW_STANDS_OUT
    if _STEP.match(best.chunk.lead):
        return ahead >= STEP_STANDS_OUT
    in_front = PROSE_STANDS_OUT if best.chunk.kind is ChunkKind.PROSE else STANDS_OUT
    return ahead >= ENTRY_STANDS_OUT and best.fit - opens >= in_front


def opening(passage: Passage) -> Chunk:
    """What a section opens with."""
    return min((scored.chunk for scored in quotable(passage)), key=_order)


def _order(chunk: Chunk) -> int:
    return chunk.order


def _leads_nowhere(chunk: Chunk, chosen: Mapping[int, Chunk]) -> bool:
    """Whether a chunk announces what is not quoted after it."""
    return len(chosen) > 1 and chunk.text.endswith(":") and chunk.order + 1 not in chosen


def runs(chunks: Iterable[Chunk]) -> list[Run]:
    """Neighbouring chunks together, so that each run is one quote."""
    found: list[list[Chunk]] = []
    for chunk in chunks:
        if found and found[-1][-1].order + 1 == chunk.order:
            found[-1].append(chunk)
        else:
            found.append([chunk])
    return [tuple(run) for run in found]


def _shown(run: Run, number: int, *, goes_on: bool = False) -> str:
    """A run of chunks as Markdown, every chunk with its marker; without the head of a table that was begun."""
    lines: list[str] = []
    previous: Chunk | None = None
    for chunk in run:
        if previous is not None and not _same_block(previous, chunk):
            lines.append("")
        begins = not goes_on if previous is None else not _same_table(previous, chunk)
        if chunk.kind is ChunkKind.ROW and begins:
            lines.append(chunk.lead)
        lines.append(_marked(chunk, number, counted=any(each.lead == "1. " for each in run)))
        previous = chunk
    return "\n".join(lines)


def _same_table(one: Chunk, other: Chunk) -> bool:
    """Whether two chunks are rows of one table, be there others between them."""
    is_rows = one.kind is other.kind is ChunkKind.ROW
    return is_rows and one.section == other.section and one.lead == other.lead


def _same_block(one: Chunk, other: Chunk) -> bool:
    """Whether two neighbouring chunks are of one list or one table, and so stand on lines that follow each other."""
    return one.kind is other.kind and one.kind in {ChunkKind.ITEM, ChunkKind.ROW}


def in_a_line(chunk: Chunk) -> str:
    """A chunk as it is shown within a line, without a marker that it may have by itself."""
    return _one_line(_unmarked(chunk))


def _unmarked(chunk: Chunk) -> str:
    return _LITERAL_MARKER.sub(r"\\[\1\\]", _FOOTNOTE.sub("", chunk.text))


def _marked(chunk: Chunk, number: int, *, counted: bool) -> str:
    """A chunk with its marker; list items keep their numbers only where they are shown from the first."""
    text = _unmarked(chunk)
    match chunk.kind:
        case ChunkKind.ITEM:
            return f"{chunk.lead if counted else '- '}{_one_line(text)} [{number}]"
        case ChunkKind.ROW:
            return f"{text.rstrip().removesuffix('|').rstrip()} [{number}] |"
        case ChunkKind.CODE:
            return f"{chunk.text}\n\n[{number}]"
        case ChunkKind.PROSE:
            return f"{_one_line(text)} [{number}]"


def _one_line(text: str) -> str:
    """Hard-wrapped lines joined, so that a quote reads as one paragraph or item."""
    return " ".join(line.strip() for line in text.split("\n"))


def _words(chunk: Chunk) -> int:
    return len(chunk.text.split())
