"""Care for somebody who may be in danger, and what is said in the conversation after it."""

import re
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Turn
from bot.conversation import Conversation
from bot.reading.acts import PLANNED, Act
from bot.reading.danger import is_urgent
from bot.words.splitting import is_asked

_REMARKS = frozenset({Act.GREETING, Act.FAREWELL, Act.THANKS, Act.ACKNOWLEDGEMENT, Act.AFFIRM, Act.DENY})
"""What is said in passing: that it was read, that somebody is there, goodbye."""
_LOW = frozenset({Act.DISCOURAGED, Act.HARDSHIP})
_OF_THE_BOT = frozenset({Act.PRIVACY, Act.FORGET, Act.IDENTITY, Act.AUTHORS})
_REFUSED = frozenset({Act.MISCONDUCT, Act.INJECTION})
_SEARCHED = frozenset({Act.QUESTION, Act.CORRECTION, Act.HIGH_STAKES, Act.NEXT})
_ASKS_FOR_HELP = re.compile(
    r"""
    \b(?:who|whom|where|what|which|how)\b.{0,25}\b(?:call|ring|phone|text|talk\ to|speak\ to|turn\ to|go\ to\ for\ help
        |(?:get|find|ask\ for)\ (?:some\ )?help)\b
    |\b(?:hot|help|crisis|emergency)\ ?(?:line|number)s?\b|\bnumber\ (?:\w+\ ){0,2}(?:call|ring|text|dial)\b
    |\b(?:need|want|get)\ (?:some\ |real\ )?help\b|\bhelp\ me\W*$|\btherapists?\b|\bcounsel\w+\b|\bsuicide\b
    |\b(?:someone|somebody|anyone|anybody)\ (?:\w+\ ){0,3}(?:talk|speak|call)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""How somebody asks for people who help; what they call that no embedder can tell from asking for help with Python."""


def care(turn: Turn, text: str = "") -> Answer:
    """A caring reply to somebody in danger: no search, no suggestion, and from now on no record.

    What was asked before may have been said in the same distress, so it is not remembered either.
    """
    text = text or (replies.CARE_NOW if is_urgent(turn.message) else replies.CARE)
    guarded = replace(
        turn.conversation,
        guarded=True, asked=(), answered="", sections=(), told=(), offer=None, listed=(), suggested=(), proposed=None,
        waiting=None, planned=False,
    )  # fmt: skip
    return Answer(message=turn.message, kind=Kind.CARE, text=text, conversation=guarded)


def after_care(turn: Turn, act: Act, text: str, *, is_answered: bool) -> Answer | None:
    """What is said to somebody who was in danger; None where their message is to be answered like any other.

    Until they plainly ask the guides something again (`is_answered`), who helps is named once more, and a word in
    passing gets a warm one.
    """
    if act is Act.CRISIS:
        return care(turn)
    if act in _LOW or (_ASKS_FOR_HELP.search(text) and act not in PLANNED):
        return _reply(turn, Kind.CARE, replies.HELP)
    if act is Act.RECAP and not turn.conversation.asked and turn.conversation.learner.is_unknown:
        return _reply(turn, Kind.SMALLTALK, replies.RECAP_GUARDED)
    goes_on = turn.conversation.sections or turn.conversation.planned
    if goes_on or act in PLANNED | _OF_THE_BOT | _REFUSED | {Act.RECAP}:
        return None
    if act in _REMARKS:
        return _reply(turn, Kind.SMALLTALK, replies.AFTER_CARE)
    if act in _SEARCHED and is_answered and (is_asked(text) or act is not Act.HIGH_STAKES):
        return None
    return _reply(turn, Kind.CARE, replies.HELP)


def without_distress(answer: Answer, before: Conversation) -> Answer:
    """An answer in such a conversation; what the guides did not answer may have been said in distress, and goes."""
    if not answer.conversation.guarded:
        return answer
    if answer.kind in {Kind.ANSWER, Kind.PLAN}:
        return answer if before.sections or before.planned or not before.guarded else _with_a_word(answer)
    asked = before.asked if before.guarded else ()
    return replace(answer, conversation=replace(answer.conversation, asked=asked))


def _with_a_word(answer: Answer) -> Answer:
    """The first answer after the care, which does not go on as if nothing had been said."""
    lead = "\n\n".join(part for part in (replies.AFTER_CARE_FIRST, answer.lead) if part)
    return replace(answer, text=f"{replies.AFTER_CARE_FIRST}\n\n{answer.text}", lead=lead)


def _reply(turn: Turn, kind: Kind, text: str) -> Answer:
    settled = replace(turn.conversation, offer=None, listed=(), suggested=(), proposed=None)
    return Answer(message=turn.message, kind=kind, text=text, conversation=settled)
