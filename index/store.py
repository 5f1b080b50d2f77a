"""The two Chroma collections: writing them once, checking them, and asking them for the nearest rows.

Chroma writes to its files even when they are only read, and loses data when two processes share a folder. So a
published store is never opened where it lies: each process opens a copy of its own.
"""

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors
from index.rows import Rows
from knowledge.errors import IndexUnusable
from knowledge.guide import Chunk, Section

SECTIONS, CHUNKS = "sections", "chunks"
_CONFIGURATION = {"hnsw": {"space": "cosine", "ef_construction": 400, "ef_search": 200, "max_neighbors": 48}}
"""Ample, so that every row is found even where a quarter of them are equal, as in pages that repeat their footers."""
_BATCH = 500
MOST_LOST = 0.001
"""The share of vectors that need not find themselves: a graph of thousands leaves one out of reach now and then, while
a damaged one loses nearly all. Of fewer than a thousand every one must."""
_SAME = 1e-4
"""The cosine distance within which two vectors are the same one."""

Piece = tuple[str, dict[str, str | int | bool]]
"""A text and what is to be known of it."""


class VectorStore:
    """An open Chroma folder with a collection of section vectors and one of chunk vectors."""

    def __init__(self, client: Any, collections: Sequence[Any], private: Path | None) -> None:
        self._client = client
        self._sections, self._chunks = collections
        self._forget = weakref.finalize(self, shutil.rmtree, private, ignore_errors=True) if private else None

    @classmethod
    def create(cls, folder: Path) -> "VectorStore":
        """A new, empty store in a folder that this process alone uses."""
        client = _client(folder)
        made = [
            client.create_collection(name, configuration=_CONFIGURATION, embedding_function=None)
            for name in (SECTIONS, CHUNKS)
        ]
        return cls(client, made, None)

    @classmethod
    def open_copy(cls, published: Path) -> "VectorStore":
        """A private copy of a published store. Raises `IndexUnusable` where Chroma cannot read it."""
        from chromadb.errors import ChromaError

        private = Path(tempfile.mkdtemp(prefix="guide-index-"))
        try:
            shutil.copytree(published, private, dirs_exist_ok=True)
            client = _client(private)
            found = [client.get_collection(name, embedding_function=None) for name in (SECTIONS, CHUNKS)]
        except (ChromaError, OSError, ValueError) as error:
            shutil.rmtree(private, ignore_errors=True)
            raise IndexUnusable(
                f"the index in {published} cannot be opened ({error}); run: guide-index build"
            ) from error
        return cls(client, found, private)

    def __enter__(self) -> "VectorStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, and delete the private copy."""
        self._client.close()
        if self._forget:
            self._forget()

    def add(self, rows: Rows, sections: Sequence[Section], chunks: Sequence[Chunk]) -> None:
        """Add every section and piece with its vector; ids are row numbers, so that a hit names its row."""
        _add(
            self._sections,
            [(s.text, {"section": s.id, "title": s.title, "url": s.url}) for s in sections],
            rows.sections,
        )
        by_section = {id: list(group) for id, group in groupby(chunks, key=lambda chunk: chunk.section)}
        pieces = [piece for section in sections for piece in _pieces(section, by_section[section.id])]
        _add(self._chunks, pieces, rows.pieces)

    def verify(self, rows: Rows) -> None:
        """Check that the vectors find themselves and the counts agree. Raises `IndexUnusable` otherwise."""
        for name, collection, vectors in (
            (SECTIONS, self._sections, rows.sections),
            (CHUNKS, self._chunks, rows.pieces),
        ):
            if collection.count() != len(vectors):
                raise IndexUnusable(f"the new index holds {collection.count()} {name} instead of {len(vectors)}")
            lost = sum(
                _count_lost(collection, vectors[start : start + _BATCH]) for start in range(0, len(vectors), _BATCH)
            )
            if lost > MOST_LOST * len(vectors):
                raise IndexUnusable(f"{lost} of {len(vectors)} {name} of the new index do not find themselves")

    def nearest_sections(self, vector: Vectors, count: int) -> NDArray[np.intp]:
        """The rows of the sections nearest to a question's vector."""
        return _nearest(self._sections, vector, count)

    def nearest_pieces(self, vector: Vectors, count: int) -> NDArray[np.intp]:
        """The rows, in `Rows.pieces`, of the chunks and known questions nearest to a question's vector."""
        return _nearest(self._chunks, vector, count)


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _count_lost(collection: Any, vectors: Vectors) -> int:
    """How many of some vectors do not find themselves, or their equal."""
    found = collection.query(query_embeddings=list(vectors), n_results=1, include=["distances"])
    return sum(not distances or distances[0] > _SAME for distances in found["distances"])


def _add(collection: Any, pieces: Sequence[Piece], rows: Vectors) -> None:
    for start in range(0, len(rows), _BATCH):
        part = slice(start, start + _BATCH)
        texts, about = zip(*pieces[part], strict=True)
        ids = [str(row) for row in range(len(rows))[part]]
        collection.add(ids=ids, embeddings=list(rows[part]), documents=list(texts), metadatas=list(about))


def _pieces(section: Section, chunks: Sequence[Chunk]) -> list[Piece]:
    """A section's chunks and then its questions, each as its text and what is to be known of it."""
    pieces: list[Piece] = [
        (chunk.text, {"section": section.id, "start": chunk.start, "end": chunk.end}) for chunk in chunks
    ]
    pieces += [(question, {"section": section.id, "question": True}) for question in section.questions]
    return pieces


def _nearest(collection: Any, vector: Vectors, count: int) -> NDArray[np.intp]:
    found = collection.query(query_embeddings=[vector], n_results=count, include=[])
    return np.array([int(id) for id in found["ids"][0]], dtype=np.intp)
