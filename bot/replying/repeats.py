"""A follow-up that finds what was just quoted brings what comes next, or says that the guide says no more."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from bot import replies
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import CLOSE, Quote, quotable, quote, runs
from bot.conversation import Span
from bot.reading.rules import is_pressed
from bot.words.phrases import telling_stems
from index.search import Found, Passage, ScoredChunk
from knowledge.guide import Chunk, ChunkKind

MOSTLY = 0.8
"""The share of an answer that was quoted before, from which on it is the same again."""
AS_NEAR = 0.02
"""How much nearer to the message a piece that was quoted may be than one that was not, for that to be what is new."""
FAR = 0.25
"""How far behind the best section one may be for somebody who objects to what the best says."""
MOST_NEW, MOST_OTHERS = 2, 3
STILL, CLEARLY = 0.6, 0.6
"""The cosines of a piece, with the message and with what is meant by it, from which on together it answers still; and
the cosine from which on another section does that is no less near."""

_OBJECTS = re.compile(
    r"\b(?:not|no|never|hate|dislike|can(?:no)?t|don['’]?t|isn['’]?t|won['’]?t|though|tho|but|however|rather|bad at)\b",
    re.IGNORECASE,
)
"""Words of somebody to whom what was said does not suit."""


class Repeats:
    """Sees to it that a follow-up does not bring the last answer again."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def instead(self, turn: Turn, found: Found, quotes: Sequence[Quote]) -> tuple[Sequence[Quote], str]:
        """What to quote in place of what would be the last answer again, and a line to stand before it.

        Who asks the very same thing again gets the very same answer, and who asks for something of what was shown that.
        """
        conversation, told = turn.conversation, turn.conversation.told
        if found.question in conversation.asked or not _is_repeated(quotes, told):
            return quotes, ""
        best, *others = found.passages
        objects = is_pressed(turn.message) and bool(_OBJECTS.search(turn.message))
        near = [each for each in others[:MOST_NEW] if _is_near(best, each, objects=objects) and _is_new(each, told)]
        if near and objects:
            return quote(near[:1]), ""
        if is_pressed(turn.message) and not telling_stems(turn.message):
            return _alone(quotes[0].passage, quotes[0].run[0])
        pieces = self._by_message(turn, best)
        nearest = pieces[0]
        fresh = [each for each in pieces if not _is_told(each.chunk, told) and each.cosine >= nearest.cosine - AS_NEAR]
        if fresh:
            chosen = sorted((each.chunk for each in fresh[:MOST_NEW]), key=lambda chunk: chunk.order)
            return [Quote(best, run) for run in runs(chosen)], ""
        if near and not _is_entry(nearest.chunk):
            return quote(near[:1]), ""
        alone, line = _alone(best, nearest.chunk)
        if line and not objects and (beyond := self._beyond(found, pieces, told)):
            return beyond, ""
        return alone, replies.NOTHING_NEARER if objects else line

    def _beyond(self, found: Found, pieces: Sequence[ScoredChunk], told: Sequence[Span]) -> Sequence[Quote]:
        """What the best section or else the next that answers says of it and was not told yet; nothing if none does."""
        best, *others = found.passages
        left = [each.chunk for each in pieces if each.cosine >= STILL and not _is_told(each.chunk, told)]
        if left:
            return [Quote(best, run) for run in runs(sorted(left[:MOST_NEW], key=lambda chunk: chunk.order))]
        answering = (
            each for each in others[:MOST_OTHERS] if each.nearest >= max(CLEARLY, best.nearest) and _is_new(each, told)
        )
        return [Quote(each, (quotable(each)[0].chunk,)) for each in islice(answering, 1)]

    def _by_message(self, turn: Turn, passage: Passage) -> Sequence[ScoredChunk]:
        """The pieces of a section by how near they are to the very words of a message and to what it means by them."""
        alone = self._answerer.passage(passage.section.id, self._answerer.index.prepare([turn.message])[0])
        meant = {each.chunk.order: each.cosine for each in passage.chunks}
        pieces = [replace(each, cosine=each.cosine + meant[each.chunk.order]) for each in quotable(alone or passage)]
        return sorted(pieces, key=lambda each: -each.cosine)


def _alone(passage: Passage, chunk: Chunk) -> tuple[Sequence[Quote], str]:
    """A piece that was quoted before by itself; of one of several steps what they open with answers instead."""
    if _is_entry(chunk) and not chunk.lead[:1].isdigit():
        return [Quote(passage, (chunk,))], ""
    opening = min((each.chunk for each in quotable(passage)), key=lambda each: each.order)
    return [Quote(passage, (opening if _is_entry(chunk) else chunk,))], replies.SAYS_NO_MORE


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
