"""The questions that a page begins with: such as the guides answer, spread over each of them."""

from collections.abc import Sequence
from itertools import islice, zip_longest

from knowledge.guide import Guide


def starters(guides: Sequence[Guide], count: int) -> tuple[str, ...]:
    """So many questions from sections spread over each guide, the guides by turns."""
    share = -(-count // max(len(guides), 1))
    by_guide = [_spread(_first_questions(guide), share) for guide in guides]
    by_turns = (question for turn in zip_longest(*by_guide) for question in turn if question)
    return tuple(islice(by_turns, count))


def _first_questions(guide: Guide) -> list[str]:
    return [section.questions[0] for section in guide.sections if section.questions and section.parent is None]


def _spread(questions: Sequence[str], count: int) -> Sequence[str]:
    """So many of the questions, at equal distances from each other."""
    return questions[:: max(len(questions) // count, 1)][:count]
