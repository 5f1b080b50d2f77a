"""Conversations of others: does the question that the bot makes of a last turn find more than the message alone?"""

import json
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.answer import Kind
from bot.assemble import open_bot
from bot.conversation import Conversation
from bot.pipeline import Bot
from evals.chance import bootstrap_intervals
from evals.measurement import Measurement, measurements_text, share
from evals.metrics import reciprocal_rank
from evals.open_sets import MEASURES as SET_MEASURES
from evals.open_sets import read_set, write_guides
from evals.run import TOP
from evals.text import table
from index.ready import Say, say_on_stderr
from index.search import Found
from knowledge.errors import UsageError

MEASURES = {name: SET_MEASURES[name] for name in ("hit@1", "hit@5", "mrr@10")}
LEAST_GAINS = {"hit@5": 0.05}
"""What the resolved question has to gain over the message alone, by measure."""

EVERY_TURN = "all turns"

Ids = dict[str, str]
"""The set's own section ids by those of the guides made of it."""
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LastTurn:
    """The last message of a conversation, what the learner said before it, and what is relevant to it."""

    says: str
    before: tuple[str, ...]
    relevant: tuple[str, ...]
    sort: str
    """How it leans on what was said: the set's own word for it, or nothing."""

    @property
    def conversation(self) -> str:
        """What turns of one conversation share: its first message."""
        return (*self.before, self.says)[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """A last turn with the values of each measure, for the message alone and for the question made of it."""

    turn: LastTurn
    alone: tuple[float, ...]
    resolved: tuple[float, ...]
    worse: bool
    """Whether the first relevant section comes later for the resolved question."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A measure over some last turns, for the message alone and for the question that the bot made of it."""

    turns: str
    """Which turns: all, or those of one sort."""
    measure: str
    count: int
    alone: float
    resolved: float
    low: float
    high: float
    """The 95% interval of the difference."""

    @property
    def difference(self) -> float:
        return self.resolved - self.alone


@dataclass(frozen=True, slots=True)
class ConversationsResult:
    """What the bot makes of a set's conversations: what it gains in each measure, and the figures that have goals."""

    name: str
    gains: tuple[Gain, ...]
    measurements: tuple[Measurement, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "gains": [asdict(each) | {"difference": each.difference} for each in self.gains],
            "measurements": [each.to_json() for each in self.measurements],
        }


def measure_conversations(folder: Path, *, keep: Path | None = None, say: Say = say_on_stderr) -> ConversationsResult:
    """Say a set's conversations to a bot over its corpus; the index is kept in `keep`, if that is named.

    Raises `UsageError` where the folder holds no such set.
    """
    turns, its = read_turns(folder), read_set(folder)
    with ExitStack() as stack:
        base = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="guide-conversations-")))
        home = base / its.name
        ids = write_guides(its, home / "guides")
        bot = open_bot(guides=home / "guides", home=home, say=say, with_model=False)
        stack.callback(bot.index.close)
        return measure_turns(bot, turns, ids, name=its.name)


def measure_turns(bot: Bot, turns: Sequence[LastTurn], ids: Ids, *, name: str = "") -> ConversationsResult:
    """What comes of some last turns over the guides that a bot has. Raises `UsageError` where none is answerable."""
    before = [(turn, said_before(bot, turn)) for turn in turns]
    pairs = [_pair(bot, turn, conversation, ids) for turn, conversation in before if turn.relevant]
    if not pairs:
        raise UsageError("no conversation ends with a message that is answerable and has something relevant")
    firsts = [pair for pair in pairs if not pair.turn.before]
    unanswerable = [(turn, conversation) for turn, conversation in before if not turn.relevant]
    answered = [bot.reply(turn.says, conversation).kind is Kind.ANSWER for turn, conversation in unanswerable]
    gains = _gains(pairs, EVERY_TURN)
    measurements = [
        *(_goal(gain, LEAST_GAINS[gain.measure]) for gain in gains if gain.measure in LEAST_GAINS),
        Measurement("first turns made worse", sum(pair.worse for pair in firsts), goal=0, count=len(firsts)),
        *([share("unanswerable last turns answered", answered)] if answered else []),
    ]
    for sort in dict.fromkeys(pair.turn.sort for pair in pairs if pair.turn.sort):
        gains += _gains([pair for pair in pairs if pair.turn.sort == sort], sort)
    return ConversationsResult(name, tuple(gains), tuple(measurements))


def read_turns(folder: Path) -> list[LastTurn]:
    """The last turns of a set's `queries.jsonl`, with what the learner said before them.

    Nothing is relevant to one that is unanswerable; one that is answerable and not judged is left out.
    """
    relevant = read_set(folder).relevant
    path, turns = folder / "queries.jsonl", []
    for row in (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()):
        try:
            before = tuple(str(each["content"]) for each in row.get("history") or () if each["role"] == "user")
        except (KeyError, TypeError) as error:
            raise UsageError(f'{path}: {row["qid"]}: history is not a list of {{"role", "content"}}') from error
        answerable = bool(row.get("answerable", True))
        wanted = tuple(relevant.get(row["qid"], ())) if answerable else ()
        if wanted or not answerable:
            turns.append(LastTurn(row["text"], before, wanted, str(row.get("multi_turn") or "")))
    return turns


def said_before(bot: Bot, turn: LastTurn) -> Conversation:
    """The conversation once all turns before the last one were said to the bot."""
    conversation = Conversation()
    for message in turn.before:
        conversation = bot.reply(message, conversation).conversation
    return conversation


def conversations_text(result: ConversationsResult) -> str:
    """The measures with what was gained, all turns first, and the figures that have goals."""
    rows = [
        [
            f"{each.turns}, {each.measure}", f"{each.alone:.3f}", f"{each.resolved:.3f}", f"{each.difference:+.3f}",
            f"{each.low:+.3f} to {each.high:+.3f}", str(each.count),
        ]
        for each in result.gains
    ]  # fmt: skip
    head = ["", "alone", "understood", "gained", "95% interval", "turns"]
    return "\n\n".join([result.name, table(head, rows), measurements_text(result.measurements)])


def _pair(bot: Bot, turn: LastTurn, conversation: Conversation, ids: Ids) -> Pair:
    entries = [turn.relevant]
    alone = _ranking(bot.index.search(turn.says, top=TOP), ids)
    resolved = _ranking(bot.found(turn.says, conversation), ids)
    return Pair(
        turn=turn,
        alone=tuple(measure(alone, entries) for measure in MEASURES.values()),
        resolved=tuple(measure(resolved, entries) for measure in MEASURES.values()),
        worse=reciprocal_rank(resolved, entries) < reciprocal_rank(alone, entries),
    )


def _ranking(found: Found, ids: Ids) -> list[str]:
    return [ids[passage.section.id] for passage in found.passages if passage.section.id in ids]


def _gains(pairs: Sequence[Pair], turns: str) -> list[Gain]:
    alone, resolved = np.array([pair.alone for pair in pairs]), np.array([pair.resolved for pair in pairs])
    means = zip(alone.mean(axis=0), resolved.mean(axis=0), strict=True)
    low, high = _intervals([pair.turn.conversation for pair in pairs], resolved - alone)
    return [
        Gain(turns, name, len(pairs), float(before), float(after), float(low[place]), float(high[place]))
        for place, (name, (before, after)) in enumerate(zip(MEASURES, means, strict=True))
    ]


def _intervals(conversations: Sequence[str], differences: Values) -> Values:
    """The interval of each mean difference; whole conversations are drawn, since their turns are not independent."""
    names, of = np.unique(conversations, return_inverse=True)
    sums, counts = np.zeros((2, len(names), differences.shape[1]))
    np.add.at(sums, of, differences)
    np.add.at(counts, of, 1.0)
    return bootstrap_intervals(sums, counts)


def _goal(gain: Gain, least: float) -> Measurement:
    return Measurement(
        f"{gain.measure} gained",
        gain.difference,
        goal=least,
        at_least=True,
        low=gain.low,
        high=gain.high,
        count=gain.count,
    )
