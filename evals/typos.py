"""How much spelling mistakes cost: the questions of the cases searched for as written, and as misspelt copies."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from bot.answer import Kind
from bot.pipeline import Bot
from evals.case import Case, Entry, without_copies
from evals.chance import bootstrap_intervals
from evals.measurement import Measurement
from evals.metrics import hit
from evals.run import TOP
from knowledge.errors import UsageError

SEEDS = (1, 2, 3, 4, 5)
"""A misspelt copy of every question for each."""
MOST_EDITS = 2
AT = (1, 3)
GOALS = {3: 0.04}
"""How far hit@k may fall, by k."""

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{4,}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the guides answer, and what is to be found for it."""

    says: str
    cites: tuple[Entry, ...]


def measure_typos(bot: Bot, cases: Iterable[Case], *, seeds: Sequence[int] = SEEDS) -> list[Measurement]:
    """hit@1 and hit@3 as written, misspelt on average over the seeds, and the fall with its interval.

    What is ranked is what a run ranks: the question that the bot makes of the message.
    """
    questions = questions_of(cases)
    written = np.array([_hits(bot, each.says, each.cites) for each in questions])
    copies = [[misspell(each.says, Random(f"{seed} {each.says}")) for each in questions] for seed in seeds]
    misspelt = np.mean([_hits_of(bot, its, questions) for its in copies], axis=0)
    falls = written - misspelt
    low, high = bootstrap_intervals(falls, np.ones_like(falls))
    found = []
    for place, k in enumerate(AT):
        found += [
            Measurement(f"hit@{k} as written", float(written[:, place].mean()), count=len(questions)),
            Measurement(f"hit@{k} misspelt", float(misspelt[:, place].mean()), count=len(questions) * len(seeds)),
            Measurement(
                f"fall of hit@{k}", float(falls[:, place].mean()), goal=GOALS.get(k),
                low=float(low[place]), high=float(high[place]),
            ),
        ]  # fmt: skip
    return found


def questions_of(cases: Iterable[Case]) -> list[Question]:
    """The first turns that the guides answer and that have a word to misspell. Raises `UsageError` without any."""
    turns = (case.turns[0] for case in without_copies(cases))
    found = [
        Question(turn.says, turn.cites)
        for turn in turns
        if turn.cites and turn.kinds[:1] == (Kind.ANSWER,) and _WORD.search(turn.says)
    ]
    if not found:
        raise UsageError("no case begins with a question that is to be answered and has a word to misspell")
    return found


def misspell(text: str, random: Random) -> str:
    """A copy with a slip of the finger in one or two words of four letters or more; there must be at least one."""
    words = list(_WORD.finditer(text))
    edited = random.sample(words, min(len(words), random.randint(1, MOST_EDITS)))
    for word in sorted(edited, key=lambda each: -each.start()):
        text = text[: word.start()] + random.choice(_SLIPS)(word[0], random) + text[word.end() :]
    return text


def neighbours(letter: str) -> str:
    """The keys beside a lower-case letter's on an English keyboard."""
    row = next(place for place, keys in enumerate(_KEYS) if letter in keys)
    column = _KEYS[row].index(letter)
    # each row is about half a key to the right of the one above
    near = [
        (row, column - 1),
        (row, column + 1),
        (row - 1, column),
        (row - 1, column + 1),
        (row + 1, column - 1),
        (row + 1, column),
    ]
    return "".join(_KEYS[r][c] for r, c in near if 0 <= r < len(_KEYS) and 0 <= c < len(_KEYS[r]))


def _swap(word: str, random: Random) -> str:
    """Two neighbouring letters the other way round; where all are the same, one is left out instead."""
    places = [place for place in range(len(word) - 1) if word[place] != word[place + 1]]
    if not places:
        return _leave_out(word, random)
    at = random.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _leave_out(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _double(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _mistype(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    typed = random.choice(neighbours(word[at].lower()))
    return word[:at] + (typed.upper() if word[at].isupper() else typed) + word[at + 1 :]


_SLIPS: tuple[Callable[[str, Random], str], ...] = (_swap, _leave_out, _double, _mistype)


def _hits_of(bot: Bot, texts: Sequence[str], questions: Sequence[Question]) -> list[list[float]]:
    return [_hits(bot, text, each.cites) for text, each in zip(texts, questions, strict=True)]


def _hits(bot: Bot, text: str, cites: Sequence[Entry]) -> list[float]:
    found = bot.index.search(bot.reply(text).searched or text, top=TOP)
    ranking = [passage.section.id for passage in found.passages]
    return [hit(ranking, cites, at=k) for k in AT]
