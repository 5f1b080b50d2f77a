"""What speaks against leaving a topic out: what of the plan builds on it, and what the guide itself says of that."""

import re
from collections.abc import Sequence

from bot import replies
from bot.answers.answerer import Answerer
from bot.answers.compose import in_a_line
from bot.answers.sources import Library, Sources, Support
from bot.planning.plan import Plan, needed_by
from bot.planning.plan_words import joined
from index.search import Query
from knowledge.curriculum import Curriculum, Topic
from knowledge.guide import Chunk

MOST_USERS = 3
"""How many of the topics that build on another are named."""
_NOT_TO_BE_SKIPPED = re.compile(
    r"\b(?:nobody|no one|never|cannot|can['’]t|must not|should not|do not|don['’]t)\b[^.:;]{0,40}\bskip", re.IGNORECASE
)


class Foundations:
    """Finds what stands on a topic."""

    def __init__(self, answerer: Answerer, library: Library) -> None:
        self._answerer, self._library = answerer, library
        self._advice: dict[str, tuple[tuple[str, Chunk], ...]] = {}

    def reason(self, curriculum: Curriculum, plan: Plan, sources: Sources, topics: Sequence[Topic]) -> str:
        """That topics of a plan cannot simply be dropped, and what builds on them; empty where nothing does."""
        left = {step.topic.id for step in plan.steps}
        users = [
            each
            for topic in topics
            for each in needed_by(curriculum, topic.id, left.__contains__)
            if topic.id in left and each not in topics
        ]
        users = list(dict.fromkeys(users))
        if not users:
            return ""
        return replies.NEEDED_FOR.format(
            topics=named(topics, sources),
            goal=plan.goal.title if plan.goal else replies.THE_PATH,
            build="builds" if len(users) == 1 else "build",
            users=_in_a_row(users, sources),
        )

    def order(self, curriculum: Curriculum, plan: Plan, sources: Sources, topic: Topic) -> str:
        """Why a topic stands where it does in a plan: what builds on it, or what it stands on itself."""
        left, title = {step.topic.id for step in plan.steps}, f"**{topic.title}**{sources.of_topic(topic)}"
        goal = plan.goal.title if plan.goal else replies.THE_PATH
        if users := needed_by(curriculum, topic.id, left.__contains__):
            return replies.COMES_BEFORE_USERS.format(topic=title, goal=goal, users=_in_a_row(users, sources))
        if needs := [each for each in curriculum.topics if each.id in topic.needs]:
            return replies.COMES_AFTER_NEEDS.format(topic=title, goal=goal, needs=_in_a_row(needs, sources))
        return replies.NEEDED_BY_GOAL.format(topics=title, goal=goal)

    def advice(self, curriculum: Curriculum, sources: Sources, topics: Sequence[Topic]) -> str:
        """The guide's own words that one of some topics should not be skipped, if it has any."""
        for section, chunk in self._unskippable(curriculum.guide):
            if any(_names(topic, chunk, section) for topic in topics):
                return sources.quote(self._support(section, chunk), in_a_line)
        return ""

    def against(self, curriculum: Curriculum, plan: Plan, sources: Sources, topics: Sequence[Topic]) -> str:
        """Both of these, for somebody who wants topics left out."""
        said = (self.reason(curriculum, plan, sources, topics), self.advice(curriculum, sources, topics))
        return "\n\n".join(part for part in said if part)

    def _unskippable(self, guide: str) -> Sequence[tuple[str, Chunk]]:
        """The pieces of a guide which say that something should not be skipped; looked for once."""
        if guide not in self._advice:
            self._advice[guide] = tuple(
                (section, chunk)
                for section in self._answerer.sections
                if section.startswith(f"{guide}/")
                for chunk in self._answerer.index.chunks(section)
                if _NOT_TO_BE_SKIPPED.search(chunk.text)
            )
        return self._advice[guide]

    def _support(self, section: str, chunk: Chunk) -> Support | None:
        passage = self._answerer.passage(section, self._query(chunk.text))
        return (passage, chunk) if passage else None

    def _query(self, text: str) -> Query:
        return self._answerer.index.prepare([text])[0]


def named(topics: Sequence[Topic], sources: Sources) -> str:
    """Some topics in a row, each with the section behind it."""
    return joined([f"**{topic.title}**{sources.of_topic(topic)}" for topic in topics])


def _in_a_row(topics: Sequence[Topic], sources: Sources) -> str:
    return joined([f"{each.title}{sources.of_topic(each)}" for each in topics[:MOST_USERS]])


def _names(topic: Topic, chunk: Chunk, section: str) -> bool:
    """Whether a piece of a guide says something of a topic: by the topic's own title, or its section's first words."""
    words = topic.title.split()[:1] if section == topic.section else [topic.title]
    return all(re.search(rf"\b{re.escape(word)}\b", chunk.text, re.IGNORECASE) for word in words)
