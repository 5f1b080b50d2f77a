"""YAML without its traps."""

import time

import pytest
import yaml

from knowledge.strict_yaml import load_yaml


def test_plain_values_are_loaded() -> None:
    """Mappings, lists and scalars come back as usual."""
    assert load_yaml("a: [1, b]\nc: {d: e}") == {"a": [1, "b"], "c": {"d": "e"}}


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: 1\na: 2",
        "a: {b: 1, b: 2}",
        "[" * 2_000,
        "!!python/object:os.system x",
        "2026-13-45",
        "? [a]\n: b",
    ],
)
def test_traps_are_refused(text: str) -> None:
    """Each is an error of YAML, never another exception."""
    with pytest.raises(yaml.YAMLError):
        load_yaml(text)


def test_bomb_of_aliases_is_refused_at_once() -> None:
    """Nine levels of nine references are not unfolded."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    began = time.monotonic()
    with pytest.raises(yaml.YAMLError):
        load_yaml("\n".join(lines))
    assert time.monotonic() - began < 0.1
