"""Where the guides' words come from: their sources and age, whether they hold, and the sentence with a number in it."""

import re
from collections.abc import Iterator, Sequence

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn, plain
from bot.answers.compose import Quote, quotable, quote, runs
from bot.replying.guide_questions import Asks, asked_of_the_guides, asks_for_source, says_it_stands_there
from bot.words.phrases import stems, telling_stems
from bot.words.quantities import holds, quantities
from index.search import Passage
from knowledge.dates import in_words
from knowledge.footnotes import footnotes_behind
from knowledge.guide import Chunk, ChunkKind, Guide, Section

REPEATED_WORDS = 60
"""How much is quoted again where something was doubted or its source is asked for."""
OF_AGE = 0.45
"""The cosine from which on a piece of a guide is about how its figures may have aged."""
_AGED = (
    "What may have aged: newer figures may have appeared since these were published or reviewed, so check the source."
)

_OWN = re.compile(r"\b(?:our (?:own|estimates?|view|judg\w+|sums?)|by our)\b", re.IGNORECASE)
"""Words by which a guide says that something is its own."""
_COMES_FROM = frozenset(
    "come came sourc get got say number figur where studi survey report statist percent fact claim data cite".split()
)
"""Stems of words by which a source is asked for."""


class Provenance:
    """Says where a sentence of a guide comes from, how old it is, and shows it again where it is doubted."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer, self._index = answerer, answerer.index

    def answer(self, turn: Turn, text: str) -> Answer | None:
        """What a message wants to know of the guides themselves; None where it asks nothing of the kind."""
        spoke = bool(turn.conversation.sections)
        match asked_of_the_guides(text):
            case Asks.WHETHER_SURE if spoke:
                return self.doubt(turn)
            case Asks.WHENCE if spoke:
                return self.source(turn, text)
            case Asks.TO_COPY:
                return self._answerer.say(turn, Kind.SMALLTALK, replies.COPYING)
            case Asks.WHETHER_RELIABLE:
                return self._answerer.say(turn, Kind.SMALLTALK, f"{replies.RELIABLE} {self._reviews()}")
            case Asks.WHEN_REVIEWED:
                return self._answerer.say(turn, Kind.SMALLTALK, self._reviews())
            case Asks.HOW_OLD_FIGURES_ARE:
                return self._aged(turn)
        return self._of_a_number(turn, text)

    def _of_a_number(self, turn: Turn, text: str) -> Answer | None:
        """The sentence with a number of the message, where that asks for its source or says that it stands there."""
        claims, asks = says_it_stands_there(text), asks_for_source(text)
        named = self._with_the_numbers(turn, text) if claims or asks else None
        if named is None:
            return None
        return self.source(turn, text) if asks and not claims else self._show(turn, text, named)

    def source(self, turn: Turn, text: str) -> Answer:
        """Where what a message names stands, or else the last answer: how fresh that is, and where the guide got it."""
        named = self._with_the_numbers(turn, text) or self._with_the_words(turn, text)
        quotes = [named] if named else self._told(turn)
        if not quotes:
            return self._answerer.say(
                turn,
                Kind.SMALLTALK,
                replies.SOURCE_GENERAL.format(guides=self._answerer.guide_titles),
                suggested=self._answerer.suggest([], turn),
            )
        section = quotes[0].passage.section
        note = replies.SOURCE.format(title=self._guide(section).title, reviewed=self._reviewed(section))
        return self._quoting(turn, quotes, note=f"{note} {self._taken_from(quotes)}".strip())

    def doubt(self, turn: Turn) -> Answer:
        """The guide's words once more, the same as before, with when they were last reviewed."""
        quotes = self._told(turn)
        if not quotes:
            return self._answerer.say(
                turn, Kind.CLARIFY, replies.NOTHING_TO_CONTINUE, suggested=self._answerer.suggest([], turn)
            )
        reviewed = self._reviewed(quotes[0].passage.section)
        return self._quoting(turn, quotes, lead=replies.AS_IT_STANDS.format(reviewed=reviewed))

    def _show(self, turn: Turn, text: str, named: Quote) -> Answer:
        reviewed = self._reviewed(named.passage.section)
        return self._answerer.answer(
            turn, [named], question=text, lead=replies.AS_IT_STANDS.format(reviewed=reviewed), goes_on=True
        )

    def _quoting(self, turn: Turn, quotes: Sequence[Quote], *, lead: str = "", note: str = "") -> Answer:
        question = turn.conversation.answered or quotes[0].passage.section.title
        siblings = [
            each for each in self._answerer.sections.values() if each.parent == quotes[0].passage.section.parent
        ]
        return self._answerer.answer(
            turn, quotes, question=question, others=siblings, lead=lead, note=note, goes_on=True
        )

    def _aged(self, turn: Turn) -> Answer | None:
        """What a guide says of how its figures may have aged, first the guide that was spoken of."""
        query = self._index.prepare([_AGED])[0]
        here = [id.split("/", 1)[0] for id in turn.conversation.sections]
        best = [
            (section.guide in here, section.id in turn.conversation.sections, scored.cosine, passage, scored.chunk)
            for section in self._answerer.sections.values()
            if (passage := self._answerer.passage(section.id, query))
            for scored in quotable(passage)
            if scored.cosine >= OF_AGE
        ]
        if not best:
            return None
        *_, passage, chunk = max(best, key=lambda each: each[:3])
        note = replies.SOURCE.format(title=self._guide(passage.section).title, reviewed=self._reviewed(passage.section))
        return self._quoting(turn, [Quote(passage, (chunk,))], note=note)

    def _with_the_numbers(self, turn: Turn, text: str) -> Quote | None:
        """The piece that has the numbers of a message: of the last answer, of its guide, or else of any."""
        wanted = frozenset(each for each in quantities(text) if not each.is_year)
        if not wanted:
            return None
        query = self._index.prepare([text])[0]
        last = turn.conversation.sections
        guides = {id.split("/", 1)[0] for id in last}
        found = [
            (section.id in last, section.guide in guides, scored.cosine, passage, scored.chunk)
            for section in self._answerer.sections.values()
            if holds(section.text, wanted) and (passage := self._answerer.passage(section.id, query))
            for scored in quotable(passage)
            if holds(scored.chunk.text, wanted)
        ]
        if not found:
            return None
        *_, passage, chunk = max(found, key=lambda each: each[:3])
        return Quote(passage, (chunk,))

    def _with_the_words(self, turn: Turn, text: str) -> Quote | None:
        """The piece of the last answer that has the words of a message, where one has more of them than all others."""
        own = set(telling_stems(text)) - _COMES_FROM
        counted = sorted(
            ((len(own & set(stems(chunk.text))), quote) for quote in self._told(turn) for chunk in quote.run),
            key=lambda each: -each[0],
        )
        if not own or not counted or not counted[0][0] or [each[0] for each in counted].count(counted[0][0]) > 1:
            return None
        best = counted[0][1]
        chunk = max(best.run, key=lambda chunk: len(own & set(stems(chunk.text))))
        return Quote(best.passage, (chunk,))

    def _told(self, turn: Turn) -> list[Quote]:
        """What the last answer quoted, as far as it is short."""
        passages = list(self._last_passages(turn))
        told = [Quote(passage, run) for passage in passages for run in runs(self._told_of(passage, turn))]
        chosen: list[Quote] = []
        for each in told:
            words = sum(len(chunk.text.split()) for quote in (*chosen, each) for chunk in quote.run)
            if chosen and words > REPEATED_WORDS:
                break
            chosen.append(each)
        return chosen or (quote(passages[:1], words=REPEATED_WORDS) if passages else [])

    def _told_of(self, passage: Passage, turn: Turn) -> list[Chunk]:
        spans = [span for span in turn.conversation.told if span.section == passage.section.id]
        chunks = sorted((scored.chunk for scored in quotable(passage)), key=lambda chunk: chunk.order)
        return [chunk for chunk in chunks if any(span.start <= chunk.start < span.end for span in spans)]

    def _last_passages(self, turn: Turn) -> Iterator[Passage]:
        if turn.conversation.answered:
            query = self._index.prepare([turn.conversation.answered])[0]
            found = (self._answerer.passage(id, query) for id in turn.conversation.sections)
            yield from (passage for passage in found if passage)

    def _taken_from(self, quotes: Sequence[Quote]) -> str:
        """Where the guide took what is quoted from: its footnotes, or else its own judgement."""
        notes: dict[str, None] = {}
        for each in quotes:
            section = each.passage.section
            chunks = (
                each.run if each.run[0].kind is not ChunkKind.ROW else (*self._index.chunks(section.id)[:1], *each.run)
            )
            for chunk in chunks:
                notes |= dict.fromkeys(footnotes_behind(self._guide(section), section, chunk.start, chunk.end))
        if notes:
            return replies.SOURCE_FOOTNOTES.format(notes="; ".join(map(plain, notes)))
        own = any(_OWN.search(chunk.text) for each in quotes for chunk in each.run)
        return replies.SOURCE_OWN if own else ""

    def _guide(self, section: Section) -> Guide:
        return next(guide for guide in self._index.guides if guide.id == section.guide)

    def _reviewed(self, section: Section) -> str:
        day = self._guide(section).reviewed
        return replies.REVIEWED.format(day=in_words(day)) if day else ""

    def _reviews(self) -> str:
        """When each guide was last reviewed."""
        days = [f"“{guide.title}” on {in_words(guide.reviewed)}" for guide in self._index.guides if guide.reviewed]
        return f"{replies.AUTHORS} {replies.REVIEWED_ON.format(guides=' and '.join(days))}" if days else replies.AUTHORS
