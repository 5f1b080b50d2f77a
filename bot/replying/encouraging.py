"""What is said to somebody who doubts their own ability: recognition, what the guide admits is hard, a small step."""

from collections.abc import Sequence

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import Quote, quotable, quote, rest
from index.search import Found, Passage, Query
from knowledge.guide import Section

NAMES_A_WORRY = 0.5
"""The cosine from which on a section is about what somebody in low spirits is worried about."""
WORRY_WORDS = 60
"""How many words are quoted of that; somebody in low spirits is not told a list."""
REPLIES = 2
"""How many replies in a row quote the guide; then somebody is told to talk to people."""
_REALITY, _NEXT_STEPS = "reality", "next-steps"
_WORRIES = frozenset({"who", _REALITY, "choosing", "outcomes"})
"""The sections of the career template that speak to worries; the rest is what there is to learn."""
_SLOW = "Slow progress is normal, says nothing about your intelligence, and changing to another path is fine."
_SMALL = "Many people stop halfway; small projects with a date help to finish more than willpower."


class Encouragement:
    """Answers low spirits, in other words where they go on."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def encourage(self, turn: Turn, query: Query) -> Answer:
        """What the guide says to somebody who doubts, beside the worry that they name, if they name one.

        Only what they say now is looked up, not what was spoken of before, and none of it is remembered: the
        conversation is about the section then. Where it goes on a third time, people are named instead of a guide.
        """
        found = self._answerer.found(query)
        guide = found.passages[0].section.guide if found.passages else ""
        small = self._inside(guide, _NEXT_STEPS)
        if turn.conversation.lows >= REPLIES:
            suggested = self._answerer.suggest(reversed(small), turn)
            text = replies.DISCOURAGED_LONG if turn.conversation.lows == REPLIES else replies.DISCOURAGED_ON
            return self._answerer.say(turn, Kind.SMALLTALK, text, suggested=suggested)
        quotes = self._second(guide) if turn.conversation.lows else self._first(found, guide)
        if not quotes:
            return self._answerer.decline(turn, found, own_subject=True)
        return self._answerer.answer(
            turn,
            quotes,
            question=found.question,
            others=[*reversed(small), *(passage.section for passage in found.passages)],
            lead=replies.DISCOURAGED_STILL if turn.conversation.lows else replies.DISCOURAGED,
            search=found.milliseconds,
            about=quotes[0].passage.section.title,
        )

    def _first(self, found: Found, guide: str) -> list[Quote]:
        """What the guide says of the worry, or how hard the path is, and that slow progress is normal."""
        slow = self._said_of(guide, _SLOW)
        worry = self._worry(found)
        hard = self._passages(guide, _REALITY, found.query)[:1]
        told = (
            quote([worry], words=WORRY_WORDS)[:2]
            if worry
            else [one for each in hard for one in rest(each, (), words=1)]
        )
        return told if any(_overlap(each, other) for each in told for other in slow) else [*told, *slow]

    def _second(self, guide: str) -> list[Quote]:
        """A way to go on that is small."""
        small = self._said_of(guide, _SMALL)
        return small or self._said_of(guide, _SLOW)

    def _worry(self, found: Found) -> Passage | None:
        if not found.passages or not self._answerer.is_answered(found):
            return None
        best = found.passages[0]
        names_it = best.nearest >= NAMES_A_WORRY and _WORRIES & set(best.section.id.split("/"))
        return best if names_it else None

    def _said_of(self, guide: str, said: str) -> list[Quote]:
        """The piece of the reality check that says this most nearly."""
        query = self._answerer.index.prepare([said])[0]
        passages = self._passages(guide, _REALITY, query)
        if not passages:
            return []
        best = max(passages, key=lambda passage: quotable(passage)[0].fit)
        return [Quote(best, (quotable(best)[0].chunk,))]

    def _passages(self, guide: str, part: str, query: Query) -> Sequence[Passage]:
        found = (self._answerer.passage(section.id, query) for section in self._inside(guide, part))
        return [passage for passage in found if passage]

    def _inside(self, guide: str, part: str) -> Sequence[Section]:
        """A part of the career template with what stands in it, of this guide or else of the first that has it."""
        sections = self._answerer.sections.items()
        own = [section for id, section in sections if id.startswith(f"{guide}/{part}")]
        return own or [section for id, section in sections if f"/{part}" in id]


def _overlap(one: Quote, other: Quote) -> bool:
    orders = {chunk.order for chunk in one.run}
    return one.passage.section.id == other.passage.section.id and any(each.order in orders for each in other.run)
