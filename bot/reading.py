"""Reading a message: its sentences, what each of them does, and so what the message as a whole asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.acts import PLANNED, TELLINGS, Act, ActReader, Guess
from bot.amounts import hours_a_week, is_only_hours
from bot.conversation import Conversation
from bot.expectation import expected
from bot.phrases import telling_stems
from bot.rules import chosen_place, doubts, is_in_danger, is_pressed, only_tells, short_act, tells_of_oneself
from bot.sentence import Sentence
from bot.splitting import sentences
from index.rows import cosines
from index.search import Index, Query

SURE = 0.5
"""The least probability at which a message is taken to do anything but ask."""
SURE_OF_NEED = 0.65
"""The same for somebody who is discouraged or has a serious decision to take."""
SURE_IN_TALK, SURE_WITHOUT_SUBJECT = 0.35, 0.25
"""The same for going on from what was said, where something was said; and where a message has no subject of its own."""
WHOLE_SURE = 0.75
"""The probability from which on a message of several sentences is what it is like as a whole."""
SERIOUS_AT_ALL = 0.05
"""What the whole message must have of such an act where only one of its sentences shows it."""
MAY_GO_ON = 0.15
"""The probability from which on a question that is not answered may have meant to go on from what was said."""
ATTEMPTED = 0.5
"""What the sentences of a message must have together of an attempt to turn the bot into something else."""
MISUSED_AT_ALL = 0.3
"""What a message as a whole must have of misconduct where one of its sentences shows it."""
FEWEST_TELLING = 2
"""The least telling words of a question that is understood without the sentences around it."""
FEWEST_WORDS = 5
"""The least words of a known question that is, though none of them is telling."""
TO_THE_POINT, BESIDE_THE_POINT = 0.7, 0.62
"""The cosine with a known question from which on a sentence is what a message is about, and what another sentence
beside it must have to be to the point."""
KNOWN = 0.88
"""The cosine from which on a text is a question that an author wrote down, whatever it looks like."""

_GREETING = re.compile(
    r"^\W*(?:(?:omg|oh|ok|so|well)\W+)?"
    r"(?:hi+|hello+|hey+|hiya|good (?:morning|afternoon|evening|day)|greetings|namaste|dear (?:bot|sir|madam|guide))"
    r"(?:[ ,]+(?:there|bot|guide|all|everyone|again|friend|team))?\s*(?:[,.!:;–-]+\s*|\s+(?=quick))(?=\w+\W+\w)",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"\W*(?:(?:ok(?:ay)?|right|well|so|anyway|alright)\W+)*(?:(?:let'?s (?:get|go) )?back (?:to|on) (?:the |our |my )?"
    r"(?:business|work|track|topic|point|subject|question|plan|path|it|this|that|where we were)"
    r"|to business|seriously|jokes aside|anyway)"
    r"\s*[,:;.–-]+\s*(?=\w)",
    re.IGNORECASE,
)
"""Words that lead back to the subject and are none themselves."""
_THANKS = re.compile(
    r"(?<=\w\w\w)\s*[,.!;–-]+\s*(?:many )?(?:thanks?|thank you|thx|cheers|please|pls)"
    r"(?: (?:so|very) much| a lot| in advance)?[\s.!]*$",
    re.IGNORECASE,
)
TALK = frozenset({Act.GREETING, Act.FAREWELL, Act.THANKS, Act.ACKNOWLEDGEMENT, Act.AFFIRM, Act.DENY})
"""Acts that say nothing more where something else stands beside them."""
_REMARKS = frozenset(
    {Act.GREETING, Act.FAREWELL, Act.THANKS, Act.ACKNOWLEDGEMENT, Act.DENY, Act.COMPLAINT, Act.IDENTITY}
)
"""Acts of somebody who says something and asks nothing of the guides; which of them it is may be uncertain."""
_FOREIGN = frozenset({Act.INJECTION, Act.INSTRUCTION})
"""Acts that try to tell the bot what to be, and are passed over where a question stands beside them."""
FOLLOWS_UP = frozenset(
    {Act.NEXT, Act.PREVIOUS, Act.MORE, Act.WHY, Act.AGAIN, Act.SIMPLER, Act.DOUBT, Act.SOURCE, Act.CORRECTION}
)
"""Acts that refer to what was said before."""
_OF_WHAT_WAS_TOLD = frozenset({Act.DOUBT})
"""Acts that are about something told in the same message, even where something was answered before it."""
_ABOUT_THE_LAST = frozenset({Act.WHY, Act.MORE, Act.AGAIN, Act.SIMPLER, Act.SOURCE, Act.DOUBT})
"""Acts that are about the last answer, unless the message has a subject of its own."""
_ASKS_WHY = re.compile(
    r"\b(?:why|y|wherefore|reasons?|how come|because|bc|cause|point of|what for|so that)\b", re.IGNORECASE
)
_WANTS_MORE = re.compile(
    r"\W*(?:please\W+)?(?:say|tell me|go into|explain|show me)\W+(?:a bit\W+)?more\b", re.IGNORECASE
)
_GO_ON = re.compile(r"\W*(?:go on|carry on|continue|keep going)\b", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"\bwhat\b|\bwhat['’]?s\b", re.IGNORECASE)
_POINTS_AT = re.compile(r"\b(?:it|this|that|these|those|they)\b", re.IGNORECASE)
MISUSES = frozenset({Act.MISCONDUCT, Act.INJECTION})
"""Acts that are close to each other, so that their probabilities count together."""
_ATTEMPTS = MISUSES | _FOREIGN | {Act.FORGET}
_SERIOUS = frozenset({Act.DISCOURAGED, Act.HIGH_STAKES})
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
    attempt: float = 0.0
    """The probability that it tries to make something else of the bot, or to misuse it."""

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


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message does, and what is to be searched for to answer it."""

    act: Act
    whole: Query | None = None
    """What is to be searched for as one question: the message without greetings and what was passed over."""
    parts: tuple[Part, ...] = ()
    """The questions in it one by one, where there are several."""
    chosen: int | None = None
    """Which entry of the last list is asked for, counted from 0; -1 is the last."""
    sureness: float = 1.0
    """The probability of the act."""
    told: tuple[Sentence, ...] = ()
    """The sentences that tell where the learner stands."""
    stated: tuple[Sentence, ...] = ()
    """The other sentences that ask nothing."""
    said: str = ""
    """The message as it was read."""
    otherwise: Act | None = None
    """What a question is taken for where the guides do not answer it: it may only refer to what was said before."""


class MessageReader:
    """Reads messages with the examples of acts and the few exact rules."""

    def __init__(self, index: Index, acts: ActReader) -> None:
        self._index, self._acts = index, acts

    def read(self, text: str, conversation: Conversation) -> Reading:
        """What a message does; `text` is clean and has words."""
        short = self._read_short(text, conversation)
        return replace(short or self._read_long(text, conversation), said=text)

    def _read_long(self, text: str, conversation: Conversation) -> Reading:
        """What a message does that is none of the usual short phrases."""
        greeted = _GREETING.sub("", text, count=1)
        said_hello, text = greeted != text, _THANKS.sub("", _PREAMBLE.sub("", greeted, count=1))
        texts = sentences(text)
        queries = self._index.prepare([text, *texts] if len(texts) > 1 else [text])
        whole = self._acts.guess(queries[0])
        guesses = [self._acts.guess(query) for query in queries[1:]] or [whole]
        crises = [guess.probabilities[Act.CRISIS] for guess in (whole, *guesses)]
        if any(is_in_danger(raw, each, crises[0]) for raw, each in zip((text, *texts), crises, strict=True)):
            return Reading(Act.CRISIS)
        weights = expected(conversation)
        whole, guesses = whole.expecting(weights), [guess.expecting(weights) for guess in guesses]
        parts = [
            self._part(query, guess, raw, conversation)
            for query, guess, raw in zip(queries[1:] or queries, guesses, texts, strict=True)
        ]
        guided = conversation.planned or not conversation.learner.is_unknown
        reading = replace(
            self._whole(queries[0], whole, parts, guided=guided), told=_told(parts), stated=_stated(parts)
        )
        if reading.told and reading.act in FOLLOWS_UP:
            return reading
        if reading.told and reading.act is Act.QUESTION and is_pressed(text) and not wants(text):
            return replace(reading, act=Act.CONTEXT)
        if len(parts) > 1 and reading.act in (_OF_WHAT_WAS_TOLD if conversation.sections else FOLLOWS_UP):
            reading = _of_what_was_told(reading, parts)
        if said_hello and not conversation.sections and only_tells(text):
            return replace(reading, otherwise=Act.GREETING)
        if reading.otherwise:
            return reading
        if self._is_question_of_its_own(reading.act, text, conversation):
            return replace(reading, act=Act.QUESTION, whole=queries[0], otherwise=reading.act)
        if not conversation.sections:
            return reading
        return replace(reading, otherwise=_second_meaning(text, whole.plain))

    def _is_question_of_its_own(self, act: Act, text: str, conversation: Conversation) -> bool:
        """Whether a message that seems to go on from the last answer names something else, or the last subject."""
        if act is Act.ABILITIES:
            return bool(conversation.sections and _POINTS_AT.search(text))
        if act is Act.WHY and _ASKS_WHY.search(text):
            return False
        return act in _ABOUT_THE_LAST and self._acts.has_subject(text, act)

    def _read_short(self, text: str, conversation: Conversation) -> Reading | None:
        place = chosen_place(text)
        asks_the_plan = conversation.planned and not conversation.listed and _ASKS_WHAT.search(text)
        if place is not None and (conversation.listed or conversation.suggested) and not asks_the_plan:
            return Reading(Act.CHOICE, chosen=place)
        if is_only_hours(text) and (conversation.planned or conversation.learner.hours_a_week):
            query = self._index.prepare([text])[0]
            asks = text.rstrip().endswith("?")
            told = () if asks else (Sentence(text, Act.HOURS),)
            return Reading(Act.WHAT_IF if asks else Act.CONTEXT, query, told=told)
        act = short_act(text)
        if act in FOLLOWS_UP and conversation.guarded and not conversation.sections:
            return Reading(Act.CRISIS)
        if act is Act.AFFIRM and not (conversation.offer or conversation.proposed or conversation.suggested):
            act = Act.ACKNOWLEDGEMENT
        if act is Act.MORE and conversation.proposed and _GO_ON.match(text):
            act = Act.AFFIRM
        if act is Act.WHY and (conversation.offer or conversation.proposed) and "not" in text.lower().split():
            act = Act.AFFIRM
        return Reading(act) if act else None

    def _part(self, query: Query, guess: Guess, raw: str, conversation: Conversation) -> Part:
        if short := short_act(raw):
            return Part(query, short)
        return replace(self._guessed_part(query, guess, raw, conversation), attempt=_attempt(guess))

    def _guessed_part(self, query: Query, guess: Guess, raw: str, conversation: Conversation) -> Part:
        """A part by what its words and its meaning are like, where no exact rule says what it does."""
        nearest = self._nearest(query)
        telling = sum(guess.probabilities[act] for act in TELLINGS)
        planning = sum(guess.probabilities[act] for act in PLANNED)
        if guess.act in PLANNED and planning + telling >= SURE:
            return Part(query, guess.act, guess.sureness, nearest)
        telling_at_all = telling + (planning if guess.act in TELLINGS else 0.0)
        if telling_at_all >= SURE and tells_of_oneself(query.text):
            tells = max(TELLINGS, key=guess.probabilities.__getitem__)
            return Part(query, Act.CONTEXT, telling, nearest, tells=tells)
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
        remark = sum(guess.probabilities[act] for act in _REMARKS)
        if remark >= SURE:
            return Part(query, max(_REMARKS, key=guess.probabilities.__getitem__), remark, nearest)
        if guess.act in {Act.QUESTION, Act.OUTSIDE, Act.CRISIS}:
            return Part(query, Act.QUESTION, nearest=nearest)
        sureness = _misuse(guess) if guess.act in MISUSES else guess.sureness
        needed = SURE_OF_NEED if guess.act in _SERIOUS else SURE
        if guess.act in FOLLOWS_UP - {Act.CORRECTION} and conversation.sections:
            needed = SURE_IN_TALK if telling_stems(raw) else SURE_WITHOUT_SUBJECT
        act = guess.act if sureness >= needed else Act.QUESTION
        return Part(query, act, sureness if act is guess.act else 1.0, nearest)

    def _nearest(self, query: Query) -> float:
        known = self._index.known_questions
        return float(cosines(known, query.vector).max()) if len(known) else 0.0

    def _whole(self, whole: Query, guess: Guess, parts: Sequence[Part], *, guided: bool) -> Reading:
        """What several sentences come to: what is asked, with what is told for it, without what is beside the point.

        Somebody who is `guided` by a plan may ask about that in several sentences.
        """
        if len(parts) == 1:
            return Reading(parts[0].act, whole, sureness=parts[0].sureness)
        if guided and guess.act in PLANNED and guess.sureness >= WHOLE_SURE:
            return Reading(guess.act, whole, sureness=guess.sureness)
        left = [part for part in parts if part.act not in TALK]
        chance = {act for act in _SERIOUS if guess.probabilities[act] < SERIOUS_AT_ALL}
        left = [replace(part, act=Act.QUESTION) if part.act in chance else part for part in left]
        if any(part.is_to_the_point for part in left):
            return self._reading(_to_the_point(left), parts, whole)
        if any(part.act is Act.MISCONDUCT for part in left) and _misuse(guess) >= MISUSED_AT_ALL:
            return Reading(Act.MISCONDUCT, whole, sureness=_misuse(guess))
        asked = [part for part in left if part.act not in _FOREIGN]
        if not asked:
            return Reading((left or list(parts))[-1].act, whole)
        reading = self._reading(asked, parts, whole)
        misused = any(part.act is Act.INJECTION for part in left)
        return replace(reading, otherwise=Act.INJECTION) if misused else reading

    def _reading(self, kept: Sequence[Part], parts: Sequence[Part], whole: Query) -> Reading:
        """What the sentences that are kept come to; `whole` is what is searched for where all of them are."""
        query = whole if len(kept) == len(parts) else self._joined(kept)
        acts = {part.act for part in kept}
        for serious in _SERIOUS & acts:
            return Reading(serious, query)
        questions = tuple(part for part in kept if part.asks)
        questions = questions or tuple(part for part in kept if part.act is not Act.CONTEXT)
        asked = {part.act for part in questions}
        if not asked:
            return Reading(Act.CONTEXT, query)
        act = asked.pop() if len(asked) == 1 else Act.QUESTION
        if len(kept) > 1 and act not in FOLLOWS_UP | MISUSES | PLANNED:
            act = Act.QUESTION
        sureness = max((part.sureness for part in questions if part.act is act), default=1.0)
        return Reading(act, query, questions if len(questions) > 1 else (), sureness=sureness)

    def _joined(self, parts: Sequence[Part]) -> Query:
        if len(parts) == 1:
            return parts[0].query
        return self._index.prepare([" ".join(part.query.text for part in parts)])[0]


def wants(text: str) -> bool:
    """Whether a message asks for something in one of its sentences."""
    return any(not tells_of_oneself(sentence) and len(sentence.split()) > 1 for sentence in sentences(text))


def _told(parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """What some parts tell of where the learner stands; a correction may do that too."""
    telling = [part for part in parts if part.tells or part.act is Act.CORRECTION]
    return tuple(Sentence(part.query.text, part.tells or part.act, part.sureness) for part in telling)


def _stated(parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """What other parts state; whether it is about where the learner stands only its words can tell."""
    stating = (part.query.text for part in parts if not part.tells and part.act is not Act.CORRECTION)
    return tuple(Sentence(text, Act.CONTEXT) for text in stating if is_pressed(text))


def _to_the_point(parts: Sequence[Part]) -> list[Part]:
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
        if part.act in _SERIOUS | {Act.CONTEXT}
        or part.act is Act.CORRECTION
        or ((part.asks or bare) and part.nearest >= BESIDE_THE_POINT)
        or (part.act in FOLLOWS_UP - {Act.CORRECTION} and short_act(part.query.text))
    ]


def _of_what_was_told(reading: Reading, parts: Sequence[Part]) -> Reading:
    """A follow-up behind something that is told, such as "My uncle says so. Is he right?", asks about that."""
    told = any(part.act in {Act.CONTEXT, Act.QUESTION} and telling_stems(part.query.text) for part in parts[:-1])
    return replace(reading, act=Act.QUESTION) if told else reading


def _second_meaning(text: str, guess: Guess) -> Act | None:
    """The act by which a message goes on from what was said, if it may be meant so at all."""
    if doubts(text):
        return Act.DOUBT
    act = max(FOLLOWS_UP, key=lambda act: guess.probabilities[act])
    return act if guess.probabilities[act] >= MAY_GO_ON else None


def _replied(guess: Guess) -> tuple[Act, float] | None:
    """Whether a message agrees to what was proposed, or declines it, and how sure that is."""
    yes = guess.probabilities[Act.AFFIRM] + guess.probabilities[Act.ACKNOWLEDGEMENT]
    no = guess.probabilities[Act.DENY]
    return (Act.AFFIRM if yes >= no else Act.DENY, yes + no) if yes + no >= SURE else None


def _attempt(guess: Guess) -> float:
    return sum(guess.probabilities[act] for act in _ATTEMPTS)


def _misuse(guess: Guess) -> float:
    return guess.probabilities[Act.MISCONDUCT] + guess.probabilities[Act.INJECTION]
