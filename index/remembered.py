"""Vectors of texts that are needed at every start, kept in a file so that they are embedded once."""

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.embedding import Embedder, Vectors


def remembered_vectors(texts: Sequence[str], embedder: Embedder, file: Path) -> Vectors:
    """The unit vectors of texts as questions, one a row; only those that `file` does not hold yet are embedded.

    The file is a cache and nothing else: one that is missing, damaged or of other weights is made again, and where it
    cannot be written the vectors are good all the same.
    """
    return _remembered(texts, embedder.encode_questions, embedder.fingerprint, file)


def remembered_readings(texts: Sequence[str], embedder: Embedder, file: Path) -> tuple[Vectors, Vectors | None]:
    """The same, with the unit vectors that tell what the texts do; None where no layers were tuned for that."""
    if embedder.manner is None:
        return remembered_vectors(texts, embedder, file), None
    both = _remembered(
        texts, lambda new: _side_by_side(new, embedder), f"{embedder.fingerprint} {embedder.manner}", file
    )
    width = both.shape[1] // 2
    return both[:, :width], both[:, width:]


def _side_by_side(texts: Sequence[str], embedder: Embedder) -> Vectors:
    return np.hstack([vectors for vectors in embedder.encode_twofold(texts) if vectors is not None])


def _remembered(
    texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors], fingerprint: str, file: Path
) -> Vectors:
    known = _load(file, fingerprint)
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        known |= dict(zip(new, encode(new), strict=True))
        _save({text: known[text] for text in dict.fromkeys(texts)}, fingerprint, file)
    return np.stack([known[text] for text in texts])


def _load(file: Path, fingerprint: str) -> dict[str, Vectors]:
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as content:
            if str(content["fingerprint"]) != fingerprint:
                return {}
            return dict(zip(content["texts"].tolist(), content["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _save(vectors: dict[str, Vectors], fingerprint: str, file: Path) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    except OSError:
        return
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            rows = np.stack(list(vectors.values()))
            np.savez(stream, texts=np.array(list(vectors)), vectors=rows, fingerprint=fingerprint)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
