"""Which part of the path a question is about: a phase, or some topics, named or spoken of just before."""

import re

from bot.answers.answerer import Answerer
from bot.planning.plan_answers import Position
from bot.planning.plan_words import joined

_POINTS = re.compile(
    r"\b(?:for|with|give|giving|need|takes?)\s+(?:that|this|it|those|these)\b(?!\s+(?:rate|pace|speed|path|role|job|goal))"
    r"|\b(?:that|this|those|these|the\s+first)\s+(?:first\s+)?(?:bit|part|phase|step|topic|subject|thing|one|ones|section)\b"
    r"|\b(?:does|would|will|do|might|should)\s+(?:that|this|those|these)\s+(?:take|need|last|cost|be)\b"
    r"|\bis\s+(?:that|this|it)\s+(?:done|finished|over|learn(?:ed|t))\b",
    re.IGNORECASE,
)
"""Words for a part that was spoken of; "it" by itself may be all of the path."""


def part_asked(answerer: Answerer, position: Position, text: str) -> tuple[str, ...]:
    """The topics that a message names, or those of the part that it points back to; none where it does neither."""
    named = position.listener.topics_in(text)
    if named or not _POINTS.search(text):
        return named
    conversation = position.turn.conversation
    if conversation.step:
        return (conversation.step,)
    section = None if conversation.planned else answerer.sections.get(conversation.topic)
    if section is None or position.curriculum.guide != section.guide:
        return ()
    taught = tuple(topic.id for topic in position.curriculum.topics if topic.section == section.id)
    return taught or position.listener.topics_in(section.title)


def phase_of(position: Position, topics: tuple[str, ...]) -> int:
    """The phase that some topics are all of; 0 where they are no whole phase."""
    phases = {topic.phase for topic in position.curriculum.topics if topic.id in topics}
    if len(phases) != 1:
        return 0
    phase = phases.pop()
    whole = {topic.id for topic in position.curriculum.topics if topic.phase == phase}
    return phase if whole == set(topics) else 0


def part_in_words(position: Position, topics: tuple[str, ...]) -> str:
    """ "Phase 2", or the titles of some topics."""
    phase = phase_of(position, topics)
    return (
        f"Phase {phase}" if phase else joined([each.title for each in position.curriculum.topics if each.id in topics])
    )
