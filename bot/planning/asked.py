"""What a message asks of the learner's plan, and not of the guides: by its act, and by words that leave no doubt."""

import re
from datetime import date

from bot.answers.answerer import Turn
from bot.answers.path import asks_more
from bot.conversation import Conversation
from bot.learner import Learner
from bot.planning.telling import Listener
from bot.reading.acts import Act
from bot.reading.amounts import hours_a_week, times_as_many
from bot.reading.reader import Reading
from bot.reading.ready_by import ready_by
from bot.reading.rules import is_pressed
from bot.words.oneself import names_oneself

SURE_ENOUGH = 0.5
CERTAIN, RATHER = 0.8, 0.6
"""The probabilities at which somebody of whom nothing is known is taken to ask for a plan, or to skip something."""
PLAIN_WORDS = 5
"""Of how many words "undo that" may be to be about what is noted, where nothing is."""
FEW_WORDS = 3
"""Of how many words "export pls" may be to be about the plan, where nothing is noted."""
SHORT_WORDS = 10
"""Of how many words a question with a word such as "skip" may be to ask nothing else."""
SUPPOSING = frozenset({Act.QUESTION, Act.NEXT, Act.MORE, Act.CHOICE, Act.HOW_LONG})
"""Acts for which a question that names other hours or another day may be taken."""

_MAY = re.compile(
    r"\b(?:can|can['’]?t|could|couldn['’]?t|may|might|should|must|need|have to|do i|is|are)\b", re.IGNORECASE
)
_HOW_LONG = re.compile(
    r"\bhow\s+(?:long|soon|fast|quickly)\b|\bhow\s+(?:many|much)\s+(?:more\s+)?(?:days|weeks|months|years|hours|time)\b"
    r"|\b(?:by\s+)?when\b.*\b(?:done|finish\w*|ready|through|there|over|complete\w*)\b"
    r"|\b(?:done|finish\w*|ready|through)\b.*\bwhen\b",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(?:have|got|with|do|at|spend|manage|just|only)\s+(?:\w+\s+){0,2}(?:\d+|\w+teen|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|twenty)\W*$",
    re.IGNORECASE,
)
"""How a message ends that names a number of hours without saying of what it is one."""
_HAS = re.compile(r"(?:^|[,;.]\s*|\band\s+|\bif\s+)(?:only\s+)?(?:got|have|having|can)\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"\b(?:\d\S*|hours?|hrs?|h|minutes?|mins?|days?|weeks?|weekly|daily|months?|years?|evenings?|weekends?|takes?|taking|long|longer"
    r"|time|things?|all|whole|everything|done|finish\w*|complet\w*|ready|left|rest|path|plan|study\w*|learn\w*|maybe|would|need)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?)\W+)*(?:why\b|what(?:['’]?s|\s+is)\s+the\s+(?:point|use|purpose)\b)", re.IGNORECASE
)
_SHORTER = re.compile(
    r"\b(?:shorter|shorten|briefly|in\s+(?:short|brief)|summar\w+|tl;?dr|condense\w*)\b"
    r"|\btoo\s+(?:much|long|many)\b.*\b(?:just|only|tell|show|give)\b",
    re.IGNORECASE,
)
_ONLY_NOW = re.compile(
    r"\b(?:this\s+week['’]?s?|today|tonight|tomorrow|right\s+now|(?:just|only)\s+(?:\w+\s+){0,3}(?:next|first|now))\b",
    re.IGNORECASE,
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
    r"(?!.*\b(?:build|make|create|code|program|apply)\b)"
    r".*\b(?:now|next|first|today|tonight|this week|coming)\b|\bfirst thing\b"
    r"|\b(?:what|where)\b.*\b(?:start|begin)(?:\s+with)?\W*$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"\b(?:after\w*|then|following|beyond)\b", re.IGNORECASE)
_ONLY_WHEN = re.compile(
    r"\W*(?:(?:and|so|but|ok(?:ay)?|hm+|well)\W+)*when(?:\W+(?:then|exactly|roughly|about|is|was|will|would|that|it|be))*\W*",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:possible|doable|feasible|realistic|manageable|fits?|works?|manage|make it|in time|enough)\b", re.IGNORECASE
)
_LEAST = re.compile(
    r"\b(?:minimum|min|least|fastest|quickest|shortest|soonest|earliest|at best|lowest|bare)\b", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\b(?:is|it|that|this|so|ok|okay|then|even|at|all|really|can|could|would|will|what|whats|the|for|me|i|do|need|needed"
    r"|takes?|time|hours?|weeks?|way|path|plan|amount|possible|get|have|be|ready|done|there|how)\b|['’]s",
    re.IGNORECASE,
)
"""Words beside those that leave such a question without a subject of its own."""
_OF_NOW = re.compile(
    r"\b(?:learn\w*|stud(?:y|ies|ying)|tackl\w*|focus\w*|work\w*|practi[cs]e\w*|supposed|meant|next|now|first|things?|today"
    r"|tonight|weeks?|moves?|go|going|start\w*|begin\w*|me|my|plan|coming|comes?|up|on|exactly|best|thank\w*|great|cool)\b"
    r"|['’](?:s|re|d|ll|m|ve)\b",
    re.IGNORECASE,
)
"""Words beside those that leave such a question without a subject of its own."""
_ASKS_WHAT_IT_IS = re.compile(
    r"\W*(?:(?:and|so|but|ok(?:ay)?)\W+)*(?:what|who)(?:['’]?s|\s+is|\s+are)\s+an?\b|.*\bwhat\s+(?:do|does)\b.*\bdo\b",
    re.IGNORECASE,
)
"""How somebody asks what a goal is, and not for a plan for it."""
_FITS = re.compile(r"\b(?:fits?|make it|in time|feasible|realistic|tight|possible)\b", re.IGNORECASE)
_HOURS = re.compile(r"\bhours\b", re.IGNORECASE)
_HOURS_NEEDED = re.compile(r"\bhow many hours\b", re.IGNORECASE)
_MAY_ASK_HOW_LONG = frozenset(
    {
        Act.QUESTION,
        Act.CONTEXT,
        Act.HOW_LONG,
        Act.PLAN,
        Act.PROGRESS,
        Act.WHAT_IF,
        Act.NEXT,
        Act.MORE,
        Act.WHY,
        Act.CORRECTION,
    }
)
"""Acts that a question about how long something takes may be read as where hours are named beside it."""
_INTERJECTED = re.compile(r"^\W*(?:h+m+|um+|well|ok(?:ay)?|oh|ah)\b", re.IGNORECASE)


def supposes(text: str, today: date) -> bool:
    """Whether a question right after something of the plan names other hours, or another day."""
    named = hours_a_week(text) or times_as_many(text) or ready_by(text, today)
    return (not is_pressed(text) or asks_duration(text)) and bool(named)


def asks_duration(text: str) -> bool:
    """Whether a text asks how long something takes, or when it is over."""
    return bool(_HOW_LONG.search(text))


def asks_nothing_else(text: str) -> bool:
    """Whether a question of what may be skipped names nothing."""
    return bool(_SKIP_WORDS.search(text)) and not asks_more(_SKIP_WORDS.sub(" ", text))


def asks_for_less(text: str) -> bool:
    """Whether a short message finds what it was shown too much."""
    return len(text.split()) <= SHORT_WORDS and bool(_SHORTER.search(text))


def asks_what_now(text: str) -> bool:
    """Whether a text asks what is to be done now or next, and not what comes after something."""
    return _is_of_now(text) and not _AFTERWARDS.search(text)


def _is_of_now(text: str) -> bool:
    """Whether a text asks what is to be done now or next, and of nobody and nothing else."""
    return bool(_WHAT_NOW.search(text)) and not asks_more(_OF_NOW.sub(" ", text))


def asks_only_for_now(text: str) -> bool:
    """Whether a text is only about what is to be done this week, or today."""
    return bool(_ONLY_NOW.search(text))


def asked_with_figures(turn: Turn, reading: Reading, text: str, today: date) -> Act:
    """The act of a message, or the question about the plan that it is by the hours or the day which it names."""
    conversation, act = turn.conversation, reading.act
    if conversation.planned and act in SUPPOSING and supposes(text, today):
        return Act.WHAT_IF
    if act not in _MAY_ASK_HOW_LONG or not asks_duration(text) or not _own_hours(text, conversation):
        return act
    return Act.HOW_LONG if conversation.learner.is_unknown else Act.WHAT_IF


def _own_hours(text: str, conversation: Conversation) -> float:
    """The hours that a question about how long something takes names as its writer's, and as no course's.

    Somebody of whom nothing is known, and who does not speak of themselves, asks the guide.
    """
    hours = hours_a_week(text, alone=True) or (hours_a_week(text, bare=True) if _HAVING.search(text) else 0.0)
    of_a_plan = conversation.planned or conversation.proposed or not conversation.learner.is_unknown
    is_own = names_oneself(text) or _HAS.search(text) or (of_a_plan and not asks_more(_FIGURES.sub(" ", text)))
    return hours if is_own else 0.0


def asked_of_plan(
    turn: Turn, reading: Reading, text: str, listener: Listener, told: Learner | None = None, *, aimed: bool = False
) -> Act:
    """What a message asks of the plan; `told` is the learner with what the same message tells.

    Somebody who `aimed` at a goal in an earlier question asks how long it takes for that.
    """
    act, conversation = reading.act, turn.conversation
    if act is Act.MAY_SKIP and _WHY.match(text):
        return Act.QUESTION
    if act is Act.RECAP and (conversation.proposed or not conversation.learner.is_unknown):
        return Act.PROGRESS
    if act is Act.UNDO and not conversation.before:
        is_plain = reading.sureness >= CERTAIN and len(text.split()) <= PLAIN_WORDS
        return Act.UNDO if conversation.planned or is_plain else Act.QUESTION
    may = act in {Act.QUESTION, Act.CONTEXT} and _may_skip(text) and not conversation.learner.is_unknown
    if may and asks_nothing_else(text):
        return Act.MAY_SKIP
    if act is Act.QUESTION and _may_skip(text) and listener.names_topic(text):
        return Act.MAY_SKIP
    if act is Act.MAY_SKIP and _HOW_MUCH.search(text):
        return Act.QUESTION
    if act is Act.WHAT_IF and not conversation.sections and hours_a_week(text):
        return act
    if conversation.learner.is_unknown and not conversation.planned:
        return _asked_at_first(reading, text, told or conversation.learner, aimed=aimed)
    return _asked_by_words(turn, reading, text, listener)


def asks_for_the_least(text: str) -> bool:
    """Whether a text asks for the least time that something takes."""
    return bool(_LEAST.search(text))


def _asks_of_the_length(text: str) -> bool:
    """Whether a short message asks no more than when it is over, whether that is possible, or for the least."""
    if len(text.split()) > SHORT_WORDS or is_pressed(text):
        return False
    words = next((words for words in (_LEAST, _POSSIBLE) if words.search(text)), None)
    return bool(_ONLY_WHEN.fullmatch(text)) or bool(words and not asks_more(_ASIDE.sub(" ", words.sub(" ", text))))


def _may_skip(text: str) -> bool:
    return bool(len(text.split()) <= SHORT_WORDS and _SKIP_WORDS.search(text) and _MAY.search(text))


def _asked_at_first(reading: Reading, text: str, told: Learner, *, aimed: bool) -> Act:
    """The same where nothing is noted yet: only what cannot be meant for the guide."""
    act = reading.act
    if act is Act.PLAN and _AGAIN.search(text):
        return Act.PROGRESS
    if act is Act.PLAN and not told.is_unknown and reading.sureness >= SURE_ENOUGH:
        return act
    asks = {Act.MAY_SKIP: _SKIP_WORDS, Act.PLAN: _PLAN_WORDS, Act.EXPORT: _PLAN_WORDS}
    if act is Act.HOW_LONG and aimed:
        return act
    is_short = act is Act.EXPORT and len(text.split()) <= FEW_WORDS and reading.sureness >= RATHER
    if act in {Act.HOW_LONG, Act.WHAT_IF} or (act in asks and not asks[act].search(text) and not is_short):
        return Act.QUESTION
    unsure = reading.sureness < {Act.PLAN: CERTAIN, Act.MAY_SKIP: RATHER}.get(act, 0.0)
    return Act.QUESTION if unsure else act


def _asked_by_words(turn: Turn, reading: Reading, text: str, listener: Listener) -> Act:
    """The same for somebody who has a plan: what looks like a question for the guides may be one about that."""
    act, conversation = reading.act, turn.conversation
    if conversation.planned and _asks_of_the_length(text):
        return Act.HOW_LONG
    if act in {Act.QUESTION, Act.PREVIOUS, Act.VAGUE} and _is_of_now(text):
        return Act.NEXT
    if act is Act.QUESTION and conversation.learner.ready_by and _FITS.search(text):
        return Act.HOW_LONG
    if act is Act.QUESTION and conversation.learner.hours_a_week and asks_duration(text) and listener.names_topic(text):
        return Act.HOW_LONG
    names_hours = hours_a_week(text, bare=True) or times_as_many(text)
    if act in {Act.QUESTION, Act.WHAT_IF} and _HOURS.search(text) and not names_hours:
        return Act.HOW_LONG
    if act in {Act.HOW_LONG, Act.QUESTION} and _HOW_FAR.search(text):
        return Act.PROGRESS
    if act is Act.QUESTION and conversation.planned and not _ASKS_WHAT_IT_IS.match(text):
        goal = listener.goal_in(text, Act.PLAN)
        if goal and not asks_more(_INTERJECTED.sub("", text), besides=" ".join(listener.words_of_goal(goal))):
            return Act.PLAN
    supposes_hours = act is Act.WHAT_IF and bool(_own_hours(text, conversation))
    return Act.HOW_LONG if _HOURS_NEEDED.search(text) and not reading.told and not supposes_hours else act
