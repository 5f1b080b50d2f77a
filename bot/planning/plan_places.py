"""Where a topic stands in a plan: what must come before it, when its turn is, and what may go beside it."""

import re
from dataclasses import replace

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer
from bot.answers.sources import Sources
from bot.planning.plan import needs_of
from bot.planning.plan_answers import PlanAnswers, Position
from bot.planning.plan_words import joined
from knowledge.curriculum import Topic
from knowledge.dates import month_in_words

MOST_PLACED = 4
"""Of how many topics it is said where they stand; more are a phase."""
_POINTS_BACK = re.compile(r"\b(?:it|that|this|those|them|one)\b", re.IGNORECASE)
_PLACE_WORDS = re.compile(
    r"\b(?:before|prerequisites?|prereqs?|ready for|on (?:my|the) (?:list|plan|path|way|road)|run into|comes? (?:in|up)"
    r"|missing|still (?:lack|need)|when (?:do|will|would|shall|can|am) i (?:get|reach|come|arrive|start|meet|begin)"
    r"|(?:get|getting) to)\b",
    re.IGNORECASE,
)
_IN_THE_PLAN = re.compile(
    r"\b(?:where|when)\b(?=.*\b(?:plan|path|list|order|roadmap|turn|come|comes|coming|fit|fits|sit|sits)\b)"
    r".*\b(?:plan|path|list|order|roadmap|turn|up)\b",
    re.IGNORECASE,
)
_MAY_BEGIN = re.compile(
    r"\b(?:can|could|may|should|shall|ok(?:ay)?|fine|possible|make sense|alright|too early)\b.*"
    r"\b(?:start|begin|do|doing|take|learn|study|jump|go|dive)\b.*"
    r"\b(?:now|already|yet|right away|straight ?away|immediately|today|this week|from the start|directly)\b",
    re.IGNORECASE,
)
_SKIPS = re.compile(r"\b(?:skip|omit|without|drop|leave)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:besides?|alongside|side by side|same (?:time|week)s?|together|parallel\w*|simultaneous\w*|at once|next to"
    r"|clash|on the side|in between)\b",
    re.IGNORECASE,
)


_IN_SUM = re.compile(r"\ball\s+(?:of\s+it\s+)?together\b|\baltogether\b|\bhow\s+(?:many|much|long)\b", re.IGNORECASE)


class PlanPlaces:
    """Answers where topics stand."""

    def __init__(self, answerer: Answerer, answers: PlanAnswers) -> None:
        self._answerer, self._answers = answerer, answers

    def place(self, position: Position, text: str) -> Answer | None:
        """What must come before a topic and what of it is still ahead, when its turn is, and what may go beside it.

        None where a message asks nothing of the kind.
        """
        together, known = bool(_TOGETHER.search(text)), not position.learner.is_unknown
        of_the_plan = _IN_THE_PLAN.search(text) or (_MAY_BEGIN.search(text) and not _SKIPS.search(text))
        asks = known and (together or _PLACE_WORDS.search(text) or of_the_plan)
        asks = asks or (position.turn.conversation.planned and of_the_plan) or _IN_THE_PLAN.search(text)
        if together and known and not _IN_SUM.search(text) and (beside := self._beside_the_next(position, text)):
            return beside
        names = position.listener.names_topic(text) or _POINTS_BACK.search(text)
        topics = topics_of(position, text) if asks and names else []
        if not topics or len(topics) > MOST_PLACED:
            return None
        sources = Sources(self._answers.library)
        if len(topics) == 2 and together:
            return self._answers.say(position, sources, [self._side_by_side(position, sources, *topics)])
        lines = [self._place(position, sources, topic) for topic in topics]
        answer = self._answers.say(position, sources, [*lines, computed(self._answerer, position)])
        return replace(answer, conversation=replace(answer.conversation, step=topics[-1].id))

    def _beside_the_next(self, position: Position, text: str) -> Answer | None:
        """What may go beside the next step, for somebody who names no other topic for that."""
        step = position.plan.next
        named = position.listener.topics_in(text)
        if step is None or (named and set(named) != {step.topic.id}):
            return None
        sources = Sources(self._answers.library)
        beside = [
            f"{each.topic.title}{sources.of_topic(each.topic)}" for each in position.plan.beside(step)[:MOST_PLACED]
        ]
        name = f"**{step.topic.title}**{sources.of_topic(step.topic)}"
        said = (
            replies.GOES_BESIDE.format(topic=name, titles=joined(beside))
            if beside
            else replies.NOTHING_BESIDE.format(topic=name)
        )
        answer = self._answers.say(position, sources, [said, computed(self._answerer, position)])
        return replace(answer, conversation=replace(answer.conversation, step=step.topic.id))

    def _place(self, position: Position, sources: Sources, topic: Topic) -> str:
        """Where a topic stands in the plan, and what of its needs is ahead."""
        name, plan = f"**{topic.title}**{sources.of_topic(topic)}", position.plan
        if topic.id in position.learner.done:
            noted = topic.id in position.turn.conversation.learner.done
            return (replies.KNOWN_ALREADY if noted else replies.KNOWN_ONCE_NOTED).format(topics=name)
        places = {step.topic.id: number for number, step in enumerate(plan.steps, start=1)}
        place = places.get(topic.id)
        if place is None:
            left_out = topic.id in position.learner.skipped
            return (
                replies.LEFT_OUT.format(topics=name)
                if left_out
                else replies.NOT_NEEDED.format(goal=position.goal, topics=name)
            )
        step = plan.steps[place - 1]
        needed = needs_of(position.curriculum, topic)
        before = [each.topic for each in plan.steps[: place - 1] if each.topic.id in needed]
        day = plan.day_after(step.until.middle - step.hours.middle)
        parts = [
            replies.PLACE.format(
                topic=name, place=place, total=len(plan.steps), goal=position.goal,
                when=replies.FROM_ABOUT.format(month=month_in_words(day)) if day and place > 1 else "",
            ),
            replies.NEEDS_FIRST.format(topics=joined([f"{each.title}{sources.of_topic(each)}" for each in before]))
            if before
            else replies.NEEDS_NOTHING,
        ]  # fmt: skip
        return " ".join(parts)

    def _side_by_side(self, position: Position, sources: Sources, one: Topic, other: Topic) -> str:
        """Whether two topics can be taken in the same weeks."""
        names = [f"**{topic.title}**{sources.of_topic(topic)}" for topic in (one, other)]
        for topic, needed, order in ((one, other, (1, 0)), (other, one, (0, 1))):
            if needed.id in needs_of(position.curriculum, topic):
                return replies.ONE_AFTER_THE_OTHER.format(first=names[order[0]], then=names[order[1]])
        return replies.SIDE_BY_SIDE.format(topics=joined(names))


def topics_of(position: Position, text: str) -> list[Topic]:
    """The topics that a message names, or the one that it points back to."""
    ids, spoken_of = position.listener.topics_in(text), position.turn.conversation.step
    if not ids and _POINTS_BACK.search(text):
        conversation = position.turn.conversation
        ids = (spoken_of,) if spoken_of else position.listener.topics_in(conversation.answered)
    return [topic for topic in position.curriculum.topics if topic.id in ids]


def computed(answerer: Answerer, position: Position) -> str:
    """What the figures of a plan were worked out from."""
    guide = next(guide for guide in answerer.index.guides if guide.id == position.curriculum.guide)
    return replies.COMPUTED.format(guide=guide.title)
