"""What a known topic stands on, which whoever knows it may well know too."""

from bot.conversation import Conversation
from bot.learner import DONE, OPEN, STATES, Learner
from bot.planning.plan import needs_of
from knowledge.curriculum import Curriculum, Topic


def still_told(conversation: Conversation, curriculum: Curriculum) -> Learner | None:
    """What the learner told and neither agreed to nor took back, be it asked about just now or some answers ago."""
    if conversation.proposed and conversation.claimed:
        return None if conversation.claimed == conversation.learner else conversation.claimed
    waits = conversation.waiting.of(curriculum) if conversation.waiting else None
    return told_proposal(conversation, curriculum) or (None if waits == conversation.learner else waits)


def open_needs(before: Learner, learner: Learner, curriculum: Curriculum) -> list[Topic]:
    """The topics that those which are newly known stand on, and of which nothing is noted."""
    needed = {
        id for topic in curriculum.topics if topic.id in learner.done and topic.id not in before.done
        for id in needs_of(curriculum, topic)
    }  # fmt: skip
    return [
        topic
        for topic in curriculum.topics
        if topic.id in needed and learner.state(topic.id) == before.state(topic.id) == OPEN
    ]


def with_needs(before: Learner, learner: Learner, curriculum: Curriculum) -> Learner:
    """The learner with all of these known as well."""
    return learner.with_topics(DONE, [topic.id for topic in open_needs(before, learner, curriculum)])


def told_proposal(conversation: Conversation, curriculum: Curriculum) -> Learner | None:
    """What was proposed as the learner told it, or supposed it; no topic counts that only the bot asked about."""
    proposed, claimed = conversation.proposed, conversation.claimed
    if proposed and claimed and any(getattr(proposed, name) != getattr(claimed, name) for name in STATES):
        proposed = claimed
    before = conversation.before[-1] if conversation.before else Learner()
    asked = with_needs(before, conversation.learner, curriculum)
    return None if proposed in {conversation.learner, asked} else proposed
