"""What a text does, rather than what it is about: the embedding model's last layers once more, tuned on examples.

A model that was made for search puts "I know SQL" beside "do I need SQL?". The updates in `manner.npz` bend its last
layers so that texts of one class come together; `index.tuning` makes them, and the first layers serve both.
"""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import Vectors

SHARED = 3
"""So many of the model's first layers are not tuned: what comes out of them goes two ways."""
UPDATES = Path(__file__).parent / "manner.npz"
"""For each tuned matrix two thin ones whose product is added to it (LoRA, Hu et al. 2021), by its place."""
DOWN, UP = "down", "up"


def load_updates() -> dict[str, dict[str, Vectors]]:
    """The two thin matrices of each tuned matrix, by the name of the module whose weight it is."""
    updates: dict[str, dict[str, Vectors]] = {}
    with np.load(UPDATES, allow_pickle=False) as content:
        for name in content.files:
            module, _, which = name.rpartition("/")
            updates.setdefault(module, {})[which] = content[name].astype(np.float32)
    return updates


def tuned_layers(transformer: Any, updates: Mapping[str, Mapping[str, Vectors]]) -> Any:
    """The last layers of a transformer with the updates added: a module that makes unit vectors of states and mask."""
    import torch

    layers = deepcopy(transformer.encoder.layer[SHARED:])
    with torch.no_grad():
        for name, thin in updates.items():
            layers.get_submodule(name).weight += torch.from_numpy(thin[UP] @ thin[DOWN])

    class TunedLayers(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.layers = layers

        def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            return pooled(run_layers(self.layers, states, mask), mask)

    return TunedLayers().eval()


def run_layers(layers: Any, states: Any, mask: Any) -> Any:
    """The states of tokens after some layers, padding left out of sight."""
    unseen = (1.0 - mask)[:, None, None, :] * -1e9
    for layer in layers:
        result = layer(states, unseen)
        states = result[0] if isinstance(result, tuple) else result
    return states


def pooled(states: Any, mask: Any) -> Any:
    """The mean of the states of each text's tokens, at unit length."""
    import torch

    seen = mask.unsqueeze(-1)
    return torch.nn.functional.normalize((states * seen).sum(1) / seen.sum(1).clamp(min=1e-9), p=2.0, dim=1)
