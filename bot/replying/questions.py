"""Messages that are searched for: one question, several, a worry, a hard decision, a correction, another language."""

import re
from collections import Counter
from collections.abc import Callable

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import choose
from bot.reading.acts import Act
from bot.reading.resolve import NAMES_ANOTHER, Standalone, borne_out, leans, resolve
from bot.reading.rules import only_tells
from bot.replying.decisions import Decisions
from bot.replying.encouraging import Encouragement
from bot.replying.facts import kept_apart, named_neighbour
from bot.replying.focus import Focus, described_one_by_one
from bot.replying.outlines import Outlines
from bot.replying.pay_elsewhere import PayElsewhere
from bot.replying.plain_facts import PlainFacts
from bot.replying.repeats import Repeats
from bot.replying.weighing import weighed
from bot.words.phrases import stems, telling_stems
from index.search import Found, Query
from knowledge.guide import Section

LEANING, GUESSED = 0.75, 0.55
"""How much the standalone question counts beside the message itself: where that surely leans on the conversation, and
where it only may. Chosen on the dialogues kept for tuning (`docs/why.md`)."""
WITH_WHAT_IS_TOLD = 0.7
"""How much a whole message counts beside the question in it, which what is told beside that would drown."""
CLEAR = 0.6
"""The cosine of the nearest piece from which on a message that need not lean on the conversation stands alone."""
AHEAD, NEAR_AHEAD = 0.15, 0.55
"""How far before all others the first section may score for a message to stand alone with less than that."""
CLEAR_BY_ITSELF = 0.75
"""The same for a question that is searched for without what is told beside it."""
MOST_NAMESAKES = 2
"""How many sections may be called the same for their title to say what a question is about."""
REMARK_WORDS = 10
"""A remark of no more words that is not answered is asked about; a longer one has a subject of its own."""
FEW_WORDS = 3
"""A message with no more words than these, all known to the guides, is asked about where it is not answered."""
LOOKED_AT = 3
"""How many sections that a guess finds are asked to bear it out."""
_MEANT = re.compile(
    r"""
    ^(?:(?:
        no|nope|nah|sorry|sry|wait|oops|actually|on\ second\ thoughts?|well|hm+
        |ah|oh|ok(?:ay)?|not\ (?:that|this|it)|wrong(?:\ one)?
        |that'?s\ (?:not\ (?:it|what\ i\ (?:meant|asked))|wrong)
    )[\s,.!:;-]+)*
    (?:
        (?:what\ )?i\ (?:actually\ |really\ |just\ )?(?:
            meant?|(?:was|am)\ (?:asking|talking)\ about|asked\ (?:about|for)
            |want(?:ed)?(?:\ to\ (?:know|ask)(?:\ about)?)?
        )(?:\ is|\ was)?
        |it'?s\ about|rather|instead
    )?[\s,:]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The words before what was meant."""
_NOT_OTHER = re.compile(
    r",?\s*\b(?:not|and not|instead of|rather than)\s+(?:about\s+|the\s+)?[\w\s'-]+$", re.IGNORECASE
)
"""What was not meant."""
_ASKS = re.compile(r"(?:what|who|how|which|where|when|why|if|can|is|are|do|does)\b", re.IGNORECASE)
"""How a title begins that asks, and names nothing."""
_THE_ONE = re.compile(r"^(?:the|that|those)\s+(.+?)\s+ones?$", re.IGNORECASE)


class Questions:
    """Answers what has to be searched for, or says that the guides do not."""

    def __init__(self, answerer: Answerer, outlines: Outlines, weight: Callable[[str], float]) -> None:
        self._answerer, self._outlines, self._weight = answerer, outlines, weight
        self._encouragement, self._decisions = Encouragement(answerer), Decisions(answerer)
        self._focus = Focus(answerer, described_one_by_one(answerer.index.guides))
        self.facts = PlainFacts(answerer, outlines)
        self.pay, self._repeats = PayElsewhere(answerer), Repeats(answerer)
        self._stems: dict[str, frozenset[str]] = {}
        self._subjects = {frozenset(telling_stems(section.title)) for section in answerer.sections.values()}
        self._names = Counter(map(_name, answerer.sections.values()))

    def ask(self, turn: Turn, question: Query | str) -> Answer:
        """A question that stands alone, answered or declined."""
        return self._answer(turn, self._answerer.found(question))

    def ask_in_context(
        self,
        turn: Turn,
        query: Query,
        *,
        act: Act = Act.QUESTION,
        beside: Query | None = None,
        question: Query | None = None,
    ) -> Answer:
        """A question as it is meant in its conversation; `beside` is the whole message, with what is told beside it.

        `question` is what it asks, be that understood without the rest or not.
        """
        if act is Act.DISCOURAGED:
            return self._encouragement.encourage(turn, beside or query)
        if act is not Act.HIGH_STAKES and (fact := self.facts.asked(turn, query)):
            return self._answerer.answer(
                turn,
                fact.quotes,
                question=fact.found.question,
                others=[passage.section for passage in fact.found.passages],
                search=fact.found.milliseconds,
            )
        found = self.found(turn, query, question=question)
        if beside and beside is not query:
            is_clear = self._answerer.is_answered(found, query) and found.passages[0].nearest >= CLEAR_BY_ITSELF
            whole = self.found(turn, beside, question=question)
            found, query = (weighed(found, whole), query) if is_clear else (whole, beside)
        if act is Act.HIGH_STAKES:
            return self._decisions.weigh(turn, found)
        lead = self._outlines.caveat(turn, query.text, found)
        return self._answer(turn, found, said=query, lead=lead, own_subject=act is not Act.CHORE)

    def correct(self, turn: Turn, query: Query) -> Answer:
        """What the learner meant instead of what was understood."""
        meant = _NOT_OTHER.sub("", _MEANT.sub("", query.text, count=1)).strip(" ?!.,") or query.text
        meant = _THE_ONE.sub(r"\1", meant)
        alone = self._answerer.found(meant)
        before = None if self._answerer.is_answered(alone) else self._in_place_of(turn, meant)
        return self._answer(turn, before or alone)

    def _in_place_of(self, turn: Turn, meant: str) -> Found | None:
        """What is found for the last question with what was meant in the place of what was not."""
        standalone = self._resolve(turn, meant)
        return self._answerer.found(standalone.question) if standalone.question != meant else None

    def found(self, turn: Turn, query: Query, *, question: Query | None = None) -> Found:
        """What is found for a message as it is meant after what was asked before.

        What it asks as a `question` counts for more than what it tells beside that.
        """
        if outlined := self._outlines.found(turn, query):
            return outlined
        found = self._outlines.named_first(query.text, self._found(turn, query, question))
        return self._focus.kept(turn, query, self._outlines.among(turn, query.text, found))

    def _found(self, turn: Turn, query: Query, asked: Query | None = None) -> Found:
        """The same out of all guides.

        Where it is only a guess that the message leans on what was asked before, and it is more like what the guides do
        not answer, the guess has to be borne out by what it finds; else the message stands alone.
        """
        standalone = self._resolve(turn, query.text)
        if standalone.question == query.text or self._focus.turns_to_another(turn, query.text):
            whole = self._answerer.found(query)
            if asked is None or asked is query or not self._answerer.is_answered(whole, query):
                return whole
            return self._answerer.found_in_context(asked, query, WITH_WHAT_IS_TOLD, topic="")
        leaves = leans(standalone.question) and self._outlines.leaves(turn, query.text)
        alone = self._answerer.found(query) if standalone.is_guess or leaves else None
        if alone and leaves and self.finds_clearly(alone):
            return alone
        if alone and self._stands_alone(query, alone, of_an_outline=self._outlines.are_spoken_of(turn.conversation)):
            return alone
        fragment = NAMES_ANOTHER.fullmatch(query.text) if alone else None
        texts = [standalone.question, fragment["other"]] if fragment else [standalone.question]
        question, *own = self._answerer.index.prepare(texts)
        message = own[0] if own else query
        share, topic = GUESSED if standalone.is_guess else LEANING, turn.conversation.topic
        found = self._answerer.found_in_context(message, question, share, topic=topic)
        found = named_neighbour(message.text, kept_apart(self._answerer, turn, message, found))
        if alone is None or not self._answerer.evidence.seems_outside(message):
            return found
        sections = [" ".join((*each.section.trail, each.section.text)) for each in found.passages[:LOOKED_AT]]
        if borne_out(message.text, sections, self._weight):
            return found
        return self._answerer.found(message) if own else alone

    def alone(self, query: Query) -> Found:
        """What is found for a message whatever was said before it."""
        return self._outlines.named_first(query.text, self._answerer.found(query))

    def is_clear(self, query: Query, nearest: float) -> bool:
        """Whether the guides answer a message with something at least this near to it."""
        found = self._answerer.found(query)
        return self._answerer.is_answered(found) and found.passages[0].nearest >= nearest

    def is_of_an_outline(self, turn: Turn, text: str) -> bool:
        """Whether a message is about a subject that is only outlined, be it named or spoken of."""
        return self._outlines.asked_of(turn, text) is not None

    def finds_clearly(self, found: Found) -> bool:
        """Whether a message is answered so well by itself that nothing need be added to it."""
        return self._answerer.is_answered(found) and found.passages[0].nearest >= CLEAR

    def _stands_alone(self, query: Query, found: Found, *, of_an_outline: bool) -> bool:
        """Whether a message is clear by itself, and the section that it finds is called by a word of it.

        So is one that finds a section far before all others, unless a subject is spoken of that is only outlined: of
        that may be asked what a guide tells of its own path.

        A title that asks something has to be meant by more than one chance word. What says most of a title and nothing
        else is clear however far it is from what the section says.
        """
        if not self._answerer.is_answered(found):
            return False
        section = found.passages[0].section
        name, said = _name(section), set(telling_stems(query.text))
        named = name & said
        if len(named) > 1 and said <= name and 2 * len(named) > len(name):
            return True
        if _is_far_ahead(found) and not of_an_outline:
            return True
        if not self.finds_clearly(found):
            return False
        return bool(named) and (not _ASKS.match(section.title) or 2 * len(named) > len(name))

    def _resolve(self, turn: Turn, text: str) -> Standalone:
        conversation = turn.conversation
        sections = self._answerer.sections
        cited = conversation.sections if conversation.asked[-1:] == (conversation.answered,) else ()
        answering = [sections[id] for id in cited if id in sections]
        topic = sections.get(conversation.topic)
        beside = [each for each in answering[:1] if topic and not each.is_sibling_of(topic)]
        titles = [each.title for each in (topic, *beside) if each and self._has_name(each)]
        told = frozenset[str]().union(*map(self._stems_of, answering))
        return resolve(
            text, previous=conversation.asked, titles=titles, weight=self._weight, told=told, subjects=self._subjects
        )

    def _has_name(self, section: Section) -> bool:
        """Whether a section is called something, and not as others are, such as "Passage 1" and "Passage 2"."""
        return bool(_name(section)) and self._names[_name(section)] <= MOST_NAMESAKES

    def _stems_of(self, section: Section) -> frozenset[str]:
        """The stems of all words that stand in a section, in its headings, or in what learners ask of it."""
        if section.id not in self._stems:
            text = " ".join((*section.trail, section.text, *section.questions))
            self._stems[section.id] = frozenset(stems(text))
        return self._stems[section.id]

    def _answer(
        self, turn: Turn, found: Found, *, said: Query | None = None, lead: str = "", own_subject: bool = True
    ) -> Answer:
        there = self.pay.asked(turn, said.text if said else found.question, found)
        if there is None and not self._answerer.is_answered(found, said) and not self._outlines.shows(turn, found):
            return self._unanswered(turn, found, own_subject=own_subject)
        quotes, line = (there.quotes, "") if there else self._repeats.instead(turn, found, choose(found.passages))
        return self._answerer.answer(
            turn,
            quotes,
            question=self._outlines.asked_with_subject(turn, found),
            others=[passage.section for passage in found.passages],
            lead=(there.lead if there else "") or lead or line,
            search=found.milliseconds,
        )

    def _unanswered(self, turn: Turn, found: Found, *, own_subject: bool) -> Answer:
        """Ask back where a message says too little, and otherwise say that the guides do not answer it."""
        telling = telling_stems(found.question)
        known = [stem for stem in telling if self._weight(stem) < self._weight("")]
        if not telling or (len(found.question.split()) <= FEW_WORDS and len(known) == len(telling)):
            near = [passage.section for passage in found.passages] if known else []
            suggested = self._answerer.suggest(near, turn)
            return self._answerer.say(turn, Kind.CLARIFY, replies.VAGUE, suggested=suggested)
        if turn.conversation.guarded and not turn.conversation.sections:
            return self._answerer.say(turn, Kind.SMALLTALK, replies.AFTER_CARE)
        if only_tells(turn.message) and len(turn.message.split()) <= REMARK_WORDS and own_subject:
            suggested = self._answerer.suggest([], turn)
            return self._answerer.say(turn, Kind.CLARIFY, replies.TOLD, suggested=suggested)
        return self._answerer.decline(turn, found, own_subject=own_subject)


def _is_far_ahead(found: Found) -> bool:
    first, *others = found.passages
    return first.nearest >= NEAR_AHEAD and all(first.score >= each.score + AHEAD for each in others)


def _name(section: Section) -> frozenset[str]:
    return frozenset(stem for stem in telling_stems(section.title) if not stem.isdigit())
