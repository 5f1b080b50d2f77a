"""Reading a message: its sentences, what each of them does, and so what the message as a whole asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation import Conversation
from bot.reading.acts import PLANNED, Act, ActReader, Guess
from bot.reading.amounts import is_only_hours
from bot.reading.danger import DangerReader
from bot.reading.decision import presses_for_a_verdict
from bot.reading.expectation import expected
from bot.reading.parts import (
    BESIDE_THE_POINT,
    FOLLOWS_UP,
    FOREIGN,
    MISUSES,
    SERIOUS,
    Part,
    PartReader,
    has_own_subject,
    misuse,
    only_told,
    stated,
    to_the_point,
    told,
    without_despair,
)
from bot.reading.resolve import points_back
from bot.reading.rules import chosen_place, doubts, is_pressed, only_tells, short_act, tells_of_oneself
from bot.reading.sentence import Sentence
from bot.words.courtesies import without_greeting, without_nod, without_thanks
from bot.words.phrases import telling_stems
from bot.words.splitting import is_asked, sentences
from index.search import Index, Query

WHOLE_SURE = 0.75
"""The probability from which on a message of several sentences is what it is like as a whole."""
SURELY_WHOLE = 0.9
"""The same for taking back what is noted, by somebody who was told of no plan."""
SERIOUS_AT_ALL = 0.05
"""What the whole message must have of such an act where only one of its sentences shows it."""
MAY_GO_ON = 0.15
"""The probability from which on a question that is not answered may have meant to go on from what was said."""
MISUSED_AT_ALL = 0.3
"""What a message as a whole must have of misconduct where one of its sentences shows it."""

TALK = frozenset({Act.GREETING, Act.FAREWELL, Act.THANKS, Act.ACKNOWLEDGEMENT, Act.AFFIRM, Act.DENY, Act.HARDSHIP})
"""Acts that say nothing more where something else stands beside them."""
_TAKES_BACK = frozenset({Act.FORGET, Act.UNDO})
_MOVES = frozenset({Act.NEXT, Act.PREVIOUS})
_LAMENTS = frozenset({Act.COMPLAINT, Act.HARDSHIP})
"""Acts that several sentences perform together, each of which may look like something else."""
_OF_WHAT_WAS_TOLD = frozenset({Act.DOUBT})
"""Acts that are about something told in the same message, even where something was answered before it."""
_ABOUT_THE_LAST = frozenset({Act.WHY, Act.MORE, Act.AGAIN, Act.SIMPLER, Act.SOURCE, Act.DOUBT})
"""Acts that are about the last answer, unless the message has a subject of its own."""
_ASKS_WHY = re.compile(
    r"\b(?:why|y|wherefore|reasons?|how come|because|bc|cause|point of|what for|so that)\b", re.IGNORECASE
)
_GO_ON = re.compile(r"\W*(?:go on|carry on|continue|keep going)\b", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"\bwhat\b|\bwhat['’]?s\b", re.IGNORECASE)
_POINTS_AT = re.compile(r"\b(?:it|this|that|these|those|they)\b", re.IGNORECASE)
_ASKS_WHICH = re.compile(r"\W*(?:(?:and|so|but|ok(?:ay)?|then)\W+)*(?:how|what|which|when|where)\b", re.IGNORECASE)
"""How a question begins that no yes or no answers."""


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
    asked: Query | None = None
    """What is asked, where something else is told beside it."""
    stands_alone: bool = False
    """Whether that has a subject of its own, so that it is understood without what is told."""
    told: tuple[Sentence, ...] = ()
    """The sentences that tell where the learner stands."""
    stated: tuple[Sentence, ...] = ()
    """The other sentences that ask nothing."""
    said: str = ""
    """The message as it was read."""
    of_the_bot: Act | None = None
    """What is asked of the bot itself beside what is asked of the guides."""
    otherwise: Act | None = None
    """What a question is taken for where the guides do not answer it: it may only refer to what was said before."""


_OF_THE_BOT = frozenset({Act.PRIVACY, Act.IDENTITY})
"""Acts that ask about the bot itself."""
SURELY_OF_THE_BOT = 0.9
"""The probability from which on a sentence is taken to do so, whatever stands around it."""


class MessageReader:
    """Reads messages with the examples of acts and the few exact rules."""

    def __init__(self, index: Index, acts: ActReader) -> None:
        self._index, self._acts, self._parts = index, acts, PartReader(index)
        self._danger = DangerReader(index, acts)

    def read(self, text: str, conversation: Conversation) -> Reading:
        """What a message does; `text` is clean and has words."""
        short = self._read_short(text, conversation)
        return replace(short or self._read_long(text, conversation), said=text)

    def _read_long(self, text: str, conversation: Conversation) -> Reading:
        """What a message does that is none of the usual short phrases."""
        greeted = without_greeting(text)
        said_hello, text = greeted != text, without_thanks(greeted)
        text = text if conversation.proposed else without_nod(text)
        texts = sentences(text)
        queries = self._index.prepare([text, *texts] if len(texts) > 1 else [text])
        raws = [text, *texts][: len(queries)]
        if self._danger.hears(raws, queries, after_low_spirits=conversation.low):
            return Reading(Act.CRISIS)
        whole = self._acts.guess(queries[0])
        guesses = [self._acts.guess(query) for query in queries[1:]] or [whole]
        weights = expected(conversation)
        whole, guesses = whole.expecting(weights), [guess.expecting(weights) for guess in guesses]
        parts = [
            self._parts.read(query, guess, raw, conversation)
            for query, guess, raw in zip(queries[1:] or queries, guesses, texts, strict=True)
        ]
        guided = conversation.planned or not conversation.learner.is_unknown
        reading = replace(self._whole(queries[0], whole, parts, guided=guided), told=told(parts), stated=stated(parts))
        is_own = reading.act is Act.SIMPLER and self._is_question_of_its_own(reading.act, text, conversation)
        if reading.told and not is_own and reading.act in (FOLLOWS_UP if conversation.sections else _MOVES):
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
        asks_a_wish = conversation.offer or (conversation.proposed and not conversation.claimed)
        if act is Act.WHY and asks_a_wish and "not" in text.lower().split():
            act = Act.AFFIRM
        return Reading(act) if act else None

    def _whole(self, whole: Query, guess: Guess, parts: Sequence[Part], *, guided: bool) -> Reading:
        """What several sentences come to: what is asked, with what is told for it, without what is beside the point.

        Somebody who is `guided` by a plan may ask about that in several sentences.
        """
        if len(parts) == 1:
            return Reading(parts[0].act, whole, sureness=parts[0].sureness)
        if guided and guess.act in PLANNED and guess.sureness >= WHOLE_SURE:
            return Reading(guess.act, whole, sureness=guess.sureness)
        if guess.act in _TAKES_BACK and guess.sureness >= SURELY_WHOLE:
            return Reading(guess.act, whole, sureness=guess.sureness)
        if of_the_bot := _asked_of_the_bot(parts):
            return Reading(of_the_bot.act, whole, sureness=of_the_bot.sureness)
        beside = [part for part in parts if part.act in _OF_THE_BOT and part.sureness >= SURELY_OF_THE_BOT]
        left = [part for part in parts if part.act not in TALK and part not in beside]
        if beside and left:
            reading = self._whole(self._joined(left), guess, left, guided=guided)
            return replace(reading, of_the_bot=beside[0].act)
        left = left or [part for part in parts if part.act not in TALK]
        chance = {act for act in SERIOUS if guess.probabilities[act] < SERIOUS_AT_ALL}
        left = [replace(part, act=Act.QUESTION) if part.act in chance else part for part in left]
        left = without_despair(_asked_of_a_decision(left))
        if any(part.is_to_the_point for part in left):
            return self._reading(to_the_point(left), parts, whole)
        if guess.act in _LAMENTS and guess.sureness >= WHOLE_SURE:
            return Reading(guess.act, whole, sureness=guess.sureness)
        if any(part.act is Act.MISCONDUCT for part in left) and misuse(guess) >= MISUSED_AT_ALL:
            return Reading(Act.MISCONDUCT, whole, sureness=misuse(guess))
        asked = [part for part in left if part.act not in FOREIGN]
        if not asked:
            return Reading((left or list(parts))[-1].act, whole)
        reading = self._reading(asked, parts, whole)
        misused = any(part.act is Act.INJECTION for part in left)
        return replace(reading, otherwise=Act.INJECTION) if misused else reading

    def _reading(self, kept: Sequence[Part], parts: Sequence[Part], whole: Query) -> Reading:
        """What the sentences that are kept come to; `whole` is what is searched for where all of them are."""
        query = whole if len(kept) == len(parts) else self._joined(kept)
        acts = {part.act for part in kept}
        for serious in SERIOUS & acts:
            return Reading(serious, query)
        questions = tuple(part for part in kept if part.asks)
        questions = questions or tuple(part for part in kept if part.act is not Act.CONTEXT)
        asked = {part.act for part in questions}
        if not asked:
            return Reading(Act.CONTEXT, query)
        act = asked.pop() if len(asked) == 1 else Act.QUESTION
        if len(kept) > 1 and act not in FOLLOWS_UP | MISUSES | PLANNED | {Act.COMPLAINT}:
            act = Act.QUESTION
        sureness = max((part.sureness for part in questions if part.act is act), default=1.0)
        several = questions if len(questions) > 1 else ()
        question, stands_alone = self._asked(kept, questions), any(map(has_own_subject, questions))
        return Reading(act, query, several, sureness=sureness, asked=question, stands_alone=stands_alone)

    def _asked(self, kept: Sequence[Part], questions: Sequence[Part]) -> Query | None:
        """The questions without what is told beside them; None where nothing is only told, or they are about that."""
        told = [part for part in kept if part not in questions]
        if not told or not all(map(only_told, told)) or not all(is_asked(part.query.text) for part in questions):
            return None
        stands_alone = any(map(has_own_subject, questions))
        return self._joined(questions) if stands_alone or all(part.tells is not Act.AIMS for part in told) else None

    def _joined(self, parts: Sequence[Part]) -> Query:
        if len(parts) == 1:
            return parts[0].query
        return self._index.prepare([" ".join(part.query.text for part in parts)])[0]


def _asked_of_the_bot(parts: Sequence[Part]) -> Part | None:
    """The sentence that surely asks about the bot itself, where no other asks what the guides may answer.

    Of several such, what is kept of the learner matters most.
    """
    asked = [part for part in parts if part.act in _OF_THE_BOT]
    if not any(part.sureness >= SURELY_OF_THE_BOT for part in asked):
        return None
    others = [part for part in parts if part not in asked and part.act not in TALK]
    if any(part.asks and is_asked(part.query.text) for part in others):
        return None
    if any(part.nearest >= BESIDE_THE_POINT or part.act in SERIOUS | MISUSES for part in others):
        return None
    return next((part for part in asked if part.act is Act.PRIVACY), asked[-1])


def _asked_of_a_decision(parts: Sequence[Part]) -> list[Part]:
    """The sentences, of which one that only tells of a serious decision is a story where a fact is asked beside it."""
    if not any(_asks_a_fact(part) for part in parts):
        return list(parts)
    return [
        replace(part, act=Act.CONTEXT) if part.act is Act.HIGH_STAKES and is_pressed(part.query.text) else part
        for part in parts
    ]


def _asks_a_fact(part: Part) -> bool:
    """Whether a sentence asks something that the plan or the guides answer, whatever was told before it."""
    text = part.query.text
    if part.act in PLANNED:
        return True
    if part.act is not Act.QUESTION or part.nearest < BESIDE_THE_POINT or presses_for_a_verdict(text):
        return False
    return not points_back(text) or bool(_ASKS_WHICH.match(text))


def wants(text: str) -> bool:
    """Whether a message asks for something in one of its sentences."""
    return any(not tells_of_oneself(sentence) and len(sentence.split()) > 1 for sentence in sentences(text))


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
