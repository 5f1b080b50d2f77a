"""Thresholds: reading them, and what falls short."""

from pathlib import Path

import pytest

from evals.report import Figure
from evals.thresholds import find_shortfalls, load_thresholds
from knowledge.errors import UsageError


def test_the_kept_thresholds_are_of_known_measures() -> None:
    assert load_thresholds()["hit@3"] == 0.95


@pytest.mark.parametrize("text", ['"hit@7" = 0.5', '"hit@1" = 2', '"hit@1" = "high"', '"hit@1" = true', "hit"])
def test_a_fault_in_a_file_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"mine\.toml"):
        load_thresholds(path)


def test_a_measure_below_its_threshold_or_without_turns_falls_short() -> None:
    figures = {"hit@1": Figure(0.8, 0.7, 0.9, 10), "hit@3": Figure(0.9, 0.8, 1.0, 10)}
    short = find_shortfalls(figures, {"hit@1": 0.85, "hit@3": 0.9, "decline recall": 0.5})
    assert [(each.measure, each.value) for each in short] == [("hit@1", 0.8), ("decline recall", None)]
