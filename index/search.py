"""Searching the index: one question in, sections out, best first, each with its best chunks."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import groupby
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from index.discriminant import fit_discriminant
from index.embedding import Embedder, Vectors, packaged_model
from index.fitting import fits_of
from index.fusion import Scores, fuse, soft_maximum
from index.keywords import KeywordIndex, KeywordScores
from index.models import open_embedder
from index.question import clean, has_words
from index.rows import Numbers, Pieces, Rows, cosines
from index.same_names import SameNames
from index.settings import IndexSettings
from index.shorthand import written_out
from index.snapshot import Snapshot, load_snapshot
from index.spelling import Speller, english_words
from index.store import VectorStore
from index.version import CHROMA, KEYWORDS, SNAPSHOT, Manifest, current_version
from knowledge.errors import IndexUnusable, UsageError
from knowledge.guide import Chunk, Section

NEAREST_SECTIONS = 50
NEAREST_PIECES = 100
BEST_KEYWORDS = 20
OWN_WORDS = 0.075
"""How much it counts, where a question is searched for in two wordings, that a section has the words of the first."""
OTHER_GUIDE = 0.05
"""How much it counts against a section that it is of another guide than what a conversation is about."""
_SHARED: ContextVar[tuple["Index", dict[str, "Query"]] | None] = ContextVar("shared", default=None)
"""The index and, by their mended texts, its queries that are shared just now; None where none are."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Query:
    """A question that is ready to be searched for: cleaned, mended, and embedded.

    Each is equal to itself alone, so that what was made of it may be kept for as long as it lives.
    """

    text: str
    vector: Vectors
    """Its unit vector, shape `(dimensions,)`."""
    milliseconds: float
    """What making it ready took."""
    manner: Vectors | None = None
    """Its unit vector by what it does, if the embedder has such, shape `(dimensions,)`."""


@dataclass(frozen=True, slots=True)
class ScoredChunk:
    """A chunk of a found section, its cosine with the question, and how well it fits it among the section's chunks."""

    chunk: Chunk
    cosine: float
    fit: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A found section: what it scored, from what, and its chunks, those that fit the question best first."""

    section: Section
    score: float
    cosine: float
    nearest: float
    """The cosine of the chunk or the known question that is nearest to what was asked."""
    coverage: float
    """The share of the question's words, by weight, that stand in the section."""
    chunks: tuple[ScoredChunk, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and what it was in the end that was searched for."""

    query: Query
    passages: tuple[Passage, ...]
    milliseconds: float

    @property
    def question(self) -> str:
        return self.query.text


@dataclass(slots=True, eq=False)
class _Scored:
    """Sections by their rows and what they score; the arrays but the last two have shape `(sections,)`."""

    rows: NDArray[np.intp]
    scores: Scores
    cosines: Vectors
    coverage: Scores
    piece_cosines: Vectors
    """Of all their pieces, one section's behind the other's."""
    begins: Numbers
    """Where each section's pieces begin, and where the last one's end."""
    vectors: tuple[Vectors, ...]
    """Of the wordings of the question."""


class Index:
    """An index in memory, opened once and then searched by any number of threads."""

    def __init__(
        self, snapshot: Snapshot, manifest: Manifest, embedder: Embedder, store: VectorStore, keywords: KeywordIndex,
        rows: Rows,
    ) -> None:  # fmt: skip
        self.guides, self.manifest, self.embedder = snapshot.guides, manifest, embedder
        self._store, self._keywords, self._section_rows = store, keywords, rows.sections
        self._by_id = {section.id: section for section in snapshot.sections}
        self._chunks = {id: tuple(group) for id, group in groupby(snapshot.chunks, key=lambda chunk: chunk.section)}
        self._sections = [self._by_id[id] for id in self._chunks]
        self._guides = np.array([section.guide for section in self._sections])
        self._row_by_id = {section.id: row for row, section in enumerate(self._sections)}
        counts = [len(self._chunks[section.id]) + len(section.questions) for section in self._sections]
        self._pieces = Pieces(rows.pieces, counts)
        self._near: WeakKeyDictionary[Query, Numbers] = WeakKeyDictionary()
        self._compared: WeakKeyDictionary[Query, Vectors] = WeakKeyDictionary()
        self._bare = Pieces(rows.bare, [len(self._chunks[section.id]) for section in self._sections])
        self._is_known = self._where_known_questions_are()
        self.known_questions, asked_of = rows.pieces[self._is_known], self._pieces.owner[self._is_known]
        self._discriminant = fit_discriminant(self.known_questions, asked_of, len(self._sections))
        titles = [section.title for section in self._sections]
        questions = [question for section in self._sections for question in section.questions]
        self.english = english_words(packaged_model() / "vocab.txt")
        named = [name for guide in snapshot.guides if guide.curriculum for name in guide.curriculum.names]
        texts = [*titles, *named, *(chunk.plain for chunk in snapshot.chunks)]
        self._speller = Speller(texts, self.english, questions)
        self._names = SameNames(pair for guide in snapshot.guides for pair in guide.names)

    def _where_known_questions_are(self) -> Numbers:
        """Where among the pieces the known questions stand: behind the chunks of their section."""
        sizes = [(len(self._chunks[section.id]), len(section.questions)) for section in self._sections]
        return np.flatnonzero(np.concatenate([np.repeat([False, True], size) for size in sizes]))

    @classmethod
    def open(cls, settings: IndexSettings, *, embedder: Embedder | None = None) -> "Index":
        """The published version. Raises `IndexUnusable` where it is missing, damaged, or was made by other weights."""
        folder, manifest = current_version(settings.home)
        embedder = embedder or open_embedder(settings.embedder, settings.home)
        if manifest.fingerprint != embedder.fingerprint:
            raise IndexUnusable(f"the index was made with other weights than {embedder.name}; run: guide-index build")
        index = cls(
            load_snapshot(folder / SNAPSHOT),
            manifest,
            embedder,
            VectorStore.open_copy(folder / CHROMA),
            KeywordIndex.load(folder / KEYWORDS),
            Rows.load(folder),
        )
        index.search("the first search loads what the next ones need")
        return index

    def close(self) -> None:
        """Let go of the store's files."""
        self._store.close()

    def section(self, id: str) -> Section:
        """A section by its id. Raises `UsageError` naming like ones where there is none."""
        if id in self._by_id:
            return self._by_id[id]
        from rapidfuzz.process import extract

        near = ", ".join(name for name, _, _ in extract(id, list(self._by_id), limit=3))
        raise UsageError(f"there is no section '{id}'; the nearest are {near}")

    def weight(self, word: str) -> float:
        """How telling a word is in the guides: its inverse document frequency."""
        return self._keywords.weight(word)

    def chunks(self, id: str) -> tuple[Chunk, ...]:
        """The chunks of a section, in the guide's order; none where it has no text or is not there."""
        return self._chunks.get(id, ())

    def mend(self, text: str) -> str:
        """A text in one normal form, in the guides' names, with shorthand written out and misspelt words mended."""
        return self._speller.correct(self._names.written_as_in_guides(written_out(clean(text))))

    def prepare(self, texts: Sequence[str]) -> list[Query]:
        """Each text mended and embedded, all in one batch; there must be at least one."""
        began = time.perf_counter()
        mended, shared = [self.mend(text) for text in texts], _SHARED.get()
        ready = shared[1] if shared and shared[0] is self else {}
        new = [text for text in dict.fromkeys(mended) if text not in ready]
        if new:
            vectors, manners = self.embedder.encode_twofold(new)
            milliseconds = (time.perf_counter() - began) * 1000 / len(new)
            each = zip(new, vectors, [None] * len(new) if manners is None else manners, strict=True)
            ready |= {text: Query(text, vector, milliseconds, manner) for text, vector, manner in each}
        return [ready[text] for text in mended]

    @contextmanager
    def sharing(self) -> Iterator[None]:
        """While this lasts, a text that is made ready again is the same query, and is embedded once."""
        token = _SHARED.set((self, {}))
        try:
            yield
        finally:
            _SHARED.reset(token)

    def search(self, question: str | Query, *, top: int = 10) -> Found:
        """The `top` best sections for a question, and the time it took; none where the question has no words."""
        began = time.perf_counter()
        query = question if isinstance(question, Query) else self.prepare([question])[0]
        earlier = query.milliseconds if query is question else 0.0
        passages = self._best(self._scored([(query, 1.0)]), top) if has_words(query.text) else ()
        return Found(query, passages, (time.perf_counter() - began) * 1000 + earlier)

    def search_in_context(
        self, message: Query, standalone: Query, share: float, *, words: str, guide: str, top: int = 10
    ) -> Found:
        """The `top` best sections for a message that leans on a conversation; it is found as its standalone question.

        The scores of the message itself and of the question are added, the question's with a weight of `share`, the
        message's with the rest; `words`, those of the message that tell of its subject, count once more; and it counts
        against a section to be of another guide than `guide`, which the conversation is about, if it is about any.
        """
        began = time.perf_counter()
        scored = self._scored([(message, 1.0 - share), (standalone, share)])
        scored.scores += OWN_WORDS * self._keywords.scores(words).coverage[scored.rows]
        if guide:
            scored.scores -= OTHER_GUIDE * (self._guides[scored.rows] != guide)
        took = (time.perf_counter() - began) * 1000
        return Found(standalone, self._best(scored, top), took + message.milliseconds + standalone.milliseconds)

    def passage(self, id: str, query: Query) -> Passage | None:
        """A section by its id, scored for a query on its own; None where it has no text, or is not there."""
        row = self._row_by_id.get(id)
        return None if row is None else self._best(self._scored([(query, 1.0)], np.array([row], dtype=np.intp)), 1)[0]

    def nearest_known(self, query: Query) -> float:
        """The cosine of the known question that is nearest; 0 where the guides have none."""
        return float(self._all_cosines(query)[self._is_known].max()) if len(self._is_known) else 0.0

    def near(self, query: Query, sections: Sequence[str]) -> list[Vectors]:
        """The cosines of a question with the chunks of some sections that have text, a section's in their order."""
        rows = [self._row_by_id[id] for id in sections]
        sizes = [len(self._chunks[id]) for id in sections]
        return [cosines(self._pieces.of(row)[:size], query.vector) for row, size in zip(rows, sizes, strict=True)]

    def asked_of(self, query: Query, sections: Sequence[str]) -> dict[str, float]:
        """The probability that a question is asked of each of some sections, or of what stands in it.

        The known questions tell; where the guides have too few, it is 0.
        """
        if self._discriminant is None:
            return dict.fromkeys(sections, 0.0)
        probabilities = np.exp(self._discriminant.log_probabilities(query.vector))
        rows = {
            section: [row for id, row in self._row_by_id.items() if f"{id}/".startswith(f"{section}/")]
            for section in sections
        }
        return {section: float(probabilities[within].sum()) for section, within in rows.items()}

    def _scored(self, wordings: Sequence[tuple[Query, float]], rows: NDArray[np.intp] | None = None) -> "_Scored":
        """Some sections, or those worth scoring, with what they score for a question in several wordings.

        Each wording has a weight, and all weights together are 1.
        """
        queries = [query for query, _ in wordings]
        keywords = [self._keywords.scores(query.text) for query in queries]
        if rows is None:
            rows = np.unique(np.concatenate(list(map(self._candidates, queries, keywords))))
        each = [self._scored_for(query, scores, rows) for query, scores in zip(queries, keywords, strict=True)]
        return each[0] if len(each) == 1 else _together(each, [weight for _, weight in wordings])

    def _scored_for(self, query: Query, keywords: KeywordScores, rows: NDArray[np.intp]) -> "_Scored":
        vector, with_all = query.vector, self._all_cosines(query) if self._pieces.are_few else None
        section_cosines = cosines(self._section_rows[rows], vector)
        piece_cosines, begins = self._pieces.cosines(rows, vector, with_all=with_all)
        coverage = keywords.coverage[rows]
        scores = fuse(
            section_cosines,
            soft_maximum(piece_cosines, begins),
            KeywordScores(keywords.bm25[rows], coverage),
            self._discriminant.log_probabilities(vector)[rows] if self._discriminant else 0.0,
        )
        return _Scored(rows, scores, section_cosines, coverage, piece_cosines, begins, (vector,))

    def _all_cosines(self, query: Query) -> Vectors:
        """The cosine of every piece with a question, kept for as long as that lives."""
        compared = self._compared.get(query)
        if compared is None:
            compared = self._compared[query] = self._pieces.all_cosines(query.vector)
        return compared

    def _best(self, scored: "_Scored", top: int) -> tuple[Passage, ...]:
        """The best `top` of the scored sections, the best first."""
        order = np.argsort(-scored.scores, kind="stable")[:top]
        return tuple(self._passage(scored, place) for place in order)

    def _passage(self, found: "_Scored", place: int) -> Passage:
        row = found.rows[place]
        section, cosines_here = self._sections[row], found.piece_cosines[found.begins[place] : found.begins[place + 1]]
        chunks = self._chunks[section.id]
        near = cosines_here[: len(chunks)]
        fits = fits_of(self._bare.of(row), near, self._pieces.of(row)[len(chunks) :], found.vectors)
        each = zip(chunks, near, fits, strict=True)
        scored = sorted((ScoredChunk(chunk, float(cosine), float(fit)) for chunk, cosine, fit in each), key=_by_fit)
        return Passage(
            section,
            score=float(found.scores[place]),
            cosine=float(found.cosines[place]),
            nearest=float(cosines_here.max()),
            coverage=float(found.coverage[place]),
            chunks=tuple(scored),
        )

    def _candidates(self, query: Query, keywords: KeywordScores) -> Numbers:
        """The rows of the sections worth scoring: near as a whole, near in one chunk, or strong in keywords.

        They are kept for as long as the query lives, since a follow-up is searched for by itself and then in context.
        """
        rows = self._near.get(query)
        if rows is None:
            most = min(BEST_KEYWORDS, len(self._sections)) - 1
            by_words = np.argpartition(-keywords.bm25, most)[:BEST_KEYWORDS]
            sections = self._store.nearest_sections(query.vector, NEAREST_SECTIONS)
            pieces = self._store.nearest_pieces(query.vector, NEAREST_PIECES)
            rows = self._near[query] = np.unique(np.concatenate([by_words, sections, self._pieces.owner[pieces]]))
        return rows


def _together(each: Sequence[_Scored], weights: Sequence[float]) -> _Scored:
    """What the same sections score for several wordings: scores added by weight, and of nearness the greatest."""
    first = each[0]
    scores = sum(weight * one.scores for one, weight in zip(each, weights, strict=True))
    return _Scored(
        first.rows,
        np.asarray(scores, dtype=np.float32),
        np.maximum.reduce([one.cosines for one in each]),
        np.maximum.reduce([one.coverage for one in each]),
        np.maximum.reduce([one.piece_cosines for one in each]),
        first.begins,
        tuple(vector for one in each for vector in one.vectors),
    )


def _by_fit(scored: ScoredChunk) -> float:
    return -scored.fit
