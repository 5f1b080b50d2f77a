"""Turning what was found into an answer: its text, its citations, what it offers next, and what is to be remembered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from bot import replies
from bot.answer import Answer, Kind, Mode, Timings
from bot.answers.compose import Quote, quotable, write
from bot.answers.evidence import Evidence
from bot.answers.facets import Facets
from bot.answers.numbered import Numbered
from bot.answers.path import Paths, Step, item_name
from bot.answers.suggest import SUGGESTIONS, Suggester
from bot.conversation import Conversation, Option, Span
from bot.learner import Learner
from bot.reading.resolve import leans, parted
from bot.words.own_words import own_words
from bot.words.phrases import telling_stems, telling_words
from index.search import Found, Index, Passage, Query
from knowledge.guide import Chunk, ChunkKind, Section

RECALLED = 6
"""How many questions are listed of what was asked."""
FEWEST_LISTED = 2
NEXT_STEPS = "next-steps"
"""The section of the career template that says what to do now, and so stands at the beginning of the path."""
_LINK = re.compile(r"\]\((?:(?P<guide>[\w-]+)\.md)?#(?P<anchor>[\w.-]+)\)")
_BEGINNING = re.compile(r"\b(?:first|start|begin|beginning|beginner)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A learner as the bot would note them, and the question whether it should."""

    learner: Learner
    words: str
    again: bool = False
    """Whether it was proposed before, and something else was asked instead of an answer."""
    lead: str = ""
    """What the answer says first, being worked out for this learner."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message in its conversation."""

    message: str
    conversation: Conversation
    proposal: Proposal | None = None
    """What the bot would note of what the message tells beside its question."""


class Answerer:
    """Makes the answers out of an index, with what they offer and suggest."""

    def __init__(self, index: Index, evidence: Evidence, suggester: Suggester, facets: Facets | None = None) -> None:
        self.index, self.evidence, self.suggester = index, evidence, suggester
        self.paths = Paths(index.guides, index.chunks)
        self.sections = {section.id: section for guide in index.guides for section in guide.sections}
        self._places = {section.place: section for section in self.sections.values()}
        self.guide_titles = _quoted([guide.title for guide in index.guides])
        self._untimed = {guide.id: guide.title for guide in index.guides if guide.curriculum is None}
        self.facets, self._numbered = facets or Facets(index), Numbered(index, self.sections.values())
        self._passages: WeakKeyDictionary[Query, tuple[tuple[Passage, ...], float]] = WeakKeyDictionary()

    def found(self, query: Query | str) -> Found:
        """What a search finds, of which every passage can be quoted; made once for a query, and gone with it."""
        if not isinstance(query, Query):
            return self._ordered(self.index.search(query), query)
        known = self._passages.get(query)
        if known:
            return Found(query, *known)
        found = self._ordered(self.index.search(query), query.text)
        self._passages[query] = found.passages, found.milliseconds
        return found

    def found_in_context(self, message: Query, standalone: Query, share: float, *, topic: str) -> Found:
        """The same for a message that leans on the conversation; `share` is how much its standalone question counts."""
        words, guide = " ".join(telling_words(message.text)), topic.split("/", 1)[0]
        found = self.index.search_in_context(message, standalone, share, words=words, guide=guide)
        return self._ordered(found, message.text)

    def _ordered(self, found: Found, said: str) -> Found:
        """What was found and can be quoted, what is meant first by what a message itself says."""
        return self.facets.ordered(_quotable(self._numbered.first(found, parted(said)[0])))

    def is_answered(self, found: Found, said: Query | None = None) -> bool:
        """Whether the guides answer what was found for a question; `said` is its wording where that was another."""
        return bool(found.passages) and self.evidence.is_enough(found, said)

    def answer(
        self,
        turn: Turn,
        quotes: Sequence[Quote],
        *,
        question: str,
        others: Iterable[Section] = (),
        lead: str = "",
        note: str = "",
        search: float = 0.0,
        goes_on: bool = False,
        about: str = "",
        step: Step | None = None,
    ) -> Answer:
        """An answer that quotes; `others` are the sections to suggest, and `goes_on` keeps what was told before, as
        does a section that was quoted in the last answer.

        `lead` stands before the quotes and `note` after them, both in the bot's own words. What the conversation is
        about stays `about`, where that is not what was searched for.
        """
        extract = write(quotes)
        cited = tuple(dict.fromkeys(citation.section.id for citation in extract.citations))
        step = step or self._step(cited, question, turn.conversation)
        note = " ".join(part for part in (note, self._without_hours(step, turn.conversation)) if part)
        proposal = turn.proposal
        lead = "\n\n".join(part for part in (proposal.lead if proposal else "", lead) if part)
        offered = None if proposal else self._offer(step, cited)
        closing = proposal.words if proposal else replies.OFFER_STEP.format(name=offered.words) if offered else ""
        told = tuple(Span(each.section.id, each.start, each.end) for each in extract.citations)
        goes_on = goes_on or cited[0] in turn.conversation.sections
        after = turn.conversation.after(about or question, cited)
        suggested = self.suggester.suggest(_beside(cited, others), after)
        return Answer(
            message=turn.message,
            kind=Kind.ANSWER,
            mode=Mode.EXTRACTED,
            text="\n\n".join(part for part in (lead, extract.text, note, closing) if part),
            lead=lead,
            closing="\n\n".join(part for part in (note, closing) if part),
            conversation=turn.conversation.after(
                about or question,
                cited,
                topic=self._topic(cited, question, turn.conversation, turn.message),
                told=tuple(dict.fromkeys((*turn.conversation.told, *told))) if goes_on else told,
                entry=turn.conversation.entry if about else "",
                offer=offered,
                listed=self._listed(quotes),
                suggested=suggested,
                place=step.id if step else turn.conversation.place,
                proposed=proposal.learner if proposal else None,
                claimed=None,
                reminded=bool(proposal and proposal.again),
                step="",
                planned=False,
            ),
            searched=question,
            citations=extract.citations,
            suggestions=tuple(option.words for option in suggested),
            timings=Timings(search=search),
        )

    def decline(self, turn: Turn, found: Found, *, own_subject: bool) -> Answer:
        """What is said where the guides do not answer; `own_subject` is False where it is about something else."""
        nearest = tuple(passage.section for passage in self.evidence.near(found)) if own_subject else ()
        if nearest:
            where = replies.NEAREST_ONE if len(nearest) == 1 else replies.NEAREST
            text = f"{replies.NOT_IN_THE_GUIDES} {where.format(titles=titles_of(nearest))}"
        else:
            text = replies.NOT_MY_SUBJECT.format(guides=self.guide_titles)
        suggested = self.suggest([passage.section for passage in found.passages] if nearest else [], turn)
        return Answer(
            message=turn.message,
            kind=Kind.DECLINED,
            text=text,
            conversation=turn.conversation.after_none(
                found.question, offer=None, proposed=None, claimed=None, planned=False, listed=(), suggested=suggested
            ),
            searched=found.question,
            suggestions=tuple(option.words for option in suggested),
            nearest=nearest,
            timings=Timings(search=found.milliseconds),
        )

    def say(
        self, turn: Turn, kind: Kind, text: str, *, suggested: Sequence[Option] = (), nearest: Sequence[Section] = ()
    ) -> Answer:
        """A reply in the bot's own words, which quotes nothing; the subject of the conversation stays what it was."""
        return Answer(
            message=turn.message,
            kind=kind,
            text=text,
            conversation=_with(turn.conversation, suggested),
            suggestions=tuple(option.words for option in suggested),
            nearest=tuple(nearest),
        )

    def suggest(self, sections: Iterable[Section], turn: Turn) -> tuple[Option, ...]:
        """Questions out of some sections, filled up with those that anyone may begin with."""
        found = self.suggester.suggest(sections, turn.conversation)
        if len(found) < SUGGESTIONS:
            told = {option.section for option in found}
            more = (section for section in self.openings() if section.id not in told)
            found += self.suggester.suggest(more, turn.conversation, count=SUGGESTIONS - len(found))
        return found

    def openings(self) -> list[Section]:
        """The first sections of the guides, the guides by turns."""
        tops = [[section for section in guide.sections if section.parent is None] for guide in self.index.guides]
        longest = max(map(len, tops), default=0)
        return [guide[place] for place in range(longest) for guide in tops if place < len(guide)]

    def passage(self, section: str, query: Query) -> Passage | None:
        """A section that can be quoted, scored for a query."""
        passage = self.index.passage(section, query)
        return passage if passage and quotable(passage) else None

    def _topic(self, cited: Sequence[str], question: str, conversation: Conversation, message: str) -> str:
        """What the conversation is about after an answer: a question that leans on the topic keeps to it.

        It goes over to a sibling of the topic's section, as from one path to another.
        """
        topic, found = (self.sections.get(id) for id in (conversation.topic, cited[0]))
        named = set(telling_stems(message)) & set(telling_stems(found.title)) if found else set()
        keeps = topic and found and leans(question) and not (topic.is_sibling_of(found) and named)
        return conversation.topic if keeps else cited[0]

    def _step(self, cited: Sequence[str], question: str, conversation: Conversation) -> Step | None:
        """The step that an answer puts the learner on, if any."""
        step = self.paths.step_in(cited)
        if step:
            return step
        above = next((id for id in cited if self.paths.is_above(id) or id.endswith(f"/{NEXT_STEPS}")), None)
        if above and (not conversation.place or _BEGINNING.search(question)):
            return self.paths.first(above.split("/", 1)[0])
        return None

    def _without_hours(self, step: Step | None, conversation: Conversation) -> str:
        """On the first step of a guide that has no curriculum: that no hours are known of it."""
        guide = step.section.guide if step else ""
        if guide not in self._untimed or conversation.place.startswith(f"{guide}/"):
            return ""
        return replies.NO_CURRICULUM.format(guide=self._untimed[guide])

    def _offer(self, step: Step | None, cited: Sequence[str]) -> Option | None:
        """What to go on with after an answer about a step: the step itself where only its parent was quoted."""
        if step is None:
            return None
        onward = self.paths.moved(step.id, 1) if step.section.id in cited else step
        return Option(onward.name, onward.id) if onward else None

    def _listed(self, quotes: Sequence[Quote]) -> tuple[Option, ...]:
        """The list items among what was quoted, where there are several."""
        items = [
            (each.passage.section, chunk)
            for each in quotes
            for chunk in each.run
            if chunk.kind in {ChunkKind.ITEM, ChunkKind.ROW}
        ]
        if len(items) < FEWEST_LISTED:
            return ()
        return tuple(Option(item_name(chunk), self.linked(section, chunk).id) for section, chunk in items)

    def linked(self, section: Section, chunk: Chunk) -> Section:
        """The section that a list item leads to by its first link, or else the one that it stands in."""
        for link in _LINK.finditer(chunk.text):
            target = self._places.get(f"{link['guide'] or section.guide}#{link['anchor']}")
            if target:
                return target
        return section


def _quotable(found: Found) -> Found:
    return Found(found.query, tuple(each for each in found.passages if quotable(each)), found.milliseconds)


def _beside(cited: Sequence[str], others: Iterable[Section]) -> list[Section]:
    """What is not cited of some sections, those of the guide that is cited first before those of others."""
    guides = [id.partition("/")[0] for id in cited[:1]]
    return sorted((each for each in others if each.id not in cited), key=lambda each: each.guide not in guides)


def _with(conversation: Conversation, suggested: Sequence[Option]) -> Conversation:
    """The conversation after a reply that offers nothing but some suggestions."""
    return replace(
        conversation, offer=None, proposed=None, claimed=None, planned=False, listed=(), suggested=tuple(suggested)
    )


def plain(text: str) -> str:
    """A learner's words without anything that Markdown would take for a mark."""
    return re.sub(r"[\[\]<>`*_#|\\]", "", text)


def listed_questions(asked: Sequence[str]) -> str:
    """The last questions of a conversation as a list."""
    questions = dict.fromkeys(own_words(question) for question in asked)
    return "\n".join(f"- {plain(question)}" for question in list(questions)[-RECALLED:])


def titles_of(sections: Sequence[Section]) -> str:
    """The titles of some sections, in words."""
    return _quoted([section.title for section in sections])


def _quoted(titles: Sequence[str]) -> str:
    quoted = [f"“{title}”" for title in titles]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}" if quoted[1:] else "".join(quoted)
