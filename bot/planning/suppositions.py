"""What would change with other hours, another day or another goal, on top of what is noted or was told."""

from dataclasses import replace

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer
from bot.answers.sources import Sources
from bot.learner import FEWEST_HOURS, MOST_HOURS, Learner
from bot.planning.asked import asks_duration
from bot.planning.part import part_asked, part_in_words
from bot.planning.plan_answers import PlanAnswers, Position
from bot.planning.plan_places import computed
from bot.planning.plan_words import changed_words, fit_in_words, pace
from bot.planning.spoken_of import goal_spoken_of
from bot.reading.acts import Act
from bot.reading.amounts import times_as_many
from bot.reading.ready_by import ready_by
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
        fits, lead = fit_in_words(then.plan), self._difference(position, then, sources, text)
        parts = [fits, lead] if supposed.ready_by != now.ready_by else [lead, fits]
        told = changed_words(noted, now, position.curriculum)
        reckons = replies.WHAT_IF_TOLD.format(told=told) if told else ""
        answer = self._answers.say(then, sources, [*parts, reckons, computed(self._answerer, position)])
        if told:
            question = replies.SHALL_I_NOTE_THIS.format(told=changed_words(noted, supposed, position.curriculum))
            return self._answers.asking(answer, supposed, question, claimed=now)
        replaces = position.plan.hours_a_week or supposed.goal != now.goal or now.ready_by
        question = replies.SHALL_I_CHANGE if replaces else replies.SHALL_I_NOTE
        return self._answers.asking(answer, supposed, question, claimed=now)

    def _supposed(self, position: Position, text: str) -> Learner:
        now = position.learner
        as_many = round(times_as_many(text) * now.hours_a_week, 1)
        if FEWEST_HOURS <= as_many <= MOST_HOURS:
            return replace(now, hours_a_week=as_many)
        heard = position.listener.hear([Sentence(text, Act.WHAT_IF)], now, self._answers.today())
        day = ready_by(text, self._answers.today()) if heard == now else None
        return replace(heard, ready_by=day) if day else heard

    def _difference(self, position: Position, then: Position, sources: Sources, text: str) -> str:
        """How long it would take, all of it or the part that is asked about, and how long that takes now."""
        topics, goal = part_asked(self._answerer, position, text) if asks_duration(text) else (), then.plan.goal
        part = then.plan.part(topics)
        if part.steps:
            of = f"**{part_in_words(position, topics)}**{sources.of_topic(part.steps[0].topic)}"
            return _lowered(of, _compared(pace(part), pace(position.plan.part(topics)), position, then))
        lead = _compared(pace(then.plan), pace(position.plan), position, then)
        return _lowered(f"**{goal.title}**{sources.of_goal(goal)}", lead) if goal else lead


def _lowered(of: str, lead: str) -> str:
    return f"{of}: {lead[:1].lower()}{lead[1:]}"


def _compared(would: str, now: str, position: Position, then: Position) -> str:
    """What it would come to, beside what it comes to now where that is another figure to compare with."""
    if would == now:
        return replies.WHAT_IF_SAME.format(pace=now)
    if position.plan.hours_a_week or then.learner.goal != position.learner.goal:
        if position.learner == position.turn.conversation.learner:
            return replies.WHAT_IF.format(pace=would, now=now)
        return replies.WHAT_IF_BESIDES.format(pace=would, now=now)
    return replies.WHAT_IF_NEW.format(pace=would)
