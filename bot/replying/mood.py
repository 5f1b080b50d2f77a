"""What a reply tells of the state that its learner is in: refused something, in low spirits, before a hard decision."""

from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.conversation import Conversation

TO_LOW_SPIRITS = (
    replies.DISCOURAGED,
    replies.DISCOURAGED_STILL,
    replies.DISCOURAGED_LONG,
    replies.DISCOURAGED_ON,
    replies.HARDSHIP,
    replies.HARDSHIP_STILL,
)
ON_DECISIONS = (replies.HIGH_STAKES, replies.HIGH_STAKES_PRESSED, replies.HIGH_STAKES_OTHERS)


def with_mood(answer: Answer, before: Conversation) -> Answer:
    """An answer whose conversation remembers that state, and nothing of what was said."""
    low = _has(answer, TO_LOW_SPIRITS)
    marked = replace(
        answer.conversation,
        refused=answer.kind is Kind.REFUSED,
        low=low,
        lows=before.lows + 1 if low else 0,
        weighs=_has(answer, ON_DECISIONS),
    )
    return replace(answer, conversation=marked)


def _has(answer: Answer, said: tuple[str, ...]) -> bool:
    return any(each in {answer.lead, answer.text} or answer.lead.endswith(f"\n\n{each}") for each in said)
