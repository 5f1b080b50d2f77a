"""Embedding with any provider that LangChain knows, named `provider:model`."""

from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings

from index.embedding import Embedder, Vectors, unit
from knowledge.errors import ModelUnusable

CHARACTERS_A_TOKEN = 4


class LangChainEmbedder(Embedder):
    """A LangChain `Embeddings`, made from its name or given."""

    def __init__(self, name: str, embeddings: Embeddings | None = None, *, max_tokens: int = 256) -> None:
        self.name = self.fingerprint = name
        self.max_tokens = max_tokens
        self._embeddings = embeddings or _init(name)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        return unit(np.asarray(self._embeddings.embed_documents(list(texts)), dtype=np.float32))

    def encode_question(self, text: str) -> Vectors:
        return unit(np.asarray(self._embeddings.embed_query(text), dtype=np.float32))

    def count_tokens(self, text: str) -> int:
        """An estimate, since a provider's tokenizer is not at hand: a token for four characters."""
        return len(text) // CHARACTERS_A_TOKEN + 2


def _init(name: str) -> Embeddings:
    from langchain.embeddings import init_embeddings

    try:
        return init_embeddings(name)
    except (ImportError, ValueError) as error:
        raise ModelUnusable(f"the embedder {name!r} cannot be used: {error}") from error
