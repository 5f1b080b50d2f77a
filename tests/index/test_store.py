"""The check that a new store finds what was put into it."""

from pathlib import Path

import numpy as np
import pytest

from index.embedding import unit
from index.rows import Rows
from index.store import VectorStore
from knowledge.errors import IndexUnusable
from knowledge.guide import Chunk, ChunkKind, Section

DIMENSIONS = 8


def _rows(pieces: int) -> Rows:
    vectors = unit(np.random.default_rng(1).normal(size=(pieces, DIMENSIONS)).astype(np.float32))
    return Rows(vectors[:1], vectors, vectors)


@pytest.fixture
def filled(tmp_path: Path) -> tuple[VectorStore, Rows]:
    rows = _rows(2_000)
    section = Section("guide/all", ("Guide", "All"), "word", 1, 2)
    chunks = [Chunk(section.id, order, 0, 4, "word", ChunkKind.PROSE, "", "word") for order in range(2_000)]
    store = VectorStore.create(tmp_path / "chroma")
    store.add(rows, [section], chunks)
    return store, rows


def _with_strange(rows: Rows, count: int) -> Rows:
    """The same rows, of which so many are not those that were put into the store."""
    pieces = rows.pieces.copy()
    pieces[:count] = -pieces[:count]
    return Rows(rows.sections, pieces, rows.bare)


def test_a_whole_store_is_verified(filled: tuple[VectorStore, Rows]) -> None:
    store, rows = filled
    store.verify(rows)


def test_one_of_thousands_out_of_reach_costs_no_author_the_index(filled: tuple[VectorStore, Rows]) -> None:
    store, rows = filled
    store.verify(_with_strange(rows, 1))


def test_a_damaged_store_is_refused(filled: tuple[VectorStore, Rows]) -> None:
    store, rows = filled
    with pytest.raises(IndexUnusable, match="5 of 2000 chunks of the new index do not find themselves"):
        store.verify(_with_strange(rows, 5))


def test_a_store_of_another_size_is_refused(filled: tuple[VectorStore, Rows]) -> None:
    store, rows = filled
    with pytest.raises(IndexUnusable, match="holds 2000 chunks instead of 1999"):
        store.verify(Rows(rows.sections, rows.pieces[:-1], rows.bare))
