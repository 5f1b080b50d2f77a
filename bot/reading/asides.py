"""What people put around a question that has no bearing on its answer: haste, an apology, a signature."""

import re

from bot.reading.acts import Act, ActReader
from bot.words.splitting import ASKS, surely_asks
from index.question import has_words
from index.search import Index, Query

ASIDE_AT_ALL = 0.5
"""The probability from which on words around a question are passed over."""
_PASSED_OVER = (Act.GREETING, Act.THANKS, Act.FAREWELL)
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
        pieces = _pieces(text)
        around = [piece for piece in pieces if not _asks(piece)]
        if not around or len(around) == len(pieces):
            return text
        queries = self._index.prepare(around)
        asides = {piece for piece, query in zip(around, queries, strict=True) if self._is_aside(query)}
        return " ".join(piece for piece in pieces if piece not in asides) if asides else text

    def _is_aside(self, query: Query) -> bool:
        guess = self._acts.guess(query)
        return guess.aside + sum(guess.probabilities[act] for act in _PASSED_OVER) >= ASIDE_AT_ALL


def _pieces(text: str) -> list[str]:
    """A message cut where an aside may end, or begin; what belongs to the next piece stays with it."""
    pieces: list[str] = []
    begin = 0
    for cut in _CUTS.finditer(text):
        piece = text[begin : cut.start()]
        if _BELONGS.search(piece) or not has_words(piece):
            continue
        pieces.append(piece.strip())
        begin = cut.end()
    rest = text[begin:].strip()
    return [*pieces, rest] if has_words(rest) else pieces


def _asks(piece: str) -> bool:
    return "?" in piece or (surely_asks(piece) and not _ANNOUNCES.match(piece))
