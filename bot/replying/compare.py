"""What a message compares, such as two paths, by its own words or by what was spoken of before."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import choose, in_a_line
from bot.answers.path import item_name
from bot.replying.side_by_side import SideBySide
from bot.replying.subjects import COMPARES, Subject, Subjects
from bot.words.phrases import stems, telling_stems, words
from index.rows import cosines
from knowledge.guide import ChunkKind, Guide

MOST_ROWS, MOST_COLUMNS = 6, 4
"""How many things said of the subjects are shown, and of how many subjects."""
ABOUT, AS_MUCH = 0.3, 0.05
"""The cosine with a row from which on a question about the two is about that row alone, and how far behind the nearest
row another may be and be meant as well."""
MOST_BESIDE = 1
"""How many telling words may stand beside two names that are joined by "or", and in each beside the name itself."""
LOOKED_BACK = 4
"""How many of the last questions are looked at for what was spoken of."""
SEVERAL, MOST_LISTED = 2, 5
FEW_WORDS = 8
"""A message of no more words that names several subjects and joins them by "or" has chosen none of them."""

_CHOOSES = re.compile(r"\b(?:or|between|instead of)\b", re.IGNORECASE)
"""Words that compare where little else is said."""
_LISTS = re.compile(r"^(?:[^.!?]{2,40},){1,5}[^.!?,]{2,40}\W*$")
"""A message that is a list of a few things."""
_MORE_SO = (
    r"(?:better|best|worse|easier|easiest|harder|hardest|quicker|quickest|faster|fastest|shorter|simpler|safer|more|less"
    r"|most|least)"
)
_AGAINST = re.compile(
    rf"\b(?:than|vs|versus|compared?|comparison|against|next to|differen\w*|differs?|{_MORE_SO})\b", re.IGNORECASE
)
"""Words by which one name is set against what was spoken of."""
_EMPTY = re.compile(r"\b(?:choice|option|idea|alternative|bet|fit|path|career|job)\b", re.IGNORECASE)
_UNDECIDED = re.compile(
    r"\b(?:(?:can(?:no|['’])?t|cannot|hard to|dunno|do(?:n['’]?t| not) know|not sure|unsure|trying to)"
    r"(?: (?:really|what to|which to|which one to|how to|to))?(?: (?:decide|choose|pick|take|do))?"
    r"|undecided|torn(?: between)?|stuck between|thinking about|help me (?:decide|choose|pick))\b",
    re.IGNORECASE,
)
"""Words of somebody who has not decided."""
_IT = re.compile(r"\b(?:it|that|this|they)\b", re.IGNORECASE)
_AND_THIS = re.compile(r"\W*(?:and|what about|how about)\b(?:\W+\w+){1,3}\W*$", re.IGNORECASE)
_OF_BOTH = re.compile(r"\b(?:which|both|either|the two|each|th[eo]se|the[ym]|who|differen\w*)\b", re.IGNORECASE)
_OF_THE_TWO = re.compile(
    r"""
    \b(?:compar\w*|side\ by\ side|differ\w*|vs|against\ each\ other)\b
        .{0,20}\b(?:two|both|them|these|those|each\ other)\b
    |\b(?:them|they|these|those|two|both)\b.{0,12}\b(?:compar\w*|differ\w*|side\ by\ side
        |(?:next\ to|beside)\ each\ other)\b
    |\bwhich\ (?:one|of\ (?:them|these|those|the\ (?:two|three)))\b
    |\bwhich(?:['’]?s|\ (?:is|has|needs|takes|pays|grows|will|would))\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words for two things that were spoken of, one after the other."""
_BY_A_WORD = re.compile(rf"\W*(?:and\s+)?(?:the\s+)?{_MORE_SO}\W*", re.IGNORECASE)
_PICKS = re.compile(
    r"""
    \b(?:would|should|do|d)\ (?:you|u|i)\ (?:\w+\ )?
        (?:pick|choose|go\ (?:for|with)|take|prefer|recommend|suggest|advise|do)\b
    |\bwhich\b.{0,20}\b(?:best|better|recommend|right|suits?|prefer)\b\W*(?:for\ me\W*)?$
    |\byour?\ (?:favou?rite|choice|pick|opinion|place)\b
    |\bin\ (?:my|your)\ (?:place|shoes)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that ask for a verdict."""
_MEANINGS = tuple(
    (re.compile(rf"\b(?:{said})\b", re.IGNORECASE), frozenset(stems(meant)))
    for said, meant in (
        (r"pay\w*|money|earn\w*|salar\w+|incomes?|paid|rich|wages?", "pay paid earned median salary"),
        (r"jobs|demand|grow\w*|future|hiring|openings|vacanc\w+|prospects", "growth grow demand"),
        (r"quick\w*|fast\w*|short\w*|soon\w*|time|how\ long|hours|months|years", "time months years"),
        (r"eas\w+|hard(?!ware)\w*|difficult\w*|get\ into|break\ into|enter|competitive|crowded", "entry barrier"),
        (r"math\w*|numbers|formulas|calculus", "maths"),
    )
)
"""Everyday words for what may be said of a subject, and words by which guides say it."""
_CHOOSING = "How can I find out which of two paths suits me before I commit myself?"


class Comparisons:
    """Finds what a message compares, and sets it side by side."""

    def __init__(self, answerer: Answerer, guides: Sequence[Guide]) -> None:
        self._answerer, self._table = answerer, SideBySide(answerer)
        self.subjects = Subjects(answerer, guides)

    def answer(self, turn: Turn, text: str) -> Answer | None:
        """The subjects that a message compares, side by side; None where it compares nothing of the kind."""
        if not self.subjects.by_section:
            return None
        compares = _AGAINST.search(text) or COMPARES.search(text)
        if compares or _CHOOSES.search(text) or _LISTS.search(text):
            named = self.subjects.named(text, by_facts=_asks_a_fact(text))
            if named and (compares or _says_little_else(text, named) or _are_joined(text, named)):
                return self._of_those_named(turn, text, list(named.values())[:MOST_COLUMNS])
        return self._of_the_last(turn, text) or self._of_what_was_spoken_of(turn, text)

    def is_meant(self, turn: Turn, text: str) -> bool:
        """Whether a message means several things that were spoken of, whatever it looks like by itself."""
        if self._compared(turn):
            return bool(_PICKS.search(text) or _OF_THE_TWO.search(text) or _BY_A_WORD.fullmatch(text))
        return bool(_OF_THE_TWO.search(text)) and len(list(self._spoken_of(turn))) >= SEVERAL

    def is_undecided(self, text: str) -> bool:
        """Whether a message weighs several subjects against each other, so that it has chosen none yet."""
        if not (_CHOOSES.search(text) and (_UNDECIDED.search(text) or len(text.split()) <= FEW_WORDS)):
            return False
        named = self.subjects.named(text)
        return len(named) >= SEVERAL and _says_little_else(text, named)

    def whole(self, turn: Turn, text: str) -> Answer | None:
        """All of the last comparison, for a question about both that nothing else answers."""
        compared = self._compared(turn)
        return self._all_of(turn, text, compared) if compared and _OF_BOTH.search(text) else None

    def _all_of(self, turn: Turn, text: str, subjects: Sequence[Subject]) -> Answer:
        shown = subjects[:MOST_COLUMNS]
        return self._table.answer(turn, text, shown, _shared(shown))

    def _of_those_named(self, turn: Turn, text: str, subjects: Sequence[Subject]) -> Answer | None:
        """The row of the subjects that a message asks for in everyday words, or else all of them."""
        rows = _meant(text, _lines(subjects)) or self._plainly_asked(text, subjects) or _shared(subjects)
        return self._table.answer(turn, text, subjects, rows)

    def _of_the_last(self, turn: Turn, text: str) -> Answer | None:
        """What is asked of the last comparison: some rows of it, or a verdict, which it has none of."""
        compared = self._compared(turn)
        if not compared:
            listed = self._listed(turn) if _OF_THE_TWO.search(text) else []
            rows = _meant(text, _lines(listed))
            return self._table.answer(turn, text, listed, rows) if rows else None
        if _PICKS.search(text) and not _asks_a_fact(text) and not self.subjects.named_exactly(text):
            return self._no_verdict(turn)
        rows = [] if self._is_of_others(text, compared) else self._asked(text, compared)
        return self._table.answer(turn, text, compared, rows) if rows else None

    def _of_what_was_spoken_of(self, turn: Turn, text: str) -> Answer | None:
        """What was spoken of beside what a message names, or the last two that were, for a message that means both."""
        named, spoken_of = self.subjects.named_exactly(text), list(self._spoken_of(turn))
        if len(named) == 1 and _AGAINST.search(text) and _is_set_against(text, named[0]):
            other = next((each for each in spoken_of if self.subjects.are_alike(each, named[0])), None)
            return self._rows_or_all(turn, text, [other, named[0]]) if other else None
        if named or not _OF_THE_TWO.search(text) or len(spoken_of) < SEVERAL:
            return None
        newer, older = spoken_of[:SEVERAL]
        if not self.subjects.are_alike(older, newer) or self._is_of_others(text, [older, newer]):
            return None
        return self._rows_or_all(turn, text, [older, newer])

    def _rows_or_all(self, turn: Turn, text: str, subjects: Sequence[Subject]) -> Answer:
        return self._table.answer(turn, text, subjects, self._asked(text, subjects) or _shared(subjects))

    def _spoken_of(self, turn: Turn) -> Iterator[Subject]:
        """The subjects that were spoken of last, the newest first."""
        conversation = turn.conversation
        seen: set[str] = set()
        before = (led for id in conversation.led[-2::-1] if (led := self._leading_in(id)))
        recent = [self.subjects.named_exactly(question) for question in conversation.asked[: -LOOKED_BACK - 1 : -1]]
        ids = (*conversation.sections, conversation.topic) if conversation.sections else ()
        of_the_last = [subject for id in ids if (subject := self.subjects.of(id))]
        for subject in (
            *(recent[0] if recent else ()),
            *of_the_last[:1],
            *(each for named in recent[1:] for each in named),
            *before,
        ):
            if subject.section.id not in seen:
                seen.add(subject.section.id)
                yield subject

    def _leading_in(self, id: str) -> Subject | None:
        """The subject of a section that an answer began with, or the first that its list names."""
        listed = [each for each in self._answerer.index.chunks(id) if each.kind is ChunkKind.ITEM]
        first = self.subjects.named_exactly(item_name(listed[0])) if listed else []
        return self.subjects.by_section.get(id) or next(iter(first), None)

    def _compared(self, turn: Turn) -> list[Subject]:
        """The subjects that the last answer set side by side, if it did."""
        by_section, conversation = self.subjects.by_section, turn.conversation
        found = [by_section[id] for id in conversation.sections if id in by_section]
        is_table = {option.section for option in conversation.listed} == {each.section.id for each in found}
        return found if is_table and len(found) >= SEVERAL else []

    def _listed(self, turn: Turn) -> list[Subject]:
        """The subjects that the entries of the last list lead to, where each of a few leads to one."""
        by_section, listed = self.subjects.by_section, turn.conversation.listed
        found = list({each.section: by_section[each.section] for each in listed if each.section in by_section}.values())
        return found if SEVERAL <= len(found) == len(listed) <= MOST_LISTED else []

    def _asked(self, text: str, subjects: Sequence[Subject]) -> list[str]:
        """The rows that a question about two subjects is about: those it names, or those near to it."""
        labels, own, lines = _shared(subjects), set(telling_stems(text)), _lines(subjects)
        of_both = (
            _OF_BOTH.search(text) or _AND_THIS.match(text) or _OF_THE_TWO.search(text) or _BY_A_WORD.fullmatch(text)
        )
        if of_both and (meant := _meant(text, lines)):
            return meant
        named = [label for label in labels if own and own <= set(stems(label))]
        if named or not of_both:
            return named
        return self._plainly_asked(text, subjects) or self._near(text, lines)

    def _plainly_asked(self, text: str, subjects: Sequence[Subject]) -> list[str]:
        """The rows that a question plainly asks for, whatever subjects it names."""
        query = self._answerer.index.prepare([text])[0]
        asked = self._answerer.facets.asked(query, subjects[0].section.id)
        return [label for label in _shared(subjects) if asked and label.lower().startswith(asked)]

    def _is_of_others(self, text: str, subjects: Sequence[Subject]) -> bool:
        """Whether a message asks what is said of none of some subjects, and a section of others answers it."""
        said = {stem for each in subjects for stem in stems(f"{each.section.title} {each.section.text}")}
        own = {stem for stem in telling_stems(_AGAINST.sub(" ", text)) if stem not in said}
        if not own or _asks_a_fact(text) or self._plainly_asked(text, subjects):
            return False
        found = self._answerer.found(text)
        ids = {each.section.id for each in subjects}
        return self._answerer.is_answered(found) and found.passages[0].section.id not in ids

    def _near(self, text: str, lines: Sequence[tuple[str, str]]) -> list[str]:
        """The labels of the lines that are nearest to a text, if any is near."""
        query, *rows = self._answerer.index.prepare([text, *(f"{label}: {line}" for label, line in lines)])
        near = cosines(np.stack([row.vector for row in rows]), query.vector).tolist()
        least = max(ABOUT, max(near) - AS_MUCH)
        return list(dict.fromkeys(label for (label, _), score in zip(lines, near, strict=True) if score >= least))

    def _no_verdict(self, turn: Turn) -> Answer | None:
        """What the guides say about choosing, where it is asked which of the two is the right one."""
        found = self._answerer.found(_CHOOSING)
        if not self._answerer.is_answered(found):
            return None
        return self._answerer.answer(
            turn,
            choose(found.passages),
            question=found.question,
            others=[passage.section for passage in found.passages],
            lead=replies.NO_VERDICT,
            search=found.milliseconds,
        )


def means_both(text: str) -> bool:
    """Whether a message sets two things that were spoken of against each other, whatever they are."""
    return bool(COMPARES.search(text) and _OF_THE_TWO.search(text))


def _shared(subjects: Iterable[Subject]) -> list[str]:
    """What is said of at least one of the subjects and of others like it, in the guide's order."""
    return list(dict.fromkeys(label for each in subjects for label in each.rows))[:MOST_ROWS]


def _lines(subjects: Sequence[Subject]) -> list[tuple[str, str]]:
    """What is said of some subjects, line by line behind its label."""
    return [
        (label, in_a_line(chunk))
        for label in _shared(subjects)
        for each in subjects
        for chunk in each.rows.get(label, ())
    ]


def _asks_a_fact(text: str) -> bool:
    """Whether a message asks in everyday words for what may be said of a path."""
    return any(said.search(text) for said, _ in _MEANINGS)


def _meant(text: str, lines: Sequence[tuple[str, str]]) -> list[str]:
    """The label of the lines with the most words for what a text asks in everyday ones; none where none has any."""
    meant = frozenset[str]().union(*(words for said, words in _MEANINGS if said.search(text)))
    counts = {label: len(meant & set(stems(f"{label} {line}"))) for label, line in reversed(lines)}
    best = max(counts.values(), default=0)
    return [label for label in dict.fromkeys(label for label, _ in lines) if best and counts[label] == best]


def _is_set_against(text: str, named: Subject) -> bool:
    """Whether a message sets what it names against what was spoken of, and against nothing that it names itself."""
    beside = set(telling_stems(_EMPTY.sub(" ", _AGAINST.sub(" ", text)))) - set(stems(named.section.title))
    leans = _IT.search(text) or _asks_a_fact(text)
    return len(beside) <= (MOST_BESIDE if leans else 0)


def _says_little_else(text: str, named: Mapping[str, Subject]) -> bool:
    own = {stem for each in named for stem in stems(each)}
    without = _UNDECIDED.sub(" ", _AGAINST.sub(" ", _CHOOSES.sub(" ", text)))
    beside = len(set(telling_stems(without)) - own)
    within = (len(set(stems(name)) - set(stems(subject.section.title))) for name, subject in named.items())
    return max(beside, *within) <= MOST_BESIDE if named else False


def _are_joined(text: str, named: Iterable[str]) -> bool:
    """Whether an "or" stands right between two of the names, whatever is told behind them."""
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    return bool(re.search(rf"(?:{names})\s+or\s+(?:{names})", " ".join(words(text)), re.IGNORECASE))
