"""The sentences of a message one by one: what each of them does, and which of them count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation import Conversation
from bot.reading.acts import PLANNED, TELLINGS, Act, Guess
from bot.reading.amounts import hours_a_week
from bot.reading.despair import despairs
from bot.reading.misuse import is_misuse
from bot.reading.resolve import points_back
from bot.reading.rules import is_pressed, only_tells, short_act, tells_of_oneself
from bot.reading.sentence import Sentence
from bot.words.phrases import telling_stems
from bot.words.splitting import is_asked, surely_asks
from index.search import Index, Query

SURE = 0.45
"""The least probability at which a message is taken to do anything but ask."""
SURE_OF_NEED = 0.65
"""The same for somebody who is discouraged or has a serious decision to take."""
SURE_OF_STAKES = 0.9
"""The probability of a serious decision from which on what is told beside it, such as "full time", is part of that."""
SURE_WHATEVER_ITS_FORM = 0.9
"""The same for telling one thing of oneself in a sentence which by its form may ask for something."""
SURE_IN_TALK, SURE_WITHOUT_SUBJECT = 0.35, 0.25
"""The same for going on from what was said, where something was said; and where a message has no subject of its own."""
ATTEMPTED = 0.3
"""What the sentences of a message must have together of an attempt to turn the bot into something else."""
FEWEST_TELLING = 2
"""The least telling words of a question that is understood without the sentences around it."""
_OF_ANY_BEGINNING = frozenset(
    "begin learn studi year month week hour long job life i'm im chanc doabl path fit suit career role skill leav "
    "skip".split()
)
"""Stems of words that may be said of any subject, as in "Where do I begin?"."""
FEWEST_WORDS = 5
"""The least words of a known question that is, though none of them is telling."""
TO_THE_POINT, BESIDE_THE_POINT = 0.7, 0.62
"""The cosine with a known question from which on a sentence is what a message is about, and what another sentence
beside it must have to be to the point."""
KNOWN = 0.88
"""The cosine from which on a text is a question that an author wrote down, whatever it looks like."""

_REMARKS = frozenset(
    {Act.GREETING, Act.FAREWELL, Act.THANKS, Act.ACKNOWLEDGEMENT, Act.DENY, Act.COMPLAINT, Act.IDENTITY}
)
"""Acts of somebody who says something and asks nothing of the guides; which of them it is may be uncertain."""
FOREIGN = frozenset({Act.INJECTION, Act.INSTRUCTION})
"""Acts that try to tell the bot what to be, and are passed over where a question stands beside them."""
FOLLOWS_UP = frozenset(
    {Act.NEXT, Act.PREVIOUS, Act.MORE, Act.WHY, Act.AGAIN, Act.SIMPLER, Act.DOUBT, Act.SOURCE, Act.CORRECTION}
)
"""Acts that refer to what was said before."""
_WANTS_MORE = re.compile(
    r"\W*(?:please\W+)?(?:say|tell me|go into|explain|show me)\W+(?:a bit\W+)?more\b", re.IGNORECASE
)
MISUSES = frozenset({Act.MISCONDUCT, Act.INJECTION})
"""Acts that are close to each other, so that their probabilities count together."""
_OF_THE_BOT = re.compile(r"\W*(?:(?:but|and|so)\W+)?you\b", re.IGNORECASE)
"""How a sentence begins that tells of the bot, as in "you told me that it needs no maths"."""
_OF_IT = re.compile(
    r"\W*(?:(?:and|but|so|ok(?:ay)?|hm+)\W+)*(?:is|does|will|can)\s+(?:it|that)\b(?!.*\byou)", re.IGNORECASE
)
"""How a question begins about what was spoken of, as in "is it lonely?", which is not about the bot."""
_ATTEMPTS = MISUSES | FOREIGN | {Act.FORGET}
SERIOUS = frozenset({Act.DISCOURAGED, Act.HIGH_STAKES})
"""Acts that set the tone of the whole reply, whatever is asked beside them."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A sentence or clause of a message, ready to be searched for, and what it does."""

    query: Query
    act: Act
    sureness: float = 1.0
    nearest: float = 0.0
    """The cosine of the nearest question that an author wrote down."""
    tells: Act | None = None
    """What it tells of where the learner stands, if it does; its act is then to tell something for a question."""
    likelihood: float = 0.0
    """The probability that it tells that, and nothing else."""
    attempt: float = 0.0
    """The probability that it tries to make something else of the bot, or to misuse it."""

    by_words: bool = False
    """Whether its words show that its writer despairs, and its likeness hardly does."""

    @property
    def asks(self) -> bool:
        """Whether it asks something, and does not only tell it."""
        return self.act is not Act.CONTEXT and not (self.act is Act.QUESTION and is_pressed(self.query.text))

    @property
    def is_to_the_point(self) -> bool:
        """Whether it is a question with a subject of its own, much like one that an author wrote down."""
        subject = len(telling_stems(self.query.text))
        known = self.nearest >= KNOWN and (subject > 0 or len(self.query.text.split()) >= FEWEST_WORDS)
        return self.asks and (known or (self.nearest >= TO_THE_POINT and subject >= FEWEST_TELLING))


def only_told(part: Part) -> bool:
    """Whether a part is told of somebody, and is no request without a verb such as "books for the maths"."""
    return part.tells is not None or part.act is Act.CONTEXT or only_tells(part.query.text)


def has_own_subject(part: Part) -> bool:
    """Whether a question is understood without the sentences around it: it names something, and points at nothing."""
    return not points_back(part.query.text) and bool(set(telling_stems(part.query.text)) - _OF_ANY_BEGINNING)


class PartReader:
    """Tells what a sentence does, by exact rules for short ones, by its likeness to examples for others."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def read(self, query: Query, guess: Guess, raw: str, conversation: Conversation) -> Part:
        if short := short_act(raw):
            return Part(query, short)
        return replace(self._guessed(query, guess, raw, conversation), attempt=_attempt(guess))

    def _guessed(self, query: Query, guess: Guess, raw: str, conversation: Conversation) -> Part:
        """A part by what its words and its meaning are like, where no exact rule says what it does."""
        nearest = self._index.nearest_known(query)
        if is_misuse(query.text, misuse(guess)):
            return Part(query, Act.MISCONDUCT, nearest=nearest)
        if guess.probabilities[Act.HIGH_STAKES] >= SURE_OF_STAKES:
            return Part(query, Act.HIGH_STAKES, guess.probabilities[Act.HIGH_STAKES], nearest)
        if despairs(query.text, guess, low=conversation.low):
            return Part(query, Act.DISCOURAGED, nearest=nearest, by_words=True)
        telling = sum(guess.probabilities[act] for act in TELLINGS)
        planning = sum(guess.probabilities[act] for act in PLANNED)
        if guess.act in PLANNED and planning + telling >= SURE:
            return Part(query, guess.act, guess.sureness, nearest)
        telling_at_all = telling + (planning if guess.act in TELLINGS else 0.0)
        tells = max(TELLINGS, key=guess.probabilities.__getitem__)
        in_form = telling_at_all >= SURE and tells_of_oneself(query.text)
        if in_form or (guess.probabilities[tells] >= SURE_WHATEVER_ITS_FORM and "?" not in raw):
            return Part(query, Act.CONTEXT, telling, nearest, tells=tells, likelihood=guess.probabilities[tells])
        if hours_a_week(raw) and tells_of_oneself(query.text):
            return Part(query, Act.CONTEXT, nearest=nearest, tells=Act.HOURS)
        if conversation.proposed and (replied := _replied(guess)):
            return Part(query, *replied, nearest)
        guess = guess.plain
        if guess.act is Act.CORRECTION and _WANTS_MORE.match(raw):
            return Part(query, Act.MORE, guess.sureness, nearest)
        goes_on = guess.act in FOLLOWS_UP and conversation.sections and not telling_stems(raw)
        if nearest >= KNOWN and not goes_on:
            return Part(query, Act.QUESTION, nearest=nearest)
        if guess.act is Act.IDENTITY and conversation.sections and _OF_IT.match(raw):
            return Part(query, Act.QUESTION, nearest=nearest)
        remark = sum(guess.probabilities[act] for act in _REMARKS)
        if remark >= SURE:
            return Part(query, max(_REMARKS, key=guess.probabilities.__getitem__), remark, nearest)
        if guess.act in {Act.QUESTION, Act.OUTSIDE, Act.CRISIS}:
            return Part(query, Act.QUESTION, nearest=nearest)
        sureness = misuse(guess) if guess.act in MISUSES else guess.sureness
        needed = SURE_OF_NEED if guess.act in SERIOUS | {Act.HARDSHIP} else SURE
        if guess.act in FOLLOWS_UP - {Act.CORRECTION} and conversation.sections:
            needed = SURE_IN_TALK if telling_stems(raw) else SURE_WITHOUT_SUBJECT
        act = guess.act if sureness >= needed else Act.QUESTION
        return Part(query, act, sureness if act is guess.act else 1.0, nearest)


def told(parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """What some parts tell of where the learner stands; a correction may do that too."""
    telling = [
        part for part in parts if part.tells or (part.act is Act.CORRECTION and not _OF_THE_BOT.match(part.query.text))
    ]
    return tuple(Sentence(part.query.text, part.tells or part.act, part.sureness, part.likelihood) for part in telling)


def stated(parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """What other parts state; whether it is about where the learner stands only its words can tell."""
    stating = (part.query.text for part in parts if not part.tells and part.act is not Act.CORRECTION)
    return tuple(Sentence(text, Act.CONTEXT) for text in stating if is_pressed(text))


def to_the_point(parts: Sequence[Part]) -> list[Part]:
    """Where one of some sentences is much like a known question: that, and what is asked or told for the same purpose.

    What is only told counts where the question has no subject, as in "I want to make games. Where do I begin?".
    Beside an attempt to turn the bot into something else, it is that one alone.
    """
    if any(part.act in _ATTEMPTS for part in parts) or sum(part.attempt for part in parts) >= ATTEMPTED:
        return [max((part for part in parts if part.is_to_the_point), key=lambda part: part.nearest)]
    bare = all(len(telling_stems(part.query.text)) < FEWEST_TELLING for part in parts if part.is_to_the_point)
    return [
        part
        for part in parts
        if part.act in SERIOUS | {Act.CONTEXT}
        or part.act is Act.CORRECTION
        or ((part.asks or bare) and part.nearest >= BESIDE_THE_POINT)
        or (part.asks and surely_asks(part.query.text) and telling_stems(part.query.text))
        or (part.act in FOLLOWS_UP - {Act.CORRECTION} and short_act(part.query.text))
    ]


def without_despair(parts: Sequence[Part]) -> list[Part]:
    """Some parts, those that despair in words alone as what is told for a question, where one stands beside them."""
    if not any(part.act is Act.QUESTION and is_asked(part.query.text) for part in parts):
        return list(parts)
    return [replace(part, act=Act.CONTEXT) if part.by_words else part for part in parts]


def _replied(guess: Guess) -> tuple[Act, float] | None:
    """Whether a message agrees to what was proposed, or declines it, and how sure that is."""
    yes = guess.probabilities[Act.AFFIRM] + guess.probabilities[Act.ACKNOWLEDGEMENT]
    no = guess.probabilities[Act.DENY]
    return (Act.AFFIRM if yes >= no else Act.DENY, yes + no) if yes + no >= SURE else None


def _attempt(guess: Guess) -> float:
    return sum(guess.probabilities[act] for act in _ATTEMPTS)


def misuse(guess: Guess) -> float:
    return guess.probabilities[Act.MISCONDUCT] + guess.probabilities[Act.INJECTION]
