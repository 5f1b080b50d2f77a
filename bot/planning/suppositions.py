"""What would change with other hours, another day or another goal, on top of what is noted or was told."""

from dataclasses import replace

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer
from bot.answers.sources import Sources
from bot.learner import FEWEST_HOURS, MOST_HOURS, Learner
from bot.planning.plan_answers import PlanAnswers, Position
from bot.planning.plan_places import computed
from bot.planning.plan_words import changed_words, fit_in_words, pace
from bot.planning.spoken_of import goal_spoken_of
from bot.reading.acts import Act
from bot.reading.amounts import times_as_many
from bot.reading.sentence import Sentence


class Suppositions:
    """Answers what would be if; it is noted only where the learner agrees."""

    def __init__(self, answerer: Answerer, answers: PlanAnswers) -> None:
        self._answerer, self._answers = answerer, answers

    def what_if(self, position: Position, text: str) -> Answer | None:
        """The plan as a message supposes it, beside the plan as it is; None where it supposes nothing.

        The position may be one that was told and not yet agreed to; after a no that proposal still stands.
        """
        listener, now, noted = position.listener, position.learner, position.turn.conversation.learner
        supposed = self._supposed(position, text)
        if supposed == now:
            return None
        if not supposed.goal and (goal_id := goal_spoken_of(listener, position.turn.conversation.asked, text)):
            supposed = replace(supposed, goal=goal_id)
        then, sources = self._answers.position(position.turn, listener, supposed), Sources(self._answers.library)
        goal, fits, lead = then.plan.goal, fit_in_words(then.plan), _difference(position, then, is_noted=now == noted)
        if goal:
            lead = f"**{goal.title}**{sources.of_goal(goal)}: {lead[:1].lower()}{lead[1:]}"
        parts = [fits, lead] if supposed.ready_by != now.ready_by else [lead, fits]
        told = changed_words(noted, now, position.curriculum)
        reckons = replies.WHAT_IF_TOLD.format(told=told) if told else ""
        answer = self._answers.say(then, sources, [*parts, reckons, computed(self._answerer, position)])
        if told:
            question = replies.SHALL_I_NOTE_THIS.format(told=changed_words(noted, supposed, position.curriculum))
            return self._answers.asking(answer, supposed, question, claimed=now)
        replaces = position.plan.hours_a_week or supposed.goal != now.goal or now.ready_by
        return self._answers.asking(answer, supposed, replies.SHALL_I_CHANGE if replaces else replies.SHALL_I_NOTE)

    def _supposed(self, position: Position, text: str) -> Learner:
        now = position.learner
        as_many = round(times_as_many(text) * now.hours_a_week, 1)
        if FEWEST_HOURS <= as_many <= MOST_HOURS:
            return replace(now, hours_a_week=as_many)
        return position.listener.hear([Sentence(text, Act.WHAT_IF)], now, self._answers.today())


def _difference(position: Position, then: Position, *, is_noted: bool) -> str:
    """How long it would take, and how long it takes now where that is another figure to compare with."""
    would, now = pace(then.plan), pace(position.plan)
    if would == now:
        return replies.WHAT_IF_SAME.format(pace=now)
    if position.plan.hours_a_week or then.learner.goal != position.learner.goal:
        if is_noted:
            return replies.WHAT_IF.format(pace=would, now=now)
        return replies.WHAT_IF_BESIDES.format(pace=would, now=now)
    return replies.WHAT_IF_NEW.format(pace=would)
