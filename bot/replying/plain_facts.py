"""Questions for one fact of a subject that is described like others: the line that says it is the whole answer."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import CITATIONS, Quote, opening, quotable, runs
from bot.replying.outlines import Outlines, with_subject
from bot.words.phrases import stems, telling_stems
from index.search import Found, Passage, Query
from knowledge.guide import Guide, Section

_OF_SEVERAL = re.compile(
    r"\b(?:both|either|the two|(?:of|between|than) (?:them|these|those|the)|which (?:one|path|job|career|field)s?"
    r"|(?:easier|harder|quicker|shorter|better|safer) one|(?:what|which) suits)\b",
    re.IGNORECASE,
)
"""Words that ask for one of several subjects, or set one against others."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What was asked for, with its subject, and the lines that say it."""

    found: Found
    quotes: tuple[Quote, ...]


class PlainFacts:
    """Tells whether a message plainly asks for a line of an outlined subject, named or spoken of."""

    def __init__(self, answerer: Answerer, outlines: Outlines) -> None:
        self._answerer, self._outlines = answerer, outlines
        self._roles = {role.id: role for role in outlines.roles}
        guides = answerer.index.guides
        asked = [question for guide in guides for _, of in guide.of_each for question in of]
        uses = Counter(stem for question in asked for stem in set(stems(question)))
        plain = {stem for stem, count in uses.items() if count > 1}
        names = {frozenset(telling_stems(name)) for guide in guides for name in _names(guide, outlines.described)}
        self._names = {name for name in names if name - plain}

    def asked(self, turn: Turn, query: Query) -> Fact | None:
        """The fact that a message asks for; None where it asks for none, or for more than lines can say.

        What names no subject may be about something else altogether, and then is no question for a fact of this one.
        """
        named = self._outlines.named_alone(query.text)
        outline = named or self._outlines.asked_of(turn, query.text)
        if _OF_SEVERAL.search(query.text):
            return None
        if outline is None:
            return self._what_a_role_is(turn, query)
        if named is None and self._names_another(query.text, outline):
            return None
        labels = self._answerer.facets.asked(query, outline.id)
        if not labels or (named is None and self._answerer.evidence.seems_outside(query)):
            return None
        about = query if named else self._answerer.index.prepare([with_subject(query.text, outline)])[0]
        passage = self._answerer.passage(outline.id, about)
        lines = self._answerer.facets.lines(outline.id, labels)
        chosen = [each.chunk for each in quotable(passage) if each.chunk.order in lines] if passage else []
        if passage is None or not chosen:
            return None
        quotes = [Quote(passage, run) for run in runs(sorted(chosen, key=lambda chunk: chunk.order))]
        return Fact(self._with_others(passage, about), tuple(quotes[:CITATIONS]))

    def _what_a_role_is(self, turn: Turn, query: Query) -> Fact | None:
        """How the section of the role opens that is spoken of, for a message that asks what is done in it."""
        role = self._roles.get(turn.conversation.topic)
        if role is None or self._names_another(query.text, role) or not self._answerer.facets.asks_what_it_is(query):
            return None
        about = self._answerer.index.prepare([with_subject(query.text, role)])[0]
        passage = self._answerer.passage(role.id, about)
        if passage is None:
            return None
        return Fact(self._with_others(passage, about), (Quote(passage, (opening(passage),)),))

    def _with_others(self, passage: Passage, about: Query) -> Found:
        """A section that answers, before what else is found, of which something may be suggested."""
        found = self._answerer.found(about)
        others = (each for each in found.passages if each.section.id != passage.section.id)
        return Found(about, (passage, *others), found.milliseconds)

    def _names_another(self, text: str, outline: Section) -> bool:
        """Whether a message names something else that the guides speak of, such as a tool or another path."""
        said = set(telling_stems(text)) - set(telling_stems(outline.title))
        return any(name <= said for name in self._names)


def _names(guide: Guide, described: Collection[Section]) -> Iterator[str]:
    """What a guide speaks of by a name: its subject, those that it describes alike, what it teaches and leads to."""
    yield guide.title
    yield from (each.title for each in guide.sections if each in described)
    yield from (name for pair in guide.names for name in pair)
    yield from guide.curriculum.names if guide.curriculum else ()
