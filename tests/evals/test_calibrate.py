"""Fitting when to decline."""

import json
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from bot.answer import Kind
from bot.answers.evidence import FEATURES
from bot.pipeline import Bot
from evals.calibrate import (
    MOST_WRONG_ANSWERS,
    MOST_WRONG_DECLINES,
    Labelled,
    calibrate,
    choose_threshold,
    fit_line,
    label,
    write_evidence,
)
from evals.case import Case, Turn
from index.search import Found, Index
from knowledge.errors import UsageError


def questions(*, apart: float, seed: int = 1) -> Labelled:
    """Eighty questions to answer and forty to decline: the first value tells them so far apart, the others do not."""
    draw = np.random.default_rng(seed)
    answerable = np.repeat([True, False], [80, 40])
    values = draw.normal(size=(120, len(FEATURES)))
    values[:, 0] += apart * answerable
    return Labelled(values, answerable)


def test_separable_questions_are_told_apart() -> None:
    fitted = calibrate(questions(apart=12))
    assert fitted.wrong_declines + fitted.wrong_answers <= MOST_WRONG_DECLINES + 0.01
    assert 0.01 < fitted.threshold < 0.99
    assert (fitted.answerable, fitted.unanswerable) == (80, 40)


def test_weights_are_for_values_as_they_come() -> None:
    """A value of a thousand times the scale has a thousandth of the weight, and the same probabilities."""
    labelled = questions(apart=2)
    scaled = Labelled(labelled.values * 1000, labelled.answerable)
    one, other = fit_line(labelled), fit_line(scaled)
    assert other.weights * 1000 == pytest.approx(one.weights, rel=1e-3)
    assert other.probabilities(scaled.values) == pytest.approx(one.probabilities(labelled.values), abs=1e-3)


def test_error_rates_of_noise_are_those_of_guessing() -> None:
    """What is held out is not fitted to, so values that say nothing give no better than chance."""
    fitted = calibrate(questions(apart=0))
    assert fitted.wrong_declines + fitted.wrong_answers > 0.8


def test_the_threshold_lies_between_the_two_sorts() -> None:
    """Where nothing is in doubt, it is halfway."""
    threshold = choose_threshold(np.array([0.1, 0.2, 0.7, 0.9]), np.array([False, False, True, True]))
    assert threshold == pytest.approx(0.45)


def test_the_threshold_strains_neither_of_the_two_errors() -> None:
    """Both take about the same share of what is allowed of them."""
    probabilities = np.concatenate([np.linspace(0.2, 0.99, 1000), np.linspace(0.1, 0.5, 500)])
    answerable = np.repeat([True, False], [1000, 500])
    threshold = choose_threshold(probabilities, answerable)
    declined = (probabilities[answerable] < threshold).mean() / MOST_WRONG_DECLINES
    answered = (probabilities[~answerable] >= threshold).mean() / MOST_WRONG_ANSWERS
    assert declined == pytest.approx(answered, abs=0.05)


def test_too_few_questions_cannot_be_fitted() -> None:
    few = Labelled(np.zeros((6, len(FEATURES))), np.array([True, True, True, True, False, False]))
    with pytest.raises(UsageError, match="at least 5"):
        calibrate(few)


class Listening:
    """An index that remembers what was searched for."""

    def __init__(self, index: Index) -> None:
        self._index, self.heard = index, list[str]()

    def search(self, question: str) -> Found:
        self.heard.append(question)
        return self._index.search(question)


def test_only_cases_for_tuning_are_searched_for(garden_bot: Bot) -> None:
    """The cases set aside are never looked at, nor are those of no part or of other kinds."""
    kinds = {"a": Kind.ANSWER, "b": Kind.ANSWER, "c": Kind.DECLINED, "d": Kind.SMALLTALK, "e": Kind.DECLINED}
    parts = {"a": "tune", "b": "test", "c": "tune", "d": "tune", "e": ""}
    cases = [Case(id, (Turn(f"question {id}", (kinds[id],)),), part=parts[id]) for id in kinds]
    listening = Listening(garden_bot.index)
    labelled = label(
        cases, SimpleNamespace(index=listening, evidence=garden_bot.evidence, question_in=lambda message: message)
    )  # type: ignore[arg-type]
    assert listening.heard == ["question a", "question c"]
    assert labelled.answerable.tolist() == [True, False]
    assert labelled.values.shape == (2, len(FEATURES))


def test_nothing_for_tuning_is_told(garden_bot: Bot) -> None:
    with pytest.raises(UsageError, match='part "tune"'):
        label([Case("a/1", (Turn("?", (Kind.ANSWER,)),), part="test")], garden_bot)


def test_what_is_written_says_from_what_it_was_made(garden_bot: Bot, tmp_path: Path) -> None:
    """The same fit writes the same file: nothing in it depends on the day."""
    write_evidence(calibrate(questions(apart=3)), garden_bot.index, tmp_path / "one.json")
    write_evidence(calibrate(questions(apart=3)), garden_bot.index, tmp_path / "two.json")
    content = json.loads((tmp_path / "one.json").read_text())
    assert content["features"] == list(FEATURES)
    assert content["fitted"]["cases"] == {"answered": 80, "declined": 40}
    assert content["fitted"]["guides"] == ["garden"]
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_the_packaged_evidence_is_of_the_present_features() -> None:
    """Weights of other features would silently decide wrongly."""
    content = json.loads(files("bot.answers").joinpath("evidence.json").read_text())
    assert content["features"] == list(FEATURES)
    assert len(content["weights"]) == len(FEATURES)
