"""Suggesting what to ask next: only questions that were tried and are answered, and that were not asked yet."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

from bot.conversation import Conversation, Option
from knowledge.guide import Section

SUGGESTIONS = 3
TRIED = 4
"""How many of a section's known questions are tried before it is left out."""


class Suggester:
    """Finds questions to suggest. Each is tried once, and what came of it is remembered."""

    def __init__(self, is_answered: Callable[[str], bool], mend: Callable[[str], str] = str) -> None:
        """`mend` puts a question as it is remembered once it was asked."""
        self._is_answered, self._mended = is_answered, cache(mend)
        self._tried: dict[str, bool] = {}

    def suggest(
        self, sections: Iterable[Section], conversation: Conversation, *, count: int = SUGGESTIONS
    ) -> tuple[Option, ...]:
        """At most `count` questions that some sections answer, one a section, in their order."""
        asked = {question.casefold() for question in conversation.asked}
        fresh = (self._first(section, asked) for section in dict.fromkeys(sections))
        return tuple(islice((option for option in fresh if option), count))

    def of_section(self, section: Section, *, count: int = SUGGESTIONS) -> tuple[Option, ...]:
        """At most `count` questions, written out, that one section answers."""
        whole = (each for each in _questions(section) if each.endswith("?"))
        works = (each for each in islice(whole, TRIED) if self._is_good(each))
        return tuple(Option(question, section.id) for question in islice(works, count))

    def try_all(self, sections: Iterable[Section]) -> None:
        """Try the questions of each section up to the first that works."""
        for section in sections:
            self._first(section, set())

    def _first(self, section: Section, asked: set[str]) -> Option | None:
        questions = islice(_questions(section), TRIED)
        works = (each for each in questions if self._mended(each).casefold() not in asked and self._is_good(each))
        question = next(works, None)
        return Option(question, section.id) if question else None

    def _is_good(self, question: str) -> bool:
        if question not in self._tried:
            self._tried[question] = self._is_answered(question)
        return self._tried[question]


def _questions(section: Section) -> Iterator[str]:
    """What learners ask of a section; where the author wrote nothing down, its title as a question."""
    yield from section.questions
    if not section.questions:
        yield section.title if section.title.endswith("?") else f"What does the guide say about {section.title}?"
