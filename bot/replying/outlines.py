"""Subjects that a guide only outlines: what is asked of one is answered out of that guide, not of another path."""

import re
from collections import Counter
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import CITATIONS, Quote, quotable, runs
from bot.conversation import Conversation
from bot.reading.resolve import NAMES_ANOTHER, leans
from bot.replying.subjects import COMPARES, Subjects
from bot.words.phrases import stems, telling_stems
from index.search import Found, Query
from knowledge.guide import Section

SHARE = 0.75
"""How much a message together with the subject counts beside the message itself."""
GENERAL = 0.1
"""How much nearer what a guide says in general must be than what it says of the subject."""
TO_THE_POINT, AT_ALL = 0.65, 0.5
"""The cosine of the nearest piece from which on an outline is taken to answer a question, and to be worth showing."""
BEYOND = 3
"""How many pieces are quoted of what comes after the first step."""
_FIRST, _AFTER = (
    "What should I learn first for",
    "What comes after the first steps, which first job, and what next, for",
)
AS_GOOD, LOOKED_AT = 0.15, 3
"""How far behind the first section one may score that a message names, and how many of the best are looked at."""
_TOO_PLAIN = frozenset("product support network technic analyt embed project test develop machin".split())
"""Stems of words in titles that by themselves name something else as often."""
_POINTS_AT = re.compile(r"\b(?:it(?! support)|that|this|them|they|there)\b", re.IGNORECASE)
_IT_SUPPORT = re.compile(r"\bIT[ -]support\b", re.IGNORECASE)
_ASKS_WHAT = re.compile(
    r"\W*(?:(?:and|so|but|ok(?:ay)?)\W+)*(?:what(?:['’]?s|\s+is|\s+are)|explain|define)\b", re.IGNORECASE
)
_SOMEBODY = re.compile(r"\b(?:does|do|is|are|be|become|becoming|what about|how about)\s+an?\s+([\w-]+)", re.IGNORECASE)
"""How a question begins that is about somebody, and who that is."""
_PARTS = re.compile(r"\s(?:&|and)\s|[,/]")


class Outlines:
    """Knows the sections that describe one of several subjects alike, where no guide of its own says more of it."""

    def __init__(self, answerer: Answerer, subjects: Subjects) -> None:
        self._answerer, self._called = answerer, subjects.names
        self._roles = [frozenset(telling_stems(each.title)) for each in subjects.roles]
        self.described, self.roles = list(subjects.described), list(subjects.roles)
        titles = {guide.title for guide in answerer.index.guides}
        self._outlined = {section.id: section for section in self.described if section.title not in titles}
        self._names = {section.id: _names(section.title) for section in self.described}
        texts = (" ".join((*each.trail, each.text)) for each in answerer.sections.values())
        asked = (question for guide in answerer.index.guides for _, of in guide.of_each for question in of)
        self._known = frozenset(stem for text in (*texts, *asked) for stem in stems(text))
        uses = Counter(name[0] for names in self._names.values() for name in names)
        self._heads = {head for head, count in uses.items() if count == 1} - _TOO_PLAIN
        of_roles = Counter(stem for role in self._roles for stem in role)
        of_outlines = {stem for each in self.described for stem in stems(f"{each.title} {each.text}")}
        self._of_a_role = frozenset(stem for stem, count in of_roles.items() if count == 1) - of_outlines - _TOO_PLAIN

    def spoken_of(self, conversation: Conversation) -> Section | None:
        """The outlined subject that a conversation is about, if it is about one alone."""
        others = self._names.keys() & set(conversation.sections) - {conversation.topic}
        return None if others else self._outlined.get(conversation.topic)

    def are_spoken_of(self, conversation: Conversation) -> bool:
        """Whether the last answer was out of an outlined subject, or of several."""
        return not self._outlined.keys().isdisjoint(conversation.sections)

    def asked_of(self, turn: Turn, text: str) -> Section | None:
        """The outlined subject that a message is about: the one that it names, or that is spoken of if it names none.

        What stands behind a word for that, as in "will it be replaced by AI?", is not what the message is about.
        """
        if not turn.conversation.asked:
            return None
        pointing = _POINTS_AT.search(text)
        named = self._named(text[: pointing.start()] if pointing else text)
        if named:
            return self._outlined.get(named[0]) if len(named) == 1 else None
        spoken_of = self.spoken_of(turn.conversation)
        is_of_another = spoken_of and (self._names_a_role(text, beside=spoken_of) or self._is_of_a_stranger(text))
        return None if is_of_another else spoken_of

    def named_alone(self, text: str) -> Section | None:
        """The outlined subject that a message names, if it names no other."""
        named = self._named(text)
        return self._outlined.get(named[0]) if len(named) == 1 else None

    def picks(self, turn: Turn, text: str) -> bool:
        """Whether a message names one of several subjects that were spoken of, and sets it against no other."""
        named = self._named(text)
        return len(named) == 1 and named[0] in turn.conversation.sections and not COMPARES.search(text)

    def leaves(self, turn: Turn, text: str) -> bool:
        """Whether a message names another subject than the outlined one that the conversation is about."""
        return self.spoken_of(turn.conversation) is not None and self.asked_of(turn, text) is None

    def found(self, turn: Turn, query: Query) -> Found | None:
        """What the guide that outlines a subject says of it in answer to a message; None where it says nothing."""
        outline = self.asked_of(turn, query.text)
        if outline is None:
            return None
        anywhere = self._answerer.found(query)
        if self._answerer.is_answered(anywhere) and self._is_of_another(
            outline, anywhere.passages[0].section, query.text
        ):
            return None
        alone = _within(outline, anywhere)
        if set(telling_stems(query.text)) >= set(telling_stems(outline.title)):
            return alone if self._answerer.is_answered(alone) else None
        about = self._answerer.index.prepare([with_subject(query.text, outline)])[0]
        found = self._without_others(
            outline, _within(outline, self._answerer.found_in_context(query, about, SHARE, topic=outline.id))
        )
        if self._is_general(alone, found):
            return replace(alone, query=about)
        if not self._answerer.is_answered(found, query) and not _is_of(outline, found):
            return None
        is_elsewhere = _nearest(self._without_others(outline, anywhere)) >= _nearest(found) + GENERAL
        return None if is_elsewhere and not self._is_about(outline, query.text) else found

    def among(self, turn: Turn, text: str, found: Found) -> Found:
        """What was found in the guide of several outlined subjects that were just spoken of, where that answers."""
        spoken_of = [self._outlined[id] for id in turn.conversation.sections if id in self._outlined]
        if len(spoken_of) <= 1 or not found.passages or self._named(text):
            return found
        if _is_only_named(found.passages[0].section, text):
            return found
        inside = _within(spoken_of[0], found)
        return inside if self._answerer.is_answered(inside) else found

    def named_first(self, text: str, found: Found) -> Found:
        """What was found, with the subject first that a message names, before a role or a subject that it does not."""
        named = self.named_alone(text)
        if named is None or not found.passages or found.passages[0].section not in (*self.described, *self.roles):
            return found
        first, best = found.passages[0], found.passages[:LOOKED_AT]
        meant = next((each for each in best if each.section.id == named.id), None)
        if meant is None or meant.score < first.score - AS_GOOD or _is_named(first.section, text):
            return found
        return replace(found, passages=(meant, *(each for each in found.passages if each is not meant)))

    def shows(self, turn: Turn, found: Found) -> bool:
        """Whether what was found is the outline that is spoken of, which is shown, if with a caveat."""
        outline = self.spoken_of(turn.conversation)
        return outline is not None and _is_of(outline, found)

    def caveat(self, turn: Turn, text: str, found: Found) -> str:
        """A line to stand before an answer that is not quite of the outlined subject; empty where there is no need."""
        outline = self.asked_of(turn, text)
        if outline is None or not found.passages:
            return ""
        guide, section = outline.trail[0], found.passages[0].section
        if section.guide != outline.guide and not _is_named(section, text):
            return replies.NOT_OF_OUTLINE.format(guide=guide, title=outline.title, other=section.trail[0])
        is_vague = section.id == outline.id and _nearest(found) < TO_THE_POINT
        return replies.ONLY_OUTLINED.format(guide=guide, title=outline.title) if is_vague else ""

    def asked_with_subject(self, turn: Turn, found: Found) -> str:
        """The question that was found for, with the outlined subject that it stays with where another guide answers."""
        outline = self.asked_of(turn, found.question)
        if outline is None or not self.caveat(turn, found.question, found) or leans(found.question):
            return found.question
        return with_subject(found.question, outline)

    def first(self, outline: Section) -> str:
        """The question for what to learn first of a subject."""
        return f"{_FIRST} {outline.title}?"

    def beyond(self, turn: Turn, outline: Section) -> Answer:
        """What is said of a subject that has no order of steps: the way in, and then what was not told of it yet."""
        query = self._answerer.index.prepare([f"{_AFTER} {outline.title}?"])[0]
        passage = self._answerer.passage(outline.id, query)
        told = [span for span in turn.conversation.told if span.section == outline.id]
        left = [
            each.chunk
            for each in (quotable(passage) if passage else ())
            if not any(span.start <= each.chunk.start < span.end for span in told)
        ]
        if passage is None or not left:
            return self._answerer.say(turn, Kind.CLARIFY, replies.NO_MORE.format(title=outline.title))
        chosen = sorted(left[:BEYOND], key=lambda chunk: chunk.order)
        return self._answerer.answer(
            turn,
            [Quote(passage, run) for run in runs(chosen)[:CITATIONS]],
            question=query.text,
            others=[outline],
            lead=replies.NO_ORDER.format(guide=outline.trail[0], title=outline.title),
            search=query.milliseconds,
            goes_on=True,
        )

    def _names_a_role(self, text: str, *, beside: Section) -> bool:
        """Whether a message names a role that is no other word for a subject, or has the word that it alone has."""
        said, own = set(telling_stems(text)), set(telling_stems(beside.title))
        in_full = any(role <= said and len(role) > 1 and not role & own for role in self._roles)
        return in_full or bool(self._of_a_role & said)

    def _is_of_a_stranger(self, text: str) -> bool:
        """Whether a message asks about somebody whom no guide knows, such as a dentist."""
        return any(self._known.isdisjoint(stems(each[1])) for each in _SOMEBODY.finditer(text))

    def _is_of_another(self, outline: Section, found: Section, text: str) -> bool:
        """Whether a message is nothing but another wording for a section, or for one of the other subjects."""
        others = self._names.keys() - {outline.id}
        return _is_only_named(found, text) or (found.id in others and bool(NAMES_ANOTHER.fullmatch(text)))

    def _without_others(self, outline: Section, found: Found) -> Found:
        """What was found without the subjects beside the outlined one, which nobody named."""
        others = self._names.keys() - {outline.id}
        return replace(found, passages=tuple(each for each in found.passages if each.section.id not in others))

    def _is_about(self, outline: Section, text: str) -> bool:
        """Whether a message has no subject but what the outline knows of."""
        known = stems(" ".join((outline.title, outline.text, *outline.questions)))
        return set(telling_stems(text)) <= set(known)

    def _is_general(self, alone: Found, found: Found) -> bool:
        """Whether a message by itself is answered better by what the guide says of no subject in particular."""
        if not found.passages or not self._answerer.is_answered(alone) or alone.passages[0].section.id in self._names:
            return False
        return _nearest(alone) >= _nearest(found) + GENERAL

    def _named(self, text: str) -> list[str]:
        """The ids of the subjects that a text names."""
        if called := [id for id in self._called.within(text) if id in self._names]:
            return called
        said = set(_named_by(text))
        return [
            id
            for id, names in self._names.items()
            if any(name[0] in self._heads & said or said.issuperset(name) for name in names)
        ]


def with_subject(question: str, outline: Section) -> str:
    """A question with what it is about behind it."""
    return f"{question.rstrip(' ?!.')} ({outline.title})?"


def _within(outline: Section, found: Found) -> Found:
    """What was found in the guide that outlines a subject."""
    return replace(found, passages=tuple(each for each in found.passages if each.section.guide == outline.guide))


def _is_of(outline: Section, found: Found) -> bool:
    """Whether the outline is what is found first, and near enough to be shown with a caveat."""
    return bool(found.passages) and found.passages[0].section.id == outline.id and _nearest(found) >= AT_ALL


def _is_named(section: Section, text: str) -> bool:
    """Whether a message asks for a section and nothing else: by a title of several words, or for what its title is."""
    name, said = set(telling_stems(section.title)), set(telling_stems(text))
    return name <= said and (len(name) > 1 or (name == said and bool(_ASKS_WHAT.match(text))))


def _is_only_named(section: Section, text: str) -> bool:
    """Whether a message has no other telling words than the title of a section."""
    return set(telling_stems(section.title)) == set(telling_stems(text))


def _nearest(found: Found) -> float:
    return found.passages[0].nearest if found.passages else 0.0


def _named_by(text: str) -> tuple[str, ...]:
    """The stems of the words by which a text names something; of these is the first of "IT support"."""
    return (*telling_stems(text), *(("it",) if _IT_SUPPORT.search(text) else ()))


def _names(title: str) -> list[tuple[str, ...]]:
    """What a subject is called, by the stems of each part of its title: "AI & Machine Learning" has two names."""
    parts = (_named_by(part) for part in _PARTS.split(title))
    return [part for part in parts if part and not _TOO_PLAIN.issuperset(part)]
