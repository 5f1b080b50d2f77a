"""Comparing two subjects that the guides describe alike, such as two paths: a table with a citation in each cell."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot import replies
from bot.answer import Answer, Kind, Mode, Timings
from bot.answerer import Answerer, Turn
from bot.compose import in_a_line
from bot.conversation import Option, Span
from bot.phrases import plain_words, stems, telling_stems, words
from bot.sources import Library, Sources
from index.rows import cosines
from index.search import Passage, Query
from knowledge.guide import Chunk, ChunkKind, Guide, Section

FEWEST_ROWS, MOST_ROWS = 3, 6
"""How many things two subjects must have said of both to be described alike, and how many of them are shown."""
NAMED = 0.6
"""The cosine with a name from which on a few words of a message are another wording for it."""
ABOUT, AS_MUCH = 0.3, 0.05
"""The cosine with a row from which on a question about the two is about that row alone, and how far behind the nearest
row another may be and be meant as well."""
MOST_WORDS = 4
"""Of how many words one side of a comparison may be."""

_LABEL = re.compile(r"\*\*(?P<label>[^*]{2,40}?):\*\*\s*")
_COMPARES = re.compile(
    r"\b(?:vs|versus|compar\w*|differen\w*|differs?|better|against|stacks? up|rather than|than)\b", re.IGNORECASE
)
_CHOOSES = re.compile(r"\b(?:or|between|instead of)\b", re.IGNORECASE)
"""Words that compare, and words that do so where little else is said."""
MOST_BESIDE = 1
"""How many telling words may stand beside two names that are joined by "or", and in each beside the name itself."""
_SPLITS = re.compile(
    r"[,;:?!()/]|\s[-–]\s|\b(?:or|vs\.?|versus|and|with|to|than|against|between|compared?|from|instead of|rather)\b",
    re.IGNORECASE,
)
_AND_THIS = re.compile(r"\W*(?:and|what about|how about)\b(?:\W+\w+){1,3}\W*$", re.IGNORECASE)
_IT = re.compile(r"\bIT\b")
_OF_BOTH = re.compile(r"\b(?:which|both|either|the two|each|these two|those two|them)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A section that describes one of several subjects alike, and what it says of each thing by its label."""

    section: Section
    rows: Mapping[str, Sequence[Chunk]]


class _Group:
    """Subjects that may be compared with each other, and what they are called."""

    def __init__(self, subjects: Sequence[_Subject], answerer: Answerer, *, by_a_word: bool) -> None:
        """With `by_a_word` some words of its title name a subject; else its last is needed, as in "ML engineer"."""
        self.subjects, self._by_a_word = subjects, by_a_word
        self._names = [(each, each.section.title) for each in subjects]
        vectors = answerer.index.prepare([name for _, name in self._names])
        self._vectors = np.stack([each.vector for each in vectors])

    def named(self, fragments: Iterable[Query]) -> dict[str, _Subject]:
        """The subjects that some parts of a message name, by those, in their order."""
        found: dict[str, _Subject] = {}
        for fragment in fragments:
            subject = self._named(fragment)
            if subject and subject not in found.values():
                found[fragment.text] = subject
        return found

    def _named(self, fragment: Query) -> _Subject | None:
        said = set(stems(fragment.text))
        exact = [each for each, name in self._names if self._is_called(stems(name), said)]
        if len({each.section.id for each in exact}) == 1:
            return exact[0]
        near = cosines(self._vectors, fragment.vector)
        best, name = self._names[int(near.argmax())]
        named = self._by_a_word or any(last in said for last in stems(name)[-1:])
        return best if named and near.max() >= NAMED else None

    def _is_called(self, name: Sequence[str], said: set[str]) -> bool:
        return said <= set(name) if self._by_a_word else set(name) <= said and len(name) > 1


class Comparisons:
    """Finds what a message compares, and sets it side by side."""

    def __init__(self, answerer: Answerer, guides: Sequence[Guide]) -> None:
        self._answerer, self._library = answerer, Library(answerer)
        alike, goals = ([each for guide in guides for each in find(guide, answerer)] for find in _FINDERS)
        self._groups = [
            _Group(subjects, answerer, by_a_word=by_a_word)
            for subjects, by_a_word in ((alike, True), (goals, False))
            if subjects
        ]
        self._subjects = {each.section.id: each for group in self._groups for each in group.subjects}
        self.described = tuple(each.section for each in alike)
        """The sections that describe one of several subjects alike."""

    def answer(self, turn: Turn, text: str) -> Answer | None:
        """The two subjects that a message compares, side by side; None where it compares nothing of the kind."""
        if not self._subjects:
            return None
        if _COMPARES.search(text) or _CHOOSES.search(text):
            fragments = self._fragments(text)
            for group in self._groups:
                named = group.named(fragments)
                if len(named) == 2 and (_COMPARES.search(text) or _says_little_else(text, named)):
                    subjects = list(named.values())
                    return self._side_by_side(turn, text, subjects, self._shared(subjects))
        if spoken_of := self._spoken_of(turn):
            asked = self._asked(text, spoken_of)
            return self._side_by_side(turn, text, spoken_of, asked) if asked else None
        return None

    def whole(self, turn: Turn, text: str) -> Answer | None:
        """All of the last comparison, for a question about both that nothing else answers."""
        spoken_of = self._spoken_of(turn)
        if not spoken_of or not _OF_BOTH.search(text):
            return None
        return self._side_by_side(turn, text, spoken_of, self._shared(spoken_of))

    def _spoken_of(self, turn: Turn) -> list[_Subject]:
        """The two subjects that the last answer set side by side, if it did."""
        found = [self._subjects[id] for id in turn.conversation.sections if id in self._subjects]
        return found if len(found) == 2 else []

    def _fragments(self, text: str) -> list[Query]:
        """The parts of a message that may name something."""
        fragments = [_naming(part) for part in _SPLITS.split(text)]
        fragments = [part for part in fragments if part and len(part.split()) <= MOST_WORDS]
        return self._answerer.index.prepare(fragments) if fragments else []

    def _shared(self, subjects: Sequence[_Subject]) -> list[str]:
        """What is said of at least one of the subjects and of others like it, in the guide's order."""
        labels = dict.fromkeys(label for each in subjects for label in each.rows)
        return list(labels)[:MOST_ROWS]

    def _asked(self, text: str, subjects: Sequence[_Subject]) -> list[str]:
        """The rows that a question about two subjects is about: those it names, or those near to it."""
        labels, own = self._shared(subjects), set(telling_stems(text))
        named = [label for label in labels if own and own <= set(stems(label))]
        if named or not (_OF_BOTH.search(text) or _AND_THIS.match(text)):
            return named
        said = [(label, chunk) for label in labels for each in subjects for chunk in each.rows.get(label, ())]
        lines = [(label, in_a_line(chunk)) for label, chunk in said]
        query, *rows = self._answerer.index.prepare([text, *(f"{label}: {line}" for label, line in lines)])
        near = cosines(np.stack([row.vector for row in rows]), query.vector).tolist()
        best = max(near)
        meant = {label for (label, _), score in zip(lines, near, strict=True) if score >= max(ABOUT, best - AS_MUCH)}
        return [label for label in labels if label in meant]

    def _side_by_side(self, turn: Turn, text: str, subjects: Sequence[_Subject], labels: Sequence[str]) -> Answer:
        sources = Sources(self._library)
        titles = [each.section.title for each in subjects]
        heads = " | ".join(f"**{_escaped(title)}**" for title in titles)
        lines = [f"| | {heads} |", "|---|" + "---|" * len(titles)]
        query = self._answerer.index.prepare([text])[0]
        passages = [self._answerer.passage(each.section.id, query) for each in subjects]
        for label in labels:
            cells = [_said(sources, *each, label) for each in zip(subjects, passages, strict=True)]
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
        lead = replies.COMPARED.format(titles=" and ".join(f"**{title}**" for title in titles))
        cited = tuple(each.section.id for each in subjects)
        told = tuple(Span(each.section.id, each.start, each.end) for each in sources.citations)
        options = tuple(Option(title, id) for title, id in zip(titles, cited, strict=True))
        after = turn.conversation.after(text, cited)
        others = [each.section for each in subjects]
        suggested = self._answerer.suggest(others, replace(turn, conversation=after))
        return Answer(
            message=turn.message,
            kind=Kind.ANSWER,
            mode=Mode.EXTRACTED,
            text="\n\n".join([lead, "\n".join(lines)]),
            conversation=replace(
                after, topic=cited[0], told=told, offer=None, proposed=None, listed=options, suggested=suggested,
                step="", planned=False,
            ),
            searched=text,
            citations=sources.citations,
            suggestions=tuple(option.words for option in suggested),
            timings=Timings(),
        )  # fmt: skip


def _said(sources: Sources, subject: _Subject, passage: Passage | None, label: str) -> str:
    """What is quoted of a subject under a label."""
    said = [sources.quote((passage, chunk), _cell) for chunk in subject.rows.get(label, ()) if passage]
    return " ".join(said) or replies.NOTHING_SAID


def _says_little_else(text: str, named: Mapping[str, _Subject]) -> bool:
    own = {stem for each in named for stem in stems(each)}
    beside = len(set(telling_stems(_CHOOSES.sub(" ", text))) - own)
    within = max(len(set(stems(name)) - set(stems(subject.section.title))) for name, subject in named.items())
    return max(beside, within) <= MOST_BESIDE


def _naming(fragment: str) -> str:
    """What a part of a message may name: its words without the common ones."""
    common = plain_words() - ({"it"} if _IT.search(fragment) else set())
    return " ".join(word for word in words(fragment) if word not in common and not _COMPARES.fullmatch(word))


def _cell(chunk: Chunk) -> str:
    """A piece without its label, as it stands in a cell of a table."""
    text = _escaped(_LABEL.sub("", in_a_line(chunk), count=1))
    return f"{text[:1].upper()}{text[1:]}"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _described_alike(guide: Guide, answerer: Answerer) -> list[_Subject]:
    """The sections of a guide whose list items have the labels of their siblings'."""
    by_parent: dict[str | None, list[_Subject]] = {}
    for section in guide.sections:
        by_parent.setdefault(section.parent, []).append(_Subject(section, _labelled(answerer.index.chunks(section.id))))
    kept = []
    for siblings in by_parent.values():
        uses = Counter(label for each in siblings for label in each.rows)
        for each in siblings:
            rows = {label: chunks for label, chunks in each.rows.items() if uses[label] > 1}
            kept += [_Subject(each.section, rows)] if len(rows) >= FEWEST_ROWS else []
    return kept


def _goals(guide: Guide, answerer: Answerer) -> list[_Subject]:
    """The sections of a curriculum's goals, by what they open with."""
    goals = {goal.section for goal in guide.curriculum.goals} if guide.curriculum else set()
    return [
        _Subject(section, {replies.IN_SHORT: opening})
        for section in guide.sections
        if section.id in goals and (opening := answerer.index.chunks(section.id)[:1])
    ]


def _labelled(chunks: Sequence[Chunk]) -> dict[str, list[Chunk]]:
    """The list items that begin with a label, by what stands in it before a comma."""
    found: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        match = _LABEL.match(chunk.text) if chunk.kind is ChunkKind.ITEM else None
        if match:
            found.setdefault(match["label"].split(",")[0], []).append(chunk)
    return found


_FINDERS = (_described_alike, _goals)
