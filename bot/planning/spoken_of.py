"""What the learner spoke of becoming in a question, and never told as a goal."""

import re
from collections.abc import Sequence

from bot.planning.telling import Listener
from bot.reading.acts import Act
from bot.words.oneself import names_oneself
from bot.words.own_words import own_words

_BECOMES = re.compile(
    r"\b(?:becom(?:e|ing)|turn(?:ing)?\s+into|work(?:ing)?\s+as|job\s+as|career\s+as|(?:to|wanna|i|me)\s+(?:\w+\s+)?be(?:ing)?)"
    r"\s+(?:an?|the)\b",
    re.IGNORECASE,
)
_A_JOB = re.compile(
    r"\b(?:an?|the)\s+(?:[\w/-]+\s+){0,3}?\w+(?:ers?|ors?|[iy]sts?|ants?|ians?|tects?)\b", re.IGNORECASE
)
"""A word by which people call what they do for a living."""

_WISH = re.compile(
    r"^[^.!?;]*\bi\b[^.!?;]*\b(?:want|like|wish|dream|hope|plan|love|aim)\b[^.!?;]*[.;]\s*(?:and\s+|so\s+)?",
    re.IGNORECASE,
)
_IN_ORDER_TO = re.compile(
    r",?\s+(?:(?:if|when|as)\s+i\s+(?:want|wish|hope|plan|would\s+like)\s+)?to\s+(?:become|be|work\s+as)\s+[^.!?;]+",
    re.IGNORECASE,
)
_WHERE_TO_BEGIN = re.compile(
    r"^\W*(?:what|where|how|which)\b[^.!?;]*\b(?:first|start|begin)\b[^.!?;]*\W*$", re.IGNORECASE
)


def without_its_aim(listener: Listener, title: str, text: str) -> str:
    """A question where to begin, about the guide of that title and not the aim: its path begins alike for all of them.

    Any other question stays as it is, also one about an aim that the curriculum does not have.
    """
    asked = _IN_ORDER_TO.sub("", _WISH.sub("", text))
    aim = asked != text and _BECOMES.search(text) and listener.goal_in(text, Act.AIMS)
    if not aim or not _WHERE_TO_BEGIN.match(asked):
        return text
    return f"{asked.rstrip(' ?.!')} to learn {title}?"


def goal_spoken_of(listener: Listener, asked: Sequence[str], said: str) -> str:
    """The goal that the learner last asked how to reach; empty where there is none, or the curriculum has it not."""
    question = _last_aim(asked, said)
    return listener.goal_in(question, Act.PLAN) if question else ""


def aims_elsewhere(listener: Listener, asked: Sequence[str], said: str) -> bool:
    """Whether the learner last spoke of becoming something that the curriculum has no plan for."""
    question = _last_aim(asked, said)
    return bool(_A_JOB.search(question)) and not listener.goal_in(question, Act.PLAN)


def _last_aim(asked: Sequence[str], said: str) -> str:
    """The newest question about becoming something, where its writer speaks of themselves then or now."""
    questions = (own_words(each) for each in reversed(asked))
    return next(
        (each for each in questions if _BECOMES.search(each) and (names_oneself(each) or names_oneself(said))), ""
    )
