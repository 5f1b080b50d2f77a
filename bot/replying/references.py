"""Messages that pick or vary what was shown: a path, an entry of a list, something harder, a reason for it."""

import re

from bot.answer import Answer
from bot.answers.answerer import Answerer, Turn
from bot.reading.acts import Act
from bot.reading.reader import TALK, Reading
from bot.replying.compare import Comparisons, means_both
from bot.replying.follow_up import Ask, FollowUps
from bot.replying.picks import Picks
from bot.replying.variations import Variations

_NOT_OF_WHAT_WAS_SHOWN = TALK | {
    Act.SOURCE,
    Act.DOUBT,
    Act.AUTHORS,
    Act.MORE,
    Act.AGAIN,
    Act.CORRECTION,
    Act.NEXT,
    Act.PREVIOUS,
}
"""Acts that are about the answer itself, and not about the entry that it showed."""
_DONE_THAT = re.compile(
    r"\W*(?:(?:no|nope|nah|but|ok(?:ay)?|i|ive|i['’]ve|have|already|yeah)\W+)*(?:done|did|know|finished|had|seen|did)\W+"
    r"(?:that|this|it|those|them|all)\b(?:\W+(?:one|already|before|all|bit|part|stuff|phase|step|too|yet|ages|ago))*\W*",
    re.IGNORECASE,
)
"""That what was offered is done."""


class References:
    """Answers what is meant by what was shown before, whatever act it looks like."""

    def __init__(self, answerer: Answerer, follow_ups: FollowUps, comparisons: Comparisons, ask: Ask) -> None:
        self._follow_ups, self._entries = follow_ups, follow_ups.entries
        self._comparisons, subjects = comparisons, comparisons.subjects
        guide_of_paths = next((section.guide for section in subjects.described), "")
        self._picks = Picks(answerer, subjects)
        self._variations = Variations(answerer, self._entries, ask, guide_of_paths)

    def answer(self, turn: Turn, reading: Reading, text: str) -> Answer | None:
        """The answer to a message that picks or varies something; None for any other."""
        conversation = turn.conversation
        if conversation.proposed:
            return None
        if conversation.offer and _DONE_THAT.fullmatch(text):
            return self._follow_ups.beyond_offer(turn)
        if means_both(text) and conversation.asked and not self._comparisons.is_meant(turn, text):
            return self._entries.both(turn, text)
        if picked := self._picks.answer(turn, text) or self._variations.answer(turn, text):
            return picked
        if not conversation.planned and self._follow_ups.asks_why(turn, text):
            return self._follow_ups.why(turn, text)
        return None if reading.act in _NOT_OF_WHAT_WAS_SHOWN else self._entries.answer(turn, text)
