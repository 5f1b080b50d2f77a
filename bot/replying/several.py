"""Several questions in one message: each is answered or declined, with as much as fits into one answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer, Turn, plain
from bot.answers.compose import CITATIONS, Quote, choose, in_brief
from bot.reading.parts import Part, has_own_subject
from bot.replying.questions import Questions
from index.search import Found, Query

MOST_QUESTIONS = 3
LONGEST_SHOWN = 80
BARE_WORDS = 3
"""A question of no more words, such as "which course?", is about what was asked before it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One of the questions: its own words, what was found for it, and what to quote, which is nothing if declined."""

    words: str
    found: Found
    quotes: list[Quote]


class Several:
    """Answers messages that ask several things."""

    def __init__(self, answerer: Answerer, questions: Questions) -> None:
        self._answerer, self._questions = answerer, questions

    def ask(self, turn: Turn, whole: Query, parts: Sequence[Part]) -> Answer:
        """Each question answered or declined; as one where none is answered by itself, or all by the same words."""
        asked: list[_Asked] = []
        previous = turn
        for part in parts[:MOST_QUESTIONS]:
            asked.append(self._asked(previous, part))
            previous = _after(previous, asked[-1])
        answered = [each for each in asked if each.quotes]
        if not answered:
            return self._questions.ask_in_context(turn, whole)
        quoted = {(quote.passage.section.id, quote.run[0].order) for each in answered for quote in each.quotes[:1]}
        if len(quoted) == 1 and len(answered) == len(parts):
            return self._questions.ask_in_context(turn, whole)
        return self._answer_each(turn, asked, parts[MOST_QUESTIONS:])

    def _asked(self, turn: Turn, part: Part) -> _Asked:
        """One question: by itself where it is clear, and after those before it where it has no subject of its own."""
        if fact := self._questions.facts.asked(turn, part.query):
            return _Asked(part.query.text, fact.found, list(fact.quotes))
        query, alone = part.query, self._questions.alone(part.query)
        leans = turn.conversation.asked and (_leans(part) or self._questions.is_of_an_outline(turn, query.text))
        found = alone if self._questions.finds_clearly(alone) and not leans else self._questions.found(turn, query)
        if there := self._questions.pay.asked(turn, query.text, found):
            return _Asked(query.text, found, there.quotes)
        is_answered = self._answerer.is_answered(found)
        return _Asked(query.text, found, [in_brief(found.passages[0])] if is_answered else [])

    def _answer_each(self, turn: Turn, asked: Sequence[_Asked], left: Sequence[Part]) -> Answer:
        answered = [each for each in asked if each.quotes]
        alone = len(answered) == 1
        quotes = choose(answered[0].found.passages) if alone else [each.quotes[0] for each in answered]
        missing = [replies.PART_NOT_ANSWERED.format(question=_shown(each.words)) for each in asked if not each.quotes]
        unasked = _shown(" ".join(part.query.text for part in left))
        later = [replies.PARTS_LEFT.format(questions=unasked)] if left else []
        return self._answerer.answer(
            turn,
            [quote for place, quote in enumerate(quotes) if quote not in quotes[:place]][:CITATIONS],
            question=" ".join(each.found.question for each in answered),
            others=[passage.section for each in answered for passage in each.found.passages],
            note=" ".join([*missing, *later]),
            search=sum(each.found.milliseconds for each in asked),
        )


def _leans(part: Part) -> bool:
    return not has_own_subject(part) or len(part.query.text.split()) <= BARE_WORDS


def _after(turn: Turn, asked: _Asked) -> Turn:
    """The turn once a question of its message was asked."""
    tops = tuple(passage.section.id for passage in asked.found.passages[:1])
    changed = {"topic": tops[0]} if asked.quotes else {}
    return Turn(turn.message, turn.conversation.after(asked.found.question, tops, **changed))


def _shown(question: str) -> str:
    return plain(question)[:LONGEST_SHOWN].rstrip(" ?.!") + "."
