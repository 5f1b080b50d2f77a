"""Which place a message asks about, such as a country or a city, told by meaning, since nobody can list them all."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from index.embedding import Vectors
from index.search import Index

_PLACES = (
    "Berlin", "India", "Brazil", "Lagos", "Poland", "Tokyo", "Mexico City", "the Netherlands", "Kenya", "Dubai",
    "California", "Paris", "Southeast Asia", "Europe", "Vietnam", "a small town", "my country", "Egypt", "Chicago",
    "Scotland", "Lagos Nigeria", "Munich Germany", "Bangalore India",
)  # fmt: skip
_NO_PLACES = (
    "machine learning", "the first year", "dollars", "total", "tech", "games", "cybersecurity", "the end", "general",
    "that field", "a year", "this job", "AI", "data science", "euros", "the beginning", "research", "robotics",
    "IT support", "my second job", "a startup", "a bank", "pharma AI", "healthcare", "cloud computing", "finance",
    "the evening", "Python", "a portfolio", "its store", "an app", "the app store", "a shop", "my app",
)  # fmt: skip
"""What else stands behind "in" when learners ask about jobs."""
_BEHIND = "in {}"
LONGEST = 3
"""Of how many words the name of a place may be."""
_CANDIDATE = re.compile(r"\b(?:in|at|within|around)\s+(?P<words>[^?.!,;:()]+)", re.IGNORECASE)
_BARE = re.compile(
    r"\W*(?:(?:and|or|but|so|ok(?:ay)?|then|what|how|about|for|in|the)\b\W*)*(?P<words>[^\W\d_][^?.!,;:()]*)[?.!]*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:for|as|with|at|on|and|or|if|when|while|is|are|does|do|per|now|today|what|how|but|to|by|than|right|please|pls"
    r"|specifically|exactly|though|tho|then|too|vs|versus)\b.*$",
    re.IGNORECASE,
)
"""Words at which the name of a place ends."""


class PlaceReader:
    """Tells the names of places from what else may stand behind "in"."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def asked_in(self, *wordings: str) -> str:
        """The place in which something is asked for, as it is written; empty where there is none.

        Of several wordings the first counts in which there may be a place.
        """
        found = (_CANDIDATE.findall(text) for text in wordings)
        words = next((each for each in found if each), [])
        return self._first_place([name for each in words for name in _names(each)])

    def named_alone(self, text: str) -> str:
        """The place that a message names without asking anything more, as in "and Spain?"; empty where it does not."""
        bare = _BARE.fullmatch(text)
        words = bare["words"].strip() if bare else ""
        return self._first_place([words] if 0 < len(words.split()) <= LONGEST else [])

    def _first_place(self, candidates: Sequence[str]) -> str:
        if not candidates:
            return ""
        weights, bias = self._line
        vectors = self._vectors(candidates)
        return next((each for each, vector in zip(candidates, vectors, strict=True) if vector @ weights > bias), "")

    @cached_property
    def _line(self) -> tuple[Vectors, float]:
        """What separates the examples: the direction between their means, and where the middle lies on it."""
        places, others = self._vectors(_PLACES).mean(axis=0), self._vectors(_NO_PLACES).mean(axis=0)
        return places - others, float(places @ places - others @ others) / 2

    def _vectors(self, names: Sequence[str]) -> Vectors:
        """The vectors of names as they are written: mending would take a city for a word that it looks like."""
        return self._index.embedder.encode_questions([_BEHIND.format(name) for name in names])


def _names(words: str) -> Iterator[str]:
    """What may be the name of a place at the beginning of some words, the longest first."""
    name = _ENDS.sub("", words).split()[:LONGEST]
    for size in range(len(name), 0, -1):
        yield " ".join(name[:size])
