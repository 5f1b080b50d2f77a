"""What learners ask of their plan: to see it, how far they are, how long it takes, what they may skip, and what if."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, listed_questions
from bot.answers.sources import Sources
from bot.learner import Learner
from bot.planning.asked import asks_duration, asks_for_the_least
from bot.planning.part import part_asked, phase_of
from bot.planning.plan import Hours, Plan, PlanStep, make_plan
from bot.planning.plan_answers import PlanAnswers, Position, listed
from bot.planning.plan_places import computed
from bot.planning.plan_words import (
    STATE_WORDS,
    at_least,
    changes,
    fit_in_words,
    hours_in_words,
    joined,
    pace,
    share_behind,
)
from bot.planning.skips import Skips
from bot.planning.suppositions import Suppositions
from bot.reading.acts import Act
from knowledge.curriculum import Topic
from knowledge.dates import month_in_words

NEXT_FEW = 3
"""How many topics are named of a plan in short."""
_PHASE = re.compile(r"\bphase\s+(\d{1,2}|one|two|three|four|five)\b", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_HOURS_FOR_A_DAY = re.compile(r"\bhow (?:many|much) (?:hours|time)\b.*\bby\b", re.IGNORECASE | re.DOTALL)
"""How it is asked what a day to be ready by would take."""
_MINE = re.compile(r"\b(?:i|me|my|i['’](?:m|ll|d|ve))\b", re.IGNORECASE)


class PlanQuestions:
    """Answers what is asked of a plan."""

    def __init__(self, answerer: Answerer, answers: PlanAnswers) -> None:
        self._answerer, self._answers = answerer, answers
        self._skips, self._suppositions = Skips(answers), Suppositions(answerer, answers)

    def answer(self, position: Position, act: Act, text: str) -> Answer | None:
        """The answer to a question about a position; None where the guides have to answer it."""
        match act:
            case Act.PLAN:
                return self._show_plan(self._aimed(position, text))
            case Act.PROGRESS:
                phase = _PHASE.search(text)
                topics = self._of_phase(position, phase) if phase else ()
                return self._how_long_part(position, topics) if topics else self._progress(position, text)
            case Act.MAY_SKIP:
                return self._skips.may_skip(position, text)
            case Act.HOW_LONG:
                by_day = self._suppositions.what_if(position, text) if _HOURS_FOR_A_DAY.search(text) else None
                return by_day or self._how_long(position, text)
            case Act.WHAT_IF:
                supposed = self._suppositions.what_if(position, text)
                return supposed or (self._how_long(position, text) if asks_duration(text) else None)
            case Act.UNDO:
                return self._answers.undo(position)
        turn = position.turn
        return self._answerer.say(turn, Kind.PLAN, replies.EXPORT, suggested=self._answers.suggestions(turn))

    def _aimed(self, position: Position, text: str) -> Position:
        """The position with the goal that a message asks a plan for, if it names one."""
        listener = position.listener
        goal = listener.goal_in(text, Act.PLAN)
        return (
            self._answers.position(position.turn, listener, replace(position.learner, goal=goal)) if goal else position
        )

    def _show_plan(self, position: Position) -> Answer:
        """The topics that are left, by phase, with hours and dates, each with its section."""
        sources, plan = Sources(self._answers.library), position.plan
        if not plan.steps:
            return self._answers.say(position, sources, [self._answers.all_done(position, sources)])
        count, total = len(plan.steps), len(plan.steps) + len(self._behind(position))
        if goal := plan.goal:
            mark = sources.of_goal(goal)
            lead = replies.PLAN_FOR.format(goal=goal.title, mark=mark, count=count, total=total, pace=pace(plan))
        else:
            lead = replies.PLAN_FOR_ALL.format(count=count, total=total, pace=pace(plan))
        assumed = "" if plan.is_goal_chosen or goal is None else replies.ASSUMED_GOAL
        phases = "\n".join(f"- {self._phase(position, sources, *phase)}" for phase in plan.phases())
        closing = " ".join(
            part for part in (fit_in_words(plan), computed(self._answerer, position), self._missing(plan)) if part
        )
        return self._answers.say(position, sources, [f"{lead} {assumed}".strip(), phases, closing])

    def _phase(self, position: Position, sources: Sources, phase: int, steps: Sequence[PlanStep]) -> str:
        plan = position.plan
        hours = Hours(sum(step.hours.low for step in steps), sum(step.hours.high for step in steps))
        day = plan.day_after(steps[-1].until.middle)
        return replies.PHASE.format(
            phase=f"Phase {phase}",
            hours=hours_in_words(hours),
            until=replies.UNTIL.format(month=month_in_words(day)) if day else "",
            topics=", ".join(f"{step.topic.title}{sources.of_topic(step.topic)}" for step in steps),
        )

    def _missing(self, plan: Plan) -> str:
        """The one question that would make a plan better."""
        if plan.goal and not plan.is_goal_chosen:
            return replies.ASK_GOAL
        return "" if plan.hours_a_week else replies.ASK_HOURS

    def _behind(self, position: Position) -> list[Topic]:
        """The topics of the goal that are done."""
        whole = make_plan(position.curriculum, Learner(goal=position.learner.goal), begins=position.plan.begins)
        return [step.topic for step in whole.steps if step.topic.id in position.learner.done]

    def _progress(self, position: Position, text: str) -> Answer | None:
        """What is done, begun, next and left out, and how much of the way that is."""
        if position.learner.is_unknown:
            return self._nothing_done(position, text)
        sources, plan, behind = Sources(self._answers.library), position.plan, self._behind(position)
        share, left = share_behind(plan), hours_in_words(plan.hours)
        done, total = len(behind), len(behind) + len(plan.steps)
        if goal := plan.goal:
            mark = sources.of_goal(goal)
            lead = replies.STANDS.format(goal=goal.title, mark=mark, share=share, done=done, total=total, pace=left)
        else:
            lead = replies.STANDS_NO_GOAL.format(share=share, done=done, total=total, pace=left)
        noted = changes(Learner(), position.learner, position.curriculum)
        states = [each for each in noted if each[0] in STATE_WORDS.values()]
        rest = [each for each in noted if each not in states and each[0] != "Goal"]
        ahead = [(step.topic.title, step.topic.section) for step in plan.steps if not step.is_doing][:3]
        lines = [listed(name, words, sources) for name, words in (*states, ("Next", ahead), *rest) if words]
        return self._answers.say(position, sources, [lead, "\n".join(lines), self._missing(plan)])

    def _nothing_done(self, position: Position, text: str) -> Answer | None:
        """That nothing is noted, and what comes first; None where a message or the talk is about something else."""
        conversation, step = position.turn.conversation, position.plan.next
        spoken_of = conversation.sections
        elsewhere = spoken_of and not any(id.startswith(f"{position.curriculum.guide}/") for id in spoken_of)
        if (
            elsewhere
            or conversation.place
            or step is None
            or self._answerer.evidence.acts.has_subject(text, Act.PROGRESS)
        ):
            return None
        sources, total = Sources(self._answers.library), len(position.plan.steps)
        asked = listed_questions(conversation.asked)
        lead = replies.NOTHING_DONE.format(total=total, goal=position.goal)
        first = replies.FIRST_COMES.format(title=step.topic.title, mark=sources.of_topic(step.topic))
        talked = f"{replies.RECAP}\n\n{asked}" if asked else ""
        answer = self._answers.say(position, sources, [f"{lead} {first}", talked, replies.ASK_KNOWN])
        return replace(answer, conversation=replace(answer.conversation, sections=(), topic=conversation.topic))

    def in_short(self, position: Position) -> Answer:
        """How much is ahead, and the next few topics."""
        sources, plan = Sources(self._answers.library), position.plan
        if not plan.steps:
            return self._answers.say(position, sources, [self._answers.all_done(position, sources)])
        mark = sources.of_goal(plan.goal) if plan.goal else ""
        lead = replies.PLAN_IN_SHORT.format(goal=position.goal, mark=mark, count=len(plan.steps), pace=pace(plan))
        steps = [f"{step.topic.title}{sources.of_topic(step.topic)}" for step in plan.steps[:NEXT_FEW]]
        return self._answers.say(position, sources, [f"{lead} {replies.NEXT_FEW.format(topics=joined(steps))}"])

    def _how_long(self, position: Position, text: str) -> Answer | None:
        """The hours that are left of the plan, or of what a message names, with weeks and dates as far as known."""
        position = self._aimed(position, text)
        sources, plan = Sources(self._answers.library), position.plan
        phase = _PHASE.search(text)
        topics = self._of_phase(position, phase) if phase else part_asked(self._answerer, position, text)
        if topics:
            return self._how_long_part(position, topics)
        if position.learner.is_unknown and not _MINE.search(text):
            return None
        if not plan.steps:
            return self._answers.say(position, sources, [self._answers.all_done(position, sources)])
        goal = plan.goal
        lead = (
            replies.HOW_LONG.format(goal=goal.title, mark=sources.of_goal(goal), pace=pace(plan))
            if goal
            else replies.HOW_LONG_NO_GOAL.format(pace=pace(plan))
        )
        assumed = "" if plan.is_goal_chosen or goal is None else replies.ASSUMED_GOAL
        ask = "" if plan.hours_a_week else replies.ASK_HOURS
        lead = f"{lead} {assumed}".strip()
        least = replies.AT_LEAST.format(least=at_least(plan)) if asks_for_the_least(text) else ""
        fits = fit_in_words(plan)
        first, last = (fits, "") if _HOURS_FOR_A_DAY.search(text) else ("", fits)
        closing = " ".join(part for part in (last, computed(self._answerer, position), ask) if part)
        return self._answers.say(position, sources, [first, least, lead, closing])

    def _of_phase(self, position: Position, phase: "re.Match[str]") -> tuple[str, ...]:
        number = _NUMBERS.get(phase[1].lower()) or int(phase[1])
        return tuple(topic.id for topic in position.curriculum.topics if topic.phase == number)

    def _how_long_part(self, position: Position, topics: tuple[str, ...]) -> Answer | None:
        """The same of one phase, or of some topics."""
        sources = Sources(self._answers.library)
        if position.learner.is_unknown:
            return None
        named = [topic for topic in position.curriculum.topics if topic.id in topics]
        phase, only = phase_of(position, topics), position.plan.part(topics)
        part = (
            f"What is left of Phase {phase}"
            if phase
            else joined([f"**{topic.title}**{sources.of_topic(topic)}" for topic in named])
        )
        if not only.steps:
            return self._answers.say(position, sources, [self._no_hours_left(position, named, part)])
        if phase:
            part += f" ({', '.join(f'{step.topic.title}{sources.of_topic(step.topic)}' for step in only.steps)})"
        lead = f"{part[:1].upper()}{part[1:]}"
        ask = "" if only.hours_a_week else replies.ASK_HOURS
        closing = f"{computed(self._answerer, position)} {ask}".strip()
        return self._answers.say(position, sources, [replies.HOW_LONG_PART.format(part=lead, pace=pace(only)), closing])

    @staticmethod
    def _no_hours_left(position: Position, topics: Sequence[Topic], part: str) -> str:
        """That some topics take no hours any more: what leaving them out saves, or that they are done."""
        if not all(topic.id in position.learner.skipped for topic in topics):
            return replies.HOW_LONG_DONE.format(part=part)
        saved = Hours(*map(sum, zip(*(topic.hours for topic in topics), strict=True)))
        return replies.HOW_LONG_LEFT_OUT.format(part=part, hours=hours_in_words(saved))
