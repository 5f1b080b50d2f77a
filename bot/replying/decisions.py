"""What is said before a hard decision: the guide's facts, questions to weigh, and never a verdict."""

import re

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import choose, rest
from bot.conversation import Conversation
from bot.reading.decision import tells_of_objections
from index.search import Found, Passage

_ANY_DECISION = "Should I quit my job, drop out or take a loan to study?"

_OF_STUDY_OR_WORK = re.compile(
    r"\b(?:stud\w+|learn\w*|train\w*|retrain\w*|school|college|uni(?:versity)?|degree|course|class(?:es)?|bootcamp|tuition|fees"
    r"|job|career|resign\w*|quit\w*|notice|tech|coding|programm\w+)\b(?<!trains)",
    re.IGNORECASE,
)
"""What makes a decision one that the guides speak to in general, where they do not speak to it in particular."""


class Decisions:
    """Lays out what the guides say, again where somebody presses for a yes or a no."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def weigh(self, turn: Turn, found: Found) -> Answer:
        """The answer to a message about a decision, for which this was found."""
        pressed = turn.conversation.weighs
        if pressed and (goes_on := self._weigh_on(turn)):
            return goes_on
        if not self._answerer.is_answered(found) and _OF_STUDY_OR_WORK.search(turn.message):
            found = self._answerer.found(_ANY_DECISION)
        if not self._answerer.is_answered(found):
            return self._answerer.decline(turn, found, own_subject=True)
        return self._answerer.answer(
            turn,
            choose(found.passages),
            question=found.question,
            others=[passage.section for passage in found.passages],
            lead=self._lead(turn) if pressed else replies.HIGH_STAKES,
            search=found.milliseconds,
        )

    def _weigh_on(self, turn: Turn) -> Answer | None:
        """What the section that was quoted says beyond that; None where nothing is left of it."""
        query = self._answerer.index.prepare([turn.conversation.answered or _ANY_DECISION])[0]
        for id in turn.conversation.sections:
            passage = self._answerer.passage(id, query)
            quotes = rest(passage, _told(passage, turn.conversation)) if passage else []
            if quotes:
                return self._answerer.answer(
                    turn, quotes, question=query.text, lead=self._lead(turn), goes_on=True, about=query.text
                )
        return None

    def _lead(self, turn: Turn) -> str:
        others = tells_of_objections(turn.message)
        return replies.HIGH_STAKES_OTHERS if others else replies.HIGH_STAKES_PRESSED


def _told(passage: Passage, conversation: Conversation) -> set[int]:
    """The pieces of a section that were quoted already, by their order."""
    spans = [span for span in conversation.told if span.section == passage.section.id]
    pieces = (scored.chunk for scored in passage.chunks)
    return {piece.order for piece in pieces if any(span.start <= piece.start < span.end for span in spans)}
