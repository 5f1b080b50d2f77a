"""Guidance: what the bot knows of a learner's position, and what it answers from that and the curriculum."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot import replies
from bot.acts import PLANNED, Act
from bot.amounts import hours_a_week
from bot.answer import Answer, Kind
from bot.answerer import Answerer, Proposal, Turn
from bot.asked import SUPPOSING, asked_of_plan, supposes
from bot.conversation import Conversation
from bot.learner import OPEN, SKIPPED, Learner
from bot.path import asks_more
from bot.plan_answers import PlanAnswers, Position, in_a_row, profile
from bot.plan_questions import PlanQuestions
from bot.plan_words import changes
from bot.reading import FOLLOWS_UP, Reading, wants
from bot.rules import answered, is_pressed, tells_it_is_finished
from bot.sentence import Sentence
from bot.sources import Sources
from bot.telling import STATE_OF, Listener, count_facts

MOVES = frozenset({Act.NEXT, Act.PREVIOUS})
_WITH_HOURS = frozenset({Act.HOW_LONG, Act.PLAN})
"""Acts of questions that may have the hours a week in them."""
_MAY_ASK_ITS_PLACE = frozenset({Act.MAY_SKIP, Act.HOW_LONG, Act.PROGRESS, Act.QUESTION})
"""Acts for which a question about a topic's place in the plan may be taken."""
_AGREES_BUT = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|ye|y|sure|ok(?:ay)?|right|correct|fine)\b(?P<rest>.*)", re.IGNORECASE
)
_DISAGREES = re.compile(r"^\W*(?:no|nope|nah|na|not)\b(?P<rest>.*)", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|just)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:but|not|except|without|apart from|though|minus|leave|skip|drop)\b", re.IGNORECASE)
_STRAIGHT_ON = re.compile(r"\b(?:after|then|following)\b", re.IGNORECASE)
_SKIPS_IT = re.compile(
    r"\W*(?:(?:just|then|ok(?:ay)?|no|yes|please|so|i['’]?ll|let['’]?s)\W+)*"
    r"(?:(?:skip|drop)\s+(?:it|that|this)(?:\s+out)?|leave\s+(?:it|that|this)\s+out)\b.{0,20}",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|those|these|them|one|there|already|done)\b", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"^\W*\w{1,6}\W+(?:no|nope|wait|not|hold on|actually|scratch that|stop)\b", re.IGNORECASE)
"""How a message begins that says yes and then thinks better of it."""
_AFTER = re.compile(r"\b(?:after|once|following|done with|through with|finished)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:i|me|my|i['’](?:m|ll|d|ve)|somebody|someone)\b", re.IGNORECASE)
_FIELD = r"(?:goal|target|aim|hours|pace|date|day|deadline)"
_CLEARS = re.compile(
    rf"\b(?:remove|clear|delete|scrap|scratch|cancel)\s+(?:(?:the|my|that|a|any)\s+)?(?:\d+\s+)?(?P<before>{_FIELD})\b"
    rf"|\b(?:take|cross|strike)\s+(?:(?:the|my|that)\s+)?(?:\d+\s+)?(?P<behind>{_FIELD})\s+(?:back\s+)?(?:out|off)\b",
    re.IGNORECASE,
)
_WITHOUT_ONE = re.compile(
    rf"\W*(?:\w{{1,4}}\W+){{0,2}}no\s+(?P<before>{_FIELD})(?P<behind>)\W*(?:then|please)?\W*", re.IGNORECASE
)
MOST_CLEARING_WORDS = 12
"""Of how many words a message may be to want something taken out of what is noted."""
_FIRST = re.compile(r"\b(?:first|start|begin)\b", re.IGNORECASE)
_THAT_ONE = re.compile(r"\b(?:that|this|it)\b", re.IGNORECASE)
FRAGMENT_WORDS = 2
"""Of how many words somebody's message may be to go on from the last answer, where nothing is noted."""
STORY_WORDS = 25
"""Of how many words somebody's opening may be to be taken for what they want noted, and not for a question."""
TELLS = 0.7
"""The probability of telling something of oneself from which on a first message is not answered out of the guides."""
SEVERAL = 2
"""So many facts of different kinds are told for a purpose, whatever else a message looks like."""
_GOES_ON = re.compile(r"\W*(?:and|with|at|for)\b", re.IGNORECASE)


class Guidance:
    """Answers from a learner's position. It keeps no state: that is the conversation's."""

    def __init__(self, answerer: Answerer, listeners: Mapping[str, Listener], today: Callable[[], date]) -> None:
        self._answerer, self._listeners, self._today = answerer, listeners, today
        self._answers = PlanAnswers(answerer, today)
        self._questions = PlanQuestions(answerer, self._answers)

    def warm(self) -> None:
        """Find now what stands behind each topic and goal, so that no learner waits for that."""
        for listener in self._listeners.values():
            self._answers.warm(listener.curriculum)

    def position(self, conversation: Conversation) -> Position | None:
        """Where the learner of a conversation stands; None where no guide has a curriculum."""
        listener = self._listener(conversation)
        return self._answers.position(Turn("", conversation), listener) if listener else None

    def amended(self, turn: Turn, text: str) -> Answer | None:
        """The answer to a message that takes up part of what was proposed, such as "yes, but not SQL"."""
        proposed, listener = turn.conversation.proposed, self._listener(turn.conversation)
        if proposed is None or listener is None:
            return None
        agrees, disagrees = _AGREES_BUT.match(text), _DISAGREES.match(text)
        found = agrees or disagrees
        topics = listener.topics_in(found["rest"]) if found else ()
        if not topics:
            return None
        learner = turn.conversation.learner
        if disagrees and _ONLY.search(text):
            kept = learner
            for topic in topics:
                kept = kept.with_topics(proposed.state(topic), [topic])
            return self._answers.propose(turn, listener, replace(kept, path=proposed.path))
        if not _EXCEPT.search(text):
            return None
        for topic in topics:
            proposed = proposed.with_topics(learner.state(topic), [topic])
        return (
            self._answers.note(turn, listener, proposed) if agrees else self._answers.propose(turn, listener, proposed)
        )

    def answer(self, turn: Turn, reading: Reading, text: str) -> Answer | None:
        """What is answered from the learner's position; None for a message that the guides have to answer."""
        listener = self._listener(turn.conversation)
        if listener is None:
            return self._without_curriculum(turn, reading.act)
        if turn.conversation.step and _SKIPS_IT.fullmatch(text):
            skipped = turn.conversation.learner.with_topics(SKIPPED, [turn.conversation.step])
            return self._answers.note(turn, listener, replace(skipped, path=listener.curriculum.guide))
        cleared = _cleared(turn.conversation.learner, text)
        if cleared != turn.conversation.learner:
            return self._answers.note(turn, listener, cleared, lead=replies.CHANGED)
        if turn.conversation.planned and reading.act in SUPPOSING and supposes(text, self._today()):
            reading = replace(reading, act=Act.WHAT_IF)
        if not reading.told and self._has_finished(turn, text, listener):
            reading = replace(reading, act=Act.CONTEXT, told=(Sentence(text, Act.KNOWS),))
        told = self._told(turn, reading, listener)
        if turn.conversation.proposed and (replied := self._replied(turn, listener, reading, text, told)):
            return replied
        if told != turn.conversation.learner:
            return self._heard(turn, reading, text, listener, told)
        act = asked_of_plan(turn, reading, text, listener)
        if act in _MAY_ASK_ITS_PLACE and not turn.conversation.learner.is_unknown and listener.names_topic(text):
            placed = self._questions.place(self._answers.position(turn, listener), text)
            if placed:
                return placed
        pending = turn.conversation.proposed if turn.conversation.planned else None
        if pending and act in PLANNED - {Act.UNDO, Act.EXPORT, Act.WHAT_IF}:
            answer = self._questions.answer(self._answers.position(turn, listener, pending), act, text)
            kept = answer and answer.conversation.proposed
            return answer if kept else answer and self._answers.asking(answer, pending, replies.SHALL_I_NOTE)
        if act in PLANNED:
            return self._questions.answer(self._answers.position(turn, listener), act, text)
        if reading.act in {Act.NEXT, Act.QUESTION} and (after := self._named_before(turn, listener, text)):
            return self._answers.move(self._answers.position(after, listener), 1)
        if act is Act.NEXT and _FIRST.search(text) and self._is_planning(turn, text):
            turn = replace(turn, conversation=replace(turn.conversation, step=""))
            return self._answers.move(self._answers.position(turn, listener), 1)
        if act in MOVES and self._is_planning(turn, text):
            return self._answers.move(self._answers.position(turn, listener), 1 if act is Act.NEXT else -1)
        if act is Act.QUESTION and not turn.conversation.learner.is_unknown and _MINE.search(text):
            return self._answers.at_own_level(self._answers.position(turn, listener), reading.whole)
        if reading.told and reading.act is Act.CONTEXT and not turn.conversation.learner.is_unknown:
            topics = [id for sentence in reading.told for id in listener.topics_in(sentence.text)]
            noted = bool(topics) and all(turn.conversation.learner.state(id) != OPEN for id in topics)
            return self._answers.noted_already(turn, listener) if noted else None
        return None

    def _has_finished(self, turn: Turn, text: str, listener: Listener) -> bool:
        """Whether a message tells that something is behind its writer: topics, or the step that was spoken of."""
        if not tells_it_is_finished(text):
            return False
        return listener.names_topic(text) or bool(turn.conversation.step and _THAT_ONE.search(text))

    def _replied(self, turn: Turn, listener: Listener, reading: Reading, text: str, told: Learner) -> Answer | None:
        """The answer to a yes or a no to what was proposed; None where a message says something else."""
        conversation = turn.conversation
        said = None if reading.act in PLANNED - {Act.EXPORT} | MOVES | {Act.WHY} else answered(text)
        says = {Act.AFFIRM: True, Act.ACKNOWLEDGEMENT: True, Act.DENY: False}.get(reading.act, said)
        if told != conversation.proposed and reading.told and _AGREES_BUT.match(text):
            says = True
        if says and _AGREES_BUT.match(text) and _BREAKS_OFF.match(text):
            says = None
        if says and conversation.proposed and _keeps_hours(text, conversation.learner, conversation.proposed):
            says = False
        if says and conversation.proposed:
            added = told not in {conversation.learner, conversation.proposed}
            return self._answers.note(turn, listener, told if added else conversation.proposed)
        if says is False and told == conversation.learner:
            nothing = replace(turn, conversation=replace(conversation, sections=(), step=""))
            return self._answerer.say(
                nothing, Kind.SMALLTALK, replies.NOT_NOTED, suggested=self._answers.suggestions(turn)
            )
        return None

    def replied_first(self, turn: Turn, *, agrees: bool) -> tuple[Turn, str]:
        """The turn once what was proposed is noted or dropped, and the line that says so."""
        conversation, listener = turn.conversation, self._listener(turn.conversation)
        if not agrees or listener is None or conversation.proposed is None:
            return replace(turn, conversation=replace(conversation, proposed=None)), replies.NOT_NOTED
        noted = in_a_row(changes(conversation.learner, conversation.proposed, listener.curriculum))
        return replace(turn, conversation=conversation.with_learner(conversation.proposed)), f"{replies.NOTED} {noted}."

    def beside(self, turn: Turn, reading: Reading) -> Turn:
        """The turn with a proposal to note what the message tells beside its question."""
        listener, known = self._listener(turn.conversation), turn.conversation.learner
        if listener is None:
            return turn
        told, pending = self._told(turn, reading, listener), turn.conversation.proposed
        again = told == known and pending is not None and not turn.conversation.reminded
        if again and pending:
            told = pending
        if told == known:
            return turn
        words = ", ".join(word for _, words in changes(known, told, listener.curriculum) for word, _ in words)
        question = replies.SHALL_I_STILL_NOTE if again else replies.SHALL_I_NOTE_TOO
        return replace(turn, proposal=Proposal(told, question.format(told=words), again=again))

    def profile(self, conversation: Conversation) -> str:
        """What is noted of a learner, as a list."""
        listener = self._listener(conversation)
        if listener is None:
            return ""
        return profile(conversation.learner, listener.curriculum)

    def _listener(self, conversation: Conversation) -> Listener | None:
        """The listener of the path that the learner is on, or that is spoken of, or of the first that has a plan."""
        spoken_of = [id.split("/", 1)[0] for id in conversation.sections]
        for guide in (conversation.learner.path, *spoken_of):
            if guide in self._listeners:
                return self._listeners[guide]
        return next(iter(self._listeners.values()), None)

    def _told(self, turn: Turn, reading: Reading, listener: Listener) -> Learner:
        """The learner as the message tells; "I know that one" is about the topic that was spoken of last."""
        conversation = turn.conversation
        if reading.act is Act.WHAT_IF:
            return conversation.learner
        builds_on = conversation.proposed and reading.act in {Act.CONTEXT, Act.AFFIRM}
        learner = conversation.proposed if conversation.proposed and builds_on else conversation.learner
        asked_with = (
            [Sentence(reading.whole.text, Act.HOW_LONG)] if reading.act in _WITH_HOURS and reading.whole else []
        )
        spoke = conversation.planned
        pending = conversation.proposed
        if pending and pending.hours_a_week != conversation.learner.hours_a_week and is_pressed(reading.said):
            corrected = hours_a_week(reading.said, bare=True, alone=True)
            if corrected and all(sentence.act is Act.CORRECTION for sentence in reading.told):
                return replace(pending, hours_a_week=corrected)
        heard = listener.hear([*reading.told, *asked_with], learner, self._today(), spoke_of_plan=spoke)
        if reading.stated:
            more = listener.hear(
                [*reading.told, *reading.stated, *asked_with], learner, self._today(), spoke_of_plan=spoke
            )
            enough = 1 if reading.act is Act.PROGRESS and is_pressed(reading.said) else SEVERAL
            heard = more if count_facts(learner, more) >= enough else heard
        if reading.act is Act.CORRECTION and learner.is_unknown and not heard.done:
            return conversation.learner
        if heard == learner and conversation.step and reading.act is Act.CONTEXT:
            pointing = [sentence for sentence in reading.told if _POINTS_BACK.search(sentence.text)]
            states = [STATE_OF[sentence.act] for sentence in pointing if sentence.act in STATE_OF]
            if states and not any(listener.topics_in(sentence.text) for sentence in reading.told):
                heard = replace(learner.with_topics(states[-1], [conversation.step]), path=listener.curriculum.guide)
        return heard if heard != learner else conversation.learner

    def _heard(self, turn: Turn, reading: Reading, text: str, listener: Listener, told: Learner) -> Answer | None:
        """What is answered where the message tells something new: a change at once, a proposal, or a preview."""
        if turn.conversation.proposed and reading.act is Act.CORRECTION:
            return self._answers.propose(turn, listener, told)
        if reading.act is Act.CORRECTION or (
            reading.act is Act.CONTEXT and _only_takes_back(turn.conversation.learner, told)
        ):
            return self._answers.note(turn, listener, told, lead=replies.CHANGED)
        goes_on = turn.conversation.planned or not turn.conversation.learner.is_unknown
        if reading.act in {Act.CONTEXT, Act.DENY, Act.AFFIRM, *MOVES} or (goes_on and reading.act in FOLLOWS_UP):
            if _is_for_the_guides(turn, reading, text, told):
                return None
            return self._answers.propose(turn, listener, told)
        act = asked_of_plan(turn, reading, text, listener, told)
        facts = count_facts(turn.conversation.learner, told) if is_pressed(text) else 0
        if (act is Act.PROGRESS and facts) or (act is Act.QUESTION and facts >= SEVERAL):
            return self._answers.propose(turn, listener, told)
        if act is Act.QUESTION:
            return None
        if act is Act.MAY_SKIP:
            return self._questions.answer(self._answers.position(turn, listener), act, text)
        if act in PLANNED - {Act.UNDO, Act.EXPORT}:
            answer = self._questions.answer(self._answers.position(turn, listener, told), act, text)
            return answer and self._answers.asking(answer, told, replies.SHALL_I_NOTE)
        return None

    def _named_before(self, turn: Turn, listener: Listener, text: str) -> Turn | None:
        """The turn as if the topic that a message asks what comes after had been spoken of last."""
        topics = listener.topics_in(text) if _AFTER.search(text) and not turn.conversation.learner.is_unknown else ()
        if not topics or asks_more(_AFTER.sub(" ", text), besides=" ".join(listener.words_of(topics))):
            return None
        return replace(turn, conversation=replace(turn.conversation, step=topics[-1]))

    def _is_planning(self, turn: Turn, text: str) -> bool:
        """Whether "what next?" is about the plan, and not about the path of the last answer."""
        conversation = turn.conversation
        if conversation.step:
            return True
        on_path = any(self._answerer.paths.step(id) for id in conversation.sections)
        return not conversation.learner.is_unknown and not (on_path and _STRAIGHT_ON.search(text))

    def _without_curriculum(self, turn: Turn, act: Act) -> Answer | None:
        """A plan out of guides that have an order but no curriculum: their steps, and that there are no hours."""
        if act not in {Act.PLAN, Act.PROGRESS}:
            return None
        guides = self._answerer.index.guides
        spoken_of = [id.split("/", 1)[0] for id in turn.conversation.sections]
        for guide in sorted(guides, key=lambda guide: guide.id not in spoken_of):
            steps = self._answerer.paths.numbered(guide.id)
            if steps:
                sources = Sources(self._answers.library)
                lines = [f"- {step.name}{sources.mark(step.section.id, step.name)}" for step in steps]
                note = replies.NO_CURRICULUM.format(guide=guide.title)
                text = "\n\n".join([f"{note} {replies.NO_CURRICULUM_STEPS}", "\n".join(lines)])
                return self._answers.built(turn, sources, text)
        return None


def _is_for_the_guides(turn: Turn, reading: Reading, text: str, told: Learner) -> bool:
    """Whether what somebody tells at first is rather for the guides: a story, or hours for the last question."""
    conversation = turn.conversation
    several = count_facts(conversation.learner, told) >= SEVERAL and not wants(text)
    if not conversation.learner.is_unknown or conversation.planned or several:
        return False
    surely = any(sentence.sureness >= TELLS for sentence in reading.told)
    words = len(text.split())
    leans = bool(conversation.sections) and (words <= FRAGMENT_WORDS or bool(_GOES_ON.match(text)))
    return not surely or words > STORY_WORDS or leans


def _cleared(learner: Learner, text: str) -> Learner:
    """The learner without the goal, the hours or the day that a short message wants taken out."""
    is_short = len(text.split()) <= MOST_CLEARING_WORDS and is_pressed(text)
    found = (_CLEARS.search(text) or _WITHOUT_ONE.fullmatch(text)) if is_short else None
    what = (found["before"] or found["behind"]).lower() if found else ""
    if what in {"goal", "target", "aim"}:
        return replace(learner, goal="")
    if what in {"hours", "pace"}:
        return replace(learner, hours_a_week=0.0)
    return replace(learner, ready_by=None) if what else learner


def _keeps_hours(text: str, learner: Learner, proposed: Learner) -> bool:
    """Whether a reply names the hours that are noted, and not those that were proposed, as in "keep the 8"."""
    named = hours_a_week(text, bare=True, alone=True)
    return bool(named) and named == learner.hours_a_week != proposed.hours_a_week


def _only_takes_back(before: Learner, told: Learner) -> bool:
    """Whether what is told only says that something is not known after all, or is to be left out."""
    topics = replace(before, done=told.done, doing=told.doing, skipped=told.skipped, path=told.path)
    return topics == told and set(told.done) <= set(before.done) and set(told.doing) <= set(before.doing)
