"""Citations for lines of the bot's own: which section stands behind each, and the words of it that say so."""

from collections.abc import Callable, Sequence

from bot.answer import Citation
from bot.answers.answerer import Answerer
from bot.answers.compose import quotable
from index.search import Passage
from knowledge.curriculum import Goal, Topic
from knowledge.guide import Chunk

Support = tuple[Passage, Chunk]
"""A section and the piece of it that a line stands on."""


class Library:
    """Finds the piece of a section that is nearest to some words; each is found once, since guides do not change."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._found: dict[tuple[str, str], Support | None] = {}

    def look_up(self, wanted: Sequence[tuple[str, str]]) -> None:
        """Find the pieces for several sections and words at once."""
        new = [each for each in dict.fromkeys(wanted) if each not in self._found and each[0]]
        for (section, about), query in zip(
            new, self._answerer.index.prepare([about for _, about in new]) if new else (), strict=True
        ):
            passage = self._answerer.passage(section, query)
            self._found[section, about] = (passage, quotable(passage)[0].chunk) if passage else None

    def find(self, section: str, about: str) -> Support | None:
        """The piece of a section that is nearest to some words; None where the section has no text."""
        self.look_up([(section, about)])
        return self._found.get((section, about))

    def opening(self, section: str) -> Support | None:
        """The piece that a section opens with."""
        found = self.find(section, "")
        if found is None:
            return None
        passage = found[0]
        return passage, min((scored.chunk for scored in quotable(passage)), key=lambda chunk: chunk.order)


class Sources:
    """The citations of one answer, numbered in the order in which its lines call for them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers: dict[tuple[str, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._numbers.values())

    def of_topic(self, topic: Topic) -> str:
        """The marker of what the guide says of a topic, of its hours if it does."""
        return self.mark(topic.section, about_hours(topic))

    def of_goal(self, goal: Goal) -> str:
        return self.mark(goal.section, goal.title)

    def mark(self, section: str, about: str) -> str:
        """The marker of the piece of a section that is nearest to some words, or nothing where there is none."""
        return self._mark(self._library.find(section, about))

    def quote(self, support: Support | None, show: Callable[[Chunk], str]) -> str:
        """A piece word for word, with its marker."""
        return f"{show(support[1])}{self._mark(support)}" if support else ""

    def _mark(self, support: Support | None) -> str:
        if support is None:
            return ""
        passage, chunk = support
        key = passage.section.id, chunk.order
        if key not in self._numbers:
            self._numbers[key] = Citation(len(self._numbers) + 1, passage, chunk.start, chunk.end)
        return f" [{self._numbers[key].number}]"


def about_hours(topic: Topic) -> str:
    """The words by which what a section says of a topic's hours is found."""
    return f"Time for {topic.title}: plan so many hours"
