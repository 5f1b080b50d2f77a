"""Why: the reason that a guide gives for what was said, or that it gives none."""

import re
from collections.abc import Iterator, Sequence

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import Quote, quotable
from bot.words.phrases import telling_stems
from index.search import Passage, Query
from knowledge.guide import Chunk, Section
from knowledge.steps import numbered

GIVES_A_REASON = 0.4
"""The cosine from which on a sentence with a word of reasons is the reason for what was said."""
OF_THE_LAST, FRESH, ABOVE_A_STEP = 0.1, 0.1, 0.35
"""How much nearer a reason counts where it stands in what was quoted last, where it was not quoted there yet, and where
what was quoted is one of the steps that stand under it."""

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_REASON = re.compile(
    rf"\b(?:because|since(?! (?:\d|{_MONTHS}))|so that|reasons?|therefore|(?:stands|rests|leans?) on)\b"
    r"|\*\*why\b",
    re.IGNORECASE,
)
"""Words by which a guide gives reasons."""
_ASKS_WHY = re.compile(r"\W*(?:(?:and|but|so|ok(?:ay)?|wait|hm+)\W+)*(?:why|how come|what makes)\b", re.IGNORECASE)
_QUESTION_WORDS = re.compile(
    r"^\W*(?:(?:and|so|but)\s+)?(?:what|which|how|when|where|who)?\s*(?:should|do|does|can|is|are|would|must)?\s+",
    re.IGNORECASE,
)


class Reasons:
    """Looks for reasons in the section that was quoted, and in those that the guide joins to it."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def asked(self, turn: Turn, text: str) -> bool:
        """Whether a message asks why of what was just said."""
        return bool(turn.conversation.sections and _ASKS_WHY.match(text)) and not telling_stems(text)

    def answer(self, turn: Turn, last: Sequence[Passage], text: str = "") -> Answer:
        """The nearest reason; where the guide gives none, that it does not, and its nearest line."""
        topic = turn.conversation.answered
        question = f"Why {_as_topic(topic)}"
        asked = f"{text} {_as_topic(topic)}" if telling_stems(text) else _as_topic(topic)
        query = self._answerer.index.prepare([f"because, the reason why {asked}"])[0]
        found = self._nearest(turn, last, query)
        passage, chunk = found or _most_fitting(self._answerer.passage(last[0].section.id, query) or last[0])
        return self._answerer.answer(
            turn,
            [Quote(passage, (chunk,))],
            question=f"{question} ({last[0].section.title})",
            others=[passage.section, *(each.section for each in last)],
            lead="" if found else replies.NO_REASON,
            search=query.milliseconds,
            goes_on=True,
            about=topic,
        )

    def _nearest(self, turn: Turn, last: Sequence[Passage], query: Query) -> tuple[Passage, Chunk] | None:
        """The sentence that gives the nearest reason, if it is near at all."""
        here = {each.section.id for each in last}
        best, chosen = GIVES_A_REASON, None
        for section in self._joined(last[0].section, last):
            passage = self._answerer.passage(section.id, query)
            for each in quotable(passage) if passage else ():
                if not _REASON.search(each.chunk.text) or each.chunk.text.rstrip().endswith("?"):
                    continue
                is_told = any(
                    span.section == section.id and span.start <= each.chunk.start < span.end
                    for span in turn.conversation.told
                )
                score = each.cosine + (OF_THE_LAST + FRESH * (not is_told)) * (section.id in here)
                score += ABOVE_A_STEP * (bool(numbered(last[0].section.title)) and section.id == last[0].section.parent)
                if passage and score > best:
                    best, chosen = score, (passage, each.chunk)
        return chosen

    def _joined(self, section: Section, last: Sequence[Passage]) -> Iterator[Section]:
        """What was quoted, and the sections that the guide joins to the first of it."""
        yield from (each.section for each in last)
        shown = {each.section.id for each in last}
        every = self._answerer.sections.values()
        others = (each for each in every if each.id not in shown and not each.is_sibling_of(section))
        yield from (each for each in others if each.is_joined_to(section))


def _most_fitting(passage: Passage) -> tuple[Passage, Chunk]:
    """The piece of a section that fits best and is no question to the reader."""
    chunks = [each.chunk for each in quotable(passage)]
    return passage, next((each for each in chunks if not each.text.rstrip().endswith("?")), chunks[0])


def _as_topic(question: str) -> str:
    return _QUESTION_WORDS.sub("", question.rstrip(" ?!."), count=1) or question
