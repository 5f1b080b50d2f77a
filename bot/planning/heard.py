"""What a message tells of its writer, on top of what is noted, or was proposed and not yet answered."""

import re
from dataclasses import replace
from datetime import date

from bot.answers.answerer import Turn
from bot.learner import Learner
from bot.planning.plan_needs import still_told, told_proposal
from bot.planning.spoken_of import goal_spoken_of
from bot.planning.telling import Listener, count_facts
from bot.planning.topic_states import STATE_OF, is_willing
from bot.reading.acts import Act
from bot.reading.amounts import hours_a_week, is_only_hours, says_more
from bot.reading.reader import Reading
from bot.reading.rules import is_pressed
from bot.reading.sentence import Sentence
from bot.reading.time_of_study import has_no_day

SEVERAL = 2
"""So many facts of different kinds are told for a purpose, whatever else a message looks like."""
_WITH_HOURS = frozenset({Act.HOW_LONG, Act.PLAN})
"""Acts of questions that may have the hours a week in them."""
_FOR_A_GOAL = frozenset({Act.HOW_LONG, Act.PLAN})
"""Acts of questions that are meant for the goal which was spoken of, though it was not told as one."""
_NEED_WORDS = frozenset({Act.KNOWS, Act.LEARNING, Act.BACKGROUND})
"""What is told beside a question of the guides only in so many words, since a name alone may be what is asked of."""
_AGREES = re.compile(r"\W*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|right|correct)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|those|these|them|one|there|already|done)\b", re.IGNORECASE)


def told_by(turn: Turn, reading: Reading, listener: Listener, today: date) -> Learner:
    """The learner as a message tells; "I know that one" is about the topic that was spoken of last."""
    known, pending = turn.conversation.learner, told_proposal(turn.conversation, listener.curriculum)
    if reading.act is Act.WHAT_IF:
        return known
    waits = still_told(turn.conversation, listener.curriculum)
    learner = (pending if _AGREES.match(reading.said) else None if reading.act is Act.DENY else waits) or known
    if pending and (corrected := _corrected_hours(reading, known, pending)):
        return replace(pending, hours_a_week=corrected)
    heard = _heard(turn, reading, listener, learner, today)
    undated = any(has_no_day(each.text) for each in (*reading.told, *reading.stated))
    if undated and heard.ready_by == learner.ready_by:
        heard = replace(heard, ready_by=None)
    if reading.act is Act.CORRECTION and learner.is_unknown and not heard.done:
        return known
    if heard == learner and reading.act is Act.CONTEXT:
        heard = _pointed_at(turn, reading, listener, learner)
    if reading.act in _FOR_A_GOAL and not heard.goal:
        spoken_of = goal_spoken_of(listener, turn.conversation.asked, reading.said)
        heard = replace(heard, goal=spoken_of, path=listener.curriculum.guide) if spoken_of else heard
    if heard != learner:
        return heard
    tells_it_again = learner != known and _heard(turn, reading, listener, known, today) != known
    return learner if tells_it_again else known


def _corrected_hours(reading: Reading, known: Learner, pending: Learner) -> float:
    """The hours in place of those that were just proposed; "yes to all three" names none."""
    if pending.hours_a_week == known.hours_a_week or not is_pressed(reading.said) or says_more(reading.said):
        return 0.0
    if not all(sentence.act is Act.CORRECTION for sentence in reading.told):
        return 0.0
    counts = reading.told or is_only_hours(reading.said) or any(map(str.isdigit, reading.said))
    return hours_a_week(reading.said, bare=True, alone=True) if counts else 0.0


def _heard(turn: Turn, reading: Reading, listener: Listener, learner: Learner, today: date) -> Learner:
    """The learner with what the sentences tell, and what a question names beside what it asks."""
    spoke = turn.conversation.planned
    asked_with = [Sentence(reading.whole.text, Act.HOW_LONG)] if reading.act in _WITH_HOURS and reading.whole else []
    told = reading.told
    if reading.act is Act.QUESTION:
        told = tuple(each for each in told if each.act not in _NEED_WORDS or not listener.only_names(each.text))
    heard = listener.hear([*told, *asked_with], learner, today, spoke_of_plan=spoke)
    if not reading.stated:
        return heard
    more = listener.hear([*told, *reading.stated, *asked_with], learner, today, spoke_of_plan=spoke)
    pressed = reading.act is Act.PROGRESS and is_pressed(reading.said)
    return more if count_facts(learner, more) >= (1 if pressed else SEVERAL) else heard


def _pointed_at(turn: Turn, reading: Reading, listener: Listener, learner: Learner) -> Learner:
    """The learner with the topic that was spoken of last in the state that a message gives to "that"."""
    pointing = [sentence for sentence in reading.told if _POINTS_BACK.search(sentence.text)]
    states = [
        STATE_OF[sentence.act]
        for sentence in pointing
        if sentence.act in STATE_OF and not (sentence.act is Act.SKIPS and is_willing(sentence.text))
    ]
    step = turn.conversation.step
    if not step or not states or any(listener.topics_in(sentence.text) for sentence in reading.told):
        return learner
    return replace(learner.with_topics(states[-1], [step]), path=listener.curriculum.guide)
