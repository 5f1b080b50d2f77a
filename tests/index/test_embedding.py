"""Embedding: unit vectors that agree with sentence-transformers, from weights that are the published ones."""

from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings, FakeEmbeddings

from index import onnx_embedding
from index.embedding import PACKAGED_WEIGHTS, Embedder, file_hash, packaged_model
from index.langchain_embedding import LangChainEmbedder
from index.models import open_embedder
from index.sentence_embedding import SentenceEmbedder
from index.settings import PACKAGED_MODEL
from knowledge.errors import ModelUnusable

TEXTS = ["What should I learn first?", "x", "Linear algebra is the maths of vectors. " * 60, "数学 für Anfänger"]


def test_the_packaged_weights_are_the_published_ones() -> None:
    """The model is the one whose hash the project names."""
    assert file_hash(packaged_model() / "model.safetensors") == PACKAGED_WEIGHTS


def test_the_export_agrees_with_sentence_transformers(embedder: Embedder) -> None:
    """Both runtimes give the same vectors, for texts in a batch and for a single question."""
    reference = SentenceEmbedder(str(packaged_model()))
    cosines = (embedder.encode_documents(TEXTS) * reference.encode_documents(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.9999
    assert float(embedder.encode_question(TEXTS[0]) @ reference.encode_question(TEXTS[0])) > 0.9999
    assert embedder.count_tokens("linear algebra") == reference.count_tokens("linear algebra")


def test_an_embedder_is_a_langchain_embeddings(embedder: Embedder) -> None:
    """LangChain's users can plug it in."""
    assert isinstance(embedder, Embeddings)
    assert np.allclose(embedder.embed_query(TEXTS[0]), embedder.embed_documents([TEXTS[0]])[0], atol=1e-4)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    """A model whose hash is not the published one is not used."""
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    with pytest.raises(ModelUnusable, match="not the published model"):
        onnx_embedding.open_onnx_embedder("model", tmp_path, tmp_path / "home")


def test_a_missing_model_is_one_clear_error(tmp_path: Path) -> None:
    """Nothing is looked for on the network."""
    with pytest.raises(ModelUnusable, match="not on this machine"):
        open_embedder("nobody/no-such-model", tmp_path)


def test_langchain_embeddings_are_brought_to_unit_length() -> None:
    """Any provider's vectors can be compared by their dot product."""
    embedder = LangChainEmbedder("fake:model", FakeEmbeddings(size=8))
    assert np.allclose(np.linalg.norm(embedder.encode_documents(["a", "b"]), axis=1), 1.0)


def test_an_unknown_provider_is_one_clear_error(tmp_path: Path) -> None:
    """The setting's value is in the message."""
    with pytest.raises(ModelUnusable, match="nowhere:model"):
        open_embedder("nowhere:model", tmp_path)


def test_a_damaged_export_is_made_anew(home: Path, tmp_path: Path) -> None:
    """The exported file is checked by its hash each time it is opened."""
    folder = tmp_path / "models" / PACKAGED_MODEL
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"damaged")
    (folder / "model.json").write_text((home / "models" / PACKAGED_MODEL / "model.json").read_text())
    assert open_embedder(PACKAGED_MODEL, tmp_path).encode_question("x").shape == (384,)
