"""What is said of a learner's plan: what was understood and noted, and the steps that follow from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot import replies
from bot.answer import Answer, Kind, Mode
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import in_a_line
from bot.answers.sources import Library, Sources, about_hours
from bot.conversation import Option, Span
from bot.learner import Learner
from bot.planning.foundations import Foundations
from bot.planning.plan import Plan, PlanStep, make_plan
from bot.planning.plan_needs import open_needs, with_needs
from bot.planning.plan_words import ESTIMATED, changes, fit_in_words, hours_in_words, joined, pace
from bot.planning.telling import Listener
from knowledge.curriculum import Curriculum, Topic

MOST_SPOKEN_OF = 3
"""How many of the sections behind an answer are what the conversation goes on from."""
MOST_LISTED = 12
"""How many topics of a state are named; more are counted."""
SUGGESTED = 3
ASKED_NEXT = ("What should I do next?", "Show me my plan", "How long will it take me?", "Where am I?")
"""What may be asked of any plan."""
ON_FROM_A_STEP = "What comes after that?"
"""What is asked in place of the first where a step was just told."""


@dataclass(frozen=True)
class Position:
    """Where a learner stands on the path of a curriculum, and the plan that follows."""

    turn: Turn
    listener: Listener
    learner: Learner
    begins: date
    """The first day of the plan."""

    @cached_property
    def plan(self) -> Plan:
        """Made once it is asked for: many messages need none."""
        return make_plan(self.curriculum, self.learner, begins=self.begins)

    @property
    def curriculum(self) -> Curriculum:
        return self.listener.curriculum

    @property
    def goal(self) -> str:
        return self.plan.goal.title if self.plan.goal else replies.THE_PATH


class PlanAnswers:
    """Makes answers out of a position; each claim about the path has the section behind it."""

    def __init__(self, answerer: Answerer, today: Callable[[], date]) -> None:
        self._answerer, self.today = answerer, today
        self.library = Library(answerer)
        self.foundations = Foundations(answerer, self.library)

    def warm(self, curriculum: Curriculum) -> None:
        """Find now what stands behind each topic and goal, so that no learner waits for that."""
        self.library.look_up([(topic.section, about_hours(topic)) for topic in curriculum.topics])
        self.library.look_up([(goal.section, goal.title) for goal in curriculum.goals])

    def position(self, turn: Turn, listener: Listener, learner: Learner | None = None) -> Position:
        """Where a learner stands, by default the one of the conversation."""
        known = (learner or turn.conversation.learner).of(listener.curriculum)
        return Position(turn, listener, known, self.today())

    def propose(self, turn: Turn, listener: Listener, told: Learner, *, lead: str = replies.UNDERSTOOD) -> Answer:
        """What was understood, with the sections of its topics, what would come next, and the question to note it."""
        sources, position = Sources(self.library), self.position(turn, listener, told)
        differs = changes(turn.conversation.learner, told, listener.curriculum)
        if not differs:
            return self._answerer.say(turn, Kind.SMALLTALK, replies.NOT_NOTED, suggested=self.suggestions(turn))
        lines = [lead, "", *(listed(name, words, sources) for name, words in differs)]
        warning, step = self.warning(turn, listener, told, sources), position.plan.next
        would = replies.WOULD_BE_NEXT.format(title=step.topic.title, mark=sources.of_topic(step.topic)) if step else ""
        closing = " ".join(part for part in (fit_in_words(position.plan), would, replies.SHALL_I_NOTE) if part)
        answer = self.say(position, sources, ["\n".join(lines), warning, closing])
        spoken_of, known = turn.conversation.step, turn.conversation.learner
        still = spoken_of if told.state(spoken_of) == known.state(spoken_of) else ""
        return replace(answer, conversation=replace(answer.conversation, proposed=told, step=still))

    def warning(self, turn: Turn, listener: Listener, told: Learner, sources: Sources) -> str:
        """What speaks against leaving out what the learner now wants left out."""
        before = self.position(turn, listener)
        new = set(told.skipped) - set(before.learner.skipped)
        topics = [topic for topic in listener.curriculum.topics if topic.id in new]
        return self.foundations.against(listener.curriculum, before.plan, sources, topics) if topics else ""

    def note(self, turn: Turn, listener: Listener, learner: Learner, *, lead: str = replies.NOTED) -> Answer:
        """The change made, said in one line, and the next step of the plan as it is now."""
        sources, before = Sources(self.library), turn.conversation.learner
        differs = changes(before, learner, listener.curriculum)
        noted = in_a_row(differs)
        conversation = turn.conversation.with_learner(learner)
        position = self.position(Turn(turn.message, conversation), listener)
        said = f"{lead} {noted}." if noted else lead
        step, stood = position.plan.next, self.position(turn, listener).plan.next
        if step and stood and not before.is_unknown and step.topic == stood.topic:
            left = replies.STAYS.format(
                pace=pace(position.plan), title=step.topic.title, mark=sources.of_topic(step.topic)
            )
            answer = self.say(position, sources, [f"{said} {fit_in_words(position.plan)}".strip(), left])
        else:
            answer = self._with_step(position, sources, step, [said], replies.IS_NEXT)
        return self._asking_needs(answer, position, before)

    def _asking_needs(self, answer: Answer, position: Position, before: Learner) -> Answer:
        """An answer that asks whether what newly known topics stand on is known too, where the plan goes back to it."""
        learner, step = position.learner, position.plan.next
        needs = open_needs(before, learner, position.curriculum)
        if step is None or step.topic not in needs or learner.background != before.background:
            return answer
        question = replies.KNOWN_AS_WELL.format(needs=joined([topic.title for topic in needs]))
        return self.asking(answer, with_needs(before, learner, position.curriculum), question)

    def noted_already(self, turn: Turn, listener: Listener) -> Answer:
        """That what the message tells is known, and what comes next."""
        position = self.position(turn, listener)
        step = position.plan.next
        return self._with_step(position, Sources(self.library), step, [replies.NOTED_ALREADY], replies.IS_NEXT)

    def move(self, position: Position, by: int, *, stays: bool = False) -> Answer:
        """The step of the plan after the one that was spoken of last, or before it; else the next to be begun.

        With `stays` it is still the next step where that was spoken of last, since it is not known to be done.
        """
        plan, sources = position.plan, Sources(self.library)
        ids, spoken_of = [step.topic.id for step in plan.steps], position.turn.conversation.step
        if stays and plan.next and plan.next.topic.id == spoken_of:
            return self._still(position, plan.next)
        if spoken_of not in ids:
            begun = joined([f"**{step.topic.title}**{sources.of_topic(step.topic)}" for step in plan.begun])
            lines = [replies.BEGUN.format(topics=begun)] if begun and plan.next not in plan.begun else []
            lead = replies.IS_NEXT if position.learner.done or begun else replies.IS_FIRST
            return self._with_step(position, sources, plan.next, lines, lead)
        place = ids.index(spoken_of) + by
        if not 0 <= place < len(ids):
            text = replies.PLAN_ENDS if by > 0 else replies.PLAN_BEGINS
            return self._answerer.say(position.turn, Kind.PLAN, text, suggested=self.suggestions(position.turn))
        lead = replies.COMES_THEN if by > 0 else replies.COMES_BEFORE
        return self._with_step(position, sources, plan.steps[place], [], lead)

    def _still(self, position: Position, step: PlanStep) -> Answer:
        """That the next step has not changed, and what comes after it."""
        sources, steps = Sources(self.library), position.plan.steps
        topic, place = step.topic, steps.index(step) + 1
        lines = [
            replies.STILL_NEXT.format(title=topic.title, mark=sources.of_topic(topic), hours=hours_in_words(step.hours))
        ]
        if place < len(steps):
            after = steps[place].topic
            lines.append(f"{replies.COMES_THEN} **{after.title}**{sources.of_topic(after)}.")
        return self.on_step(self.say(position, sources, [" ".join(lines)]), topic)

    def _with_step(
        self, position: Position, sources: Sources, step: PlanStep | None, lines: Sequence[str], lead: str
    ) -> Answer:
        """An answer that ends with a step: its hours, what its section opens with, what to try, where to learn it."""
        if step is None:
            return self.say(position, sources, [*lines, self.all_done(position, sources)])
        topic = step.topic
        named = replies.NEXT_STEP.format(
            lead=replies.GO_ON_WITH if step.is_doing and lead == replies.IS_NEXT else lead,
            title=topic.title,
            hours=hours_in_words(step.hours),
            estimated=ESTIMATED[topic.estimated],
            mark=sources.of_topic(topic),
        )
        opening = sources.quote(self.library.opening(topic.section), in_a_line)
        points = [replies.TRY.format(exercise=topic.exercise)] if topic.exercise else []
        if topic.resources and (found := self.library.find(topic.resources, topic.title)):
            points.append(sources.quote(found, in_a_line))
        if beside := position.plan.beside(step):
            points.append(replies.BESIDE.format(titles=", ".join(each.topic.title for each in beside[:3])))
        answer = self.say(position, sources, [*lines, named, opening, "\n".join(f"- {point}" for point in points)])
        return self.on_step(answer, topic)

    def on_step(self, answer: Answer, topic: Topic) -> Answer:
        """An answer after which a topic of the plan is what was spoken of last."""
        conversation = replace(
            answer.conversation,
            step=topic.id,
            answered=topic.title,
            sections=(topic.section,),
            topic=topic.section,
            told=tuple(Span(each.section.id, each.start, each.end) for each in answer.citations),
            suggested=tuple(
                Option(ON_FROM_A_STEP) if option.words == ASKED_NEXT[0] else option
                for option in answer.conversation.suggested
            ),
        )
        suggestions = tuple(option.words for option in conversation.suggested)
        return replace(answer, conversation=conversation, suggestions=suggestions)

    def all_done(self, position: Position, sources: Sources) -> str:
        goal = position.plan.goal
        if goal is None:
            return replies.ALL_DONE_NO_GOAL
        return replies.ALL_DONE.format(goal=goal.title, mark=sources.of_goal(goal))

    def undo(self, position: Position) -> Answer:
        conversation = position.turn.conversation
        if not conversation.before:
            return self._answerer.say(position.turn, Kind.PLAN, replies.NOTHING_TO_UNDO)
        *before, last = conversation.before
        undone = replace(
            conversation, learner=last, before=tuple(before), proposed=None, waiting=None, step="", sections=()
        )
        turn = Turn(position.turn.message, undone)
        taken_back = in_a_row(changes(last, conversation.learner, position.curriculum))
        said = replies.UNDONE.format(changes=taken_back) if taken_back else replies.UNDONE_AT_ALL
        noted = profile(undone.learner, position.curriculum)
        return self._answerer.say(turn, Kind.PLAN, f"{said}\n\n{noted}", suggested=self.suggestions(turn))

    def asking(self, answer: Answer, told: Learner, question: str, *, claimed: Learner | None = None) -> Answer:
        """An answer that ends by asking whether to note something; its own questions are left out.

        `claimed` is what stays of it after a no, where not all of it was told.
        """
        text = answer.text
        for other in (replies.ASK_GOAL, replies.ASK_HOURS, replies.ASK_KNOWN):
            text = text.removesuffix(other).rstrip()
        conversation = replace(answer.conversation, proposed=told, claimed=claimed)
        return replace(answer, text=f"{text}\n\n{question}", conversation=conversation)

    def say(self, position: Position, sources: Sources, parts: Sequence[str]) -> Answer:
        return self.built(position.turn, sources, "\n\n".join(part for part in parts if part))

    def built(self, turn: Turn, sources: Sources, text: str) -> Answer:
        suggested = self.suggestions(turn)
        cited = tuple(dict.fromkeys(citation.section.id for citation in sources.citations))
        conversation = replace(
            turn.conversation, offer=None, proposed=None, claimed=None, planned=True, listed=(), suggested=suggested
        )
        if cited:
            conversation = replace(conversation, sections=cited[:MOST_SPOKEN_OF], topic=cited[0])
        return Answer(
            message=turn.message,
            kind=Kind.PLAN,
            mode=Mode.EXTRACTED,
            text=text,
            conversation=conversation,
            citations=sources.citations,
            suggestions=tuple(option.words for option in suggested),
        )

    def suggestions(self, turn: Turn) -> tuple[Option, ...]:
        return tuple(Option(words) for words in ASKED_NEXT if words != turn.message)[:SUGGESTED]


def profile(learner: Learner, curriculum: Curriculum) -> str:
    """What is noted of a learner, as a list."""
    lines = changes(Learner(), learner.of(curriculum), curriculum)
    if not lines:
        return replies.NO_PROFILE
    listed = (f"- **{name}:** {', '.join(word for word, _ in words)}" for name, words in lines)
    return "\n".join([replies.PROFILE, "", *listed])


def listed(name: str, words: Sequence[tuple[str, str]], sources: Sources) -> str:
    """A line of a list: what it is about, and its words, each with the section behind it."""
    shown = [f"{word}{sources.mark(section, word) if section else ''}" for word, section in words[:MOST_LISTED]]
    more = [f"{len(words) - MOST_LISTED} more"] if len(words) > MOST_LISTED else []
    return f"- **{name}:** {', '.join([*shown, *more])}"


def in_a_row(differs: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    """What differs between two states of a learner, in a line."""
    return "; ".join(f"{name}: {', '.join(word for word, _ in words)}" for name, words in differs)
