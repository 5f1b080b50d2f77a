"""One entry of a list that was chosen: it alone is shown, and what is asked of it next is about it."""

import re
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import Quote, quotable
from bot.answers.path import item_name
from bot.conversation import Conversation
from bot.reading.resolve import points_back
from bot.words.phrases import stems, telling_stems
from index.search import Passage
from knowledge.guide import Chunk, ChunkKind, Section

FEW_TELLING = 2
"""With no more telling words than these a message that points back is about the entry, whatever else it finds."""
AS_FIT = 0.02
"""How far behind the entry what its section opens with may be, in how it fits, and still be quoted in front of it."""

_THAT_ONE = re.compile(r"\b(?:that|this) one\b", re.IGNORECASE)
_ASKED_FOR_ONE = re.compile(r"\b(?:\w{3,}est|most|least|first)\b", re.IGNORECASE)
SEVERAL = 2
NAMED_WITHIN = 8
"""How many words at its beginning say what an entry is."""
Entry = tuple[Section, Chunk]


class Entries:
    """Shows entries of lists one by one."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def called(self, section: Section, name: str) -> Chunk | None:
        """The entry of a section's list that is called so; None where it has none."""
        chunks = self._answerer.index.chunks(section.id)
        listed = (each for each in chunks if each.kind in {ChunkKind.ITEM, ChunkKind.ROW})
        return next((each for each in listed if item_name(each) == name), None)

    def spoken_of(self, conversation: Conversation) -> Entry | None:
        """The entry that the last answer was about alone."""
        id, _, order = conversation.entry.rpartition("#")
        section = self._answerer.sections.get(id)
        chunks = self._answerer.index.chunks(id) if section else ()
        chunk = next((each for each in chunks if str(each.order) == order), None)
        return (section, chunk) if section and chunk else None

    def show(self, turn: Turn, section: Section, chunk: Chunk, *, lead: str = "") -> Answer | None:
        """An entry by itself."""
        question = f"{item_name(chunk)} ({section.title})"
        passage = self._passage(section, question)
        if passage is None:
            return None
        return self._answer(turn, (section, chunk), [Quote(passage, (chunk,))], question, lead)

    def answer(self, turn: Turn, text: str) -> Answer | None:
        """What the guide says of the entry that a message points back at; None where it points at none."""
        entry = self.spoken_of(turn.conversation) or self._best_of_list(turn.conversation, text)
        if entry is None or not points_back(text) or len(telling_stems(text)) > FEW_TELLING:
            return None
        section, chunk = entry
        question = f"{text.rstrip(' ?!.')} ({item_name(chunk)}, {section.title})"
        passage = self._passage(section, question)
        if passage is None:
            return None
        lead = replies.OF_THE_ENTRY.format(name=item_name(chunk))
        return self._answer(turn, entry, _with_opening(passage, chunk), question, lead)

    def both(self, turn: Turn, text: str) -> Answer | None:
        """The entries that were spoken of last, one beside the other, or which are meant; None where none was shown."""
        conversation = turn.conversation
        section = self._answerer.sections.get(next(iter(conversation.sections), ""))
        if section is None or not conversation.asked:
            return None
        asked = [each for each in telling_stems(conversation.asked[-1]) if each not in stems(section.title)]
        listed = [each for each in self._answerer.index.chunks(section.id) if each.kind is ChunkKind.ITEM]
        first = (next((each for each in listed if stem in _opening_stems(each)), None) for stem in dict.fromkeys(asked))
        named = list(dict.fromkeys(each for each in first if each))
        last = [chunk for option in conversation.listed if (chunk := self.called(section, option.words))]
        chosen = next((each for each in (named, last) if len(each) == SEVERAL), None)
        passage = self._passage(section, text)
        if chosen is None or passage is None:
            suggested = self._answerer.suggest([section], turn)
            return self._answerer.say(turn, Kind.CLARIFY, replies.WHICH_TWO, suggested=suggested)
        quotes = [Quote(passage, (each,)) for each in chosen]
        lead = replies.ENTRIES_COMPARED.format(one=item_name(chosen[0]), other=item_name(chosen[1]))
        return self._answerer.answer(turn, quotes, question=section.title, others=[section], lead=lead, goes_on=True)

    def _best_of_list(self, conversation: Conversation, text: str) -> Entry | None:
        """The first entry of the last list, for "that one" behind a question that asked for the best of them."""
        if not conversation.listed or not (_THAT_ONE.search(text) and _ASKED_FOR_ONE.search(conversation.answered)):
            return None
        section = self._answerer.sections.get(next(iter(conversation.sections), ""))
        chunk = self.called(section, conversation.listed[0].words) if section else None
        return (section, chunk) if section and chunk else None

    def _answer(self, turn: Turn, entry: Entry, quotes: list[Quote], question: str, lead: str) -> Answer:
        section, chunk = entry
        answer = self._answerer.answer(turn, quotes, question=question, others=[section], lead=lead)
        conversation = replace(answer.conversation, entry=f"{section.id}#{chunk.order}")
        return replace(answer, conversation=conversation)

    def _passage(self, section: Section, question: str) -> Passage | None:
        return self._answerer.passage(section.id, self._answerer.index.prepare([question])[0])


def _opening_stems(chunk: Chunk) -> list[str]:
    return stems(chunk.plain)[:NAMED_WITHIN]


def _with_opening(passage: Passage, chunk: Chunk) -> list[Quote]:
    """An entry, behind what its section opens with where that fits what was asked as well."""
    fits = {each.chunk.order: each.fit for each in passage.chunks}
    opening = min((each.chunk for each in quotable(passage)), key=lambda each: each.order)
    is_fit = opening.order != chunk.order and fits[opening.order] >= fits.get(chunk.order, 0.0) - AS_FIT
    return [Quote(passage, (each,)) for each in ([opening, chunk] if is_fit else [chunk])]
