"""Wording an answer with a language model: each sentence is shown only once the guide bears it out."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Citation, Kind, Mode
from bot.conversation import Span
from bot.writing.faults import ModelFault, Trouble
from bot.writing.model import ChatModel
from bot.writing.prompt import answer_prompt, beyond_prompt
from bot.writing.sentences import SentenceStream, presentable, without_thoughts
from bot.writing.support import Place, Weaver, places
from index.search import Index, Passage

PASSAGES = 3
MOST_SENTENCES = 6
FEWEST_WORDS = 8
"""With fewer words to show, the answer is quoted instead."""
MOST_MARKERS = 2
"""Out of how many pieces of the guide a sentence may be woven, each of which it cites."""
MOST_BEYOND_WORDS = 120
_WORDED_BEHIND = frozenset({"", replies.DISCOURAGED, replies.HIGH_STAKES})
"""What may stand before an answer that is worded anew; other leads announce the guide's own words."""

log = logging.getLogger(__name__)


class Writer:
    """Words answers with one model out of one index. It keeps no state of a conversation."""

    def __init__(self, model: ChatModel, index: Index, *, beyond: bool = True) -> None:
        self._model, self._index, self._beyond = model, index, beyond
        self._places: dict[str, tuple[Place, ...]] = {}

    def words(self, answer: Answer) -> bool:
        """Whether an answer may be worded anew: it quotes sections, and neither a table nor its own words are asked."""
        quotes = answer.kind is Kind.ANSWER and answer.mode is Mode.EXTRACTED and bool(answer.citations)
        return quotes and answer.lead in _WORDED_BEHIND and "\n|" not in f"\n{answer.text}"

    def write(self, quoted: Answer, *, learner: str = "") -> Iterator[Answer]:
        """The answer as it grows, every sentence of it borne out; while nothing is to be shown its text is empty.

        Where the model fails, or too little of what it writes is borne out, it ends in the quoted answer, with one line
        that says so. Of a model that comes to no end, what was borne out until then is enough.
        """
        waiting = replace(quoted, text="", citations=(), mode=Mode.GENERATED)
        draft = _Draft(quoted, self._passages(quoted))
        weaver = Weaver([place for passage in draft.passages for place in self._places_of(passage)])
        shown = waiting
        try:
            for sentence in self._sentences(answer_prompt(quoted.searched or "", draft.passages, learner=learner)):
                if sentence and draft.take(sentence, weaver):
                    shown = draft.answer() if draft.is_enough else waiting
                yield shown
        except ModelFault as fault:
            if fault.trouble is not Trouble.TOO_LONG or not draft.is_enough:
                log.warning("a language model's answer failed: %s", fault.trouble.name.lower())
                yield _quoted_instead(quoted, fault.trouble)
                return
        yield draft.answer(whole=True) if draft.is_enough else _quoted_instead(quoted, replies.TOO_LITTLE_KEPT)

    def explain(self, answer: Answer) -> Iterator[Answer]:
        """The answer, and unless that is turned off an explanation behind it that says it is not from the guide."""
        yield answer
        if not self._beyond:
            return
        bare = replace(answer, text=answer.text.removeprefix(f"{replies.PLAINLY}\n\n"))
        subject = ", ".join(dict.fromkeys(citation.section.title for citation in answer.citations))
        words: list[str] = []
        try:
            for sentence in self._sentences(beyond_prompt(answer.searched or answer.message, subject)):
                if sentence and len(words) + len(sentence.split()) <= MOST_BEYOND_WORDS:
                    words += sentence.split()
                yield _with_beyond(bare, words)
        except ModelFault as fault:
            log.warning("a language model's explanation failed: %s", fault.trouble.name.lower())
            yield _quoted_instead(answer, fault.trouble)

    def _sentences(self, messages: Sequence[object]) -> Iterator[str]:
        """The presentable sentences of a model; while it writes one, nothing now and then."""
        stream, count = SentenceStream(), 0
        with closing(self._model.stream(messages)) as texts:  # type: ignore[type-var, arg-type]
            for text in without_thoughts(texts):
                whole = stream.add(text)
                yield from map(presentable, whole)
                count += len(whole)
                if count >= 2 * MOST_SENTENCES:
                    return
                if not whole:
                    yield ""
        yield from map(presentable, stream.end())

    def _passages(self, quoted: Answer) -> tuple[Passage, ...]:
        """The passages that the quoted answer cites, filled up with those that search finds behind them."""
        cited = {citation.section.id: citation.passage for citation in quoted.citations}
        for passage in self._index.search(quoted.searched or quoted.message).passages:
            if len(cited) < PASSAGES:
                cited.setdefault(passage.section.id, passage)
        return tuple(cited.values())

    def _places_of(self, passage: Passage) -> tuple[Place, ...]:
        section = passage.section
        if section.id not in self._places:
            self._places[section.id] = tuple(places(section, self._index.chunks(section.id)))
        return self._places[section.id]


class _Draft:
    """The sentences that are borne out so far, with their citations."""

    def __init__(self, quoted: Answer, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._quoted = quoted
        self._by_section = {passage.section.id: passage for passage in passages}
        self._answering = {citation.section.id for citation in quoted.citations}
        self._sentences: list[tuple[str, tuple[int, ...]]] = []
        self._citations: dict[tuple[str, int], Citation] = {}
        self._is_to_the_point = False

    @property
    def is_enough(self) -> bool:
        """Whether there is something to show: some words, and among them some of what search found to answer."""
        words = sum(len(sentence.split()) for sentence, _ in self._sentences)
        return self._is_to_the_point and words >= FEWEST_WORDS

    def take(self, sentence: str, weaver: Weaver) -> bool:
        """Take a sentence in where it is borne out, is new, and there is room; whether that was so."""
        if len(self._sentences) >= MOST_SENTENCES or any(sentence == known for known, _ in self._sentences):
            return False
        support = weaver.support(sentence)
        if not support.holds or len(support.pieces) > MOST_MARKERS:
            return False
        pieces = support.pieces
        numbers = []
        for section, chunk in pieces:
            key = section.id, chunk.order
            number = len(self._citations) + 1
            passage = self._by_section[section.id]
            citation = self._citations.setdefault(key, Citation(number, passage, chunk.start, chunk.end))
            numbers.append(citation.number)
        self._sentences.append((sentence, tuple(numbers)))
        self._is_to_the_point |= any(section.id in self._answering for section, _ in pieces)
        return True

    def answer(self, *, whole: bool = False) -> Answer:
        """The sentences as an answer; once it is `whole`, with what stands behind the quoted one."""
        marked = (f"{text} {''.join(f'[{number}]' for number in numbers)}" for text, numbers in self._sentences)
        parts = [self._quoted.lead, " ".join(marked), self._quoted.closing if whole else ""]
        citations = tuple(self._citations.values())
        told = tuple(Span(each.section.id, each.start, each.end) for each in citations)
        return replace(
            self._quoted,
            text="\n\n".join(part for part in parts if part),
            mode=Mode.GENERATED,
            citations=citations,
            conversation=replace(self._quoted.conversation, told=told, listed=()),
        )


def _quoted_instead(quoted: Answer, trouble: str) -> Answer:
    return replace(quoted, text=f"{quoted.text}\n\n{_without(trouble)}")


def _without(trouble: str) -> str:
    return replies.WITHOUT_MODEL.format(trouble=trouble)


def _with_beyond(answer: Answer, words: Sequence[str]) -> Answer:
    if not words:
        return answer
    return replace(answer, text=f"{answer.text}\n\n> **{replies.BEYOND}**\n>\n> {' '.join(words)}")
