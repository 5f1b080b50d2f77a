"""The embedder that a setting names."""

from pathlib import Path

from index.embedding import Embedder, packaged_model
from index.settings import PACKAGED_MODEL


def open_embedder(name: str, home: Path) -> Embedder:
    """The embedder of a setting: the packaged model, a sentence-transformers model, or `provider:model` of LangChain.

    Raises `ModelUnusable` where the model is missing or its weights are not the published ones.
    """
    if ":" in name and not Path(name).exists():
        from index.langchain_embedding import LangChainEmbedder

        return LangChainEmbedder(name)
    if name == PACKAGED_MODEL:
        from index.onnx_embedding import open_onnx_embedder

        return open_onnx_embedder(name, packaged_model(), home)
    from index.sentence_embedding import SentenceEmbedder

    return SentenceEmbedder(name)
