"""What may be left out of a plan: what builds on it, what tells whether it is known, and the learner's own decision."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import replies
from bot.answer import Answer
from bot.answers.sources import Sources
from bot.learner import DONE, SKIPPED
from bot.planning.asked import asks_nothing_else
from bot.planning.foundations import named
from bot.planning.plan_answers import PlanAnswers, Position
from bot.planning.plan_needs import told_proposal
from bot.planning.plan_places import topics_of
from bot.planning.plan_words import changed_words, joined
from knowledge.curriculum import Topic

MOST_QUESTIONS = 6
"""How many readiness questions are asked at once."""
_SKIPS_SOME = re.compile(
    r"\b(?:skip|leave out|omit|drop|cut)\s+(?:out\s+)?(?:some|a few|parts?|things|bits|stuff|something|anything)\b",
    re.IGNORECASE,
)
"""Words for something to be skipped that name nothing."""


class Skips:
    """Answers what may be skipped."""

    def __init__(self, answers: PlanAnswers) -> None:
        self._answers = answers

    def may_skip(self, position: Position, text: str) -> Answer | None:
        """What needs a topic, the questions that tell whether it is known, and the learner's own decision."""
        topics = [] if _SKIPS_SOME.search(text) else topics_of(position, text)
        if not topics:
            return self._left_out(position) if asks_nothing_else(text) else None
        sources, left = Sources(self._answers.library), {step.topic.id for step in position.plan.steps}
        if all(topic.id in position.learner.done for topic in topics):
            noted = position.turn.conversation.learner.done
            lead = replies.KNOWN_ALREADY if all(each.id in noted for each in topics) else replies.KNOWN_ONCE_NOTED
            return self._answers.say(position, sources, [lead.format(topics=named(topics, sources))])
        needed = [topic for topic in topics if topic.id in left]
        if not needed:
            text = replies.NOT_NEEDED.format(goal=position.goal, topics=named(topics, sources))
            return self._proposing(position, sources, [text], replies.MARK_AS_SKIPPED, SKIPPED, topics)
        curriculum, plan, foundations = position.curriculum, position.plan, self._answers.foundations
        reason = foundations.reason(curriculum, plan, sources, needed) or replies.NEEDED_BY_GOAL.format(
            topics=named(needed, sources), goal=position.goal
        )
        advice = foundations.advice(curriculum, sources, needed)
        share = max(MOST_QUESTIONS // len(needed), 1)
        questions = "\n".join(f"- {question}" for topic in needed for question in topic.check[:share])
        parts = [reason, advice, f"{replies.READY}\n\n{questions}"]
        mark = replies.MARK_ALL_AS_KNOWN if needed[1:] else replies.MARK_AS_KNOWN
        answer = self._proposing(position, sources, parts, mark, DONE, needed)
        return replace(answer, conversation=replace(answer.conversation, step=needed[0].id))

    def _left_out(self, position: Position) -> Answer | None:
        """What the plan leaves out as known, and what tells whether the next step may be left out as well."""
        sources, step = Sources(self._answers.library), position.plan.next
        if position.learner.is_unknown or step is None:
            return None
        done = [topic for topic in position.curriculum.topics if topic.id in position.learner.done]
        names = joined([f"{topic.title}{sources.of_topic(topic)}" for topic in done])
        lead = replies.SKIPPED_ALREADY.format(topics=names) if done else replies.SKIPPED_NOTHING
        questions = "\n".join(f"- {question}" for question in step.topic.check[:MOST_QUESTIONS])
        ready = replies.READY_FOR.format(topic=named([step.topic], sources))
        return self._answers.say(position, sources, [lead, f"{ready}\n\n{questions}", replies.SKIP_MORE])

    def _proposing(
        self,
        position: Position,
        sources: Sources,
        parts: Sequence[str],
        question: str,
        state: str,
        topics: Sequence[Topic],
    ) -> Answer:
        """An answer that asks whether topics are in a state, which so far only the bot said.

        What the learner told before stays apart from it, and a yes notes both.
        """
        conversation, curriculum = position.turn.conversation, position.curriculum
        claimed = told_proposal(conversation, curriculum) or conversation.learner
        told = changed_words(conversation.learner, claimed, curriculum)
        question = f"{question} {replies.YES_NOTES_AS_WELL.format(told=told)}" if told else question
        proposed = replace(claimed.with_topics(state, [topic.id for topic in topics]), path=curriculum.guide)
        return self._answers.asking(self._answers.say(position, sources, parts), proposed, question, claimed=claimed)
