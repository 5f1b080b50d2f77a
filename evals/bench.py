"""Measuring speed: each figure as a ratio to a floor taken in turn with it, so that a busy machine slows both."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from bot.evidence import load_evidence
from bot.pipeline import Bot
from evals.case import load_cases
from index.build import build_index, texts_to_embed
from index.embedding import packaged_model
from index.ready import open_ready_index
from index.search import Index
from index.sentence_embedding import load_sentence_transformer
from index.settings import IndexSettings
from index.snapshot import load_snapshot
from index.version import SNAPSHOT, current_version

QUESTIONS = 120
WARM_UP = 5
"""Questions that are asked before the clock counts."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure, what it is measured against, and the goal, if there is one."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False
    """Whether the goal is the least that will do; otherwise it is the most."""
    floor: str = ""

    @property
    def falls_short(self) -> bool:
        if self.goal is None:
            return False
        return self.value < self.goal if self.at_least else self.value > self.goal

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"falls_short": self.falls_short}


def measure(settings: IndexSettings) -> list[Measurement]:
    """Every measurement, over the guides of the settings and the questions of the packaged cases."""
    index = open_ready_index(settings)
    bare = load_sentence_transformer(str(packaged_model()))
    try:
        return [*_measure_questions(index, bare), _measure_rebuild(settings), *_measure_build(index, bare, settings)]
    finally:
        index.close()


def bench_text(measurements: Sequence[Measurement]) -> str:
    """The measurements as a table, each with its goal and whether it is met."""
    lines = [f"{'':44} {'measured':>12}  {'goal':>14}"]
    for each in measurements:
        goal = "" if each.goal is None else f"{'at least' if each.at_least else 'at most'} {each.goal:g}"
        name = f"{each.name}, of {each.floor}" if each.floor else each.name
        lines.append(f"{name:44} {each.value:9.2f} {each.unit:2}  {goal:>14}{'  SHORT' if each.falls_short else ''}")
    return "\n".join(lines)


def _measure_questions(index: Index, bare: Any) -> list[Measurement]:
    bot = Bot(index, load_evidence())
    questions = [case.turns[0].says for case in load_cases()][: QUESTIONS + WARM_UP]
    actions: list[Callable[[str], object]] = [
        lambda question: bare.encode(question, normalize_embeddings=True, show_progress_bar=False),
        index.embedder.encode_question,
        index.search,
        bot.reply,
    ]
    times = np.array([_by_turns(actions, question, turn) for turn, question in enumerate(questions)])[WARM_UP:]
    bare_50, ours_50, search_50, answer_50 = (1000 * np.median(times, axis=0)).tolist()
    bare_95, _, search_95, _ = (1000 * np.percentile(times, 95, axis=0)).tolist()
    theirs, our_own = "sentence-transformers' encode", "our own encode"
    return [
        Measurement("bare sentence-transformers encode, p50", bare_50, "ms"),
        Measurement("our own encode, p50", ours_50, "ms"),
        Measurement("search, p50", search_50, "ms"),
        Measurement("answer without a model, p50", answer_50, "ms"),
        Measurement("search p50", search_50 / bare_50, "x", goal=1.6, floor=theirs),
        Measurement("search p95", search_95 / bare_95, "x", goal=2.0, floor=theirs),
        Measurement("search p50", search_50 / ours_50, "x", floor=our_own),
        Measurement("answer p50", answer_50 / search_50, "x", goal=1.3, floor="search"),
    ]


def _by_turns(actions: Sequence[Callable[[str], object]], question: str, turn: int) -> list[float]:
    """The seconds of each action on a question, in another order each turn, so that none always follows the same."""
    seconds = [0.0] * len(actions)
    for place in Random(turn).sample(range(len(actions)), len(actions)):
        seconds[place] = _seconds(actions[place], question)
    return seconds


def _measure_rebuild(settings: IndexSettings) -> Measurement:
    return Measurement("unchanged rebuild", build_index(settings).seconds, "s", goal=2.0)


def _measure_build(index: Index, bare: Any, settings: IndexSettings) -> list[Measurement]:
    snapshot = load_snapshot(current_version(settings.home)[0] / SNAPSHOT)
    texts = list(dict.fromkeys(text for part in texts_to_embed(snapshot) for text in part))
    halves = [texts[::2], texts[1::2]]
    floors = [_seconds(lambda its: bare.encode(its, normalize_embeddings=True, show_progress_bar=False), halves[0])]
    with tempfile.TemporaryDirectory(prefix="guide-bench-") as folder:
        fresh = replace(settings, home=Path(folder))
        build = _seconds(lambda its: build_index(its, embedder=index.embedder), fresh)
    floors += [_seconds(lambda its: bare.encode(its, normalize_embeddings=True, show_progress_bar=False), halves[1])]
    floor = sum(floors)
    return [
        Measurement("bare sentence-transformers batch encode", len(texts) / floor, "/s"),
        Measurement("index build, texts", len(texts) / build, "/s"),
        Measurement("index build rate", floor / build, "x", goal=0.85, at_least=True, floor="batch encode"),
    ]


def _seconds(action: Callable[[Any], object], argument: Any) -> float:
    began = time.perf_counter()
    action(argument)
    return time.perf_counter() - began
