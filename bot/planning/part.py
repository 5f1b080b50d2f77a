"""Which part of the path a question is about: a phase, or some topics, named or spoken of just before."""

import re

from bot.answers.answerer import Answerer
from bot.planning.plan_answers import Position
from bot.planning.plan_words import joined

STORY_WORDS = 25
"""A message of more words tells a story before it asks."""
_ASKS = re.compile(r"\b(?:how (?:long|many|much)|when|what)\b", re.IGNORECASE)
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
    text = _without_story(text)
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


def _without_story(text: str) -> str:
    """A message without what is told before it asks, where that is much: a part is named where it is asked about."""
    if len(text.split()) <= STORY_WORDS:
        return text
    asks = [each.start() for each in _ASKS.finditer(text)]
    return text[max(text.rfind(mark, 0, asks[-1]) for mark in ",;.!?") + 1 :] if asks else text


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
