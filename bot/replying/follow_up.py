"""Messages that refer to what was said before: on, back, more, why, again, are you sure, the second one."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn, listed_questions
from bot.answers.compose import Quote, quote, rest
from bot.answers.path import Step, item_name
from bot.conversation import Conversation, Option
from bot.replying.entries import Entries
from bot.replying.outlines import Outlines
from bot.replying.reasons import Reasons
from bot.words.phrases import telling_stems
from index.search import Passage, Query
from knowledge.guide import Section
from knowledge.steps import numbered

REPEATED_WORDS = 60
"""How much is quoted again where something was doubted or not understood."""
SHORTEST_WORDS = 35

Ask = Callable[[Turn, str], Answer]
"""Answers a standalone question in a conversation."""


class FollowUps:
    """Answers messages whose meaning hangs on the conversation's state."""

    def __init__(self, answerer: Answerer, outlines: Outlines, ask: Ask, say: Ask) -> None:
        """`ask` answers a question that stands alone; `say` takes words as if the learner had typed them."""
        self._answerer, self._outlines, self._ask, self._say_for_learner = answerer, outlines, ask, say
        self._index, self._paths = answerer.index, answerer.paths
        self._reasons, self.entries = Reasons(answerer), Entries(answerer)

    def move(self, turn: Turn, by: int, text: str = "") -> Answer:
        """One step on along the path, or one back, from the step that the message names or that was last spoken of."""
        outline = self._outlines.asked_of(turn, text)
        if outline and _BEGINS.search(text):
            return self._ask(turn, self._outlines.first(outline))
        if outline and by > 0:
            return self._outlines.beyond(turn, outline)
        guides = self._guides(turn)
        if by > 0 and _FROM_THE_TOP.search(text) and not turn.conversation.place:
            return self._begin(turn, turn.conversation.sections, text)
        if self._paths.mentioned(text, guides):
            return self._arrive(turn, self._paths.moved_to(text, guides, by), by)
        sections, place = turn.conversation.sections, turn.conversation.place
        neighbour = next((each for id in sections if (each := self._paths.neighbour(id, by))), None)
        if neighbour:
            return self._show(turn, neighbour)
        here = self._paths.step_in(sections) or self._paths.step(place)
        if here is None:
            return self._begin(turn, sections, text)
        return self._arrive(turn, self._paths.moved(here.id, by), by)

    def is_on_a_path(self, conversation: Conversation) -> bool:
        """Whether the last answer was about a step of a path, about the path, or about a skill."""
        paths, sections = self._paths, conversation.sections
        return any(paths.step(id) or paths.is_above(id) or paths.neighbour(id, 1) for id in sections)

    def _arrive(self, turn: Turn, there: Step | None, by: int) -> Answer:
        if there:
            return self._show_step(turn, there)
        text = replies.PATH_ENDS if by > 0 else replies.PATH_BEGINS
        return self._say(turn, Kind.CLARIFY, text)

    def named_step(self, turn: Turn, text: str) -> Answer | None:
        """The step of a path that a message names and asks nothing else about, if it does."""
        step = self._paths.named(text, self._guides(turn))
        outline = self._outlines.asked_of(turn, text)
        if step and outline and step.section.guide != outline.guide and _BEGINS.search(text):
            return self._ask(turn, self._outlines.first(outline))
        return self._show_step(turn, step) if step else None

    def beyond_offer(self, turn: Turn) -> Answer | None:
        """The step behind the one that was offered, for somebody who has done that; None where no step was offered."""
        offered = self._paths.step(turn.conversation.offer.section) if turn.conversation.offer else None
        return self._arrive(turn, self._paths.moved(offered.id, 1), 1) if offered else None

    def _guides(self, turn: Turn) -> list[str]:
        """The guides by their ids, those that were spoken of first."""
        here = [id.split("/", 1)[0] for id in (turn.conversation.place, *turn.conversation.sections) if id]
        return list(dict.fromkeys([*here, *(guide.id for guide in self._index.guides)]))

    def choose(self, turn: Turn, place: int, text: str = "") -> Answer:
        """The entry of the last list, or else of the path or the last suggestions, whichever has so many.

        Who corrects the number of a step means another step, and not an entry of what stands in that one.
        """
        listed, steps = turn.conversation.listed, self._steps(turn)
        corrected = _CORRECTS.search(text) and numbered(turn.conversation.answered)
        weighed = self._weighed(turn.conversation)
        lists = [
            each for each in (steps if corrected else (), weighed, listed, steps, turn.conversation.suggested) if each
        ]
        options = next((each for each in lists if place < len(each)), None)
        if options is None:
            return self._answerer.say(turn, Kind.CLARIFY, replies.NO_SUCH_ENTRY, suggested=turn.conversation.suggested)
        return self.take(turn, options[place])

    def _weighed(self, conversation: Conversation) -> tuple[Option, ...]:
        """The sections that answered a question of one or the other, as a list to choose from."""
        sections = [self._answerer.sections[id] for id in conversation.sections if id in self._answerer.sections]
        is_weighed = _OR.search(conversation.answered) and len({each.parent for each in sections}) == 1 < len(sections)
        return tuple(Option(each.title, each.id) for each in sections) if is_weighed else ()

    def _steps(self, turn: Turn) -> tuple[Option, ...]:
        """The steps of the path that the last answer was about, as a list to choose from."""
        paths = self._paths
        here = next((id for id in turn.conversation.sections if paths.step(id) or paths.is_above(id)), None)
        steps = paths.numbered(here.split("/", 1)[0]) if here else ()
        return tuple(Option(step.name, step.id) for step in steps)

    def accept(self, turn: Turn) -> Answer:
        """What was offered, or else the first suggestion."""
        option = turn.conversation.offer or next(iter(turn.conversation.suggested), None)
        return self.take(turn, option) if option else self.more(turn)

    def take(self, turn: Turn, option: Option) -> Answer:
        """What an offer or the entry of a list stands for: a step, a section, or a question to be asked."""
        if not option.section:
            return self._say_for_learner(turn, option.words)
        step = self._paths.step(option.section)
        if step:
            return self._show_step(turn, step)
        section = self._answerer.sections.get(option.section)
        if section is None or option in turn.conversation.suggested:
            return self._ask(turn, option.words)
        entry = self.entries.called(section, option.words)
        shown = self.entries.show(turn, section, entry) if entry else None
        return shown or self._show(turn, section, question=f"{option.words} ({section.title})")

    def more(self, turn: Turn) -> Answer:
        """What the last section says beyond what was told, then what its sub-sections and the guide's links add."""
        last = [self._answerer.sections[id] for id in turn.conversation.sections if id in self._answerer.sections]
        if not last:
            return self._nothing_yet(turn)
        query = self._query(turn.conversation.answered)
        for section in (*last, *self._inside(last)):
            passage = self._answerer.passage(section.id, query)
            quotes = rest(passage, self._told(passage, turn)) if passage else []
            if passage and quotes:
                entry = self.entries.spoken_of(turn.conversation)
                return self._answerer.answer(
                    turn, quotes, question=turn.conversation.answered, others=self._around(section), goes_on=True,
                    lead=replies.ALL_OF_ENTRY.format(name=item_name(entry[1])) if entry else "",
                )  # fmt: skip
        return self._say(turn, Kind.CLARIFY, replies.NO_MORE.format(title=last[0].title))

    def asks_why(self, turn: Turn, text: str) -> bool:
        """Whether a message asks why of what was just said."""
        return self._reasons.asked(turn, text)

    def why(self, turn: Turn, text: str = "") -> Answer:
        """The reasons that the last section, or one that the guide joins to it, gives for what was said."""
        last = self._last_passages(turn)
        return self._reasons.answer(turn, last, text) if last else self._nothing_yet(turn)

    def again(self, turn: Turn, *, words: int = REPEATED_WORDS, lead: str = "") -> Answer:
        """The last answer's quote once more, the shortest stretch that says it."""
        last = self._last_passages(turn)
        if not last:
            return self._nothing_yet(turn)
        question = turn.conversation.answered
        quotes = quote(last[:1], words=words)
        return self._answerer.answer(
            turn, quotes, question=question, others=self._around(last[0].section), lead=lead, goes_on=True
        )

    def simpler(self, turn: Turn) -> Answer:
        return self.again(turn, words=SHORTEST_WORDS, lead=replies.PLAINLY)

    def recap(self, turn: Turn) -> Answer:
        """What was asked so far."""
        listed = listed_questions(turn.conversation.asked)
        if not listed:
            return self._say(turn, Kind.SMALLTALK, replies.RECAP_NOTHING)
        return self._say(turn, Kind.SMALLTALK, f"{replies.RECAP}\n\n{listed}")

    def _begin(self, turn: Turn, sections: Sequence[str], text: str) -> Answer:
        """The first step of the path, or what the guides say about where to begin."""
        guides = [*dict.fromkeys(id.split("/", 1)[0] for id in sections), *(guide.id for guide in self._index.guides)]
        first = next((step for guide in guides if (step := self._paths.first(guide))), None)
        if first is None and telling_stems(text):
            return self._ask(turn, text)
        if first is None or not sections:
            return self._ask(turn, _FIRST)
        return self._show_step(turn, first)

    def _show_step(self, turn: Turn, step: Step) -> Answer:
        return self._show(turn, step.section, question=step.name, step=step)

    def _show(self, turn: Turn, section: Section, *, question: str = "", step: Step | None = None) -> Answer:
        query = self._query(question or section.title)
        passage = self._answerer.passage(section.id, query)
        if passage is None:
            return self._ask(turn, question or section.title)
        quotes = [Quote(passage, (step.chunk,))] if step and step.chunk else rest(passage, ())
        return self._answerer.answer(
            turn, quotes, question=query.text, others=self._around(section), search=query.milliseconds, step=step
        )

    def _last_passages(self, turn: Turn) -> list[Passage]:
        if not turn.conversation.answered:
            return []
        query = self._query(turn.conversation.answered)
        passages = (self._answerer.passage(id, query) for id in turn.conversation.sections)
        return [passage for passage in passages if passage]

    def _told(self, passage: Passage, turn: Turn) -> set[int]:
        """The chunks of a section that were quoted already, by their order."""
        spans = [span for span in turn.conversation.told if span.section == passage.section.id]
        chunks = (scored.chunk for scored in passage.chunks)
        return {chunk.order for chunk in chunks if any(span.start <= chunk.start < span.end for span in spans)}

    def _inside(self, sections: Sequence[Section]) -> Iterator[Section]:
        """The sub-sections of some sections, then those that they link to."""
        every = self._answerer.sections.values()
        for section in sections:
            yield from (each for each in every if each.parent == section.id)
        for section in sections:
            yield from (each for each in every if each.place in section.links)

    def _around(self, section: Section) -> Iterator[Section]:
        """The sections to suggest beside one: those in it, those it links to, and its siblings."""
        yield from self._inside([section])
        yield from (each for each in self._answerer.sections.values() if each.parent == section.parent)

    def _nothing_yet(self, turn: Turn) -> Answer:
        begun = turn.conversation.asked
        return self._say(turn, Kind.CLARIFY, replies.NOTHING_QUOTED if begun else replies.NOTHING_TO_CONTINUE)

    def _say(self, turn: Turn, kind: Kind, text: str) -> Answer:
        return self._answerer.say(turn, kind, text, suggested=self._answerer.suggest([], turn))

    def _query(self, text: str) -> Query:
        return self._index.prepare([text])[0]


_FIRST = "What should I learn first?"
_BEGINS = re.compile(r"\b(?:first|1st|one|1|start|begin\w*)\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_FROM_THE_TOP = re.compile(r"\b(?:do|doing|start|begin|learn)\b.*\bfirst\b", re.IGNORECASE)
_CORRECTS = re.compile(r"\b(?:no|nope|sorry|sry|wait|oops|meant?|wanted|actually)\b", re.IGNORECASE)
