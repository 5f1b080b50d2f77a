"""The model's last layers once more: what they make of texts, and how they are tuned."""

from pathlib import Path

import numpy as np
import pytest

from index import tuning
from index.embedding import Embedder, Vectors, packaged_model
from index.manner import DOWN, SHARED, UP, load_updates, tuned_layers
from index.sentence_embedding import load_sentence_transformer

TEXTS = ["I know SQL.", "Do I need SQL?", "I am at home with Python and have been for many years now"]


def vectors(embedder: Embedder, texts: list[str]) -> Vectors:
    manners = embedder.encode_twofold(texts)[1]
    assert manners is not None
    return manners


def test_texts_that_do_the_same_are_alike_whatever_they_are_about(embedder: Embedder) -> None:
    """What a text is about says the opposite."""
    knows, needs, at_home = vectors(embedder, TEXTS)
    assert knows @ at_home > knows @ needs
    known, needed, home = embedder.encode_questions(TEXTS)
    assert known @ needed > known @ home


def test_a_batch_gives_what_each_text_gives_alone(embedder: Embedder) -> None:
    alone = np.concatenate([vectors(embedder, [text]) for text in TEXTS])
    assert np.allclose(vectors(embedder, TEXTS), alone, atol=1e-5)
    assert np.allclose(np.linalg.norm(alone, axis=1), 1.0, atol=1e-5)


def test_the_vectors_are_those_of_an_embedding_alone(embedder: Embedder) -> None:
    assert np.allclose(embedder.encode_twofold(TEXTS)[0], embedder.encode_questions(TEXTS), atol=1e-6)


def test_the_export_agrees_with_the_tuned_layers(embedder: Embedder) -> None:
    import torch

    original = load_sentence_transformer(str(packaged_model()))
    layers = tuned_layers(original[0].model, load_updates())
    tokens = original.tokenizer(TEXTS[:1], return_tensors="pt")
    with torch.no_grad():
        states = original[0].model(**tokens, output_hidden_states=True).hidden_states[SHARED]
        wanted = layers(states, torch.ones(1, states.shape[1])).numpy()
    assert np.allclose(vectors(embedder, TEXTS[:1]), wanted, atol=1e-4)


def test_every_tuned_matrix_has_two_thin_ones() -> None:
    updates = load_updates()
    assert len(updates) == 6 * SHARED
    assert all(set(thin) == {DOWN, UP} and len(thin[DOWN]) == thin[UP].shape[1] for thin in updates.values())


def test_tuning_brings_texts_of_a_class_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written can be read again, and telling the classes apart gets easier from round to round."""
    monkeypatch.setattr(tuning, "EPOCHS", 3)
    topics = ("SQL", "Python", "Git", "calculus", "statistics", "Docker", "pandas", "algebra")
    texts = [f"{say} {topic}" for say in ("I know", "how long does it take to learn") for topic in topics]
    told: list[str] = []
    tuned = tuning.tune(texts, [place // len(topics) for place in range(len(texts))], say=told.append)
    assert tuned.losses[-1] < tuned.losses[0]
    assert len(told) == len(tuned.losses) == 3
    tuned.save(tmp_path / "manner.npz")
    monkeypatch.setattr("index.manner.UPDATES", tmp_path / "manner.npz")
    written = load_updates()
    assert {name: thin[UP].shape for name, thin in written.items()}["0.output.dense"] == (384, tuning.RANK)
    assert any(thin[UP].any() for thin in written.values())
