"""Mending words typed in haste: an unknown word becomes the nearest word that the guides or English have."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OWNS = re.compile(r"['’]s?$")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_LAUGHTER = ("haha", "hahaha", "hehe", "hihi", "lmao")
"""Words that no list of English has."""
_SHORTEST = 4
_TWO_EDITS_FROM = 7
_REMEMBERED = 4096

_Ends = tuple[int, str, str]
"""A length, and the first letter or the last one of a word; the other of the two is empty."""


class Speller:
    """Corrects words that neither the guides nor a frequency list of English know.

    Distances count swapped neighbours as one edit (optimal string alignment). At the same distance a word that begins
    alike is preferred to another, then a word of which letters were left out to one that had letters changed, then a
    word of the guides, then a frequent word.
    """

    def __init__(self, guide_texts: Iterable[str], english: Mapping[str, int], questions: Iterable[str] = ()) -> None:
        """`questions` are learners' own: a word that stands only there is known, unless it looks like one misspelt."""
        self._guides, self._english = _counted(guide_texts), dict.fromkeys(_LAUGHTER, 1) | dict(english)
        self._of_guides, self._others = _by_length(self._guides), dict[_Ends, list[str]]()
        asked = _counted(questions)
        self._guides += Counter({word: n for word, n in asked.items() if not self._is_misspelt(word)})
        self._of_guides, self._others = _by_length(self._guides), _by_ends(self._english.keys() - self._guides.keys())
        self._nearest = lru_cache(_REMEMBERED)(self._find_nearest)

    def _is_misspelt(self, word: str) -> bool:
        """Whether neither the guides nor English have a word, and the guides have one that is near it."""
        known = word in self._guides or word in self._english or len(word) < _SHORTEST
        return not known and self._find_nearest(word) is not None

    def correct(self, text: str) -> str:
        """The text with its unknown words mended, where a word is near enough; the rest is left as it is."""
        return _WORD.sub(lambda match: self._mended(match.group()), text)

    def _mended(self, word: str) -> str:
        word = self._squeezed(word)
        lower = word.lower()
        if len(word) < _SHORTEST or lower in self._guides or lower in self._english or not word.isascii():
            return word
        if any(letter.isupper() for letter in word[1:]) or not word.isalpha():
            return word
        nearest = self._nearest(lower)
        is_name = word[0].isupper() and nearest not in self._guides
        return word if nearest is None or is_name else nearest

    def _squeezed(self, word: str) -> str:
        """A word drawn out, such as "hiii", with the letter once or twice; any other word as it is."""
        if not _DRAWN_OUT.search(word) or word.lower() in self._guides:
            return word
        shorter = [_DRAWN_OUT.sub(letters, word) for letters in (r"\1", r"\1\1")]
        return next((each for each in shorter if each.lower() in self._english), word)

    def _find_nearest(self, word: str) -> str | None:
        """The word that is nearest; beside those of the guides only one that is a single edit away."""
        limit = 2 if len(word) >= _TWO_EDITS_FROM else 1
        lengths = range(len(word) - limit, len(word) + limit + 1)
        of_guides = [other for length in lengths for other in self._of_guides.get(length, ())]
        others = [other for ends in _ends_after_an_edit(word) for other in self._others.get(ends, ())]
        found = [*_within(limit, word, of_guides), *_within(1, word, others)]
        return min(found, key=lambda match: self._cost(word, *match))[0] if found else None

    def _cost(self, typed: str, word: str, distance: float) -> tuple[float, bool, bool, bool, int, int, str]:
        return (
            distance,
            word[0] != typed[0],
            not _has_in_order(word, typed),
            word not in self._guides,
            -self._guides[word],
            -self._english.get(word, 0),
            word,
        )


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in words:
        found.setdefault(len(word), []).append(word)
    return found


def _by_ends(words: Iterable[str]) -> dict[_Ends, list[str]]:
    """The words by their length and first letter, and by their length and last letter."""
    found: dict[_Ends, list[str]] = {}
    for word in words:
        found.setdefault((len(word), word[:1], ""), []).append(word)
        found.setdefault((len(word), "", word[-1:]), []).append(word)
    return found


def _ends_after_an_edit(word: str) -> Iterator[_Ends]:
    """Where a word one edit away is to be found: a single edit leaves the first letter or the last."""
    for length in range(len(word) - 1, len(word) + 2):
        yield length, word[0], ""
        yield length, "", word[-1]


def _within(limit: int, word: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The words that are at most so many edits away, and how many each is."""
    near = extract(word, words, scorer=OSA.distance, score_cutoff=limit, limit=None)
    return ((other, distance) for other, distance, _ in near)


def _counted(texts: Iterable[str]) -> Counter[str]:
    """The words of some texts, and how often each occurs; "model's" counts as "model" too."""
    words = (word.lower() for text in texts for word in _WORD.findall(text))
    return Counter(each for word in words for each in {word, _OWNS.sub("", word)})


def _has_in_order(word: str, letters: str) -> bool:
    """Whether all letters stand in the word in this order, so that some were only left out."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def english_words(vocabulary: Path) -> dict[str, int]:
    """English words and how often they occur: the list of symspellpy, and the whole words of a WordPiece model.

    The model's list has newer words, such as "cyber" and "math", but no counts.
    """
    text = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    parts = text.split()
    whole = (line for line in vocabulary.read_text(encoding="utf-8").split("\n") if line.isascii() and line.isalpha())
    return dict.fromkeys(whole, 1) | dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
