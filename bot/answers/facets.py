"""What a question asks of a subject, told by all the sections that say the same things of subjects of their kind."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.words.phrases import LINKS, stems
from index.embedding import Vectors
from index.remembered import remembered_vectors
from index.rows import cosines
from index.search import Found, Index, Passage, Query, ScoredChunk
from knowledge.guide import Chunk, ChunkKind, Section
from knowledge.questions import OPENING, OTHER_PROSE

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
NEAREST_EXAMPLES = 3
"""How many of a facet's example questions tell how near it is to a question."""
ASKED, AS_NEAR, MOST_ASKED = 0.45, 0.05, 2
"""How near a facet's examples must be for a question to ask for it plainly, how far behind the nearest another may be
and be asked for as well, and of how many facets that may hold."""
MOST_DIRECTIONS = 64
"""How many directions are taken out of a vector, so that of a guide with hundreds of subjects something is left."""
REMEMBERED = "facets.npz"
_LABEL = re.compile(r"\W*(\w+ \w+)[^:]*:")
_LINK = re.compile(r"\]\((?:[\w-]+\.md)?#([\w.-]+)\)")
_ELSEWHERE = re.compile(
    r"\b(?:instead|else|other|others|another|alternativ\w*|similar|rather|close|related|easier|next|switch\w*|neighbou?r\w*"
    r"|compar\w*|like\s+it|not\s+sure|don['’]?t\s+(?:like|want))\b",
    re.IGNORECASE,
)
"""Words by which somebody asks for another subject."""
_OPENS, _TELLS = "opens", "tells"


@dataclass(frozen=True, slots=True)
class _Examples:
    """What the author wrote down as asked of each facet, in vectors without what tells the subjects apart."""

    of_each: Mapping[str, Vectors]
    """What the facet answers of every subject, by its label; shape `(examples, dimensions)`."""
    of_some: Mapping[str, Vectors]
    """What it answers of some."""
    subjects: Vectors
    """An orthonormal basis of the subjects' names, shape `(subjects, dimensions)`."""

    def near(self, query: Query) -> tuple[dict[str, float], dict[str, float]]:
        """How near a question, whatever subject it names, is to each facet, by what it answers of each and of some.

        That is the mean cosine with the facet's nearest examples.
        """
        asked = without_directions(query.vector[None], self.subjects)[0]
        of_each, of_some = (
            {label: _nearest(vectors, asked) for label, vectors in of.items()} for of in (self.of_each, self.of_some)
        )
        return of_each, of_some


def _nearest(vectors: Vectors, asked: Vectors) -> float:
    return float(np.sort(cosines(vectors, asked))[-NEAREST_EXAMPLES:].mean())


def without_directions(vectors: Vectors, basis: Vectors) -> Vectors:
    """Unit vectors, one a row, without their part in the space of an orthonormal basis, at unit length again."""
    left = vectors - (vectors @ basis.T) @ basis
    unit: Vectors = left / np.maximum(np.linalg.norm(left, axis=1, keepdims=True), np.finfo(np.float32).eps)
    return unit


class Facets:
    """Orders the chunks of a section that describes one of several subjects by what a question asks of any of them.

    "Pay in cybersecurity" is nearer to whatever line names cybersecurity than to the one with the pay. Over all
    subjects together, only what is asked of them is left. Best of all tell the questions that the author wrote down
    for each line, once the directions of the subjects' names are taken out of them and of what is asked.
    """

    def __init__(self, index: Index, home: Path | None = None) -> None:
        """With the index's `home` the author's questions are used, whose vectors are kept there."""
        self._index = index
        self._of = {
            section.id: alike
            for guide in index.guides
            for alike in [_alike(index, guide.sections)]
            for section in alike
        }
        self._labels = {id: [_label(chunk, place) for place, chunk in enumerate(index.chunks(id))] for id in self._of}
        self._examples = _examples(index, list(self._of.values()), home) if home else {}

    def asked(self, query: Query, section: str) -> tuple[str, ...]:
        """The lines of such a section that a question plainly asks for, by their labels: one, or two as near."""
        examples = self._examples.get(section.partition("/")[0])
        if examples is None or section not in self._labels:
            return ()
        near, partly = examples.near(query)
        least = max(ASKED, max(near.values()) - AS_NEAR, *partly.values())
        asked = tuple(label for label in near if near[label] >= least)
        return asked if len(asked) <= MOST_ASKED and set(asked) <= set(self._labels[section]) else ()

    def asks_what_it_is(self, query: Query) -> bool:
        """Whether a question plainly asks what something is, or what is done in it, by what a guide's author wrote."""
        near = (examples.near(query)[0] for examples in self._examples.values())
        return any(max(each, key=each.__getitem__) == _OPENS and each[_OPENS] >= ASKED for each in near)

    def lines(self, section: str, labels: Collection[str]) -> set[int]:
        """Where the lines with some labels stand in such a section, by their order."""
        return {place for place, label in enumerate(self._labels[section]) if label in labels}

    def ordered(self, found: Found) -> Found:
        """What was found, each such section with its chunks in the order in which they fit."""
        if not any(each.section.id in self._of for each in found.passages):
            return found
        guides = {
            each.section.guide: self._of[each.section.id] for each in found.passages if each.section.id in self._of
        }
        shared = {guide: self._shared(found.query, alike) for guide, alike in guides.items()}
        return replace(found, passages=tuple(self._ordered(each, found.query, shared) for each in found.passages))

    def _ordered(self, passage: Passage, query: Query, shared_in: Mapping[str, Mapping[str, float]]) -> Passage:
        """A section with its chunks in the order in which they fit; `shared_in` has how near each facet is."""
        alike = self._of.get(passage.section.id)
        if alike is None:
            return passage
        shared = shared_in[passage.section.guide]
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
        for section, of_lines in zip(alike, self._index.near(query, [each.id for each in alike]), strict=True):
            for label, cosine in zip(self._labels[section.id], of_lines, strict=True):
                near.setdefault(label, []).append(float(cosine))
        examples = self._examples.get(alike[0].guide)
        by_lines = {label: float(np.mean(each)) for label, each in near.items()}
        if examples is None:
            return by_lines
        of_each, of_some = examples.near(query)
        return by_lines | of_some | {label: max(near, of_some.get(label, near)) for label, near in of_each.items()}


def _examples(index: Index, kinds: Sequence[Sequence[Section]], home: Path) -> dict[str, _Examples]:
    """The examples of each guide whose author wrote some down, by the guide's id."""
    titles = {kind[0].guide: [section.title for section in kind] for kind in kinds}
    guides = [guide for guide in index.guides if guide.of_each and guide.id in titles]
    asked = [question for guide in guides for _, of in (*guide.of_each, *guide.of_some) for question in of]
    texts = [*(title for guide in guides for title in titles[guide.id]), *asked]
    if not texts:
        return {}
    known = dict(zip(texts, remembered_vectors(texts, index.embedder, home / REMEMBERED), strict=True))
    found = {}
    for guide in guides:
        named = np.stack([known[title] for title in titles[guide.id]])
        basis = np.linalg.svd(named, full_matrices=False)[2][:MOST_DIRECTIONS]
        of_each, of_some = (
            {
                _facet(label): without_directions(np.stack([known[text] for text in questions]), basis)
                for label, questions in of
            }
            for of in (guide.of_each, guide.of_some)
        )
        found[guide.id] = _Examples(of_each, of_some, basis)
    return found


def _facet(label: str) -> str:
    """The label of a facet as it is told from a line."""
    return {OPENING: _OPENS, OTHER_PROSE: _TELLS}.get(label) or " ".join(label.lower().split()[:2])


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
