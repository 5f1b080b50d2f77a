"""What the very words of a message say about its act: naive Bayes over words and pairs of words."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

SMOOTHING = 0.1
"""Added to every count, so that a word never seen with an act does not rule it out."""

Numbers = NDArray[np.float64]

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!]")


class WordOdds:
    """For every word or pair that the examples have, how much more likely it is with each act than at all.

    Multinomial naive Bayes over which words are present (McCallum and Nigam 1998), with each word's evidence taken
    relative to its share in all examples, so that acts with many examples gain nothing by that.
    """

    def __init__(self, texts: Sequence[str], owner: Sequence[int], classes: int) -> None:
        self._rows: dict[str, int] = {}
        seen = [
            (self._rows.setdefault(word, len(self._rows)), label)
            for text, label in zip(texts, owner, strict=True)
            for word in _words(text)
        ]
        counts = np.zeros((len(self._rows), classes))
        np.add.at(counts, tuple(np.array(seen, dtype=np.intp).reshape(-1, 2).T), 1.0)
        sizes = np.bincount(owner, minlength=classes) + 10 * SMOOTHING
        share = sizes.sum() + 10 * SMOOTHING * (classes - 1)
        among_all = (counts.sum(axis=1, keepdims=True) + SMOOTHING * classes) / share
        self._odds: Numbers = np.log((counts + SMOOTHING) / sizes) - np.log(among_all)

    def of(self, text: str) -> Numbers:
        """The summed logarithms of the odds for each act, shape `(classes,)`."""
        known = sorted(self._rows[word] for word in _words(text) if word in self._rows)
        summed: Numbers = self._odds[known].sum(axis=0)
        return summed


def _words(text: str) -> set[str]:
    words = _TOKEN.findall(text.lower())
    return {*words, *(f"{one} {other}" for one, other in pairwise(["<", *words, ">"]))}
