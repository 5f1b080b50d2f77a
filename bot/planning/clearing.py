"""What a short message wants taken out of what is noted, or put in its place."""

import re
from dataclasses import replace

from bot.learner import Learner
from bot.reading.amounts import hours_a_week
from bot.reading.rules import is_pressed

MOST_WORDS = 12
"""Of how many words a message may be to want something taken out of what is noted."""
_FIELD = r"(?:goal|target|aim|hours|pace|date|day|deadline)"
_CLEARS = re.compile(
    rf"\b(?:remove|clear|delete|scrap|scratch|cancel)\s+(?:(?:the|my|that|a|any)\s+)?(?:\d+\s+)?(?P<before>{_FIELD})\b"
    rf"|\b(?:take|cross|strike)\s+(?:(?:the|my|that)\s+)?(?:\d+\s+)?(?P<behind>{_FIELD})\s+(?:back\s+)?(?:out|off)\b",
    re.IGNORECASE,
)
_WITHOUT_ONE = re.compile(
    rf"\W*(?:\w{{1,4}}\W+){{0,2}}no\s+(?P<before>{_FIELD})(?P<behind>)\W*(?:then|please)?\W*", re.IGNORECASE
)
_TAKES_BACK = re.compile(
    r"^\W*(?:(?:no|wait|sorry|actually|ok(?:ay)?|please|and|but)\W+)*"
    r"(?:forget|scrap|scratch|remove|delete|drop|cancel|clear|ignore|strike|not)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_OF_HOURS = re.compile(r"\b(?:that|this|it|those|these|hours?|number|\d+)\b", re.IGNORECASE)
_OF_STEPS = re.compile(r"\b(?:phase|step|topic|level|month|year)s?\b", re.IGNORECASE)
_INSTEAD = re.compile(r"[,;.:–—-]\s*|\s+(?:but|rather|and|make|it['’]?s|its)\s+", re.IGNORECASE)


def cleared(learner: Learner, text: str) -> Learner:
    """The learner without the goal, the hours or the day that a short message wants taken out, or with other hours."""
    if len(text.split()) > MOST_WORDS or not is_pressed(text):
        return learner
    if hours := _hours_instead(learner, text):
        return replace(learner, hours_a_week=hours)
    found = _CLEARS.search(text) or _WITHOUT_ONE.fullmatch(text)
    what = (found["before"] or found["behind"]).lower() if found else ""
    if what in {"goal", "target", "aim"}:
        return replace(learner, goal="")
    if what in {"hours", "pace"}:
        return replace(learner, hours_a_week=0.0)
    return replace(learner, ready_by=None) if what else learner


def _hours_instead(learner: Learner, text: str) -> float:
    """The hours that a message names behind words which take back those that are noted."""
    found = _TAKES_BACK.match(text) if learner.hours_a_week and not _OF_STEPS.search(text) else None
    head, *instead = _INSTEAD.split(found["rest"], maxsplit=1) if found else [""]
    return hours_a_week(instead[0], bare=True, alone=True) if instead and _OF_HOURS.search(head) else 0.0


def keeps_hours(text: str, learner: Learner, proposed: Learner) -> bool:
    """Whether a reply names the hours that are noted, and not those that were proposed, as in "keep the 8"."""
    named = hours_a_week(text, bare=True, alone=True)
    return bool(named) and named == learner.hours_a_week != proposed.hours_a_week
