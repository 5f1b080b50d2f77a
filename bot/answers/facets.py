"""What a question asks of a subject, told by all the sections that say the same things of subjects of their kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.words.phrases import LINKS, stems
from index.search import Found, Index, Passage, Query, ScoredChunk
from knowledge.guide import Chunk, ChunkKind, Section

FEWEST = 3
"""How many sections of a guide must share a label for it to be a facet."""
SHARED = 0.65
"""How much it counts how near a facet is over all its subjects, beside how near it is for the subject itself."""
OPENED = 0.03
"""How much it counts against what a section opens with: that names the subject, which is near whatever is asked."""
CALLED = 0.1
"""How much it counts that a question has all the words of a label."""
LED_AWAY = 0.12
"""How much it counts against a chunk that it leads to other subjects, where nobody asks for one."""
_LABEL = re.compile(r"\W*(\w+ \w+)[^:]*:")
_LINK = re.compile(r"\]\((?:[\w-]+\.md)?#([\w.-]+)\)")
_ELSEWHERE = re.compile(
    r"\b(?:instead|else|other|others|another|alternativ\w*|similar|rather|close|related|easier|next|switch\w*|neighbou?r\w*"
    r"|compar\w*|like\s+it|not\s+sure|don['’]?t\s+(?:like|want))\b",
    re.IGNORECASE,
)
"""Words by which somebody asks for another subject."""
_OPENS, _TELLS = "opens", "tells"


class Facets:
    """Orders the chunks of a section that describes one of several subjects by what a question asks of any of them.

    "Pay in cybersecurity" is nearer to whatever line names cybersecurity than to the one with the pay. Over all
    subjects together, only what is asked of them is left.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._of = {
            section.id: alike
            for guide in index.guides
            for alike in [_alike(index, guide.sections)]
            for section in alike
        }
        self._labels = {id: [_label(chunk, place) for place, chunk in enumerate(index.chunks(id))] for id in self._of}

    def ordered(self, found: Found) -> Found:
        """What was found, each such section with its chunks in the order in which they fit."""
        if not any(each.section.id in self._of for each in found.passages):
            return found
        return replace(found, passages=tuple(self._ordered(each, found.query) for each in found.passages))

    def _ordered(self, passage: Passage, query: Query) -> Passage:
        alike = self._of.get(passage.section.id)
        if alike is None:
            return passage
        shared = self._shared(query, alike)
        labels = dict(enumerate(self._labels[passage.section.id]))
        anchors = {section.id.rpartition("/")[2] for section in alike} - {passage.section.id.rpartition("/")[2]}
        said = frozenset(stems(query.text))
        led_away = 0.0 if _ELSEWHERE.search(query.text) else LED_AWAY
        chunks = [
            replace(
                each,
                fit=self._fit(each, shared, labels[each.chunk.order])
                + CALLED * _called(each.chunk, said)
                - led_away * _leads_to(each, anchors),
            )
            for each in passage.chunks
        ]
        return replace(passage, chunks=tuple(sorted(chunks, key=lambda each: -each.fit)))

    @staticmethod
    def _fit(scored: ScoredChunk, shared: Mapping[str, float], label: str) -> float:
        return (1.0 - SHARED) * scored.fit + SHARED * shared[label] - (OPENED if label == _OPENS else 0.0)

    def _shared(self, query: Query, alike: Sequence[Section]) -> dict[str, float]:
        """How near each facet is to a question, over all the subjects."""
        near: dict[str, list[float]] = {}
        for section, cosines in zip(alike, self._index.near(query, [each.id for each in alike]), strict=True):
            for label, cosine in zip(self._labels[section.id], cosines, strict=True):
                near.setdefault(label, []).append(float(cosine))
        return {label: float(np.mean(each)) for label, each in near.items()}


def _alike(index: Index, sections: Sequence[Section]) -> list[Section]:
    """The sections beside each other of one guide that share at least `FEWEST` labels with `FEWEST` sections."""
    tops = [section for section in sections if section.parent is None]
    labels = {section.id: {_label(chunk, 0) for chunk in index.chunks(section.id)} for section in tops}
    counts: dict[str, int] = {}
    for label in (each for found in labels.values() for each in found - {_OPENS, _TELLS}):
        counts[label] = counts.get(label, 0) + 1
    shared = {label for label, count in counts.items() if count >= FEWEST}
    return [section for section in tops if len(labels[section.id] & shared) >= FEWEST]


def _label(chunk: Chunk, place: int) -> str:
    """What a chunk is called by the first two words of its label; what opens a section and its other prose go apart."""
    found = _LABEL.match(chunk.text) if chunk.kind is ChunkKind.ITEM else None
    return found[1].lower() if found else _TELLS if place else _OPENS


def _called(chunk: Chunk, said: frozenset[str]) -> float:
    """The share of the words of a chunk's label that a question has."""
    label = set(stems(chunk.text.partition(":")[0])) - LINKS if _label(chunk, 1) != _TELLS else set()
    return len(label & said) / len(label) if label else 0.0


def _leads_to(scored: ScoredChunk, anchors: set[str]) -> bool:
    return bool(anchors.intersection(_LINK.findall(scored.chunk.text)))
