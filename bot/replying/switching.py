"""A message that turns to another subject before it asks: what it names last and does not turn from is spoken of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.answerer import Answerer, Turn
from bot.answers.path import item_name
from bot.conversation import Conversation
from bot.reading.resolve import NAMES_ANOTHER, parted
from bot.reading.rules import chosen_place, only_tells
from bot.replying.entries import Entries
from bot.replying.picks import BEGINS, FIRST, Picks
from bot.replying.subjects import COMPARES, Subjects
from bot.words.phrases import telling_stems, words
from knowledge.guide import Chunk, Section

_CLAUSE = re.compile(r"[^.,;:!?–—]+(?:[.,;:!?–—](?=\S)[^.,;:!?–—\s]*)*[.,;:!?–—]*\s*")
_THEN_ASKS = re.compile(r"\bthen\s+(?=(?:how|what|which|where|when|who|is|are|do|does|can|should)\b)", re.IGNORECASE)
"""A "then" behind a name with nothing to part it from the question, as in "cloud then how long"."""
_OPENS = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|k|hello|hey|hi|well|so|and|but|then|right|al?right|fine|cool|great|good|no|nope|nah|hm+|oh|ah|wait"
    r"|actually|now|what about|how about|what of|let['’]?s (?:take|say|do|talk about)|back to|rather|instead|maybe"
    r"|say|i mean(?:t)?|make it|it['’]?s|the|an?)\b\W*)+",
    re.IGNORECASE,
)
"""Words before a name that nod, turn or lead to it, and say nothing of it."""
_CLOSES = re.compile(
    r"(?:\W+(?:then|instead|now|please|pls|though|tho|rather|jobs?|paths?|roles?|careers?|work"
    r"|(?:sounds?|looks?|seems?)\W+\w+))+\W*$",
    re.IGNORECASE,
)
_TURNS_FROM = re.compile(
    r"(?:forget(?: about)?|drop|scrap|scratch|skip|ditch|screw|leave|never ?mind|nvm|enough (?:of|about|with)|no more"
    r"|not|done with|i['’]?(?:m|ve| am| have)? ?(?:had enough of|done with|no longer want|don['’]?t want))\s+"
    r"(?:the |an? |about )?(?P<name>[\w/&+# -]+?)"
    r"(?:\s+(?:aside|out|alone|behind|stuff|thing|for now|anymore|any more))?\W*",
    re.IGNORECASE,
)
"""Words that turn from what they name."""
_POINTS = re.compile(r"\b(?:the|one|number|option)\b", re.IGNORECASE)
_THAT_ONE = re.compile(
    r"\W*(?:(?:yes|yeah|yep|ok(?:ay)?|so|and|hm+|oh|cool|sure)\W+)*(?:that|this)\W+one\W*", re.IGNORECASE
)
_LONGEST_NAME = 4
_BEGINNING = frozenset("learn begin start studi step thing first".split())
"""Stems of the words of a question for the beginning and nothing else."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What a message names: a section, and the entry of its list if one of these is meant."""

    section: Section
    entry: Chunk | None = None

    @property
    def title(self) -> str:
        return f"{item_name(self.entry)} ({self.section.title})" if self.entry else self.section.title


@dataclass(frozen=True, slots=True)
class _Parted:
    """A message by what it turns from, what it names before it asks, and what it says beyond that."""

    left: Sequence[_Named]
    named: Sequence[_Named]
    rest: str


class Switching:
    """Makes what a message names before its question the subject of the conversation."""

    def __init__(self, answerer: Answerer, subjects: Subjects, entries: Entries) -> None:
        self._subjects, self._picks, self._entries = subjects, Picks(answerer, subjects), entries
        self._sections, self._linked = answerer.sections, answerer.linked
        titles = ((frozenset(telling_stems(each.title)), each.id) for each in answerer.sections.values())
        self._titles = {title: id for title, id in titles if title}

    def switched(self, turn: Turn, text: str) -> tuple[Turn, str]:
        """The conversation as being about what a message turns to, and what the message asks of it."""
        conversation = turn.conversation
        if not conversation.asked or conversation.planned or self._picks.chooses(turn, text):
            return turn, text
        if another := self._asked_of_another(conversation, text):
            known, asked = another
            return replace(turn, conversation=known), asked
        cut = self._cut(conversation, _THEN_ASKS.sub("then, ", text))
        if not (cut.left or cut.named) or len(cut.named) > 1 or not words(cut.rest):
            return turn, text
        if cut.named and not self._subjects.named_exactly(cut.rest):
            named, asks_to_begin = cut.named[0], set(telling_stems(cut.rest)) <= _BEGINNING
            rest = f"{FIRST} {named.title}?" if asks_to_begin and BEGINS.search(cut.rest) else cut.rest
            return replace(turn, conversation=_about(conversation, named)), rest
        if not cut.left:
            return turn, text
        before = " ".join(f"{each.title}:" for each in cut.named)
        known = replace(conversation, asked=(), answered="", sections=(), topic="", told=(), listed=(), led=())
        return replace(turn, conversation=known), f"{before} {cut.rest}".strip()

    def _asked_of_another(self, conversation: Conversation, text: str) -> tuple[Conversation, str] | None:
        """The last question asked of what a message only names; None where it was about nothing of the same kind."""
        only_names = NAMES_ANOTHER.fullmatch(text)
        other = self._called(only_names["other"]) if only_names else None
        if other is None:
            return None
        of_sections = self._subjects.by_section
        main = parted(conversation.asked[-1])[0]
        if only_tells(main) or COMPARES.search(main):
            return None
        named = [each for each in self._subjects.names.within(main).items() if each[0] in of_sections]
        before, name = named[0] if len(named) == 1 else ("" if named else conversation.topic, "")
        subject = of_sections.get(before)
        if subject is None or not self._subjects.are_alike(subject, of_sections[other.section.id]):
            return None
        if not name:
            says_it = set(telling_stems(main)) & set(telling_stems(subject.section.title))
            return None if says_it else (_about(conversation, other), main)
        written = _as_written(name, subject.section.title)
        return conversation, re.sub(written, lambda _: other.title, main, count=1, flags=re.IGNORECASE)

    def _cut(self, conversation: Conversation, text: str) -> _Parted:
        """A message clause by clause, as long as its clauses only nod, turn from something or name something."""
        left: list[_Named] = []
        named: list[_Named] = []
        clauses = [each[0] for each in _CLAUSE.finditer(text)]
        for place, clause in enumerate(clauses):
            said = _OPENS.sub("", clause, count=1).strip()
            turned = _TURNS_FROM.fullmatch(said)
            if turned and (subject := self._called(turned["name"])):
                left.append(subject)
            elif subject := self._called(said) or self._pointed_at(conversation, clause):
                named.append(subject)
            elif words(said):
                return _Parted(left, named, "".join(clauses[place:]).strip())
        return _Parted(left, named, "")

    def _called(self, said: str) -> _Named | None:
        """The path or the role that some words are called by and nothing else."""
        name = _CLOSES.sub("", said).strip(" ?!.,;:")
        if not name or len(name.split()) > _LONGEST_NAME:
            return None
        other = self._titles.get(frozenset(telling_stems(name)))
        subject = self._subjects.called(name)
        return _Named(subject.section) if subject and other in {None, subject.section.id} else None

    def _pointed_at(self, conversation: Conversation, clause: str) -> _Named | None:
        """What a clause means by its place in the last list, or by "that one" the path that the last entry leads to."""
        if _THAT_ONE.fullmatch(clause):
            spoken_of = self._entries.spoken_of(conversation)
            there = self._linked(*spoken_of) if spoken_of else None
            return _Named(there) if there and there.id in self._subjects.by_section else None
        said = _CLOSES.sub("", clause)
        place = chosen_place(said) if _POINTS.search(said) and len(words(said)) > 1 else None
        if place is None or not conversation.listed or place >= len(conversation.listed):
            return None
        option = conversation.listed[place]
        section = self._sections.get(option.section)
        return _Named(section, self._entries.called(section, option.words)) if section else None


def _as_written(name: str, title: str) -> str:
    """A pattern of a name as it may stand in a text: in the plural, "-" or "/" for a space, with the title's words."""
    more = rf"(?:\s+(?:{'|'.join(map(re.escape, words(title)))})\b)*"
    return r"\b" + r"[\s/-]+".join(rf"{re.escape(word)}(?:['’]?s)?" for word in name.split()) + r"\b" + more


def _about(conversation: Conversation, named: _Named) -> Conversation:
    """The conversation as if it had been about something, of which nothing was said yet."""
    entry = f"{named.section.id}#{named.entry.order}" if named.entry else ""
    return conversation.after(
        named.title, [named.section.id], topic=named.section.id, entry=entry, told=(), listed=(), offer=None
    )
