"""Measuring speed: each figure as a ratio to a floor taken in turn with it, so that a busy machine slows both."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from bot.assemble import open_bot
from bot.conversation import Conversation
from bot.pipeline import Bot
from evals.case import Case, load_cases, without_copies
from evals.measurement import Measurement
from index.build import build_index, texts_to_embed
from index.embedding import packaged_model
from index.search import Index
from index.sentence_embedding import load_sentence_transformer
from index.settings import IndexSettings
from index.snapshot import load_snapshot
from index.version import SNAPSHOT, current_version

QUESTIONS = 120
MESSAGES = 240
"""Messages of conversations that are answered, whole conversations throughout the cases."""
WARM_UP = 5
"""Questions that are asked before the clock counts."""


def measure(settings: IndexSettings) -> list[Measurement]:
    """Every measurement, over the guides of the settings and the questions of the packaged cases."""
    # the floor's threads must not spin while others have the cores, or a busy machine slows it twentyfold and us hardly
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    bot, cases = open_bot(guides=settings.guides, home=settings.home, with_model=False), without_copies(load_cases())
    bot.warm()
    bare = load_sentence_transformer(str(packaged_model()))
    try:
        return [
            *_measure_questions(bot.index, bare, cases),
            *_measure_messages(bot, cases),
            _measure_rebuild(settings),
            *_measure_build(bot.index, bare, settings),
        ]
    finally:
        bot.index.close()


def spread(conversations: Sequence[Case], most: int) -> list[Case]:
    """Conversations at even distances through the cases, with about so many turns in all."""
    turns = sum(len(case.turns) for case in conversations)
    step = max(1, round(turns / most))
    return list(conversations[::step])


def _measure_questions(index: Index, bare: Any, cases: Sequence[Case]) -> list[Measurement]:
    questions = [case.turns[0].says for case in cases][: QUESTIONS + WARM_UP]
    actions: list[Callable[[str], object]] = [
        lambda question: bare.encode(question, normalize_embeddings=True, show_progress_bar=False),
        index.embedder.encode_question,
        index.search,
    ]
    times = np.array([_by_turns(actions, question, turn) for turn, question in enumerate(questions)])[WARM_UP:]
    bare_50, ours_50, search_50 = (1000 * np.median(times, axis=0)).tolist()
    bare_95, _, search_95 = (1000 * np.percentile(times, 95, axis=0)).tolist()
    theirs, our_own = "sentence-transformers' encode", "our own encode"
    return [
        Measurement("bare sentence-transformers encode, p50", bare_50, "ms"),
        Measurement("our own encode, p50", ours_50, "ms"),
        Measurement("search, p50", search_50, "ms"),
        Measurement("search p50", search_50 / bare_50, "x", goal=1.6, floor=theirs),
        Measurement("search p95", search_95 / bare_95, "x", goal=2.0, floor=theirs),
        Measurement("search p50", search_50 / ours_50, "x", floor=our_own),
    ]


def _measure_messages(bot: Bot, cases: Sequence[Case]) -> list[Measurement]:
    """Whole messages, as they come in conversations: questions, follow-ups and small talk, each after those before."""
    conversations = spread([case for case in cases if len(case.turns) > 1], MESSAGES)
    times = np.array([seconds for number, case in enumerate(conversations) for seconds in _hold(bot, case, number)])
    message_50, search_50 = (1000 * np.median(times[WARM_UP:], axis=0)).tolist()
    return [
        Measurement("message of a conversation, p50", message_50, "ms"),
        Measurement("message p50", message_50 / search_50, "x", goal=1.8, floor="search for the same text"),
    ]


def _hold(bot: Bot, case: Case, number: int) -> Iterator[list[float]]:
    """The seconds of the reply to each message of a conversation, and of a search for the same text."""
    conversations = [Conversation()]
    for place, turn in enumerate(case.turns):
        actions: list[Callable[[str], object]] = [
            lambda says: conversations.append(bot.reply(says, conversations[-1]).conversation),
            bot.index.search,
        ]
        yield _by_turns(actions, turn.says, number + place)


def _by_turns(actions: Sequence[Callable[[str], object]], said: str, turn: int) -> list[float]:
    """The seconds of each action on what is said, in another order each turn, so that none always follows the same."""
    seconds = [0.0] * len(actions)
    for place in Random(turn).sample(range(len(actions)), len(actions)):
        seconds[place] = _seconds(actions[place], said)
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
