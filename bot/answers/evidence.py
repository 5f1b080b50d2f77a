"""Whether what was found answers the question: one calibrated number from what search knows."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from bot.reading.acts import Act, ActReader
from bot.words.phrases import stems, telling_stems
from index.search import Found, Passage, Query
from knowledge.errors import SettingsError

FEATURES = ("chunk", "lead", "length", "names", "nearest", "asked", "outside")
WEIGHTS_FILE = "evidence.json"
LONGEST = 150
"""Characters from which on a question counts as equally long."""
SAME = 0.95
"""The cosine from which on a question is one that the author wrote down, or a sentence of the guide."""
BARE = 2
"""The most telling words that a question may have to be taken for the name of a section."""
RANKED = 10
UNRELATED = 0.1
"""About what a section scores that has nothing to do with a question; it stands in where there are fewer than ten."""
MOST_NAMES = 2
"""From this many on, unknown names count as equally many."""

NEAR_THE_TOP = 3
"""How many of the best sections are asked for the piece that is nearest."""
UNTOLD = (0.82, 0.014)
"""What stands in for both where the guides' questions are not known; about what an answered question has."""
NEAREST = 3
NEAR_AS_ASKED, NEAR, NEAR_THOUGH_EVERYDAY = 0.34, 0.42, 0.5
"""The cosine of its nearest piece from which on a section is named beside a question that is not answered: one that is
like what the guides are asked, any other, and what may be a request of everyday life (`docs/why.md`)."""
AS_ASKED = 4.0
"""How many times as much like what the guides are asked as like everyday requests a question of the first kind is."""
EVERYDAY = 0.2
"""The least probability of an everyday request at which a message may be one."""
UNLIKELY = 0.01
"""Added to probabilities before their logarithm is taken: less than this is not told apart."""

_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Fit:
    """A logistic model of "the guides answer this", fitted from labelled questions by `guide-evals calibrate`."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    """The least probability at which the guides are taken to answer."""


UNFITTED = Fit((0.0,) * len(FEATURES), 0.0, 1.0)
"""A model that takes nothing to be answered, for whoever fits one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Weighs what a search found, and what the question is like, by a fitted model."""

    fit: Fit
    acts: ActReader

    def probability(self, found: Found, said: Query | None = None) -> float:
        """The probability, between 0 and 1, that the guides answer what was searched for.

        `said` is what the learner said, where that was not what was searched for: it tells what the question is like.
        What the author wrote down as a question of a section is answered there, however short it is.
        """
        if not found.passages:
            return 0.0
        if found.passages[0].nearest >= SAME or _names_title(found):
            return 1.0
        total = self.fit.bias + sum(w * x for w, x in zip(self.fit.weights, self.features(found, said), strict=True))
        return 1.0 / (1.0 + math.exp(-total))

    def is_enough(self, found: Found, said: Query | None = None) -> bool:
        return self.probability(found, said) >= self.fit.threshold

    def seems_outside(self, said: Query) -> bool:
        """Whether a message is more like what the guides do not answer than like what they do."""
        asked, outside = self._likeness(said)
        return outside > asked

    def near(self, found: Found) -> tuple[Passage, ...]:
        """The sections that are worth a look though they do not answer a question; none where all are far from it."""
        guess = self.acts.guess(found.query).plain.probabilities
        asked = guess[Act.QUESTION] + guess.get(Act.OUTSIDE, 0.0)
        if asked > AS_ASKED * guess[Act.CHORE]:
            needed = NEAR_AS_ASKED
        else:
            needed = NEAR_THOUGH_EVERYDAY if guess[Act.CHORE] >= EVERYDAY else NEAR
        return tuple(passage for passage in found.passages[:NEAREST] if passage.nearest >= needed)

    def features(self, found: Found, said: Query | None = None) -> tuple[float, ...]:
        """What the model looks at, in the order of `FEATURES`; `found` has at least one passage.

        The cosine of the chunk that is nearest to the question; how far the best section's score stands above the
        tenth's; the logarithm of the question's length, because a story shares less with any one chunk than a bare
        question does; how many names the question has that none of the found sections knows; the cosine of the nearest
        chunk or known question; and the logarithms of how much the question is like those that the guides answer, and
        like those that they do not.
        """
        passages = found.passages[:RANKED]
        tenth = passages[-1].score if len(passages) == RANKED else min(passages[-1].score, UNRELATED)
        asked, outside = self._likeness(said or found.query)
        return (
            max(chunk.cosine for passage in passages for chunk in passage.chunks),
            passages[0].score - tenth,
            math.log(min(max(len(found.question), 1), LONGEST)),
            float(min(_unknown_names(found.question, passages), MOST_NAMES)),
            max(passage.nearest for passage in passages[:NEAR_THE_TOP]),
            math.log(asked + UNLIKELY),
            math.log(outside + UNLIKELY),
        )

    def _likeness(self, said: Query) -> tuple[float, float]:
        """How much a message is like questions that the guides answer, and like those that they do not.

        Of guides to which no questions were written down, nobody knows what is outside of them: tomatoes may be their
        subject.
        """
        if not self.acts.knows_the_guides:
            return UNTOLD
        likeness = self.acts.guess(said).plain.probabilities
        return likeness[Act.QUESTION], likeness.get(Act.OUTSIDE, 0.0) + likeness[Act.CHORE]


def _names_title(found: Found) -> bool:
    """Whether a question is nothing but the subject of the best section, as its title has it."""
    asked = telling_stems(found.question)
    return 1 <= len(asked) <= BARE and set(asked) <= set(stems(found.passages[0].section.title))


def _unknown_names(question: str, passages: Sequence[Passage]) -> int:
    """How many words within the question's sentences begin with a capital letter and stand in none of the sections."""
    names = {name.casefold() for name in _NAME.findall(question)}
    if not names:
        return 0
    known = " ".join(" ".join((*passage.section.trail, passage.section.text)) for passage in passages).casefold()
    return sum(name not in known for name in names)


def load_fit() -> Fit:
    """The model that comes with the project. Raises `SettingsError` where it was fitted on other features."""
    content = json.loads(files("bot.answers").joinpath(WEIGHTS_FILE).read_text(encoding="utf-8"))
    if tuple(content["features"]) != FEATURES:
        raise SettingsError(
            f"bot/answers/{WEIGHTS_FILE} was fitted on other features; run: guide-evals calibrate --write"
        )
    return Fit(tuple(content["weights"]), content["bias"], content["threshold"])
