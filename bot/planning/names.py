"""Finding the topics, goals and backgrounds of a curriculum that a text names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.words.phrases import phrase_spans, stems, telling_stems
from index.embedding import Vectors
from index.rows import cosines
from index.search import Index, Query
from knowledge.curriculum import Background, Curriculum, Goal, Topic

FEWEST_WORDS = 2
"""How many telling words another wording for a goal or a background must have: "AI" or "teacher" alone may mean any."""
ALIKE = 0.03
"""How far behind the nearest name those of other topics may be and still be meant as well."""
TOPIC, GOAL, BACKGROUND = "topic", "goal", "background"
MEANT = {TOPIC: 0.7, GOAL: 0.78, BACKGROUND: 0.75}
"""The cosine from which on a phrase is taken for another wording of a name, by kind. Chosen on the example messages."""

SAID_OF_OTHERS = 0.1
"""How much nearer to a name a phrase has to be beside names that stand word for word."""
_COUNTED = (("one", "first"), ("two", "second"), ("three", "third"), ("four", "fourth"), ("five", "fifth"))
_SEVERAL_PHASES = re.compile(
    r"\bphases?\s+(?P<first>\d|one|two|three|four)\s*(?P<join>,|&|\+|/|-|–|and|to|through)\s*(?:phase\s+)?(?P<last>\d|two|three|four|five)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w(?:[\w'’&/.+#-]*[\w+#])?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names something of a curriculum, and what, in the curriculum's order."""

    ids: tuple[str, ...]
    start: int
    end: int

    def covers(self, other: "Mention") -> bool:
        """Whether another one stands within it."""
        return self.start <= other.start and other.end <= self.end


class Names:
    """What learners call the entries of one kind in a curriculum; a name may stand for several."""

    def __init__(self, kind: str, curriculum: Curriculum, vectors: Mapping[str, Vectors]) -> None:
        self._kind, self._meant = kind, MEANT[kind]
        self._ids: dict[str, tuple[str, ...]] = {}
        for id, name in entry_names(kind, curriculum):
            self._ids[name] = (*self._ids.get(name, ()), id)
        self._by_stems: dict[tuple[str, ...], tuple[str, ...]] = {}
        for name, ids in self._ids.items():
            key = tuple(stems(name))
            self._by_stems[key] = tuple(dict.fromkeys((*self._by_stems.get(key, ()), *ids)))
        self._names = list(self._ids)
        self._vectors = np.stack([vectors[name] for name in self._names]) if self._names else None
        self._longest = max(map(len, self._by_stems), default=0)

    def said(self, text: str) -> list[Mention]:
        """The names that stand in a text word for word but for their endings, the longest at each place."""
        words = [(stems(found.group()), found.span()) for found in _WORD.finditer(text)]
        flat = [(stem, span) for stemmed, span in words for stem in stemmed]
        found: list[Mention] = []
        place = 0
        while place < len(flat):
            most = min(self._longest, len(flat) - place)
            length = next((n for n in range(most, 0, -1) if self._at(flat, place, n)), 0)
            if length:
                ids = self._at(flat, place, length)
                found.append(Mention(ids, flat[place][1][0], flat[place + length - 1][1][1]))
            place += max(length, 1)
        return found

    def _at(self, flat: Sequence[tuple[str, tuple[int, int]]], place: int, length: int) -> tuple[str, ...]:
        return self._by_stems.get(tuple(stem for stem, _ in flat[place : place + length]), ())

    def meant(self, phrase: Query, *, beside_others: bool = False) -> tuple[str, ...]:
        """What a phrase is another wording for: the entries whose names are nearest to it, if any is near.

        Beside names that stand word for word it has to be nearer, for it may only be said of them.
        """
        if self._vectors is None:
            return ()
        near = cosines(self._vectors, phrase.vector)
        best = float(near.max())
        is_short = self._kind in {GOAL, BACKGROUND} and len(telling_stems(phrase.text)) < FEWEST_WORDS
        if best < self._meant + (SAID_OF_OTHERS if beside_others else 0.0) or is_short:
            return ()
        names = (self._names[place] for place in np.flatnonzero(near >= best - ALIKE))
        return tuple(dict.fromkeys(id for name in names for id in self._ids[name]))


def mentions(names: Names, text: str, index: Index, *, beside: Iterable[Names] = ()) -> list[Mention]:
    """What a text names, in the order of the text: word for word, and where there is nothing such by meaning.

    What the names `beside` have word for word is not looked at by meaning.
    """
    said = names.said(text)
    taken = [*said, *(mention for other in beside for mention in other.said(text))]
    rest = [
        (start, end)
        for start, end in phrase_spans(text)
        if not _NAMELESS.issuperset(telling_stems(text[start:end]))
        and not any(one.start < end and start < one.end for one in taken)
    ]
    queries = index.prepare([text[start:end] for start, end in rest]) if rest else []
    meant = [
        Mention(ids, *span)
        for query, span in zip(queries, rest, strict=True)
        if (ids := names.meant(query, beside_others=bool(said)))
    ]
    return sorted([*said, *meant], key=lambda mention: mention.start)


_NAMELESS = frozenset("phase part step topic subject bit section stage".split())
"""Stems of words for some part of the path, which name none."""


def phases_spelt_out(text: str) -> str:
    """A text with "phase 1 and 2" as "phase 1 and phase 2", and with each phase of "phases 1 to 3"."""
    return _SEVERAL_PHASES.sub(_each_phase, text)


def _each_phase(found: re.Match[str]) -> str:
    first, last = _number(found["first"]), _number(found["last"])
    only_these = last < first or found["join"].lower() in {",", "&", "+", "/", "and"}
    return " and ".join(f"phase {phase}" for phase in ((first, last) if only_these else range(first, last + 1)))


def _number(word: str) -> int:
    counted = [name for name, _ in _COUNTED]
    return int(word) if word.isdigit() else counted.index(word.lower()) + 1


def entry_names(kind: str, curriculum: Curriculum) -> Iterator[tuple[str, str]]:
    """The id and a name of each entry of a kind, the title before what else it is known as."""
    kinds: Mapping[str, Sequence[Topic | Goal | Background]] = {
        TOPIC: curriculum.topics,
        GOAL: curriculum.goals,
        BACKGROUND: curriculum.backgrounds,
    }
    if kind == TOPIC:
        yield from ((topic.id, name) for topic in curriculum.topics for name in _phase_names(topic.phase))
    for entry in kinds[kind]:
        for name in dict.fromkeys((entry.title, *entry.known_as)):
            yield entry.id, name


def _phase_names(phase: int) -> Iterator[str]:
    """What a whole phase is called."""
    yield f"phase {phase}"
    if phase <= len(_COUNTED):
        word, ordinal = _COUNTED[phase - 1]
        yield from (f"phase {word}", f"the {ordinal} phase")
