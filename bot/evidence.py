"""Whether what was found answers the question: one calibrated number from what search knows."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from index.search import Found, Passage
from knowledge.errors import SettingsError

FEATURES = ("chunk", "lead", "length", "names")
WEIGHTS_FILE = "evidence.json"
LONGEST = 150
"""Characters from which on a question counts as equally long."""
SAME = 0.95
"""The cosine from which on a question is one that the author wrote down, or a sentence of the guide."""
RANKED = 10
UNRELATED = 0.1
"""About what a section scores that has nothing to do with a question; it stands in where there are fewer than ten."""
MOST_NAMES = 2
"""From this many on, unknown names count as equally many."""

_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A logistic model of "the guides answer this", fitted from labelled questions by `guide-evals calibrate`."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    """The least probability at which the guides are taken to answer."""

    def probability(self, found: Found) -> float:
        """The probability, between 0 and 1, that the guides answer what was searched for.

        What the author wrote down as a question of a section is answered there, however short it is.
        """
        if not found.passages:
            return 0.0
        if found.passages[0].nearest >= SAME:
            return 1.0
        total = self.bias + sum(w * x for w, x in zip(self.weights, features(found), strict=True))
        return 1.0 / (1.0 + math.exp(-total))

    def is_enough(self, found: Found) -> bool:
        return self.probability(found) >= self.threshold


def features(found: Found) -> tuple[float, ...]:
    """What the model looks at, in the order of `FEATURES`; `found` has at least one passage.

    The cosine of the chunk that is nearest to the question; how far the best section's score stands above the tenth's;
    the logarithm of the question's length, because a story shares less with any one chunk than a bare question does;
    and how many names the question has that none of the found sections knows.
    """
    passages = found.passages[:RANKED]
    tenth = passages[-1].score if len(passages) == RANKED else min(passages[-1].score, UNRELATED)
    return (
        max(passage.chunks[0].cosine for passage in passages),
        passages[0].score - tenth,
        math.log(min(max(len(found.question), 1), LONGEST)),
        float(min(_unknown_names(found.question, passages), MOST_NAMES)),
    )


def _unknown_names(question: str, passages: Sequence[Passage]) -> int:
    """How many words within the question's sentences begin with a capital letter and stand in none of the sections."""
    names = {name.casefold() for name in _NAME.findall(question)}
    if not names:
        return 0
    known = " ".join(" ".join((*passage.section.trail, passage.section.text)) for passage in passages).casefold()
    return sum(name not in known for name in names)


def load_evidence() -> Evidence:
    """The model that comes with the project. Raises `SettingsError` where it was fitted on other features."""
    content = json.loads(files("bot").joinpath(WEIGHTS_FILE).read_text(encoding="utf-8"))
    if tuple(content["features"]) != FEATURES:
        raise SettingsError(f"bot/{WEIGHTS_FILE} was fitted on other features; run: guide-evals calibrate --write")
    return Evidence(tuple(content["weights"]), content["bias"], content["threshold"])
