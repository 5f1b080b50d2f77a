"""Embedding with a sentence-transformers model, in PyTorch."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import BATCH, Embedder, Vectors, file_hash
from knowledge.errors import ModelUnusable


class SentenceEmbedder(Embedder):
    """Any sentence-transformers model: a folder, or a name that is in the local hub cache."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.model = load_sentence_transformer(name)
        self.max_tokens = int(self.model.max_seq_length or 256)
        self.fingerprint = _fingerprint(name)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(
            self.model.encode_document(
                list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            ),
            dtype=np.float32,
        )

    def encode_question(self, text: str) -> Vectors:
        return np.asarray(
            self.model.encode_query(text, normalize_embeddings=True, show_progress_bar=False), dtype=np.float32
        )

    def count_tokens(self, text: str) -> int:
        return len(self.model.tokenizer(text, truncation=False, verbose=False)["input_ids"])


def load_sentence_transformer(name: str) -> Any:
    """A sentence-transformers model from disk; nothing is downloaded and no code of the model is run."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        return SentenceTransformer(name, device="cpu", local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError) as error:
        raise ModelUnusable(
            f"the embedding model {name!r} is not on this machine; name the folder of a sentence-transformers model"
        ) from error


def _fingerprint(name: str) -> str:
    weights = sorted(Path(name).glob("*.safetensors")) if Path(name).is_dir() else []
    return "-".join(file_hash(path) for path in weights) or name
