"""From one message to one answer: clean, read, then care, refuse, talk, follow up or search."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.answers.evidence import Evidence
from bot.answers.facets import Facets
from bot.answers.starters import starters
from bot.answers.suggest import Suggester
from bot.conversation import Conversation
from bot.planning.guidance import Guidance
from bot.planning.plan_answers import Position
from bot.planning.telling import Listener
from bot.reading.acts import PLANNED, Act
from bot.reading.asides import Asides
from bot.reading.identity import Impersonal
from bot.reading.reader import TALK, MessageReader, Reading
from bot.reading.reply_first import cut_reply
from bot.reading.rules import asks_simply, tells_it_is_finished
from bot.reading.third_person import in_first_person, is_the_same_for_another
from bot.replying.care import after_care, care, without_distress
from bot.replying.compare import Comparisons
from bot.replying.follow_up import FollowUps
from bot.replying.mood import with_mood
from bot.replying.outlines import Outlines
from bot.replying.provenance import Provenance
from bot.replying.questions import Questions
from bot.replying.references import References
from bot.replying.refusal import Refusals
from bot.replying.settling import Settling
from bot.replying.several import Several
from bot.replying.small_talk import SmallTalk
from bot.replying.switching import Switching
from bot.replying.tongues import Tongues
from bot.words.courtesies import without_fillers
from bot.words.hearsay import raised_by
from bot.words.language import Translator, load_languages
from bot.words.splitting import is_asked, sentences
from index.question import clean, has_words
from index.search import Found, Index, Query
from index.shorthand import written_out

if TYPE_CHECKING:
    from bot.keeping.ledger import Ledger
    from bot.writing.writer import Writer

_WEIGHED = frozenset({Act.QUESTION, Act.CONTEXT, Act.CHORE})
"""Acts that are answered or declined by the evidence."""
_GATED = frozenset({Act.CRISIS, Act.MISCONDUCT, Act.INJECTION, Act.INSTRUCTION, Act.HIGH_STAKES})
"""Acts that nothing is noted from; of a serious decision too, what is weighed is not yet so."""
_NODS = frozenset("👍👌✅✔💯🙏")
_NODS_IN_LETTERS = frozenset({"y", "yeh", "+1", ":+1:"})
"""Signs by which somebody agrees to what was proposed."""
_OF_AN_OUTLINE = frozenset({Act.QUESTION, Act.NEXT, Act.HOW_LONG, Act.WHAT_IF, Act.MAY_SKIP})
"""Acts that no plan answers where a subject is spoken of that has none."""
SURELY_SUPPOSED = 0.9
"""The probability from which on a message supposes something, whatever words it has of where things are found."""
CLEAR_AFTER_CARE = 0.65
"""How near to what the guides say must be what is no question in form, of somebody who was just in danger."""
_MAY_BE_A_GAP = frozenset({Act.QUESTION, Act.CONTEXT})
_MOVES = frozenset({Act.NEXT, Act.PREVIOUS})
_MY = re.compile(r"\bmy\b", re.IGNORECASE)


class Bot:
    """Answers messages out of one index. It keeps no state: a conversation is passed in and comes back."""

    def __init__(
        self,
        index: Index,
        evidence: Evidence,
        *,
        listeners: Mapping[str, Listener] | None = None,
        ledger: "Ledger | None" = None,
        writer: "Writer | None" = None,
        facets: Facets | None = None,
        message_limit: int = 4000,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.index, self.evidence, self._ledger, self._writer = index, evidence, ledger, writer
        self._message_limit = message_limit
        self._reader = MessageReader(index, evidence.acts)
        self._answerer = Answerer(index, evidence, Suggester(self._would_answer, index.mend), facets)
        self._comparisons = Comparisons(self._answerer, index.guides)
        self._outlines = Outlines(self._answerer, self._comparisons.subjects)
        self._questions = Questions(self._answerer, self._outlines, index.weight)
        self._several = Several(self._answerer, self._questions)
        self._follow_ups = FollowUps(self._answerer, self._outlines, self._questions.ask, self._answer_english)
        self._switching = Switching(self._answerer, self._comparisons.subjects, self._follow_ups.entries)
        self._provenance = Provenance(self._answerer)
        self._guidance = Guidance(self._answerer, listeners or {}, today)
        self._small_talk = SmallTalk(self._answerer, self._guidance.profile, keeps_gaps=ledger is not None)
        self._refusals = Refusals(self._answerer)
        self._settling = Settling(
            self._answerer, self._questions, self._comparisons, self._follow_ups, self._reader.read
        )
        self._references = References(self._answerer, self._follow_ups, self._comparisons, self._questions.ask)
        self._by_act = self._replies_by_act()
        self._impersonal, self._asides = Impersonal(), Asides(index, evidence.acts)
        languages = load_languages()
        self._translator = Translator(languages, index.english)
        self._tongues = Tongues(self._answerer, self._questions, self._translator, languages, self._answer_english)

    @property
    def has_model(self) -> bool:
        """Whether a language model words the answers."""
        return self._writer is not None

    def reply(self, message: str, conversation: Conversation | None = None) -> Answer:
        """The answer to a message, whatever it holds; its `conversation` is to be passed with the next one."""
        *_, answer = self.stream(message, conversation)
        return answer

    def stream(self, message: str, conversation: Conversation | None = None) -> Iterator[Answer]:
        """The answer as it grows; without a language model it comes whole.

        While nothing is ready to be shown its text is empty, and the same answer comes again now and then. Closing the
        iterator stops the model.
        """
        began, before = time.perf_counter(), conversation or Conversation()
        with self.index.sharing():
            quoted = self._guidance.remembered(without_distress(self._answer(message, before), before))
        for answer in self._worded(with_mood(quoted, before), before):
            total = (time.perf_counter() - began) * 1000
            yield replace(answer, timings=replace(answer.timings, total=total))

    def _worded(self, quoted: Answer, before: Conversation) -> Iterator[Answer]:
        """A quoted answer as the language model words it, or with what that explains; as it stands without one."""
        if self._writer is None:
            yield quoted
        elif quoted.kind is Kind.ANSWER and (quoted.lead == replies.PLAINLY or asks_simply(quoted.message)):
            yield from self._writer.explain(quoted)
        elif self._writer.words(quoted):
            yield from self._writer.write(quoted, learner=self._guidance.profile(before))
        else:
            yield quoted

    def warm(self) -> None:
        """Try now, for every section, what may be suggested of it, so that no learner waits for that."""
        self._guidance.warm()
        self._answerer.suggester.try_all(self._answerer.sections.values())

    def position(self, conversation: Conversation) -> Position | None:
        """Where a learner stands on the path that they are on; None where no guide has a curriculum."""
        return self._guidance.position(conversation)

    def about(self, section: str, conversation: Conversation | None = None) -> Answer | None:
        """What opens a conversation about a section, with questions that it answers; None where it is not there."""
        found = self._answerer.sections.get(section)
        if found is None:
            return None
        options = self._answerer.suggester.of_section(found)
        known = (conversation or Conversation()).after(found.title, [section], topic=section, suggested=options)
        text = replies.ABOUT.format(title=found.title, guide=found.trail[0])
        words = tuple(option.words for option in options)
        return Answer("", Kind.SMALLTALK, text, known, suggestions=words, nearest=(found,))

    def starters(self, count: int = 6) -> tuple[str, ...]:
        """Questions that the guides answer, from sections spread over each guide, the guides by turns."""
        return starters(self.index.guides, count)

    def _answer(self, message: str, conversation: Conversation) -> Answer:
        if len(message) > self._message_limit:
            text = replies.TOO_LONG.format(length=len(message), limit=self._message_limit)
            return self._ask_back(Turn(message[: self._message_limit], conversation), text)
        turn, text = Turn(message, conversation), clean(message, limit=self._message_limit)
        nods = message.strip().casefold() in _NODS_IN_LETTERS or (not has_words(text) and set(message) & _NODS)
        if conversation.proposed and nods:
            return self._answer_english(turn, "yes")
        if not has_words(text):
            return self._ask_back(turn, replies.NOTHING_ASKED)
        if text.casefold() in {option.words.casefold() for option in conversation.suggested if option.section}:
            return self._questions.ask(turn, text)
        if language := self._translator.in_danger(text):
            return care(turn, language.care)
        return self._tongues.answer(turn, text)

    def _answer_english(self, turn: Turn, text: str, *, guided: bool = True) -> Answer:
        """The answer to a message in English; no plan guides what was translated or is about others."""
        conversation = turn.conversation
        written = self._asides.without(written_out(text))
        said = without_fillers(written, keeps_nod=bool(conversation.proposed or conversation.offer))
        text, guided = raised_by(self._impersonal.asked_by_anyone(said)), guided and in_first_person(said) == said
        turn, text = self._switching.switched(turn, text if guided else self._guidance.without_its_aim(text))
        if not text:
            return self._small_talk.say(turn, Act.GREETING)
        if conversation.answered and not conversation.planned and is_the_same_for_another(said):
            return self._questions.ask(turn, conversation.answered)
        is_mine = not conversation.learner.is_unknown and _MY.search(text)
        of_the_plan = guided and (is_mine or tells_it_is_finished(text))
        amended = self._guidance.amended(turn, text) if guided else None
        shown = amended or (None if of_the_plan else self._follow_ups.named_step(turn, text))
        if shown:
            return shown
        if guided and conversation.proposed and (both := self._reply_and_more(turn, text)):
            return both
        reading = self._settling.settled(turn, self._reader.read(text, conversation), text)
        if conversation.guarded and (caring := self._after_care(turn, reading, text)):
            return caring
        shown = None if reading.act in _GATED else self._references.answer(turn, reading, text)
        if shown or not guided or reading.act in _GATED:
            return shown or self._act_on(turn, self._unplanned(reading), text)
        is_supposed = reading.act is Act.WHAT_IF and reading.sureness >= SURELY_SUPPOSED
        may_be = not reading.told and reading.act not in TALK and not is_supposed
        of_the_guides = self._provenance.answer(turn, text) if may_be else None
        if of_the_guides:
            return of_the_guides
        if reading.act in _OF_AN_OUTLINE and self._is_of_an_outline(turn, text):
            return self._act_on(turn, self._unplanned(reading), text)
        planned = self._guidance.answer(turn, reading, text)
        if planned:
            return planned
        beside = self._guidance.beside(turn, reading)
        return self._guidance.instead(beside, self._act_on(beside, self._unplanned(reading), text))

    def _is_of_an_outline(self, turn: Turn, text: str) -> bool:
        """Whether a message asks about a subject that has no plan, and not about the learner's own."""
        conversation = turn.conversation
        if conversation.planned or conversation.step or conversation.proposed or _MY.search(text):
            return False
        return self._outlines.asked_of(turn, text) is not None

    def _after_care(self, turn: Turn, reading: Reading, text: str) -> Answer | None:
        needed = 0.0 if any(map(is_asked, sentences(text))) else CLEAR_AFTER_CARE
        is_answered = reading.whole is not None and self._questions.is_clear(reading.whole, needed)
        return after_care(turn, reading.act, text, is_answered=is_answered)

    def _reply_and_more(self, turn: Turn, text: str) -> Answer | None:
        """What was proposed noted or dropped, and the answer to what is asked behind the yes or the no."""
        cut = cut_reply(text)
        if cut is None:
            return None
        agrees, rest = cut
        replied, line = self._guidance.replied_first(turn, agrees=agrees)
        reading = self._reader.read(rest, replied.conversation)
        asks = any(map(is_asked, sentences(rest)))
        is_more = asks or (reading.act in PLANNED | _MOVES and not reading.told)
        if not is_more or reading.act in (_GATED - {Act.HIGH_STAKES}) | TALK | {Act.FORGET, Act.UNDO}:
            return None
        answer = self._answer_english(replied, rest)
        lead = "\n\n".join(part for part in (line, answer.lead) if part)
        return replace(answer, text=f"{line}\n\n{answer.text}", lead=lead)

    def _unplanned(self, reading: Reading) -> Reading:
        """A reading for the guides to answer: what no plan answers is a question, or wants a recap."""
        if reading.act not in PLANNED:
            return reading
        recaps = reading.act is Act.PROGRESS and not self.evidence.acts.has_subject(reading.said, Act.PROGRESS)
        return replace(reading, act=Act.RECAP if recaps else Act.QUESTION)

    def _replies_by_act(self) -> Mapping[Act, Callable[[Turn], Answer]]:
        """The replies to acts that need no more than what was said before."""
        talk, follow_ups = self._small_talk, self._follow_ups
        return {
            Act.AUTHORS: talk.authors, Act.PRIVACY: talk.privacy, Act.FORGET: talk.forget,
            Act.AFFIRM: follow_ups.accept, Act.MORE: follow_ups.more, Act.WHY: follow_ups.why,
            Act.AGAIN: follow_ups.again, Act.SIMPLER: follow_ups.simpler, Act.RECAP: follow_ups.recap,
            Act.DOUBT: self._provenance.doubt,
        }  # fmt: skip

    def _act_on(self, turn: Turn, reading: Reading, text: str = "") -> Answer:
        """The answer that the act of a message calls for, behind what it asks of the bot itself."""
        answer = self._answer_to(turn, reading, text)
        return self._small_talk.before(answer, reading.of_the_bot) if reading.of_the_bot else answer

    def _answer_to(self, turn: Turn, reading: Reading, text: str) -> Answer:
        if self._small_talk.says(reading.act):
            return self._small_talk.say(turn, reading.act)
        if reply := self._by_act.get(reading.act):
            return reply(turn)
        match reading.act:
            case Act.CRISIS:
                return care(turn)
            case Act.MISCONDUCT:
                return self._refusals.refuse(turn, reading.whole)
            case Act.INJECTION:
                return self._small_talk.keep_to_the_guides(turn, Kind.REFUSED)
            case Act.INSTRUCTION:
                return self._small_talk.keep_to_the_guides(turn, Kind.DECLINED)
            case Act.CHOICE:
                return self._follow_ups.choose(turn, reading.chosen or 0, text)
            case Act.NEXT:
                return self._follow_ups.move(turn, 1, text)
            case Act.PREVIOUS:
                return self._follow_ups.move(turn, -1, text)
            case Act.SOURCE:
                return self._provenance.source(turn, reading.said)
        return self._search_for(turn, reading)

    def _search_for(self, turn: Turn, reading: Reading) -> Answer:
        if reading.whole is None:
            return self._ask_back(turn, replies.VAGUE)
        if self._outlines.picks(turn, reading.said):
            return self._questions.ask_in_context(turn, self.index.prepare([reading.said])[0])
        asked = reading.asked if reading.asked and reading.stands_alone else reading.whole
        if reading.act in _MAY_BE_A_GAP and (compared := self._comparisons.answer(turn, asked.text)):
            return compared
        if reading.parts:
            return self._several.ask(turn, reading.whole, reading.parts)
        if reading.act is Act.CORRECTION:
            return self._questions.correct(turn, reading.whole)
        answer = self._questions.ask_in_context(
            turn, asked, act=reading.act, beside=reading.whole, question=reading.asked
        )
        if answer.kind is Kind.DECLINED and (compared := self._comparisons.whole(turn, reading.whole.text)):
            return compared
        may_move = reading.otherwise not in _MOVES or self._follow_ups.is_on_a_path(turn.conversation)
        if answer.kind is Kind.DECLINED and reading.otherwise and may_move:
            return self._act_on(turn, Reading(reading.otherwise, reading.whole))
        if reading.act in _MAY_BE_A_GAP:
            self._keep_gap(turn, answer)
        return answer

    def _keep_gap(self, turn: Turn, answer: Answer) -> None:
        """Note for the author what was asked and not answered; never in a conversation where somebody was in danger."""
        if self._ledger and answer.kind is Kind.DECLINED and answer.nearest and not turn.conversation.guarded:
            nearest = answer.nearest[0]
            self._ledger.record(answer.searched or "", nearest.id, nearest.guide)

    def _ask_back(self, turn: Turn, text: str) -> Answer:
        return self._answerer.say(turn, Kind.CLARIFY, text, suggested=self._answerer.suggest([], turn))

    def found(self, message: str, conversation: Conversation) -> Found:
        """What a message finds as it is meant after what was said before, whatever kind of message it is."""
        text = clean(message, limit=self._message_limit)
        return self._questions.found(Turn(message, conversation), self.index.prepare([text])[0])

    def question_in(self, message: str) -> Query | None:
        """What an opening message is searched for, where the evidence alone decides whether it is answered."""
        text = clean(message)
        if not has_words(text) or self._translator.detect(text):
            return None
        reading = self._reader.read(self._impersonal.asked_by_anyone(written_out(text)) or text, Conversation())
        return reading.whole if reading.act in _WEIGHED and not reading.parts else None

    def _would_answer(self, question: str) -> bool:
        """Whether a question would be answered if it were asked by itself."""
        reading = self._reader.read(clean(question), Conversation())
        if reading.act is not Act.QUESTION or reading.whole is None or reading.parts:
            return False
        return self._answerer.is_answered(self._answerer.found(reading.whole))
