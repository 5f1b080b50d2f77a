"""From one message to one answer: clean, search, weigh the evidence, compose or decline."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from bot.answer import Answer, Kind, Mode, Timings
from bot.compose import compose, quotable
from bot.conversation import Conversation
from bot.evidence import Evidence
from index.question import clean, has_words
from index.search import Found, Index, Passage
from knowledge.guide import Guide

SUGGESTIONS = 3
NEAREST = 3
_NOTHING_ASKED = "Ask me anything about the guides, in your own words."
_NOT_IN_THE_GUIDES = "The guides do not answer that."


class Bot:
    """Answers messages out of one index. It keeps no state: a conversation is passed in and comes back."""

    def __init__(self, index: Index, evidence: Evidence, *, message_limit: int = 4000) -> None:
        self.index, self.evidence = index, evidence
        self._message_limit = message_limit

    def reply(self, message: str, conversation: Conversation | None = None) -> Answer:
        """The answer to a message, whatever it holds; its `conversation` is to be passed with the next one."""
        began = time.perf_counter()
        answer = self._answer(message, conversation or Conversation())
        total = (time.perf_counter() - began) * 1000
        return replace(answer, timings=replace(answer.timings, total=total))

    def stream(self, message: str, conversation: Conversation | None = None) -> Iterator[Answer]:
        """The answer as it grows; without a language model it comes whole."""
        yield self.reply(message, conversation)

    def starters(self, count: int = 6) -> tuple[str, ...]:
        """Questions that the guides answer, from sections spread over each guide, the guides by turns."""
        share = -(-count // max(len(self.index.guides), 1))
        by_guide = [_spread(_first_questions(guide), share) for guide in self.index.guides]
        by_turns = (question for turn in zip_longest(*by_guide) for question in turn if question)
        return tuple(islice(by_turns, count))

    def _answer(self, message: str, conversation: Conversation) -> Answer:
        if len(message) > self._message_limit:
            return self._clarify(message, conversation, _too_long(len(message), self._message_limit))
        asked = clean(message, limit=self._message_limit)
        if not has_words(asked):
            return self._clarify(message, conversation, _NOTHING_ASKED)
        found = self.index.search(asked)
        passages = [passage for passage in found.passages if quotable(passage)]
        if not passages or not self.evidence.is_enough(found):
            return self._decline(message, conversation, found)
        return self._extract(message, conversation, found, passages)

    def _extract(self, message: str, conversation: Conversation, found: Found, passages: Sequence[Passage]) -> Answer:
        extract = compose(passages)
        cited = tuple(dict.fromkeys(citation.section.id for citation in extract.citations))
        after = conversation.after(found.question, cited)
        others = [passage for passage in passages if passage.section.id not in cited]
        return Answer(
            message=message,
            kind=Kind.ANSWER,
            mode=Mode.EXTRACTED,
            text=extract.text,
            conversation=after,
            searched=found.question,
            citations=extract.citations,
            suggestions=_suggestions(others, after),
            timings=Timings(search=found.milliseconds),
        )

    def _decline(self, message: str, conversation: Conversation, found: Found) -> Answer:
        nearest = tuple(passage.section for passage in found.passages[:NEAREST])
        titles = ", ".join(f"“{section.title}”" for section in nearest)
        return Answer(
            message=message,
            kind=Kind.DECLINED,
            text=f"{_NOT_IN_THE_GUIDES} The nearest sections are {titles}." if nearest else _NOT_IN_THE_GUIDES,
            conversation=conversation.after(found.question, ()),
            searched=found.question,
            suggestions=_suggestions(found.passages, conversation),
            nearest=nearest,
            timings=Timings(search=found.milliseconds),
        )

    def _clarify(self, message: str, conversation: Conversation, text: str) -> Answer:
        shown = message[: self._message_limit]
        return Answer(
            message=shown,
            kind=Kind.CLARIFY,
            text=text,
            conversation=conversation,
            suggestions=self.starters(SUGGESTIONS),
        )


def _first_questions(guide: Guide) -> list[str]:
    return [section.questions[0] for section in guide.sections if section.questions and section.parent is None]


def _spread(questions: Sequence[str], count: int) -> Sequence[str]:
    """So many of the questions, at equal distances from each other."""
    return questions[:: max(len(questions) // count, 1)][:count]


def _suggestions(passages: Sequence[Passage], conversation: Conversation) -> tuple[str, ...]:
    """Up to three questions that the nearest sections answer and that were not asked yet."""
    asked = {question.casefold() for question in conversation.asked}
    questions = (next(iter(passage.section.questions), "") for passage in passages)
    fresh = dict.fromkeys(question for question in questions if question and question.casefold() not in asked)
    return tuple(fresh)[:SUGGESTIONS]


def _too_long(length: int, limit: int) -> str:
    return f"That message has {length:,} characters; please ask in at most {limit:,}."
