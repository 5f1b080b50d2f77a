"""What a short message wants taken out of what is noted, or put in its place, so that it counts at once."""

import re
from dataclasses import replace

from bot.learner import OPEN, SKIPPED, Learner
from bot.planning.telling import Listener
from bot.reading.amounts import hours_a_week
from bot.reading.rules import is_pressed

MOST_WORDS = 12
"""Of how many words a message may be to want something taken out of what is noted."""
_FIELDS = {
    "goal": "goal", "target": "goal", "aim": "goal", "hours": "hours", "pace": "hours",
    "date": "day", "day": "day", "deadline": "day",
}  # fmt: skip
"""What people call what is noted, and what of it they mean."""
_FIELD = rf"(?:{'|'.join(_FIELDS)})"
_A_FIELD = rf"(?:(?:the|my|that|this|an?|any)\s+)?(?:\d+\s+|(?:weekly|study|career|end|due|target)\s+)?{_FIELD}\b"
_CLEARS = re.compile(
    rf"\b(?:remove|clear|delete|scrap|scratch|cancel|drop|erase|forget(?:\s+about)?|wipe|unset|reset"
    r"|ditch|lose|get\s+rid\s+of|do\s+without|take\s+(?:out|off|away))\s+"
    rf"(?P<fields>{_A_FIELD}(?:\s*(?:,|and|&)\s*{_A_FIELD})*)"
    rf"|\b(?:take|cross|strike)\s+(?:(?:the|my|that)\s+)?(?:(?:\d+|end|due|target)\s+)?(?P<behind>{_FIELD})\s+(?:back\s+)?(?:out|off)\b",
    re.IGNORECASE,
)
_WITHOUT_ONE = re.compile(
    rf"\W*(?:\w{{1,4}}\W+){{0,2}}(?:no|(?:i\s+)?(?:don['’]?t|do\s+not|no\s+longer)\s+(?:have|want|need)\s+(?:an?|any|the|my))\s+"
    rf"(?P<fields>{_FIELD})(?P<behind>)\W*(?:any\s*(?:more|longer)|now|then|please)?\W*",
    re.IGNORECASE,
)
_A_FIELD_NAMED = re.compile(rf"\b{_FIELD}\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"^\W*(?:(?:no|wait|sorry|actually|ok(?:ay)?|please|and|but)\W+)*"
    r"(?:forget|scrap|scratch|remove|delete|drop|cancel|clear|ignore|strike|not)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\b(?:no|nope|sorry|oops|wait|actually|wrong|correct(?:ion)?|change|make\s+(?:it|that)|instead|rather|meant?|not|forget|drop"
    r"|should\s+be|after\s+all|in\s+fact|more\s+like|switch|update|scrap)\b",
    re.IGNORECASE,
)
"""Words by which somebody puts something right."""
_UNSURE = re.compile(
    r"\b(?:not\s+(?:so\s+)?sure|unsure|maybe|perhaps|might|if|whether|wonder\w*|think\w*)\b", re.IGNORECASE
)
_OF_HOURS = re.compile(r"\b(?:that|this|it|those|these|hours?|number|\d+)\b", re.IGNORECASE)
_OF_STEPS = re.compile(r"\b(?:phase|step|topic|level|month|year)s?\b", re.IGNORECASE)
_WANTS_BACK = re.compile(r"(?<!n['’]t )(?<!\bnot )(?<!\bnever )\b(?:back|keep|after all)\b(?!.*\bout\b)", re.IGNORECASE)
_INSTEAD = re.compile(r"[,;.:–—-]\s*|\s+(?:but|rather|and|make|it['’]?s|its)\s+", re.IGNORECASE)


def put_back(listener: Listener, learner: Learner, text: str) -> Learner | None:
    """The learner with what a short message wants back in the plan no longer left out; None where it wants nothing."""
    if len(text.split()) > MOST_WORDS or not _WANTS_BACK.search(text) or not is_pressed(text):
        return None
    back = [topic for topic in listener.topics_in(text) if learner.state(topic) == SKIPPED]
    return learner.with_topics(OPEN, back) if back else None


def without_named(listener: Listener, learner: Learner, text: str) -> Learner | None:
    """The learner with nothing noted of the topics that a message names; None where of these nothing is."""
    noted = [topic for topic in listener.topics_in(text) if learner.state(topic) != OPEN]
    return learner.with_topics(OPEN, noted) if noted else None


def cleared(learner: Learner, text: str) -> Learner:
    """The learner without the goal, the hours or the day that a short message wants taken out, or with other hours."""
    if len(text.split()) > MOST_WORDS or not is_pressed(text):
        return learner
    if hours := _hours_instead(learner, text):
        return replace(learner, hours_a_week=hours)
    fields = fields_to_clear(text)
    return replace(
        learner,
        goal="" if "goal" in fields else learner.goal,
        hours_a_week=0.0 if "hours" in fields else learner.hours_a_week,
        ready_by=None if "day" in fields else learner.ready_by,
    )


def fields_to_clear(text: str) -> frozenset[str]:
    """Which of "goal", "hours" and "day" a short message wants taken out, and nothing put in their place."""
    if len(text.split()) > MOST_WORDS or not is_pressed(text):
        return frozenset()
    found = _CLEARS.search(text) or _WITHOUT_ONE.fullmatch(text)
    if found is None or hours_a_week(text[found.end() :], bare=True, alone=True):
        return frozenset()
    named = _A_FIELD_NAMED.findall(found["fields"] or found["behind"])
    return frozenset(_FIELDS[name.lower()] for name in named)


def _hours_instead(learner: Learner, text: str) -> float:
    """The hours that a message names behind words which take back those that are noted."""
    found = _TAKES_BACK.match(text) if learner.hours_a_week and not _OF_STEPS.search(text) else None
    head, *instead = _INSTEAD.split(found["rest"], maxsplit=1) if found else [""]
    return hours_a_week(instead[0], bare=True, alone=True) if instead and _OF_HOURS.search(head) else 0.0


def keeps_hours(text: str, learner: Learner, proposed: Learner) -> bool:
    """Whether a reply names the hours that are noted, and not those that were proposed, as in "keep the 8"."""
    named = hours_a_week(text, bare=True, alone=True)
    return bool(named) and named == learner.hours_a_week != proposed.hours_a_week


def corrects(learner: Learner, told: Learner, text: str) -> bool:
    """Whether what is told is one other goal, other hours or another day than is noted, and said to be a correction."""
    same = replace(told, goal=learner.goal, hours_a_week=learner.hours_a_week, ready_by=learner.ready_by)
    fields = ("goal", "hours_a_week", "ready_by")
    other = [name for name in fields if getattr(told, name) != getattr(learner, name)]
    if same != learner or len(other) != 1 or not getattr(learner, other[0]):
        return False
    return bool(_CORRECTS.search(text)) and not _UNSURE.search(text)


def only_takes_back(before: Learner, told: Learner) -> bool:
    """Whether what is told only says that something is not known after all, or is to be left out."""
    topics = replace(before, done=told.done, doing=told.doing, skipped=told.skipped, path=told.path)
    drops_known = set(told.skipped) & set(before.done)
    fewer = set(told.done) <= set(before.done) and set(told.doing) <= set(before.doing)
    return topics == told and fewer and not drops_known
