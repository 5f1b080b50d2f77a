"""Remembered vectors: a cache that is never trusted further than its fingerprint, and never needed."""

from pathlib import Path

import numpy as np
import pytest

from index.embedding import Embedder
from index.remembered import remembered_vectors

TEXTS = ["what is SQL", "which courses are free", "what is SQL"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.npz"


def keep(file: Path, texts: list[str], vectors: np.ndarray, fingerprint: str) -> None:
    """A cache as somebody else may have left it."""
    np.savez(file, texts=np.array(texts), vectors=vectors, fingerprint=fingerprint)


def test_vectors_are_those_of_the_embedder(embedder: Embedder, file: Path) -> None:
    """One row a text in its order, a text that comes twice too; the second time they are the same."""
    expected = embedder.encode_questions(TEXTS)
    assert remembered_vectors(TEXTS, embedder, file) == pytest.approx(expected, abs=1e-5)
    assert file.is_file()
    assert remembered_vectors(TEXTS[::-1], embedder, file) == pytest.approx(expected[::-1], abs=1e-5)


def test_what_the_file_holds_is_not_embedded_again(embedder: Embedder, file: Path) -> None:
    """Only a text that is new to it is."""
    kept = np.zeros((1, len(embedder.encode_question("x"))), dtype=np.float32)
    keep(file, TEXTS[:1], kept, embedder.fingerprint)
    first, second, third = remembered_vectors(TEXTS, embedder, file)
    assert not first.any()
    assert not third.any()
    assert np.linalg.norm(second) == pytest.approx(1.0, abs=1e-4)


def test_vectors_of_other_weights_are_made_again(embedder: Embedder, file: Path) -> None:
    """They would be compared with vectors that they have nothing to do with."""
    kept = np.zeros((1, len(embedder.encode_question("x"))), dtype=np.float32)
    keep(file, TEXTS[:1], kept, "other weights")
    assert remembered_vectors(TEXTS, embedder, file).any(axis=1).all()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 damaged", b"not an archive", b"\x93NUMPY"])
def test_a_damaged_file_is_made_again(embedder: Embedder, file: Path, content: bytes) -> None:
    """It is a cache, so its loss is no error."""
    file.write_bytes(content)
    assert remembered_vectors(TEXTS[:1], embedder, file).any()
    with np.load(file, allow_pickle=False) as kept:
        assert kept["texts"].tolist() == TEXTS[:1]


def test_a_cut_off_file_is_made_again(embedder: Embedder, file: Path) -> None:
    """A disk that filled up half way leaves one behind."""
    remembered_vectors(TEXTS, embedder, file)
    whole = file.read_bytes()
    for length in (10, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:length])
        assert remembered_vectors(TEXTS, embedder, file).any(axis=1).all()


def test_a_file_that_lacks_a_part_is_made_again(embedder: Embedder, file: Path) -> None:
    """So is one of an earlier shape."""
    np.savez(file, fingerprint=embedder.fingerprint)
    assert remembered_vectors(TEXTS, embedder, file).any(axis=1).all()


def test_where_nothing_can_be_written_the_vectors_are_good(embedder: Embedder, tmp_path: Path) -> None:
    """A home that is gone or read-only costs time and nothing else."""
    assert remembered_vectors(TEXTS, embedder, tmp_path / "gone" / "kept.npz").any(axis=1).all()


def test_texts_that_are_no_longer_needed_are_dropped(embedder: Embedder, file: Path) -> None:
    """The file does not grow with every edit, and nothing is left beside it."""
    remembered_vectors(["old", "older"], embedder, file)
    remembered_vectors(TEXTS, embedder, file)
    with np.load(file, allow_pickle=False) as kept:
        assert kept["texts"].tolist() == TEXTS[:2]
    assert [each.name for each in file.parent.iterdir()] == [file.name]
