"""What becomes of something that was proposed to be noted: a yes, a no, a part of it, or more."""

import re
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.learner import DONE, Learner
from bot.planning.clearing import cleared, fields_to_clear, keeps_hours
from bot.planning.exchanging import exchanged
from bot.planning.plan_answers import PlanAnswers, in_a_row
from bot.planning.plan_needs import told_proposal
from bot.planning.plan_words import changes
from bot.planning.telling import Listener
from bot.reading.acts import PLANNED, Act
from bot.reading.reader import Reading
from bot.reading.rules import answered
from bot.words.splitting import sentences, surely_asks

_MOVES = frozenset({Act.NEXT, Act.PREVIOUS})
_AGREES_BUT = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|ye|y|sure|ok(?:ay)?|right|correct|fine)\b(?P<rest>.*)", re.IGNORECASE
)
_DISAGREES = re.compile(r"^\W*(?:no|nope|nah|na|not)\b(?P<rest>.*)", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|just|at least)\b", re.IGNORECASE)
_BY_DEGREE = re.compile(
    r"\b(?:little|bit|half|halfway|part\w*|beg[iau]n\w*|start\w*|can['’]?t|cannot|leave|skip|omit|complete)\b",
    re.IGNORECASE,
)
"""Words of somebody who tells how much they know of something, and not what alone they know."""
_EXCEPT = re.compile(r"\b(?:but|not|except|without|apart from|though|minus|leave|skip|drop)\b", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"^\W*\w{1,6}\W+(?:no|nope|wait|not|hold on|actually|scratch that|stop)\b", re.IGNORECASE)
"""How a message begins that says yes and then thinks better of it."""
_DOES_OTHERWISE = re.compile(r"\b(?:skip|leave|drop|omit|start|begin|will|i['’]?ll|learn|study)\b", re.IGNORECASE)
"""Words of somebody who does not know what the bot asked about, and says what to do about it."""
_DID_THAT = re.compile(
    r"\W*(?:(?:but|oh|well|no|hm+|yes|actually)\W+)*(?:i(?:['’]ve|\s+have)?\s+)?(?:already\s+)?(?:did|done|finished|had|completed)"
    r"\s+(?:that|this|it|those)(?:\s+(?:one|already|before|part))*\W*",
    re.IGNORECASE,
)


class Agreements:
    """Answers what is said to a proposal."""

    def __init__(self, answerer: Answerer, answers: PlanAnswers) -> None:
        self._answerer, self._answers = answerer, answers

    def amended(self, turn: Turn, listener: Listener, text: str) -> Answer | None:
        """The answer to a message that changes what was proposed or just noted.

        It puts something else in its place, as "no, I meant Git", or takes up part of it, as "yes, but not SQL".
        """
        proposed = turn.conversation.proposed
        if other := exchanged(turn.conversation, listener, text):
            if told_proposal(turn.conversation, listener.curriculum):
                return self._answers.propose(turn, listener, other)
            return self._answers.note(turn, listener, other, lead=replies.CHANGED)
        if proposed is None:
            return None
        agrees, disagrees = _AGREES_BUT.match(text), _DISAGREES.match(text)
        found = agrees or disagrees
        learner, asks = turn.conversation.learner, any(map(surely_asks, sentences(text)))
        named = listener.topics_in(found["rest"]) if found and not asks else ()
        topics = [topic for topic in named if proposed.state(topic) != learner.state(topic)]
        if not topics:
            return None
        if _ONLY.search(text) and not _BY_DEGREE.search(text):
            kept = replace(proposed, done=learner.done, doing=learner.doing, skipped=learner.skipped)
            for topic in topics:
                kept = kept.with_topics(proposed.state(topic), [topic])
            return self._answers.note(turn, listener, kept) if agrees else self._answers.propose(turn, listener, kept)
        leaves_out = turn.conversation.claimed is not None and _DOES_OTHERWISE.search(text)
        if leaves_out or not _EXCEPT.search(text):
            return None
        for topic in topics:
            proposed = proposed.with_topics(learner.state(topic), [topic])
        return (
            self._answers.note(turn, listener, proposed) if agrees else self._answers.propose(turn, listener, proposed)
        )

    def replied(self, turn: Turn, listener: Listener, reading: Reading, text: str, told: Learner) -> Answer | None:
        """The answer to a yes or a no to what was proposed; None where a message says something else."""
        conversation = turn.conversation
        if conversation.proposed and _DID_THAT.fullmatch(text):
            return self._has_next(turn, listener, conversation.proposed)
        said = None if reading.act in PLANNED - {Act.EXPORT} | _MOVES | {Act.WHY, Act.FORGET} else answered(text)
        says = {Act.AFFIRM: True, Act.ACKNOWLEDGEMENT: True, Act.DENY: False}.get(reading.act, said)
        if told != conversation.proposed and reading.told and _AGREES_BUT.match(text):
            says = True
        if says and _AGREES_BUT.match(text) and _BREAKS_OFF.match(text):
            says = None
        if says and conversation.claimed and _DOES_OTHERWISE.search(text):
            says = None
        if says and conversation.proposed and keeps_hours(text, conversation.learner, conversation.proposed):
            says = False
        if says and conversation.proposed:
            added = told not in {conversation.learner, conversation.proposed}
            return self._answers.note(turn, listener, told if added else conversation.proposed)
        if says is False and told == conversation.learner and conversation.claimed not in {None, conversation.learner}:
            return self._answers.propose(turn, listener, conversation.claimed, lead=replies.WITHOUT_THAT)
        if says is False and told == conversation.learner:
            nothing = replace(turn, conversation=replace(conversation, waiting=None, sections=(), step=""))
            return self._answerer.say(
                nothing, Kind.SMALLTALK, replies.NOT_NOTED, suggested=self._answers.suggestions(turn)
            )
        return None

    def cleared(self, turn: Turn, listener: Listener, text: str) -> Answer | None:
        """The answer to somebody who wants the goal, the hours or the day taken out where they are not noted."""
        if not fields_to_clear(text):
            return None
        pending = turn.conversation.proposed
        if pending and (without := cleared(pending, text)) != pending:
            return self._answers.propose(turn, listener, without)
        return self._answerer.say(
            turn, Kind.SMALLTALK, replies.NOTHING_OF_THAT, suggested=self._answers.suggestions(turn)
        )

    def _has_next(self, turn: Turn, listener: Listener, proposed: Learner) -> Answer | None:
        """What was proposed with the step that would come next, for somebody who says that they did that already."""
        step = self._answers.position(turn, listener, proposed).plan.next
        if step is None:
            return None
        return self._answers.propose(turn, listener, proposed.with_topics(DONE, [step.topic.id]))


def replied_first(turn: Turn, listener: Listener | None, *, agrees: bool) -> tuple[Turn, str]:
    """The turn once what was proposed is noted or dropped, and the line that says so."""
    conversation = turn.conversation
    if not agrees or listener is None or conversation.proposed is None:
        return replace(turn, conversation=replace(conversation, proposed=None, waiting=None)), replies.NOT_NOTED
    noted = in_a_row(changes(conversation.learner, conversation.proposed, listener.curriculum))
    return replace(turn, conversation=conversation.with_learner(conversation.proposed)), f"{replies.NOTED} {noted}."
