"""Fitting when to decline: the weights and threshold of `bot/answers/evidence.json`, from the cases kept for tuning."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.answer import Kind
from bot.answers.evidence import FEATURES
from bot.pipeline import Bot
from evals.case import Case, without_copies
from evals.risk import RiskCoverage, risk_coverage
from index.search import Index
from knowledge.errors import UsageError

FOLDS = 5
REPEATS = 10
SEED = 20
MOST_WRONG_DECLINES, MOST_WRONG_ANSWERS = 0.05, 0.06
"""The shares of the answerable questions, and of the unanswerable, that may be got wrong."""
TUNING_PART = "tune"

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Questions by what search knows of them, shape `(questions, features)`, and whether the guides answer them."""

    values: Numbers
    answerable: Truths


@dataclass(frozen=True, slots=True)
class Line:
    """A logistic model: the probability that the guides answer is 1 / (1 + exp(-(values @ weights + bias)))."""

    weights: Numbers
    bias: float

    def probabilities(self, values: Numbers) -> Numbers:
        total: Numbers = 1.0 / (1.0 + np.exp(-(values @ self.weights + self.bias)))
        return total


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted model, the threshold, and how wrong both are on questions that they were not fitted to."""

    line: Line
    threshold: float
    wrong_declines: float
    """Of the questions that the guides answer, the share that is declined, cross-validated."""
    wrong_answers: float
    """Of the questions that they do not answer, the share that is answered, cross-validated."""
    curve: RiskCoverage
    answerable: int
    unanswerable: int

    def to_json(self, index: Index) -> dict[str, Any]:
        """What `bot/answers/evidence.json` holds: the model, and from what it was made."""
        return {
            "features": list(FEATURES),
            "weights": [round(float(weight), 5) for weight in self.line.weights],
            "bias": round(self.line.bias, 5),
            "threshold": round(self.threshold, 5),
            "fitted": {
                "cases": {"answered": self.answerable, "declined": self.unanswerable},
                "guides": [guide.id for guide in index.guides],
                "model": index.manifest.model,
                "wrong declines": round(self.wrong_declines, 4),
                "wrong answers": round(self.wrong_answers, 4),
                "area under risk-coverage": round(self.curve.area, 4),
            },
        }


def label(cases: Iterable[Case], bot: Bot) -> Labelled:
    """The questions of the cases for tuning that are to be answered or declined; other parts are never searched for.

    Only first turns count, because a later one means nothing by itself, and only those that the bot reads as questions.
    """
    turns = [case.turns[0] for case in without_copies(cases) if case.part == TUNING_PART]
    turns = [turn for turn in turns if turn.kinds in {(Kind.ANSWER,), (Kind.DECLINED,)}]
    read = [(bot.question_in(turn.says), turn.kinds == (Kind.ANSWER,)) for turn in turns]
    found = [(bot.index.search(query), answerable) for query, answerable in read if query]
    found = [(each, answerable) for each, answerable in found if each.passages]
    if not found:
        raise UsageError(f'no case of part "{TUNING_PART}" is to be answered or declined; nothing can be fitted')
    values = np.array([bot.evidence.features(each) for each, _ in found])
    return Labelled(values, np.array([answerable for _, answerable in found]))


def calibrate(labelled: Labelled, *, seed: int = SEED) -> Calibration:
    """Fit the model to all questions, and the threshold to what models fitted to other questions say of each.

    Raises `UsageError` where there are fewer questions of either sort than folds.
    """
    answerable = labelled.answerable
    if min(answerable.sum(), (~answerable).sum()) < FOLDS:
        raise UsageError(f"at least {FOLDS} questions to answer and {FOLDS} to decline are needed to fit")
    held_out = np.array([_held_out(labelled, seed=seed + repeat) for repeat in range(REPEATS)])
    threshold = choose_threshold(held_out.ravel(), np.tile(answerable, REPEATS))
    return Calibration(
        line=fit_line(labelled),
        threshold=threshold,
        wrong_declines=float((held_out[:, answerable] < threshold).mean()),
        wrong_answers=float((held_out[:, ~answerable] >= threshold).mean()),
        curve=risk_coverage(held_out.ravel(), np.tile(answerable, REPEATS)),
        answerable=int(answerable.sum()),
        unanswerable=int((~answerable).sum()),
    )


def fit_line(labelled: Labelled) -> Line:
    """Logistic regression on standardised values, both classes weighing the same, folded back to the plain values."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = labelled.values.mean(axis=0), np.maximum(labelled.values.std(axis=0), 1e-9)
    model = LogisticRegression(class_weight="balanced").fit((labelled.values - mean) / spread, labelled.answerable)
    weights = model.coef_[0] / spread
    return Line(weights, float(model.intercept_[0] - mean @ weights))


def choose_threshold(probabilities: Numbers, answerable: Truths) -> float:
    """The threshold that stays furthest within what is allowed of wrong declines and of wrong answers.

    Of all thresholds it is the one at which the worse of the two, as a share of what is allowed, is the least.
    """
    right, wrong = np.sort(probabilities[answerable]), np.sort(probabilities[~answerable])
    levels = np.unique(probabilities)
    between = np.concatenate([levels[:1], (levels[1:] + levels[:-1]) / 2])
    declined = np.searchsorted(right, between) / len(right)
    answered = 1.0 - np.searchsorted(wrong, between) / len(wrong)
    strain = np.maximum(declined / MOST_WRONG_DECLINES, answered / MOST_WRONG_ANSWERS)
    return float(between[strain.argmin()])


def write_evidence(calibration: Calibration, index: Index, path: Path) -> None:
    try:
        path.write_text(json.dumps(calibration.to_json(index), indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error})") from error


def calibration_text(calibration: Calibration) -> str:
    """The model, its cross-validated error rates, and its risk-coverage curve, for the terminal."""
    count = calibration.answerable + calibration.unanswerable
    lines = [f"{count} questions: {calibration.answerable} to answer, {calibration.unanswerable} to decline", ""]
    lines += [f"  {name:22} {weight:+9.3f}" for name, weight in zip(FEATURES, calibration.line.weights, strict=True)]
    lines += [f"  {'bias':22} {calibration.line.bias:+9.3f}", f"  {'threshold':22} {calibration.threshold:9.3f}", ""]
    lines += [
        f"Held out: {calibration.wrong_declines:.3f} of the answerable declined, "
        f"{calibration.wrong_answers:.3f} of the unanswerable answered",
        f"Risk by coverage (area {calibration.curve.area:.4f}):",
        *_curve_lines(calibration.curve),
    ]
    return "\n".join(lines)


def _curve_lines(curve: RiskCoverage) -> Sequence[str]:
    places = [int(np.searchsorted(curve.coverage, tenth / 10 - 1e-9)) for tenth in range(1, 11)]
    return [f"  {curve.coverage[place]:5.0%} answered  {curve.risk[place]:6.1%} of them wrongly" for place in places]


def _held_out(labelled: Labelled, *, seed: int) -> Numbers:
    """Each question's probability by a model fitted to the other folds, every fold with its share of both sorts."""
    from sklearn.model_selection import StratifiedKFold

    probabilities = np.zeros(len(labelled.answerable))
    values, answerable = labelled.values, labelled.answerable
    for fitted, held in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(values, answerable):
        line = fit_line(Labelled(values[fitted], answerable[fitted]))
        probabilities[held] = line.probabilities(values[held])
    return probabilities
