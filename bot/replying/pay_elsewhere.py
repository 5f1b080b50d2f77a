"""Questions for the pay in some place: what the guide has of it, or that it has none, and what it says instead."""

import re
from dataclasses import dataclass

from bot import replies
from bot.answers.answerer import Answerer, Turn, plain
from bot.answers.compose import Quote, opening
from bot.reading.places import PlaceReader
from index.search import Found, Passage
from knowledge.guide import Chunk, ChunkKind, Section

_PAY = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|income|earn(?:s|ed|ing|ings)?|paid|pays(?!\s+for\b)|remuneration|compensation"
    r"|(?<!to\s)(?<!must\s)(?<!\bi\s)(?<!you\s)pay(?!\s+(?:off|attention|for)\b)|how\s+much\b.*\bmakes?)\b",
    re.IGNORECASE,
)
_PAID_BY_ONESELF = re.compile(r"\b(?:tax(?:es)?|rent|visa|fees?|tuition|insurance|pension)\b", re.IGNORECASE)
"""Words for money that nobody earns."""
_OF_OTHERS = re.compile(r"\W*other countries\b", re.IGNORECASE)
"""How the line of a guide begins that is about the places of which it has no figures."""
_OF_FIGURES = re.compile(r"[^:]*\bfigures\b[^:]*:", re.IGNORECASE)
"""How the lines begin in which an outlined subject has its figures."""
_HOME = frozenset("us usa u.s america states american".split())
"""Words for the place that the guides have most of their figures from, so that nothing needs to be said of it."""
_SAME = (frozenset("uk u.k britain england scotland wales kingdom british".split()), frozenset(("canada", "canadian")))
"""Words for other places that a guide may have figures of."""
_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?")
_SMALL = frozenset("the a an of and".split())


@dataclass(frozen=True, slots=True)
class PayThere:
    """What there is to quote to somebody who asks for the pay in a place."""

    quotes: list[Quote]
    lead: str
    """Says that the place is missing; empty where the guide has it."""


class PayElsewhere:
    """Answers what is earned in a place, which the guides know of few."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer, self._places = answerer, PlaceReader(answerer.index)
        self._sections = {
            section.guide: section
            for section in answerer.sections.values()
            if any(map(_is_of_others, answerer.index.chunks(section.id)))
        }

    def asked(self, turn: Turn, said: str, found: Found) -> PayThere | None:
        """What to quote where a message asks for the pay in a place; None where it does not."""
        place, subject = self._asked_in(turn, said, found)
        words = {word.lower() for word in _WORD.findall(place)}
        if not words or words & _HOME or subject is None or subject.guide not in self._sections:
            return None
        passage = self._answerer.passage(self._sections[subject.guide].id, found.query)
        outline = self._answerer.passage(subject.id, found.query)
        if passage is None or outline is None:
            return None
        chunks = [each.chunk for each in passage.chunks]
        figures = _figures(outline)
        known = None if figures else next((chunk for chunk in chunks if _is_of(chunk, words)), None)
        line = known or next(filter(_is_of_others, chunks))
        beside = [Quote(outline, (chunk,)) for chunk in figures] or [Quote(passage, (opening(passage),))]
        return PayThere([Quote(passage, (line,)), *beside], "" if known else _missing(place))

    def _asked_in(self, turn: Turn, said: str, found: Found) -> tuple[str, Section | None]:
        """The place in which the pay is asked for, and the section that tells whose pay is meant."""
        if _PAID_BY_ONESELF.search(turn.message):
            return "", None
        if _PAY.search(found.question):
            place = self._places.asked_in(turn.message, found.question)
            return place, found.passages[0].section if found.passages else None
        conversation = turn.conversation
        if conversation.sections and conversation.asked and _PAY.search(conversation.asked[-1]):
            return self._places.named_alone(said), self._answerer.sections.get(conversation.sections[0])
        return "", None


def _figures(passage: Passage) -> list[Chunk]:
    """The lines of a section in which it keeps its figures."""
    chunks = sorted((each.chunk for each in passage.chunks), key=lambda chunk: chunk.order)
    return [chunk for chunk in chunks if chunk.kind is ChunkKind.ITEM and _OF_FIGURES.match(chunk.text)]


def _is_of_others(chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.ITEM and bool(_OF_OTHERS.match(chunk.text))


def _is_of(chunk: Chunk, place: set[str]) -> bool:
    """Whether a line is headed by the name of a place."""
    heading = {word.lower() for word in _WORD.findall(chunk.text.partition(":")[0])} if ":" in chunk.text else set()
    same = set[str]().union(place, *(names for names in _SAME if names & place))
    return chunk.kind is ChunkKind.ITEM and bool((same & heading) - _SMALL)


def _missing(place: str) -> str:
    words = ["your" if word.lower() in {"my", "our"} else word for word in plain(place).split()]
    named = place.islower() and "your" not in words
    shown = " ".join(word.capitalize() if named and word not in _SMALL else word for word in words)
    return replies.NO_PAY_THERE.format(place=shown)
