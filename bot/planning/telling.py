"""What a learner tells of themselves: topics that they know, are learning or leave out, a goal, hours, a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.learner import DONE, OPEN, SKIPPED, STATES, Learner
from bot.planning.left_out import is_left_behind, is_only_disliked
from bot.planning.names import Mention, Names, mentions, phases_spelt_out
from bot.planning.topic_states import (
    STATE_OF,
    WISHED,
    act_of_clause,
    faded,
    is_by_halves,
    is_gift,
    is_known_for_sure,
    only_joins,
    says_a_state,
    state_between,
    statements,
    told_as,
)
from bot.reading.acts import PLANNED, TELLINGS, TOPIC_TELLINGS, Act
from bot.reading.amounts import hours_a_week, says_more
from bot.reading.ready_by import ready_by
from bot.reading.sentence import Sentence
from bot.reading.time_of_study import has_a_purpose, has_no_day, names_a_beginning, sets_a_day
from bot.words.oneself import names_oneself, of_oneself
from bot.words.splitting import without_questions
from index.search import Index
from knowledge.curriculum import Curriculum

_FLAGS = re.IGNORECASE | re.VERBOSE
_RULES_OUT = re.compile(
    r"""\b(?:not|no|never|no\ longer|instead\ of|rather\ than|than|forget|drop|leave|from|was)
    \ (?:an?\ |the\ |in\ |about\ )*$""",
    _FLAGS,
)
_AIMED = re.compile(
    r"""\b(?:become|becoming|be|goal|aim\w*|target|dream|want|wanna|go(?:ing)?\ for|towards?|head\w*|switch\w*|rather
    |mean|meant|work\ (?:as|in|on|with)|(?:job|career)\ (?:in|as))\b""",
    _FLAGS,
)
_TOWARDS = re.compile(r"\b(?:goals?|aim\w*|target|dream\w*|becom(?:e|ing)|to\ be|jobs?|career|roles?)\b", _FLAGS)
"""Words before the name of what somebody wants to become."""
_LEARNS = re.compile(r"stud|learn|know", re.IGNORECASE)
_LISTED = re.compile(r"[\s,]*(?:\b(?:and|or)\b|[&+])[\s,]*", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|or|but|plus)\b|[&+/:]", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|vs|versus)\b", re.IGNORECASE)
_FOR_ITS_OWN_SAKE = re.compile(
    r"""
    \b(?:for|out\ of)\ (?:\w+\ )?(?:pleasure|fun|enjoyment|curiosity|interest|myself|its\ own\ sake|kicks)\b
    |\bhobby\b|\bretired\b
    |\b(?:just|only|merely|simply)\ (?:\w+\ )?(?:curious|interested|understand|dabble|playing)\b|\bno\ (?:job|career)\b
    |\b(?:not|n['’]t)\ (?:\w+\ ){0,3}(?:job|career|professionally|work\ (?:in|as)|for\ a\ living)\b
    """,
    _FLAGS,
)
"""What tells that somebody learns, and wants to become nothing by it."""
_BECOMES = re.compile(r"\b(?:become|becoming|work\ as|job\ as|be\ an?)\b", _FLAGS)
_BY_TRADE = re.compile(
    r"""
    \b(?:degree|diploma|bachelor\w*|master['’]?s|phd|doctor\w*|graduat\w*|majors?|majored|minor|stud(?:y|ied|ying)|student
    |work\w*|jobs?|profession\w*|career|teach\w*|taught|lectur\w*|tutor\w*|trained|living|train(?:ing|ee)|employed
    |as\ an?|(?<!-)years?)\b
    """,
    _FLAGS,
)
"""Words of what somebody has studied or does for a living."""
_IS_BY_TRADE = re.compile(
    r"\b(?:i['’]?m|i\ am|as)\ (?:an?\ )?|\bwork(?:ed|ing|s)?\b|\bnever\b|\bno\b|\bcan['’]?t\b", _FLAGS
)
"""How a clause tells what its writer is or has never done, whatever is told beside it."""
_A_PLAN = re.compile(r"\b(?:study|studying|learning)\s+(?:plan|path|schedule|programme)\b", re.IGNORECASE)
"""What is wanted, in words that otherwise tell that somebody is at something."""
CLEAR = 0.8
"""The likelihood from which on a sentence of one clause gives each topic the state of its act, whatever its words."""
FEW_WORDS = 6
"""Of how many words a sentence may be in which a number alone is taken for hours, where it clearly tells of hours."""
MOST_GIFTS = 1
"""How many topics a name may stand for where only a gift is told: "good at maths" says of none that it is known."""


def count_facts(before: Learner, after: Learner) -> int:
    """In how many ways two states of a learner differ: in topics or background, goal, hours and day."""
    kinds = ((*STATES, "background"), ("goal",), ("hours_a_week",), ("ready_by",))
    return sum(any(getattr(before, name) != getattr(after, name) for name in names) for names in kinds)


def _words_behind(text: str, found: Sequence[Mention], place: int) -> str:
    """The words behind a name; behind names that open a text and are only listed, those behind the last of them.

    What stands between two names without a word that joins them is said of the second, as in "I know SQL not Git".
    """
    opens = not text[: found[0].start].strip()
    while opens and place + 1 < len(found) and _LISTED.fullmatch(text[found[place].end : found[place + 1].start]):
        place += 1
    behind = text[found[place].end : found[place + 1].start if place + 1 < len(found) else len(text)]
    is_of_the_next = not opens and place + 1 < len(found) and not _JOINED.search(behind)
    return "" if is_of_the_next else behind


def trade_in(text: str) -> str:
    """The clauses of a text which tell what its writer is, and not what they want to become."""
    return ", ".join(
        clause
        for clause in statements(text)
        if _IS_BY_TRADE.search(clause) and not _TOWARDS.search(clause) and not _AIMED.search(clause)
    )


def _is_clearly_hours(sentence: Sentence) -> bool:
    return sentence.act is Act.HOURS and sentence.likelihood >= CLEAR and len(sentence.text.split()) <= FEW_WORDS


class Listener:
    """Understands what is told in the words of one curriculum."""

    def __init__(
        self, curriculum: Curriculum, *, topics: Names, goals: Names, backgrounds: Names, index: Index
    ) -> None:
        self.curriculum = curriculum
        self._topics, self._goals, self._backgrounds, self._index = topics, goals, backgrounds, index

    def hear(
        self, sentences: Sequence[Sentence], learner: Learner, today: date, *, spoke_of_plan: bool = False
    ) -> Learner:
        """The learner as some sentences say; what comes later wins over what was said before.

        Where the plan was spoken of, a number alone is taken for hours a week, and a month for the day to be ready by.
        """
        for sentence in sentences:
            own = of_oneself(_A_PLAN.sub("plan", sentence.text), surely=sentence.likelihood >= CLEAR)
            own = phases_spelt_out(own)
            if own and (sentence.act is not Act.CONTEXT or names_oneself(own)):
                bare = (
                    sentence.act is Act.WHAT_IF
                    or _is_clearly_hours(sentence)
                    or (sentence.act in {Act.HOURS, Act.CORRECTION} and (spoke_of_plan or bool(learner.hours_a_week)))
                )
                learner = self._hear(
                    replace(sentence, text=own), learner, today, bare=bare, spoke_of_plan=spoke_of_plan
                )
        return learner

    def topics_in(self, text: str) -> tuple[str, ...]:
        """The topics that a text names, in its order."""
        found = mentions(self._topics, phases_spelt_out(text), self._index, beside=(self._goals,))
        return tuple(dict.fromkeys(id for mention in found for id in mention.ids))

    def names_topic(self, text: str) -> bool:
        """Whether a text names a topic word for word."""
        return bool(self._topics.said(text))

    def only_names(self, text: str) -> bool:
        """Whether a text only names something, as who then asks of it does, and tells nothing of its writer."""
        telling = names_oneself(text) or says_a_state(text) or _BY_TRADE.search(text)
        return not telling and not self._backgrounds.said(text)

    def words_of_goal(self, id: str) -> Iterator[str]:
        """What a goal is called."""
        goal = self.curriculum.goal(id)
        yield from (goal.title, *goal.known_as) if goal else ()

    def words_of(self, topics: Sequence[str]) -> Iterator[str]:
        """What some topics are called."""
        for topic in self.curriculum.topics:
            if topic.id in topics:
                yield from (topic.title, *topic.known_as)

    def states_in(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        """Each topic that a sentence names and the state that it gives to it.

        What is only wished for or asked is left out. A name without words of its own has the state of the names before
        it in a list, or of those behind it where that list closes with their state, as "SQL, Python and Git done" does.
        """
        text, act = without_questions(sentence.text), sentence.act
        told: list[tuple[str, str]] = []
        act_before, said = act, statements(text)
        if sentence.likelihood >= CLEAR and act in STATE_OF and self._is_plain(text, said):
            yield from ((id, STATE_OF[act]) for mention in self._mentioned(text) for id in mention.ids)
            return
        waiting: list[str] = []
        names_first, faded_before = True, ""
        for clause in said:
            is_bare, opens = self._shape(clause)
            if is_bare and names_first:
                waiting.append(clause)
                continue
            act_now = act_before if is_bare else act_of_clause(clause, act, beside_others=len(said) > 1)
            last = told[-1][1] if told and act_now is act_before else None
            found, act_before = list(self._states_in_clause(clause, act_now, last)), act_now
            left = faded(clause)
            if left and not found:
                told = [(id, left if state == DONE or faded_before else state) for id, state in told]
            faded_before = left
            found = [(id, left if left and state == DONE else state) for id, state in found]
            if found:
                told += self._states_of_list(waiting, act, found[0][1] if opens else None)
                waiting, names_first = [], opens
            told += found
        yield from told
        yield from self._states_of_list(waiting, act, told[-1][1] if told else None)

    def _states_of_list(self, names: Sequence[str], act: Act, state: str | None) -> list[tuple[str, str]]:
        """Topics that are only listed, with the state of the list, or by the act of the sentence."""
        if state is None:
            return [found for each in names for found in self._states_in_clause(each, act, None)]
        return [(id, state) for each in names for mention in self._topics.said(each) for id in mention.ids]

    def _shape(self, clause: str) -> tuple[bool, bool]:
        """Whether a clause has topics and no words beside them, and whether it begins with one."""
        found = self._topics.said(clause)
        if not found:
            return False, False
        lead = clause[: found[0].start].rpartition(":")
        ends = [each.end for each in found]
        between = [
            clause[end:start]
            for end, start in zip(ends, [*(each.start for each in found[1:]), len(clause)], strict=True)
        ]
        opens = only_joins(lead[2]) and not says_a_state(lead[0])
        return opens and all(only_joins(each.rstrip(" .!")) for each in between), opens

    def _states_in_clause(self, text: str, act: Act, last: str | None) -> Iterator[tuple[str, str]]:
        """The same of a clause; where it only goes on, with the last state of the clause before."""
        first = STATE_OF.get(act)
        found = self._mentioned(text, by_meaning=first is not None)
        state, end, gift = last or first or WISHED, 0, is_gift(text)
        no_choice = is_left_behind(text) or is_only_disliked(text)
        for place, mention in enumerate(found):
            state = state_between(text[end : mention.start], _words_behind(text, found, place), state, act)
            unsure = state == DONE and (
                (gift and len(mention.ids) > MOST_GIFTS) or (act is Act.CONTEXT and not is_known_for_sure(text))
            )
            if state != WISHED and not unsure and not (state == SKIPPED and no_choice):
                yield from ((id, state) for id in mention.ids)
            end = mention.end

    def _is_plain(self, text: str, said: Sequence[str]) -> bool:
        """Whether the act of a sentence holds for all topics in it: one clause names them, and none takes it back."""
        naming = sum(bool(self._topics.said(clause)) for clause in said)
        less = (is_gift, faded, is_left_behind, is_by_halves)
        return naming <= 1 and not any(tells(text) for tells in less)

    def _mentioned(self, text: str, *, by_meaning: bool = True) -> list[Mention]:
        """The topics that a text names for their own sake, by their words or by what it means."""
        found = mentions(self._topics, text, self._index) if by_meaning else self._topics.said(text)
        return [mention for mention in found if not self._is_part_of_more(mention, text)]

    def _is_part_of_more(self, topic: Mention, text: str) -> bool:
        """Whether a topic's name is only a part of that of an aim, as in "my goal is MLOps engineer", or of a trade."""
        aims = [goal for goal in self._goals.said(text) if _TOWARDS.search(text[: goal.start])]
        trades = [each for each in self._backgrounds.said(text) if not _LEARNS.match(text[each.start :])]
        return any(each.covers(topic) for each in aims) or any(
            each.covers(topic) and not topic.covers(each) for each in trades
        )

    def _hear(self, sentence: Sentence, learner: Learner, today: date, *, bare: bool, spoke_of_plan: bool) -> Learner:
        text, act = sentence.text, told_as(sentence)
        for id, state in self.states_in(sentence):
            learner = learner.with_topics(state, [id])
        surely = act is Act.HOURS and sentence.likelihood >= CLEAR
        if hours := hours_a_week(text, bare=bare, alone=act is Act.HOURS, of_study=surely):
            learner = replace(learner, hours_a_week=hours + (learner.hours_a_week if says_more(text) else 0.0))
        day = self._day_in(text, act, today, spoke_of_plan=spoke_of_plan)
        if day or has_no_day(text):
            learner = replace(learner, ready_by=day)
        if goal := self.goal_in(text, act):
            learner = replace(learner, goal=goal)
        of_trade = text if act in {Act.BACKGROUND, Act.KNOWS, Act.CONTEXT} else trade_in(text)
        learner = self._with_background(of_trade, learner, by_meaning=act in {Act.BACKGROUND, Act.LACKS})
        return learner if learner.is_unknown else replace(learner, path=self.curriculum.guide)

    def _day_in(self, text: str, act: Act, today: date, *, spoke_of_plan: bool) -> date | None:
        """The day to be ready by; not one on which something begins, nor one without anything to be ready for."""
        if act in TOPIC_TELLINGS | {Act.BACKGROUND}:
            text = ", ".join(filter(sets_a_day, statements(text)))
        if names_a_beginning(text):
            return None
        if act is not Act.WHAT_IF and not spoke_of_plan and not has_a_purpose(text):
            return None
        return ready_by(text, today, bare=spoke_of_plan and act is Act.DEADLINE)

    def goal_in(self, text: str, act: Act) -> str:
        """The goal that a text names last without ruling it out; by meaning only where it tells of an aim.

        A sentence that tells of something else has to say that it is an aim.
        """
        if act not in PLANNED and _FOR_ITS_OWN_SAKE.search(text) and not _BECOMES.search(text):
            return ""
        by_meaning = act is Act.AIMS
        found = (
            mentions(self._goals, text, self._index, beside=(self._backgrounds,))
            if by_meaning
            else self._goals.said(text)
        )
        told = act in TELLINGS - {Act.AIMS} or act in {Act.CORRECTION, Act.CONTEXT}
        named_alone = act is Act.CORRECTION and len(text.split()) <= FEW_WORDS
        kept = [
            mention
            for mention in found
            if not _RULES_OUT.search(text[: mention.start]) and (not told or named_alone or _AIMED.search(text))
        ]
        undecided = len(kept) > 1 and _OR.search(text[kept[-2].end : kept[-1].start])
        return kept[-1].ids[0] if kept and not undecided else ""

    def _with_background(self, text: str, learner: Learner, *, by_meaning: bool) -> Learner:
        beside = () if _BY_TRADE.search(text) else (self._topics,)
        found = (
            mentions(self._backgrounds, text, self._index, beside=beside)
            if by_meaning
            else self._backgrounds.said(text)
        )
        for id in (mention.ids[0] for mention in found if not _RULES_OUT.search(text[: mention.start])):
            background = self.curriculum.background(id)
            if background and id not in learner.background:
                known = [topic for topic in background.topics if learner.state(topic) == OPEN]
                learner = replace(learner.with_topics(DONE, known), background=(*learner.background, id))
        return learner
