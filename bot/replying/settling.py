"""Settling what a message does where its reading is not certain, by what the guides answer and what was said before."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answers.answerer import Answerer, Turn
from bot.answers.path import asks_more
from bot.conversation import Conversation
from bot.reading.acts import PLANNED, Act
from bot.reading.decision import goes_on_deciding, tells_of_objections
from bot.reading.misuse import apologises, begs, turns_honest, varies
from bot.reading.parts import FOLLOWS_UP, MISUSES, SERIOUS, SURE
from bot.reading.reader import TALK, Reading
from bot.reading.rules import asks_who, is_pressed
from bot.replying.compare import Comparisons
from bot.replying.follow_up import FollowUps
from bot.replying.questions import Questions
from bot.words.splitting import is_asked, sentences

_MAY_MEAN_BOTH = TALK | {
    Act.SIMPLER,
    Act.VAGUE,
    Act.IDENTITY,
    Act.AGAIN,
    Act.MORE,
    Act.CONTEXT,
    Act.HIGH_STAKES,
    Act.WHY,
}
"""Acts that a short question about two things that were spoken of may look like."""
_SAYS_LITTLE = frozenset({Act.VAGUE, Act.COMPLAINT})
"""Acts of a message behind whose words a question may stand all the same."""
_IS_ASKED = PLANNED | {Act.QUESTION, Act.NEXT}
_HONEST = frozenset({Act.QUESTION, Act.SIMPLER})
"""Acts of a sentence that asks for something, and not for what was refused."""
INNOCENT = 0.7
"""How near to the guides a message must be to be a question after all that looks like misconduct."""
AT_ALL = 0.55
"""How near it must be to be a question after all that looks like something else."""
MOVES_ON, MOVES_ON_FROM_AFAR = 0.65, 0.95
"""The probability at which a message with words of its own is taken to move along the path: from an answer about it,
and from one about something else."""
CERTAIN = 0.8
"""The probability of an act from which on it is not asked whether the guides would answer the message."""
_TELL_ME = re.compile(r"^\W*(?:(?:just|so|please|pls|now|and)\W+)*(?:tell|show)\W+(?:me|us)\W+", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*,\s*(?:(?:like|so|and|but)\s+)*")

Read = Callable[[str, Conversation], Reading]
"""Reads a message, or a part of one, in its conversation."""


class Settling:
    """Looks twice at readings that search or the conversation may correct."""

    def __init__(
        self, answerer: Answerer, questions: Questions, comparisons: Comparisons, follow_ups: FollowUps, read: Read
    ) -> None:
        self._answerer, self._questions, self._read = answerer, questions, read
        self._comparisons, self._follow_ups = comparisons, follow_ups

    def settled(self, turn: Turn, reading: Reading, text: str) -> Reading:
        """The reading, or a question where the act was not certain and the guides do answer."""
        if reading.act in {Act.SOURCE, Act.QUESTION, Act.IDENTITY} and asks_who(text):
            return replace(reading, act=Act.AUTHORS)
        if reading.act is Act.CRISIS:
            return reading
        if turn.conversation.weighs and reading.whole and goes_on_deciding(text):
            return replace(reading, act=Act.HIGH_STAKES)
        if reading.act in SERIOUS and tells_of_objections(text):
            return reading
        if turn.conversation.refused:
            honest = self._asked_honestly(turn, text)
            if settled := honest or self._turned_honest(text) or self._refused_again(reading, text):
                return settled
        if reading.act in _SAYS_LITTLE and (asked := self._asked_behind(turn, text)):
            return asked
        if reading.told and self._comparisons.is_undecided(text):
            return replace(reading, act=Act.QUESTION, parts=(), asked=None, told=())
        if reading.whole and reading.act in _MAY_MEAN_BOTH and self._comparisons.is_meant(turn, text):
            return replace(reading, act=Act.QUESTION)
        if reading.whole is None or reading.act in PLANNED or (reading.told and reading.act is Act.CONTEXT):
            return reading
        on_path = self._follow_ups.is_on_a_path(turn.conversation)
        afar = bool(turn.conversation.sections) and not on_path
        more = asks_more(reading.whole.text)
        if reading.act in {Act.NEXT, Act.PREVIOUS} and (afar or more):
            if reading.sureness >= (MOVES_ON_FROM_AFAR if afar and more else MOVES_ON if more else SURE):
                return reading
            return replace(reading, act=Act.QUESTION, otherwise=reading.act if on_path else None)
        if reading.sureness >= CERTAIN or reading.act in FOLLOWS_UP:
            return reading
        found = self._answerer.found(reading.whole)
        needed = INNOCENT if reading.act in MISUSES | TALK else AT_ALL
        near = bool(found.passages) and found.passages[0].nearest >= needed
        return replace(reading, act=Act.QUESTION) if near and self._answerer.is_answered(found) else reading

    def _asked_behind(self, turn: Turn, text: str) -> Reading | None:
        """The reading of the last sentence, or else the last clause, if that asks something."""
        for parts in (sentences(text), _CLAUSE_ENDS.split(text)):
            asked = _TELL_ME.sub("", parts[-1])
            if len(parts) > 1 and is_asked(asked):
                reading = self._read(asked, turn.conversation)
                if reading.act in _IS_ASKED:
                    return reading
        return None

    def _asked_honestly(self, turn: Turn, text: str) -> Reading | None:
        """The reading of what is asked behind a word about the refusal, where that is no part of what was refused."""
        first, *others = sentences(text) or [text]
        if not others or is_pressed(others[-1]) or varies(others[-1]):
            return None
        reading = self._read(others[-1], turn.conversation)
        if reading.whole is None or reading.act not in _HONEST:
            return None
        is_clear = reading.act in FOLLOWS_UP or self._questions.is_clear(reading.whole, AT_ALL)
        return reading if is_clear or apologises(first) else None

    def _turned_honest(self, text: str) -> Reading | None:
        """The reading by itself of a message that asks for what is honest in place of what was refused."""
        reading = self._read(text, Conversation()) if turns_honest(text) else None
        return reading if reading and reading.act in _HONEST else None

    def _refused_again(self, reading: Reading, text: str) -> Reading | None:
        """The reading of a message that presses for what was refused or varies it; None where it does neither.

        What is said in low spirits presses for nothing.
        """
        if apologises(text):
            return replace(reading, act=Act.ACKNOWLEDGEMENT)
        if turns_honest(text):
            return None
        presses = all(map(is_pressed, sentences(text))) and reading.act not in TALK | {Act.DISCOURAGED}
        if not (presses or begs(text) or (varies(text) and reading.act not in {Act.NEXT, Act.HIGH_STAKES})):
            return None
        clear = reading.whole is not None and self._questions.is_clear(reading.whole, INNOCENT)
        if clear or reading.act is Act.MISCONDUCT:
            return reading
        return replace(reading, act=Act.MISCONDUCT, whole=None)
