"""What a message asks of the learner's plan, and not of the guides: by its act, and by words that leave no doubt."""

import re
from datetime import date

from bot.acts import Act
from bot.amounts import hours_a_week, ready_by, times_as_many
from bot.answerer import Turn
from bot.learner import Learner
from bot.path import asks_more
from bot.reading import Reading
from bot.telling import Listener

SURE_ENOUGH = 0.5
CERTAIN, RATHER = 0.8, 0.6
"""The probabilities at which somebody of whom nothing is known is taken to ask for a plan, or to skip something."""
PLAIN_WORDS = 5
"""Of how many words "undo that" may be to be about what is noted, where nothing is."""
SHORT_WORDS = 10
"""Of how many words a question with a word such as "skip" may be to ask nothing else."""
SUPPOSING = frozenset({Act.QUESTION, Act.NEXT, Act.MORE, Act.CHOICE, Act.HOW_LONG})
"""Acts for which a question that names other hours or another day may be taken."""

_MAY = re.compile(
    r"\b(?:can|can['’]?t|could|couldn['’]?t|may|might|should|must|need|have to|do i|is|are)\b", re.IGNORECASE
)
_SKIP_WORDS = re.compile(
    r"\b(?:skip\w*|omit\w*|leav(?:e|ing)\s+(?:\w+\s+){0,4}?out|left\s+out|jump\w*|do without|get around|pass over|avoid"
    r"|drop(?:ped)?|dispense with|go without|get (?:out of|away without|by without)|get round|ignore|forgo"
    r"|not (?:do|learn|bother with))\b",
    re.IGNORECASE,
)
_PLAN_WORDS = re.compile(
    r"\b(?:plans?|schedule|timetable|programme|syllabus|curriculum|checklist|calendar|progress)\b", re.IGNORECASE
)
_AGAIN = re.compile(r"\bagain\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow (?:much|many)\b", re.IGNORECASE)
_HOW_FAR = re.compile(r"\bhow far\b", re.IGNORECASE)
_WHAT_NOW = re.compile(
    r"\bwhat(?:['’]?s| is| do| should| would| am| can| exactly)*\b"
    r".*\b(?:now|next|first|today|tonight|this week|coming)\b|\bfirst thing\b",
    re.IGNORECASE,
)
_FITS = re.compile(r"\b(?:fits?|make it|in time|feasible|realistic|tight|possible)\b", re.IGNORECASE)
_HOURS = re.compile(r"\bhours\b", re.IGNORECASE)
_HOURS_NEEDED = re.compile(r"\bhow many hours\b", re.IGNORECASE)
_INTERJECTED = re.compile(r"^\W*(?:h+m+|um+|well|ok(?:ay)?|oh|ah)\b", re.IGNORECASE)


def supposes(text: str, today: date) -> bool:
    """Whether a question right after something of the plan names other hours, or another day."""
    named = hours_a_week(text) or times_as_many(text) or ready_by(text, today)
    return text.rstrip().endswith("?") and bool(named)


def asked_of_plan(turn: Turn, reading: Reading, text: str, listener: Listener, told: Learner | None = None) -> Act:
    """What a message asks of the plan; `told` is the learner with what the same message tells."""
    act, conversation = reading.act, turn.conversation
    if act is Act.RECAP and not conversation.learner.is_unknown:
        return Act.PROGRESS
    if act is Act.UNDO and not conversation.before:
        is_plain = reading.sureness >= CERTAIN and len(text.split()) <= PLAIN_WORDS
        return Act.UNDO if conversation.planned or is_plain else Act.QUESTION
    if act is Act.QUESTION and _may_skip(text) and listener.names_topic(text):
        return Act.MAY_SKIP
    if act is Act.MAY_SKIP and _HOW_MUCH.search(text):
        return Act.QUESTION
    if conversation.learner.is_unknown and not conversation.planned:
        return _asked_at_first(reading, text, told or conversation.learner)
    return _asked_by_words(turn, reading, text, listener)


def _may_skip(text: str) -> bool:
    return bool(len(text.split()) <= SHORT_WORDS and _SKIP_WORDS.search(text) and _MAY.search(text))


def _asked_at_first(reading: Reading, text: str, told: Learner) -> Act:
    """The same where nothing is noted yet: only what cannot be meant for the guide."""
    act = reading.act
    if act is Act.PLAN and _AGAIN.search(text):
        return Act.PROGRESS
    if act is Act.PLAN and not told.is_unknown and reading.sureness >= SURE_ENOUGH:
        return act
    asks = {Act.MAY_SKIP: _SKIP_WORDS, Act.PLAN: _PLAN_WORDS, Act.EXPORT: _PLAN_WORDS}
    if act in {Act.HOW_LONG, Act.WHAT_IF} or (act in asks and not asks[act].search(text)):
        return Act.QUESTION
    unsure = reading.sureness < {Act.PLAN: CERTAIN, Act.MAY_SKIP: RATHER}.get(act, 0.0)
    return Act.QUESTION if unsure else act


def _asked_by_words(turn: Turn, reading: Reading, text: str, listener: Listener) -> Act:
    """The same for somebody who has a plan: what looks like a question for the guides may be one about that."""
    act, conversation = reading.act, turn.conversation
    if act in {Act.QUESTION, Act.PREVIOUS} and _WHAT_NOW.search(text) and not asks_more(_WHAT_NOW.sub(" ", text)):
        return Act.NEXT
    if act is Act.QUESTION and conversation.learner.ready_by and _FITS.search(text):
        return Act.HOW_LONG
    names_hours = hours_a_week(text, bare=True) or times_as_many(text)
    if act in {Act.QUESTION, Act.WHAT_IF} and _HOURS.search(text) and not names_hours:
        return Act.HOW_LONG
    if act in {Act.HOW_LONG, Act.QUESTION} and _HOW_FAR.search(text):
        return Act.PROGRESS
    if act is Act.QUESTION and conversation.planned:
        goal = listener.goal_in(text, Act.PLAN)
        if goal and not asks_more(_INTERJECTED.sub("", text), besides=" ".join(listener.words_of_goal(goal))):
            return Act.PLAN
    return Act.HOW_LONG if _HOURS_NEEDED.search(text) and not reading.told else act
