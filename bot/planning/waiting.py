"""A proposal that waits for its yes: answers that reckon with it, what is noted beside it, what is skipped of it."""

import re
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.learner import DONE, SKIPPED, STATES, Learner
from bot.planning.asked import asks_what_now
from bot.planning.plan_answers import PlanAnswers, in_a_row
from bot.planning.plan_questions import PlanQuestions
from bot.planning.plan_words import changed_words, changes
from bot.planning.telling import Listener
from bot.reading.acts import PLANNED, Act

MOVES = frozenset({Act.NEXT, Act.PREVIOUS})
_AS_IF = PLANNED - {Act.UNDO, Act.EXPORT, Act.PROGRESS} | MOVES
"""Acts that are answered as if what was proposed were noted."""
_SKIPS_IT = re.compile(
    r"\W*(?:(?:just|then|ok(?:ay)?|no|yes|please|so|i['’]?ll|let['’]?s)\W+)*"
    r"(?:(?:skip|drop)\s+(?:it|that|this|them|those|both)(?:\s+out)?|leave\s+(?:it|that|this|them|those|both)\s+out)\b"
    r".{0,20}",
    re.IGNORECASE,
)


class Waiting:
    """Answers while something that was proposed waits for a yes."""

    def __init__(self, answerer: Answerer, answers: PlanAnswers, questions: PlanQuestions) -> None:
        self._answerer, self._answers, self._questions = answerer, answers, questions

    def as_if(self, turn: Turn, act: Act, text: str, listener: Listener, pending: Learner) -> Answer | None:
        """The answer to a question about the plan as if what was told held, which is then asked once more.

        How far somebody is, is told of what is noted alone.
        """
        if act is Act.PROGRESS:
            return self.standing(turn, listener, pending)
        learner, step = turn.conversation.learner, turn.conversation.step
        may_skip = step in pending.done and learner.state(step) != DONE
        if act not in _AS_IF or (act in MOVES and may_skip):
            return None
        position = self._answers.position(turn, listener, pending)
        if act in MOVES:
            moved = self._answers.move(position, -1 if act is Act.PREVIOUS else 1, stays=asks_what_now(text))
            return self.asked_again(moved, pending, listener)
        found = self._questions.answer(position, act, text)
        kept = found and found.conversation.proposed
        return found if kept else found and self.asked_again(found, pending, listener)

    def asked_again(self, answer: Answer, pending: Learner, listener: Listener) -> Answer:
        """An answer that ends by asking once more whether to note what was told."""
        told = changed_words(answer.conversation.learner, pending, listener.curriculum)
        return self._answers.asking(answer, pending, replies.SHALL_I_STILL_NOTE.format(told=told))

    def standing(self, turn: Turn, listener: Listener, pending: Learner) -> Answer:
        """What is noted, and apart from it what was told and waits for a yes."""
        known = turn.conversation.learner
        position = self._answers.position(turn, listener)
        noted = None if known.is_unknown else self._questions.answer(position, Act.PROGRESS, "")
        answer = noted or self._answerer.say(
            turn, Kind.SMALLTALK, replies.NO_PROFILE, suggested=self._answers.suggestions(turn)
        )
        told = in_a_row(changes(known, pending, listener.curriculum))
        planned = replace(answer, conversation=replace(answer.conversation, planned=True))
        return self._answers.asking(planned, pending, replies.STILL_WAITS.format(told=told))

    def skipped(self, turn: Turn, listener: Listener, text: str) -> Answer | None:
        """What "skip it" leaves out: what was to be left out or was asked about just now, or the step spoken of last.

        What the learner told before is not noted by that, and goes on waiting.
        """
        conversation = turn.conversation
        if not _SKIPS_IT.fullmatch(text):
            return None
        proposed, known = conversation.proposed, conversation.learner
        if proposed and set(proposed.skipped) - set(known.skipped):
            return self._answers.note(turn, listener, proposed)
        claimed = conversation.claimed or known
        asked = _differing(claimed, proposed) if proposed and conversation.claimed else ()
        topics = asked or ((conversation.step,) if conversation.step else ())
        if not topics:
            return None
        guide = listener.curriculum.guide
        answer = self._answers.note(turn, listener, replace(known.with_topics(SKIPPED, topics), path=guide))
        if claimed == known:
            return answer
        told = changed_words(known, claimed, listener.curriculum)
        still = replace(claimed.with_topics(SKIPPED, topics), path=guide)
        return self._answers.asking(answer, still, replies.SHALL_I_STILL_NOTE.format(told=told))


def _differing(one: Learner, other: Learner) -> tuple[str, ...]:
    """The topics whose state is another in the second of two learners."""
    topics = [id for state in STATES for id in getattr(other, state) if one.state(id) != state]
    return tuple(dict.fromkeys(topics))
