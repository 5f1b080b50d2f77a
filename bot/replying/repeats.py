"""A follow-up that finds what was just quoted brings what comes next, or says that the guide says no more."""

from collections.abc import Iterable, Sequence

from bot import replies
from bot.answers.answerer import Turn
from bot.answers.compose import CLOSE, Quote, quotable, quote, runs
from bot.conversation import Span
from bot.reading.rules import is_pressed
from index.search import Found, Passage
from knowledge.guide import Chunk, ChunkKind

MOSTLY = 0.8
"""The share of an answer that was quoted before, from which on it is the same again."""
AS_FIT = 0.1
"""How far behind the best chunk of its section one that was not quoted may be, and still be what comes next."""
FAR = 0.25
"""How far behind the best section one may be for somebody who objects to what the best says."""
MOST_NEW = 2


def instead(turn: Turn, found: Found, quotes: Sequence[Quote]) -> tuple[Sequence[Quote], str]:
    """What to quote in place of what would be the last answer again, and a line to stand before it.

    Who asks the very same thing again gets the very same answer, and who asks for one entry of what was shown that one.
    """
    conversation, told = turn.conversation, turn.conversation.told
    if found.question in conversation.asked or not _is_repeated(quotes, told):
        return quotes, ""
    best, *others = found.passages
    nearest = quotable(best)[0].chunk
    if nearest == quotes[0].run[0] and _is_entry(nearest) and not is_pressed(turn.message):
        return [Quote(best, (nearest,))], ""
    fit = best.chunks[0].fit - AS_FIT
    left = [each.chunk for each in quotable(best) if each.fit >= fit and not _is_told(each.chunk, told)]
    objects = is_pressed(turn.message)
    near = [each for each in others[:MOST_NEW] if _is_near(best, each, objects=objects) and _is_new(each, told)]
    if left and not (near and objects):
        chosen = sorted(left[:MOST_NEW], key=lambda chunk: chunk.order)
        return [Quote(best, run) for run in runs(chosen)], ""
    if near:
        return quote(near[:1]), ""
    return [Quote(quotes[0].passage, quotes[0].run[:1])], replies.NOTHING_NEARER if objects else replies.SAYS_NO_MORE


def _is_near(best: Passage, other: Passage, *, objects: bool) -> bool:
    """Whether another section may answer instead: to an objection any not far behind, else one that goes with it."""
    if objects:
        return other.score >= best.score - FAR
    goes_with = other.section.is_joined_to(best.section) or other.section.is_sibling_of(best.section)
    return goes_with and other.score >= best.score - CLOSE


def _is_repeated(quotes: Sequence[Quote], told: Sequence[Span]) -> bool:
    """Whether quotes are mostly what was told, and more than one entry picked out of it."""
    chunks = [chunk for each in quotes for chunk in each.run]
    if len(chunks) == 1 and _is_entry(chunks[0]) and len(told) > 1:
        return False
    return _length(chunk for chunk in chunks if _is_told(chunk, told)) >= MOSTLY * _length(chunks)


def _is_entry(chunk: Chunk) -> bool:
    return chunk.kind in {ChunkKind.ITEM, ChunkKind.ROW}


def _is_new(passage: Passage, told: Sequence[Span]) -> bool:
    """Whether the piece of a section that fits best was not told yet."""
    return not _is_told(quotable(passage)[0].chunk, told)


def _is_told(chunk: Chunk, told: Sequence[Span]) -> bool:
    return any(span.section == chunk.section and span.start <= chunk.start < span.end for span in told)


def _length(chunks: Iterable[Chunk]) -> int:
    return sum(chunk.end - chunk.start for chunk in chunks)
