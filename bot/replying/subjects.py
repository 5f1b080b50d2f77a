"""The subjects that the guides describe alike, such as paths, and which of them a text names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot import replies
from bot.answers.answerer import Answerer
from bot.words.called import CalledNames
from bot.words.phrases import plain_words, stems, words
from index.rows import cosines
from index.search import Query
from knowledge.guide import Chunk, ChunkKind, Guide, Section

FEWEST_ROWS = 3
"""How many things two subjects must have said of both to be described alike."""
NAMED = 0.6
"""The cosine with a name from which on a few words of a message are another wording for it."""
FOUND_NEAR, FOUND_FIRST = 0.5, 0.78
"""The cosine and the score with which a section is found that a few words beside a name are another wording for."""
MOST_WORDS = 4
"""Of how many words a name in a message may be."""

LABEL = re.compile(r"\*\*(?P<label>[^*]{2,40}?):\*\*\s*")
COMPARES = re.compile(
    r"\b(?:vs|versus|compar\w*|differen\w*|differs?|better|against|stacks? up|rather than|than)\b", re.IGNORECASE
)
"""Words that compare, and name nothing."""
_SPLITS = re.compile(
    r"[,;:?!()/]|\s[-–]\s|\b(?:or|vs\.?|versus|and|with|to|than|against|between|compared?|from|instead of|rather)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\bIT\b|\b[Ii]t(?=[ -]support\b)")
_TOO_PLAIN = frozenset({"learn", "engin", "project", "manag", "system", "relat", "technic"})
"""Stems of words in names that name nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A section that describes one of several subjects alike, and what it says of each thing by its label."""

    section: Section
    rows: Mapping[str, Sequence[Chunk]]


class _Group:
    """Subjects that may be compared with each other, and what they are called."""

    def __init__(
        self, subjects: Sequence[Subject], answerer: Answerer, called: CalledNames, *, by_a_word: bool
    ) -> None:
        """With `by_a_word` some words of its title name a subject; else its last is needed, as in "ML engineer"."""
        self.subjects, self._answerer, self._by_a_word = subjects, answerer, by_a_word
        self._names = [(each, _name(each.section)) for each in subjects]
        self._by_id = {each.section.id: each for each in subjects}
        self._called = called
        vectors = answerer.index.prepare([each.section.title for each in subjects])
        self._vectors = np.stack([each.vector for each in vectors])

    def named(self, fragments: Sequence[Query], wholes: Sequence[str] = ()) -> dict[str, Subject]:
        """The subjects that some parts of a message name, by those, in their order.

        Beside one that is named plainly another may be named in brief ("MLOps") or by what it does ("testers");
        `wholes` are the parts with their common words ("front end").
        """
        called = [
            self._called_in(whole) or self._exactly(fragment.text, whole=True) or self._named(fragment)
            for fragment, whole in zip(fragments, wholes or [each.text for each in fragments], strict=True)
        ]
        if wholes and any(subject for _, subject in called):
            called = [
                each if each[1] else (fragment.text, self._in_brief(fragment, whole))
                for each, fragment, whole in zip(called, fragments, wholes, strict=True)
            ]
        found: dict[str, Subject] = {}
        for name, subject in called:
            if subject and subject not in found.values():
                found[name] = subject
        return found

    def called_in(self, text: str) -> list[Subject]:
        """The subjects that a text names by what their author says that they are called."""
        return [self._by_id[id] for id in self._called.within(text) if id in self._by_id]

    def _called_in(self, whole: str) -> tuple[str, Subject] | None:
        called = [(name, self._by_id[id]) for id, name in self._called.within(whole).items() if id in self._by_id]
        return called[0] if len(called) == 1 else None

    def _in_brief(self, fragment: Query, whole: str) -> Subject | None:
        """The subject that alone has a word in its name, or whose section is found first for it and near."""
        said = set(stems(fragment.text))
        having = [each for each, name in self._names if said & set(name)]
        if len(having) == 1 and said <= set(_name(having[0].section)) - _TOO_PLAIN:
            return having[0]
        for asked in dict.fromkeys((fragment.text, whole)):
            first = next(iter(self._answerer.found(asked).passages), None)
            if first and first.nearest >= FOUND_NEAR and first.score >= FOUND_FIRST:
                return next((each for each in self.subjects if each.section.id == first.section.id), None)
        return None

    def named_exactly(self, fragments: Iterable[str]) -> list[Subject]:
        """The subjects that some parts of a message name by words of their titles."""
        found = (self._exactly(fragment) for fragment in fragments)
        return list({each[1].section.id: each[1] for each in found if each}.values())

    def called(self, fragment: str) -> Subject | None:
        """The subject that has all words of its title, and no others, in a few words."""
        if called := self._by_id.get(self._called.alone(fragment)):
            return called
        exact = self._exactly(fragment, whole=True)
        return exact[1] if exact and set(stems(fragment)) <= set(_name(exact[1].section)) else None

    def are_called(self, fragments: Sequence[Query]) -> bool:
        """Whether several parts of a message are the titles of roles."""
        return not self._by_a_word and sum(self.called(each.text) is not None for each in fragments) > 1

    def _named(self, fragment: Query) -> tuple[str, Subject | None]:
        """The subject of which a part of a message is another wording, or else one that some of its words name."""
        near = cosines(self._vectors, fragment.vector)
        best, name = self._names[int(near.argmax())]
        if near.max() >= NAMED and (self._by_a_word or name[-1] in stems(fragment.text)):
            return fragment.text, best
        return self._exactly(fragment.text) or ("", None)

    def _exactly(self, fragment: str, *, whole: bool = False) -> tuple[str, Subject] | None:
        """The subject that the most words at an end of a part of a message are called by, or the `whole` of it."""
        for run in [fragment] if whole else _runs(fragment.split()):
            said = {stem for word in run.split() for stem in stems(word)}
            called = [each for each, name in self._names if self._is_called(name, said)]
            if len({each.section.id for each in called}) == 1 and not said <= _TOO_PLAIN:
                return run, called[0]
        return None

    def _is_called(self, name: Sequence[str], said: set[str]) -> bool:
        return said <= set(name) if self._by_a_word else set(name) <= said and len(name) > 1


class Subjects:
    """Every subject that may be set beside another of its group."""

    def __init__(self, answerer: Answerer, guides: Sequence[Guide]) -> None:
        self._answerer = answerer
        alike, goals = ([each for guide in guides for each in find(guide, answerer)] for find in _FINDERS)
        paths = {each.section.id: each.section.called for each in alike}
        self.names = CalledNames({**paths, **_role_names(guides)})
        self._groups = [
            _Group(subjects, answerer, self.names, by_a_word=by_a_word)
            for subjects, by_a_word in ((alike, True), (goals, False))
            if subjects
        ]
        self._of_roles = self._groups[bool(alike) :]
        self.described, self.roles = (tuple(each.section for each in kind) for kind in (alike, goals))
        self.by_section = {each.section.id: each for group in self._groups for each in group.subjects}
        self._of_guide = {guide.id: self._leading_to(guide) for guide in guides}

    def described_as(self, name: str) -> Subject | None:
        """The path that a few words are a name of, unless they are one of a goal; None where they name none."""
        if not self.described or any(group.named_exactly([name]) for group in self._of_roles):
            return None
        paths = self._groups[0]
        if len(called := paths.called_in(name)) == 1:
            return called[0]
        return next(iter(paths.named(self._answerer.index.prepare([name])).values()), None)

    def called(self, name: str) -> Subject | None:
        """The role or the path that a few words are a name of, and nothing else; None where they name none."""
        fragment = naming(name)
        if not fragment or len(fragment.split()) < len(words(name)):
            return None
        roles = (group.called(fragment) for group in self._of_roles)
        return next(filter(None, roles), None) or self.described_as(fragment)

    def guide_of(self, subject: Subject) -> str:
        """The guide that a path has of its own; empty where it is only outlined."""
        return next((guide for guide, leading in self._of_guide.items() if leading is subject), "")

    def named(self, text: str, *, by_facts: bool = False) -> dict[str, Subject]:
        """Several subjects of one group that a message names, by its words for them; empty where it does not.

        What is called by the titles of roles means these, unless it is asked `by_facts` that only paths are told of.
        """
        parts = _parts(text)
        fragments = self._answerer.index.prepare([name for name, _ in parts]) if parts else []
        wholes = [whole for _, whole in parts]
        groups = self._groups if by_facts else sorted(self._groups, key=lambda group: not group.are_called(fragments))
        named = (group.named(fragments, wholes) for group in groups)
        return max((each for each in named if len(each) > 1), key=len, default={})

    def named_exactly(self, text: str) -> list[Subject]:
        """The subjects that a message names by words of their titles."""
        called = [subject for group in self._groups for subject in group.called_in(text)]
        return called or next((found for group in self._groups if (found := group.named_exactly(_fragments(text)))), [])

    def are_alike(self, one: Subject, other: Subject) -> bool:
        """Whether two subjects are of one group, and not the same."""
        return one is not other and any(one in group.subjects and other in group.subjects for group in self._groups)

    def of(self, section: str) -> Subject | None:
        """The subject that a section describes, or to whose guide it belongs."""
        return self.by_section.get(section) or self._of_guide.get(section.split("/", 1)[0])

    def _leading_to(self, guide: Guide) -> Subject | None:
        """The one subject whose section leads to a guide of its own."""
        leading = [
            each
            for each in self.by_section.values()
            if each.section.guide != guide.id and any(link.startswith(f"{guide.id}#") for link in each.section.links)
        ]
        return leading[0] if len(leading) == 1 else None


def naming(fragment: str) -> str:
    """What a part of a message may name: its words without the common ones."""
    common = plain_words() - ({"it"} if _IT.search(fragment) else set())
    return " ".join(word for word in words(fragment) if word not in common and not COMPARES.fullmatch(word))


def _fragments(text: str) -> list[str]:
    """The parts of a message that may name something."""
    return [name for name, _ in _parts(text)]


def _parts(text: str) -> list[tuple[str, str]]:
    """The parts of a message that may name something, without common words and with them."""
    parts = [(naming(part), part.strip()) for part in _SPLITS.split(text)]
    return [(name, part) for name, part in parts if name and len(name.split()) <= MOST_WORDS]


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Some words, then fewer of them from either end, the longest first."""
    for count in range(len(words), 0, -1):
        yield " ".join(words[-count:])
        yield " ".join(words[:count])


def _name(section: Section) -> list[str]:
    return [stem for word in re.split(r"[/\s]+", section.title) for stem in stems(word)]


def _described_alike(guide: Guide, answerer: Answerer) -> list[Subject]:
    """The sections of a guide whose list items have the labels of their siblings'."""
    by_parent: dict[str | None, list[Subject]] = {}
    for section in guide.sections:
        by_parent.setdefault(section.parent, []).append(Subject(section, _labelled(answerer.index.chunks(section.id))))
    kept = []
    for siblings in by_parent.values():
        uses = Counter(label for each in siblings for label in each.rows)
        for each in siblings:
            rows = {label: chunks for label, chunks in each.rows.items() if uses[label] > 1}
            kept += [Subject(each.section, rows)] if len(rows) >= FEWEST_ROWS else []
    return kept


def _goals(guide: Guide, answerer: Answerer) -> list[Subject]:
    """The sections of a curriculum's goals, by what they open with and what they say beyond it."""
    goals = {goal.section for goal in guide.curriculum.goals} if guide.curriculum else set()
    return [
        Subject(section, {replies.IN_SHORT: chunks[:1], replies.BEYOND_THAT: chunks[1:]})
        for section in guide.sections
        if section.id in goals and (chunks := answerer.index.chunks(section.id))
    ]


def _role_names(guides: Sequence[Guide]) -> dict[str, Sequence[str]]:
    """What the roles of curricula are called, by their sections: their titles, and names that end as several do."""
    goals = [goal for guide in guides if guide.curriculum for goal in guide.curriculum.goals]
    uses = Counter(stem for goal in goals for stem in stems(goal.title)[-1:])
    ends = {stem for stem, count in uses.items() if count > 1}
    return {
        goal.section: [goal.title, *(name for name in goal.known_as if ends.intersection(stems(name)[-1:]))]
        for goal in goals
    }


def _labelled(chunks: Sequence[Chunk]) -> dict[str, list[Chunk]]:
    """The list items that begin with a label, by what stands in it before a comma."""
    found: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        match = LABEL.match(chunk.text) if chunk.kind is ChunkKind.ITEM else None
        if match:
            found.setdefault(match["label"].split(",")[0], []).append(chunk)
    return found


_FINDERS = (_described_alike, _goals)
