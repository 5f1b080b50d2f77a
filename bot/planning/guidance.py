"""Guidance: what the bot knows of a learner's position, and what it answers from that and the curriculum."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Proposal, Turn
from bot.answers.path import asks_more
from bot.answers.sources import Sources
from bot.conversation import Conversation
from bot.learner import OPEN, Learner
from bot.planning.agreements import Agreements, replied_first
from bot.planning.asked import asked_of_plan, asked_with_figures, asks_for_less, asks_only_for_now, asks_what_now
from bot.planning.clearing import cleared, corrects, only_takes_back, put_back, without_named
from bot.planning.heard import SEVERAL, told_by
from bot.planning.no_curriculum import plan_without_hours
from bot.planning.part import part_asked, part_in_words
from bot.planning.plan_answers import PlanAnswers, Position, profile
from bot.planning.plan_needs import still_told, told_proposal
from bot.planning.plan_places import PlanPlaces
from bot.planning.plan_questions import PlanQuestions
from bot.planning.plan_words import changed_words, pace
from bot.planning.projects import Projects, told_beside
from bot.planning.reasons import Reasons
from bot.planning.recalling import (
    asks_to_note,
    asks_what_is_known,
    asks_what_is_noted,
    asks_what_was_told,
    what_was_told,
)
from bot.planning.spoken_of import aims_elsewhere, goal_spoken_of, without_its_aim
from bot.planning.telling import Listener, count_facts
from bot.planning.waiting import MOVES, Waiting
from bot.reading.acts import PLANNED, Act
from bot.reading.parts import FOLLOWS_UP
from bot.reading.reader import Reading, wants
from bot.reading.rules import is_pressed, tells_it_is_finished
from bot.reading.sentence import Sentence

_FOR_A_GOAL = frozenset({Act.HOW_LONG, Act.PLAN, Act.WHAT_IF})
"""Acts of questions whose answer hangs on what somebody wants to become."""
_MAY_ASK_ITS_PLACE = frozenset({Act.MAY_SKIP, Act.HOW_LONG, Act.PROGRESS, Act.QUESTION, Act.PLAN, Act.NEXT})
"""Acts for which a question about a topic's place in the plan may be taken."""
_STRAIGHT_ON = re.compile(r"\b(?:after|then|following)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|once|following|done with|through with|finished)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:i|me|my|i['’](?:m|ll|d|ve)|somebody|someone)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|start|begin)\b", re.IGNORECASE)
_THAT_ONE = re.compile(r"\b(?:that|this|it)\b", re.IGNORECASE)
FRAGMENT_WORDS = 2
"""Of how many words somebody's message may be to go on from the last answer, where nothing is noted."""
STORY_WORDS = 40
"""Of how many words somebody's opening may be to be taken for what they want noted, and not for a question."""
TELLS = 0.5
"""The probability of telling something of oneself from which on a first message is not answered out of the guides."""
_GOES_ON = re.compile(r"\W*(?:and|with|at|for)\b", re.IGNORECASE)


class Guidance:
    """Answers from a learner's position. It keeps no state: that is the conversation's."""

    def __init__(self, answerer: Answerer, listeners: Mapping[str, Listener], today: Callable[[], date]) -> None:
        self._answerer, self._listeners, self._today = answerer, listeners, today
        self._answers = PlanAnswers(answerer, today)
        self._questions, self._places = PlanQuestions(answerer, self._answers), PlanPlaces(answerer, self._answers)
        self._agreements = Agreements(answerer, self._answers)
        self._reasons, self._projects = Reasons(answerer, self._answers), Projects(answerer)
        self._waiting = Waiting(answerer, self._answers, self._questions)

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
        listener = self._listener(turn.conversation)
        return self._agreements.amended(turn, listener, text) if listener else None

    def without_its_aim(self, text: str) -> str:
        """A question where to begin towards an aim of a curriculum, as one about its guide."""
        for listener in self._listeners.values():
            guide = next(each for each in self._answerer.index.guides if each.id == listener.curriculum.guide)
            text = without_its_aim(listener, guide.title, text)
        return text

    def replied_first(self, turn: Turn, *, agrees: bool) -> tuple[Turn, str]:
        """The turn once what was proposed is noted or dropped, and the line that says so."""
        return replied_first(turn, self._listener(turn.conversation), agrees=agrees)

    def answer(self, turn: Turn, reading: Reading, text: str) -> Answer | None:
        """What is answered from the learner's position; None for a message that the guides have to answer."""
        listener = self._listener(turn.conversation)
        if listener is None:
            asks = reading.act in {Act.PLAN, Act.PROGRESS}
            return plan_without_hours(turn, self._answerer, self._answers) if asks else None
        if changed := self._changed(turn, listener, text):
            return changed
        if why := self._reasons.why(turn, listener, text):
            return why
        if asks_what_was_told(text) and (recalled := self._recalled(turn, listener, text)):
            return recalled
        if turn.conversation.planned and asks_for_less(text) and not listener.names_topic(text):
            return self._in_less(turn, listener, text)
        reading = replace(reading, act=asked_with_figures(turn, reading, text, self._today()))
        if reading.act in _FOR_A_GOAL and self._aims_elsewhere(turn, listener, text):
            return None
        if not reading.told and self._has_finished(turn, text, listener):
            reading = replace(reading, act=Act.CONTEXT, told=(Sentence(text, Act.KNOWS),))
        told = told_by(turn, reading, listener, self._today())
        if reading.act is Act.UNDO and (without := without_named(listener, turn.conversation.learner, text)):
            return self._answers.note(turn, listener, without, lead=replies.CHANGED)
        waits = still_told(turn.conversation, listener.curriculum)
        if waits and not turn.conversation.proposed and asks_to_note(text):
            return self._answers.note(turn, listener, waits if told == turn.conversation.learner else told)
        if turn.conversation.proposed and (replied := self._agreements.replied(turn, listener, reading, text, told)):
            return replied
        if built := self._to_build(turn, reading, text, listener, told):
            return built
        if told != turn.conversation.learner:
            return self._heard(turn, reading, text, listener, told)
        return self._asked(turn, reading, text, listener)

    def _changed(self, turn: Turn, listener: Listener, text: str) -> Answer | None:
        """What a short message changes by its very words: the step spoken of, the goal, the hours or the day."""
        if skipped := self._waiting.skipped(turn, listener, text):
            return skipped
        learner = turn.conversation.learner
        if kept := put_back(listener, learner, text):
            return self._answers.note(turn, listener, kept, lead=replies.CHANGED)
        if listener.goal_in(text, Act.PLAN) not in {"", learner.goal}:
            return None
        without = cleared(learner, text)
        if without != learner:
            return self._answers.note(turn, listener, without, lead=replies.CHANGED)
        return self._agreements.cleared(turn, listener, text)

    def _recalled(self, turn: Turn, listener: Listener, text: str) -> Answer | None:
        """What is noted, for somebody who asks what they told; else what they say that they told is proposed."""
        learner, pending = turn.conversation.learner, still_told(turn.conversation, listener.curriculum)
        if pending:
            return self._waiting.standing(turn, listener, pending)
        said = Sentence(what_was_told(text), Act.HOURS)
        told = listener.hear([said], learner, self._today()) if said.text else learner
        if told != learner:
            return self._answers.propose(turn, listener, told)
        if not learner.is_unknown:
            return self._questions.answer(self._answers.position(turn, listener), Act.PROGRESS, "")
        asks = asks_what_is_known(text) or asks_what_is_noted(text)
        return self._answerer.say(turn, Kind.SMALLTALK, replies.NOTHING_NOTED) if asks else None

    def _in_less(self, turn: Turn, listener: Listener, text: str) -> Answer:
        """The plan in a few lines, or only its next step."""
        if not asks_only_for_now(text):
            return self._questions.in_short(self._answers.position(turn, listener))
        turn = replace(turn, conversation=replace(turn.conversation, step=""))
        return self._answers.move(self._answers.position(turn, listener), 1)

    def _aims_elsewhere(self, turn: Turn, listener: Listener, text: str) -> bool:
        """Whether the learner last asked how to become something else, so that a plan for a goal is no answer."""
        conversation = turn.conversation
        goals = (conversation.learner.goal, conversation.proposed.goal if conversation.proposed else "")
        return not any(goals) and aims_elsewhere(listener, conversation.asked, text)

    def _asked(self, turn: Turn, reading: Reading, text: str, listener: Listener) -> Answer | None:
        """The answer to a message that tells nothing new."""
        act, is_known = asked_of_plan(turn, reading, text, listener), not turn.conversation.learner.is_unknown
        told = still_told if act in PLANNED else told_proposal
        pending = told(turn.conversation, listener.curriculum) if turn.conversation.planned or act in PLANNED else None
        if act in _MAY_ASK_ITS_PLACE:
            placed = self._places.place(self._answers.position(turn, listener, pending), text)
            if placed:
                return self._waiting.asked_again(placed, pending, listener) if pending else placed
        if pending and (as_if := self._waiting.as_if(turn, act, text, listener, pending)):
            return as_if
        if act in PLANNED:
            return self._questions.answer(self._answers.position(turn, listener), act, text)
        if reading.act in {Act.NEXT, Act.QUESTION, Act.CONTEXT} and (after := self._named_before(turn, listener, text)):
            return self._answers.move(self._answers.position(after, listener), 1)
        if act in MOVES and self._is_planning(turn, text):
            if act is Act.NEXT and _FIRST.search(text):
                turn = replace(turn, conversation=replace(turn.conversation, step=""))
            position = self._answers.position(turn, listener)
            return self._answers.move(position, -1 if act is Act.PREVIOUS else 1, stays=asks_what_now(text))
        if act is Act.QUESTION and is_known and _MINE.search(text):
            return self._projects.at_own_level(self._answers.position(turn, listener), reading)
        if reading.told and reading.act is Act.CONTEXT and is_known:
            topics = [id for sentence in reading.told for id in listener.topics_in(sentence.text)]
            noted = bool(topics) and all(turn.conversation.learner.state(id) != OPEN for id in topics)
            return self._answers.noted_already(turn, listener) if noted else None
        return None

    def _has_finished(self, turn: Turn, text: str, listener: Listener) -> bool:
        """Whether a message tells that something is behind its writer: topics, or the step that was spoken of."""
        if not tells_it_is_finished(text):
            return False
        return listener.names_topic(text) or bool(turn.conversation.step and _THAT_ONE.search(text))

    def instead(self, turn: Turn, answer: Answer) -> Answer:
        """What was told proposed for noting, where the guides have no answer to what was asked beside it."""
        listener, proposal = self._listener(turn.conversation), turn.proposal
        if answer.kind is not Kind.DECLINED or listener is None or proposal is None or proposal.again:
            return answer
        if count_facts(turn.conversation.learner, proposal.learner) < SEVERAL:
            return answer
        return self._answers.propose(turn, listener, proposal.learner)

    def remembered(self, answer: Answer) -> Answer:
        """The answer, after which what it proposes to note waits for a yes even if something else is asked."""
        listener = self._listener(answer.conversation)
        pending = still_told(answer.conversation, listener.curriculum) if listener else None
        if pending is None:
            return answer
        return replace(answer, conversation=replace(answer.conversation, waiting=pending))

    def beside(self, turn: Turn, reading: Reading) -> Turn:
        """The turn with a proposal to note what the message tells beside its question."""
        listener = self._listener(turn.conversation)
        if listener is None:
            return turn
        reading = replace(reading, act=asked_with_figures(turn, reading, reading.said, self._today()))
        return self._proposing(turn, reading, listener, told_by(turn, reading, listener, self._today()))

    def _proposing(self, turn: Turn, reading: Reading, listener: Listener, told: Learner) -> Turn:
        """The turn with a proposal to note what was told, or what still waits for an answer."""
        known = turn.conversation.learner
        pending = still_told(turn.conversation, listener.curriculum) if turn.conversation.proposed else None
        again = told == known and pending is not None and not turn.conversation.reminded
        if again and pending:
            told = pending
        if told == known:
            return turn
        words = changed_words(known, told, listener.curriculum)
        if reading.act is Act.HOW_LONG and told.hours_a_week and not again:
            lead = self._for_them(self._answers.position(turn, listener, told), reading.said)
            return replace(turn, proposal=Proposal(told, replies.SHALL_I_NOTE_TOO.format(told=words), lead=lead))
        question = replies.SHALL_I_STILL_NOTE if again else replies.SHALL_I_NOTE_TOO
        return replace(turn, proposal=Proposal(told, question.format(told=words), again=again))

    def _for_them(self, position: Position, text: str) -> str:
        """How long the path takes at the hours that were told, or the part of it that a message asks about."""
        topics = part_asked(self._answerer, position, text)
        part = position.plan.part(topics)
        if not part.steps:
            return replies.FOR_YOU.format(pace=pace(position.plan))
        return replies.FOR_YOU_PART.format(part=part_in_words(position, topics), pace=pace(part))

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

    def _to_build(self, turn: Turn, reading: Reading, text: str, listener: Listener, told: Learner) -> Answer | None:
        """The projects that a message asks for, at the level of what it tells and what waits to be noted."""
        known, turn = turn.conversation.learner, self._proposing(turn, reading, listener, told)
        if told == known:
            told = still_told(turn.conversation, listener.curriculum) or known
            more = listener.hear([Sentence(each, Act.CONTEXT) for each in told_beside(text)], told, self._today())
            if more != told:
                told, words = more, changed_words(known, more, listener.curriculum)
                turn = replace(turn, proposal=Proposal(more, replies.SHALL_I_NOTE_TOO.format(told=words)))
        return self._projects.answer(self._answers.position(turn, listener, told), reading, text)

    def _heard(self, turn: Turn, reading: Reading, text: str, listener: Listener, told: Learner) -> Answer | None:
        """What is answered where the message tells something new: a change at once, a proposal, or a preview."""
        if turn.conversation.proposed and reading.act is Act.CORRECTION:
            return self._answers.propose(turn, listener, told)
        takes_back = reading.act is Act.CONTEXT and only_takes_back(turn.conversation.learner, told)
        if takes_back and self._answers.warning(turn, listener, told, Sources(self._answers.library)):
            return self._answers.propose(turn, listener, told)
        if reading.act is Act.CORRECTION or self._puts_right(turn, reading, text, told):
            return self._answers.note(turn, listener, told, lead=replies.CHANGED)
        goes_on = turn.conversation.planned or not turn.conversation.learner.is_unknown
        if reading.act in {Act.CONTEXT, Act.DENY, Act.AFFIRM, *MOVES} or (goes_on and reading.act in FOLLOWS_UP):
            if _is_for_the_guides(turn, reading, text, told):
                return None
            return self._answers.propose(turn, listener, told)
        aimed = bool(goal_spoken_of(listener, turn.conversation.asked, text))
        act = asked_of_plan(turn, reading, text, listener, told, aimed=aimed)
        facts = count_facts(turn.conversation.learner, told) if is_pressed(text) else 0
        if (act is Act.PROGRESS and facts) or (act is Act.QUESTION and facts >= SEVERAL):
            return self._answers.propose(turn, listener, told)
        if act is Act.QUESTION:
            return None
        if act is Act.MAY_SKIP:
            aiming = replace(turn.conversation.learner, goal=told.goal or turn.conversation.learner.goal)
            return self._questions.answer(self._answers.position(turn, listener, aiming), act, text)
        if act in PLANNED - {Act.UNDO, Act.EXPORT}:
            answer = self._questions.answer(self._answers.position(turn, listener, told), act, text)
            words = changed_words(turn.conversation.learner, told, listener.curriculum)
            return answer and self._answers.asking(answer, told, replies.SHALL_I_NOTE_THIS.format(told=words))
        return None

    def _puts_right(self, turn: Turn, reading: Reading, text: str, told: Learner) -> bool:
        """Whether what is told counts at once: it takes something back, or corrects one thing that is noted."""
        known = turn.conversation.learner
        if reading.act is Act.CONTEXT and only_takes_back(known, told):
            return True
        tells = reading.act in {Act.CONTEXT, Act.DENY, Act.AFFIRM} | FOLLOWS_UP
        return tells and not turn.conversation.proposed and corrects(known, told, text)

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
