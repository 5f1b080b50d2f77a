"""Which things a text names, by the names that an author wrote down for each."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.words.phrases import words

_JOINS = re.compile(r"(?<=[^\W\d])[-/](?=[^\W\d])")


class CalledNames:
    """Finds names in texts, be they in the plural or not; the longest name at a place counts.

    What "not" stands before is named to be left aside, as in "games, not apps".
    """

    def __init__(self, called: Mapping[str, Iterable[str]]) -> None:
        """With the names of each thing, by its id; a name of two things names neither."""
        ids: dict[tuple[str, ...], set[str]] = {}
        for id, names in called.items():
            for name in names:
                ids.setdefault(_parts(name), set()).add(id)
        self._ids = {name: next(iter(of)) for name, of in ids.items() if name and len(of) == 1}
        self._longest = max(map(len, self._ids), default=0)

    def within(self, text: str) -> dict[str, str]:
        """The ids of what a text names, in its order, each with the words by which it does so first."""
        named: dict[str, str] = {}
        for id, words_for_it in self._within(_parts(text)):
            named.setdefault(id, words_for_it)
        return named

    def alone(self, text: str) -> str:
        """The id of what a text is a name of, and nothing else; empty where it is none."""
        return self._ids.get(_parts(text), "")

    def _within(self, said: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        place = 0
        while place < len(said):
            sizes = range(min(self._longest, len(said) - place), 0, -1)
            size = next((size for size in sizes if said[place : place + size] in self._ids), 0)
            if size and said[place - 1 : place] != ("not",):
                yield self._ids[said[place : place + size]], " ".join(said[place : place + size])
            place += size or 1


def _parts(text: str) -> tuple[str, ...]:
    """The words of a text in the singular, those of "front-end" apart."""
    return tuple(re.sub(r"(?<=\w\w)(?<!s)(?:'s|s)$", "", word) for word in words(_JOINS.sub(" ", text)))
