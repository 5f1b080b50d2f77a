"""Something like what was just shown, but harder, easier, of another kind, or without what one has done already."""

import re
from collections.abc import Sequence

import numpy as np

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import Quote, rest, runs
from bot.answers.path import item_name
from bot.replying.entries import Entries, Entry
from bot.replying.follow_up import Ask
from bot.words.phrases import stems, telling_stems
from index.embedding import Vectors
from index.rows import cosines
from knowledge.guide import Chunk, ChunkKind, Section

OF_THE_KIND, NAMED = 0.33, 0.25
"""The cosine from which on an entry is of the kind that was asked for, and what it adds to have all its words."""
SHOWN = 0.1
"""How much nearer an entry counts that stands in what was shown, and not beside it."""
FEWEST = 2
"""The least entries of a list to choose from."""
MOST_SHOWN = 3
HIGHEST = 9
LONGEST = 12
"""The most words of a message that only varies what was shown."""

_A_THING = re.compile(
    r"\b(?:something|anything|smth|sth|another|ones?|things?|stuff|projects?|ideas?|courses?|books?|videos?|options?|certs?"
    r"|certificates?|exams?|resources?|material|paths?|jobs?|careers?|these|those|that['’]?s|thats|it['’]?s|its|they|they['’]?re"
    r"|all|task|exercises?)\b",
    re.IGNORECASE,
)
_HARDER = re.compile(
    r"\b(?:harder|hardest|tougher|trickier|bigger|heavier|more (?:advanced|difficult|challenging|demanding|ambitious"
    r"|complex|serious|in[ -]depth)|less (?:easy|basic|simple)"
    r"|(?:too|so|very|way too) (?:easy|ez|simple|basic|small|trivial|boring)"
    r"|a (?:real |bigger )?challenge|next level|a level up)\b",
    re.IGNORECASE,
)
_EASIER = re.compile(
    r"\b(?:easier|easiest|simpler|gentler|lighter|smaller|less (?:hard|difficult|advanced|demanding|complex|scary)"
    r"|more (?:basic|beginner[ -]friendly|gentle)"
    r"|(?:too|so|very|way too) (?:hard|difficult|advanced|much|big|tough|complex|complicated)|a level down)\b",
    re.IGNORECASE,
)
_THE_HARDEST = re.compile(
    r"\b(?:the|some|any) (?:really |very |most )?(?:hard|advanced|difficult|tough|big)(?:est)? (?:ones?|projects?)\b",
    re.IGNORECASE,
)
_MANNERS = re.compile(
    r"\b(?:something|anything|gimme|even|still|much|lol|haha|ok|and|now|then|for (?:me|my level|now)|a bit|bit|little"
    r"|got|have|give|show|there|too|please|pls|maybe|want|can i|i need|level|try|start|begin\w*|is|are|me"
    r"|look\w* (?:boring|easy|hard))\b",
    re.IGNORECASE,
)
_ASKS_OF = re.compile(
    r"\W*(?:which|why|how|who|when|where|is (?:it|that|this)|are (?:they|these)\b.*\?)", re.IGNORECASE
)
"""Beginnings of questions about what is shown, not for something else."""
_OF_A_KIND = re.compile(
    r"\b(?:something|anything|smth|sth|another|ones?|projects?|ideas?|courses?|books?|options?|resources?)\s+(?:\w+\s+)?"
    r"(?:with|about|on|involving|around|using|related to|to do with|that (?:has|uses|involves)"
    r"|(?:that|which)(?:['’]?s| is| are)|thats)\s+(?P<kind>[\w' -]+)"
    r"|\b(?:any|some) (?P<sort>\w+) (?:ones?|courses?|books?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:i|ive|i['’]ve)\b.{0,20}\b(?:done|did|made|built|coded|finished|completed|read|took|taken|watched|had)\b",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    r"\b(?:not|no|without|except|other than|besides|apart from)\b (?P<left_out>(?:the |an? )?[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\b(?:not|never|n['’]?t|want|if|when|once|half\w*|part\w*|didnt|havent)\b|\?", re.IGNORECASE)
_TO_TAKE = ("/resources", "/certifications")
"""Sections of the career template whose lists hold what one may take instead."""
_EASIER_PATHS = ("Which tech job is the easiest to get into?", "Which paths need little maths?")
_LEVELS = ("beginner", "basic", "intermediate", "advanced", "expert")
"""Words of titles by which sections of one parent stand one above the other."""
_SAYS_HARDER = "a full university course in depth, advanced, for people with experience"
_SAYS_EASIER = "short, gentle, for complete beginners, needs nothing beforehand"


class Variations:
    """Chooses among the entries of what was shown, or goes to its neighbour of another level."""

    def __init__(self, answerer: Answerer, entries: Entries, ask: Ask, guide_of_paths: str) -> None:
        """`ask` answers a question that stands alone; `guide_of_paths` is the guide that describes paths alike."""
        self._answerer, self._entries, self._ask, self._guide_of_paths = answerer, entries, ask, guide_of_paths
        self._vectors: dict[str, Vectors] = {}
        """Of the entries that were looked at; guides do not change."""

    def answer(self, turn: Turn, text: str) -> Answer | None:
        """What a message asks for in place of what was shown; None where it does not, or nothing was shown."""
        shown = [section for id in turn.conversation.sections if (section := self._answerer.sections.get(id))]
        if not shown or len(text.split()) > LONGEST:
            return None
        if by := _degree(text):
            return self._of_a_level(turn, shown[0], by, text)
        if kind := _OF_A_KIND.search(text):
            return self._of_a_kind(turn, shown, kind["kind"] or kind["sort"])
        if _DONE.search(text) and not _NOT_DONE.search(text):
            return self._without(turn, shown, text)
        other = _NOT_THAT.search(text) if _A_THING.search(text) else None
        return self._without(turn, shown, other["left_out"]) if other else None

    def _of_a_level(self, turn: Turn, section: Section, by: int, text: str) -> Answer | None:
        levels = self._levels(section)
        if levels:
            place = next((place for place, each in enumerate(levels) if each.id == section.id), None)
            there = len(levels) - 1 if by == HIGHEST else (1 if by > 0 else 0) if place is None else place + by
            return self._show(turn, levels[there]) if 0 <= there < len(levels) else self._at_the_end(turn, by)
        if not _A_THING.search(text):
            return None
        if by < 0 and section.guide == self._guide_of_paths:
            easier = next((each for each in _EASIER_PATHS if each not in turn.conversation.asked), "")
            return self._ask(turn, easier) if easier else None
        left = self._left(turn, section) if (section.parent or "").endswith(_TO_TAKE) else []
        if left:
            asked = f"{turn.conversation.answered} {_SAYS_HARDER if by > 0 else _SAYS_EASIER}"
            best = self._nearest(asked, [(section, each) for each in left])
            chosen = [chunk for (_, chunk), _ in best[:FEWEST]]
            return self._quote(turn, section, chosen, lead=replies.NOT_RANKED)
        return None

    def _levels(self, section: Section) -> list[Section]:
        """The sections that stand one above the other, of which one is the section, or that stand in it."""
        every = self._answerer.sections.values()
        for parent in (section.parent, section.id):
            found = [
                (level, each) for each in every if parent and each.parent == parent and (level := _level(each)) >= 0
            ]
            if len(found) >= FEWEST:
                return [each for _, each in sorted(found, key=lambda pair: pair[0])]
        return []

    def _of_a_kind(self, turn: Turn, shown: Sequence[Section], kind: str) -> Answer | None:
        """The entry of what was shown, or of its neighbours, that is of a kind; None where none is near to it."""
        if not telling_stems(kind):
            return None
        parent = shown[0].parent or shown[0].id
        near = [*shown, *(each for each in self._answerer.sections.values() if each.parent == parent)]
        entries = [(each, chunk) for each in dict.fromkeys(near) for chunk in self._listed(each)]
        if len(entries) < FEWEST:
            return None
        (section, chunk), score = max(
            self._nearest(kind, entries), key=lambda pair: pair[1] + SHOWN * (pair[0][0] in shown)
        )
        return self._entries.show(turn, section, chunk) if score >= OF_THE_KIND else None

    def _without(self, turn: Turn, shown: Sequence[Section], text: str) -> Answer | None:
        """What else the list has that holds what a text names; None where it names no entry of one."""
        said = set(telling_stems(text))
        near = [each for each in dict.fromkeys([*shown, *self._levels(shown[0])]) if self._levels(each)]
        done = next(
            (
                (section, chunk)
                for section in near
                for chunk in self._listed(section)
                if section.parent and said & set(telling_stems(item_name(chunk))) and _level(section) >= 0
            ),
            None,
        )
        if done is None:
            return None
        section, chunk = done
        others = [each for each in self._listed(section) if each.order > chunk.order] or self._listed(section)[:1]
        return self._quote(turn, section, others, lead=replies.DONE_ENTRY.format(name=item_name(chunk)))

    def _show(self, turn: Turn, section: Section) -> Answer | None:
        passage = self._answerer.passage(section.id, self._answerer.index.prepare([section.title])[0])
        if passage is None:
            return None
        return self._answerer.answer(turn, rest(passage, ()), question=section.title, others=[section])

    def _at_the_end(self, turn: Turn, by: int) -> Answer:
        text = replies.NOTHING_HARDER if by > 0 else replies.NOTHING_EASIER
        return self._answerer.say(turn, Kind.CLARIFY, text, suggested=self._answerer.suggest([], turn))

    def _quote(self, turn: Turn, section: Section, chunks: Sequence[Chunk], *, lead: str) -> Answer | None:
        passage = self._answerer.passage(section.id, self._answerer.index.prepare([section.title])[0])
        if passage is None:
            return None
        ordered = sorted(chunks[:MOST_SHOWN], key=lambda chunk: chunk.order)
        quotes = [Quote(passage, run) for run in runs(ordered)]
        return self._answerer.answer(turn, quotes, question=section.title, others=[section], lead=lead, goes_on=True)

    def _listed(self, section: Section) -> list[Chunk]:
        return [each for each in self._answerer.index.chunks(section.id) if each.kind is ChunkKind.ITEM]

    def _left(self, turn: Turn, section: Section) -> list[Chunk]:
        """The entries of a section that were not quoted yet."""
        told = [span for span in turn.conversation.told if span.section == section.id]
        return [each for each in self._listed(section) if not any(span.start <= each.start < span.end for span in told)]

    def _nearest(self, text: str, entries: Sequence[Entry]) -> list[tuple[Entry, float]]:
        """Some entries by how near they are to a text, the nearest first."""
        new = list(dict.fromkeys(chunk.plain for _, chunk in entries if chunk.plain not in self._vectors))
        query, *rows = self._answerer.index.prepare([text, *new])
        self._vectors |= {words: row.vector for words, row in zip(new, rows, strict=True)}
        near = cosines(np.stack([self._vectors[chunk.plain] for _, chunk in entries]), query.vector).tolist()
        said = set(telling_stems(text))
        scores = [
            score + NAMED * len(said & set(stems(chunk.plain))) / max(len(said), 1)
            for (_, chunk), score in zip(entries, near, strict=True)
        ]
        return sorted(zip(entries, scores, strict=True), key=lambda pair: -pair[1])


def _degree(text: str) -> int:
    """1 for a message that asks for something harder, more for the hardest, -1 for something easier, else 0."""
    if _ASKS_OF.match(text):
        return 0
    if _THE_HARDEST.search(text):
        return HIGHEST
    for by, degree in ((1, _HARDER), (-1, _EASIER)):
        left = degree.sub(" ", text)
        if left != text:
            left = _A_THING.sub(" ", _MANNERS.sub(" ", left))
            return 0 if telling_stems(left) else by
    return 0


def _level(section: Section) -> int:
    said = section.title.casefold().split()
    return next((place for place, word in enumerate(_LEVELS) if word in said), -1)
