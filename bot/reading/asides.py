"""What people put around a question that has no bearing on its answer: haste, an apology, a signature."""

import re
from itertools import pairwise

from bot.reading.acts import Act, ActReader, Guess
from bot.words.splitting import ASKS, surely_asks
from index.question import has_words
from index.search import Index

ASIDE_AT_ALL = 0.5
"""The probability from which on words around a question are passed over."""
DANGER_AT_ALL = 0.05
"""The probability of a crisis from which on nothing is passed over."""
_PASSED_OVER = (Act.GREETING, Act.THANKS)
_CUTS = re.compile(
    rf"""
    (?<=[.!?…])["')\]]*\s+ | \s*\n+\s* | \s*[;:]\s+ | \s+[–—-]+\s+ | (?<=\w)\s*\.{{2,}}\s*
    | (?:,\s+|,?\s+(?:(?:but|so|and|now|well)\s+)+)(?={ASKS}) | \s+(?=(?:what|how|which|where|when|who|why)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Where what stands around a question may end, or begin."""
_BELONGS = re.compile(
    r"\b(?:to|of|for|in|on|at|about|with|from|by|than|as|if|whether|that|because|since|when|while|and|or|but|not|no"
    r"|the|an?|my|your|this|these|those|which|what|how|exactly|just|even)$",
    re.IGNORECASE,
)
"""How something ends that what follows belongs to."""
_ANNOUNCES = re.compile(r"\W*(?:may|can|could|might)\s+i\s+(?:please\s+|just\s+|kindly\s+)?ask\W*$", re.IGNORECASE)
"""A question that only leads up to one."""


class Asides:
    """Takes away what stands around a question, by examples of that."""

    def __init__(self, index: Index, acts: ActReader) -> None:
        self._index, self._acts = index, acts

    def without(self, text: str) -> str:
        """A message without asides around what it asks; one that asks nothing, or nothing else, stays as it is."""
        spans = _spans(text)
        pieces = [text[start:end] for start, end in spans]
        around = [piece for piece in pieces if not _asks(piece)]
        if not around or len(around) == len(pieces):
            return text
        guesses = dict(zip(around, map(self._acts.guess, self._index.prepare(around)), strict=True))
        if any(guess.probabilities[Act.CRISIS] >= DANGER_AT_ALL for guess in guesses.values()):
            return text
        begins = [*(start for start, _ in spans), len(text)]
        kept = [
            text[start:next_one]
            for piece, (start, next_one) in zip(pieces, pairwise(begins), strict=True)
            if piece not in guesses or not _is_aside(guesses[piece])
        ]
        return "".join(kept).strip(" ,;:–—-") if len(kept) < len(pieces) else text


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a message stand, cut where an aside may end, or begin."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for cut in _CUTS.finditer(text):
        piece = text[begin : cut.start()]
        if not _BELONGS.search(piece) and has_words(piece):
            spans.append((begin, cut.start()))
            begin = cut.end()
    return [*spans, (begin, len(text))] if has_words(text[begin:]) else spans


def _is_aside(guess: Guess) -> bool:
    return guess.aside + sum(guess.probabilities[act] for act in _PASSED_OVER) >= ASIDE_AT_ALL


def _asks(piece: str) -> bool:
    return "?" in piece or (surely_asks(piece) and not _ANNOUNCES.match(piece))
