"""What a question finds by itself, weighed by what is told beside it: that may only choose between what is near."""

from dataclasses import replace

from index.search import Found, Passage, ScoredChunk

NEAR = 0.1
"""How far behind the best section one may be for what is told beside the question to choose it."""


def weighed(asked: Found, whole: Found) -> Found:
    """The sections found for a question, those near the top in the order of the whole message that it stands in."""
    best = asked.passages[0].score
    told = {passage.section.id: passage for passage in whole.passages}
    near = [passage for passage in asked.passages if passage.score >= best - NEAR]
    rest = asked.passages[len(near) :]
    near.sort(key=lambda passage: -(passage.score + _score(told.get(passage.section.id))))
    fitted = [_fitted(passage, told.get(passage.section.id)) for passage in near]
    return Found(asked.query, (*fitted, *rest), asked.milliseconds + whole.milliseconds)


def _score(passage: Passage | None) -> float:
    return passage.score if passage else 0.0


def _fitted(passage: Passage, told: Passage | None) -> Passage:
    """A section with its chunks in the order in which they fit both."""
    if told is None:
        return passage
    fits = {each.chunk.order: each.fit for each in told.chunks}
    chunks = [_between(each, fits.get(each.chunk.order, each.fit)) for each in passage.chunks]
    return replace(passage, chunks=tuple(sorted(chunks, key=lambda each: -each.fit)))


def _between(scored: ScoredChunk, other: float) -> ScoredChunk:
    return replace(scored, fit=(scored.fit + other) / 2)
