"""Making the updates by which the embedding model's last layers tell classes of texts apart."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import packaged_model
from index.manner import DOWN, SHARED, UP, pooled, run_layers

RANK = 8
"""The width of the thin matrices."""
EPOCHS = 5
BATCH = 32
LEARNING_RATE, HEAD_RATE = 1e-3, 3e-3
WARM_UP, LEAST_RATE = 0.1, 0.02
"""The share of all steps over which the rate rises; then it falls in a straight line to this share of it."""
SCALE = 16.0
"""The length to which unit vectors are drawn out before classes are told apart."""
SMOOTHING = 0.05
DROPOUT = 0.1
LONGEST = 64
"""The most tokens of a text that are looked at."""
_TUNED = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tuned:
    """What tuning came to: the updates to be written, and the loss of each epoch."""

    updates: dict[str, Any]
    losses: tuple[float, ...]

    def save(self, path: Path) -> None:
        """Write the updates, in half precision."""
        with path.open("wb") as file:
            np.savez(file, **self.updates)


def tune(texts: Sequence[str], owner: Sequence[int], *, seed: int = 1, say: Callable[[str], None] = print) -> Tuned:
    """Low-rank updates (LoRA, Hu et al. 2021) of the packaged model's last layers, by which texts of a class are alike.

    `owner` says which class each text is of. The layers are trained together with a linear classifier, which is thrown
    away: at run time classes are fitted to the vectors anew, so that an example more needs no training.
    """
    import torch

    from index.sentence_embedding import load_sentence_transformer

    random = np.random.default_rng(seed)
    torch.manual_seed(seed)
    original = load_sentence_transformer(str(packaged_model()))
    states = _shared_states(original, texts)
    layers = original[0].model.encoder.layer[SHARED:]
    thin = _with_thin_matrices(original[0].model, layers)
    head = torch.nn.Linear(states[0].shape[1], max(owner) + 1)
    parameters = [matrix for pair in thin.values() for matrix in pair.parameters() if matrix.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": parameters, "lr": LEARNING_RATE}, {"params": head.parameters(), "lr": HEAD_RATE}]
    )
    steps = EPOCHS * math.ceil(len(texts) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps))
    labels = torch.tensor(list(owner))
    losses = []
    for epoch in range(EPOCHS):
        layers.train()
        total = 0.0
        for rows in _batches([len(each) for each in states], random):
            vectors = pooled(*_run(layers, [states[row] for row in rows])) * SCALE
            scores = head(torch.nn.functional.dropout(vectors, DROPOUT))
            loss = torch.nn.functional.cross_entropy(scores, labels[rows], label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*parameters, *head.parameters()], 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(rows)
        losses.append(total / len(texts))
        say(f"epoch {epoch + 1} of {EPOCHS}: loss {losses[-1]:.3f}")
    updates = {
        f"{name}/{which}": matrix.detach().numpy().astype(np.float16)
        for name, pair in thin.items()
        for which, matrix in ((DOWN, pair.down), (UP, pair.up))
    }
    return Tuned(updates, tuple(losses))


def _rate(done: float) -> float:
    return min(1.0, done / WARM_UP + 0.01) * max(LEAST_RATE, 1.0 - done)


def _shared_states(original: Any, texts: Sequence[str]) -> list[Any]:
    """The states of each text's tokens after the layers that are not tuned, each of shape `(tokens, dimensions)`."""
    import torch

    transformer = original[0].model.eval()
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    found: list[Any] = [None] * len(texts)
    with torch.no_grad():
        for start in range(0, len(order), 4 * BATCH):
            rows = order[start : start + 4 * BATCH]
            tokens = original.tokenizer(
                [texts[row] for row in rows], padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
            )
            layers = transformer(**tokens, output_hidden_states=True).hidden_states
            for row, states, mask in zip(rows, layers[SHARED], tokens["attention_mask"], strict=True):
                found[row] = states[: int(mask.sum())].clone()
    return found


def _with_thin_matrices(transformer: Any, layers: Any) -> dict[str, Any]:
    """Put two thin matrices beside each that is tuned; they alone learn. By the name of what they stand beside."""
    import torch

    class Thin(torch.nn.Module):  # type: ignore[misc]
        def __init__(self, whole: torch.nn.Linear) -> None:
            super().__init__()
            self.whole = whole
            self.down = torch.nn.Parameter(torch.randn(RANK, whole.in_features) / math.sqrt(whole.in_features))
            self.up = torch.nn.Parameter(torch.zeros(whole.out_features, RANK))

        def forward(self, states: torch.Tensor) -> torch.Tensor:
            functional = torch.nn.functional
            return self.whole(states) + functional.linear(functional.linear(states, self.down), self.up)

    for parameter in transformer.parameters():
        parameter.requires_grad = False
    found = {}
    for place, layer in enumerate(layers):
        for name in _TUNED:
            owner, _, last = name.rpartition(".")
            thin = Thin(layer.get_submodule(name))
            setattr(layer.get_submodule(owner), last, thin)
            found[f"{place}.{name}"] = thin
    return found


def _batches(lengths: Sequence[int], random: np.random.Generator) -> list[list[int]]:
    """The rows in batches of about equal length, at random otherwise."""
    order = random.permutation(len(lengths))
    batches = []
    for start in range(0, len(order), 20 * BATCH):
        near = sorted(order[start : start + 20 * BATCH], key=lambda row: lengths[row])
        batches += [[int(row) for row in near[at : at + BATCH]] for at in range(0, len(near), BATCH)]
    return [batches[place] for place in random.permutation(len(batches))]


def _run(layers: Any, states: Sequence[Any]) -> tuple[Any, Any]:
    """The states of a batch after the layers, and which of them are of tokens."""
    import torch

    padded = torch.nn.utils.rnn.pad_sequence(list(states), batch_first=True)
    mask = torch.zeros(padded.shape[:2])
    for row, each in enumerate(states):
        mask[row, : len(each)] = 1.0
    return run_layers(layers, padded, mask), mask
