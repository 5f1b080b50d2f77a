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
        counts: dict[str, Numbers] = {}
        for text, label in zip(texts, owner, strict=True):
            for word in _words(text):
                counts.setdefault(word, np.zeros(classes))[label] += 1
        sizes = np.bincount(owner, minlength=classes) + 10 * SMOOTHING
        share = sizes.sum() + 10 * SMOOTHING * (classes - 1)
        self._none = np.zeros(classes)
        self._odds = {
            word: np.log((count + SMOOTHING) / sizes) - np.log((count.sum() + SMOOTHING * classes) / share)
            for word, count in counts.items()
        }

    def of(self, text: str) -> Numbers:
        """The summed logarithms of the odds for each act, shape `(classes,)`."""
        return sum((self._odds[word] for word in _words(text) if word in self._odds), self._none)


def _words(text: str) -> set[str]:
    words = _TOKEN.findall(text.lower())
    return {*words, *(f"{one} {other}" for one, other in pairwise(["<", *words, ">"]))}
