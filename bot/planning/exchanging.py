"""What a correction puts in the place of what was just proposed or noted: "no, I meant Git", "wrong, I just began"."""

import re
from dataclasses import dataclass, replace

from bot.conversation import Conversation
from bot.learner import DOING, OPEN, Learner
from bot.planning.plan_needs import told_proposal
from bot.planning.telling import Listener
from bot.reading.acts import Act
from bot.reading.rules import is_pressed
from bot.words.phrases import stems, telling_stems

MOST_WORDS = 14
"""Of how many words a message may be to correct nothing but what was just said."""
MOST_AROUND = 1
"""How many telling words may stand around names that a bare "no" puts in the place of others."""
_FLAGS = re.IGNORECASE | re.VERBOSE
_MISTAKEN = r"""
    (?:wrong|sorry|oops|whoops|my\ (?:bad|mistake)|mistake|correction
    |(?:that|it)(?:['’]?s|\ is|\ was)\ (?:wrong|an?\ mistake|not\ (?:right|true|correct))
    |not\ (?:right|true|correct))
"""
_DENIES = r"(?:no|nope|nah|na|not\ (?:really|quite)|wait|hm+|actually|well|ah|oh|but|hold\ on)"
_OPENS = re.compile(rf"^\W*(?:(?:{_MISTAKEN}|{_DENIES})\b\W*)+", _FLAGS)
_MEANT = re.compile(r"\bi\ (?:\w+\ )?(?:meant?|said)\b|\bi\ (?:wanted|was\ trying)\ to\ say\b", _FLAGS)
_INSTEAD_OF = re.compile(
    r"(?:^|[\s,;]+)(?:not|instead\ of|rather\ than|in\ place\ of)\ (?P<out>[^,;.]+?)(?=\s*(?:[,;.]|\bbut\b|$))", _FLAGS
)
_FORGETS = re.compile(
    r"\b(?:forget|drop|scrap|ditch|skip|not|instead\ of|rather\ than|no\ longer)\ (?:about\ |the\ |an?\ )*"
    r"(?P<out>[^,;.:]+?)(?:\s*[,;.:–—-]+\s*|\s+(?:and|but|for)\s+|$)",
    _FLAGS,
)
_BEYOND = re.compile(
    r"\b(?:want|wanna|would|should|learn|become|too|also|as\ well|next|before|first|after)\b|['’](?:d|ll)\b", _FLAGS
)
"""Words of a message that says more than what was meant."""
_ONLY_BEGUN = re.compile(
    r"""
    \b(?:start(?:ed|ing)|beg[aiu]n\w*|learning|studying|half\W?way|in\ progress|still\ (?:at|on|doing)|a\ bit
        |not\ (?:done|finished))\b
    |\b(?:at|in)\ the\ (?:middle|beginning)\b|n['’]t\ (?:done|finished?)\b
    """,
    _FLAGS,
)
_NOT_AT_ALL = re.compile(
    r"(?:n['’]?t|\bnot)\ (?:\w+\ )?know\ (?:it|that|them|this|any)\b|\bnever\ (?:\w+\ )?\w+\ (?:it|that|them|this)\b",
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class _Step:
    """What was last proposed or noted: the learner before it and after it."""

    before: Learner
    after: Learner
    topics: tuple[str, ...]
    is_noted: bool


def exchanged(conversation: Conversation, listener: Listener, text: str) -> Learner | None:
    """The learner with something else in the place of what was just proposed or noted; None for any other message."""
    step = _last_step(conversation, listener)
    if step is None or not is_pressed(text) or len(text.split()) > MOST_WORDS:
        return None
    return (
        _other_goal(step, listener, text) or _other_topics(step, listener, text) or _other_state(step, listener, text)
    )


def _last_step(conversation: Conversation, listener: Listener) -> _Step | None:
    if not conversation.planned:
        return None
    pending = told_proposal(conversation, listener.curriculum)
    if pending is None and not conversation.before:
        return None
    before = conversation.learner if pending else conversation.before[-1]
    after = pending or conversation.learner
    topics = tuple(each.id for each in listener.curriculum.topics if before.state(each.id) != after.state(each.id))
    return _Step(before, after, topics, is_noted=pending is None)


def _other_goal(step: _Step, listener: Listener, text: str) -> Learner | None:
    """Another goal for one that is ruled out in the same breath, though only by a word of its name."""
    found = _FORGETS.search(text) if step.after.goal else None
    named = set(telling_stems(found["out"])) if found else set()
    own = {stem for name in listener.words_of_goal(step.after.goal) for stem in stems(name)}
    if found is None or not named or not named <= own:
        return None
    goal = listener.goal_in(f"{text[: found.start()]} {text[found.end() :]}", Act.PLAN)
    return replace(step.after, goal=goal) if goal and goal != step.after.goal else None


def _other_topics(step: _Step, listener: Listener, text: str) -> Learner | None:
    """Other topics in the state of those that were named by mistake."""
    ruled_out = _INSTEAD_OF.search(text)
    rest = _INSTEAD_OF.sub(" ", text, count=1)
    meant = listener.topics_in(rest)
    if not step.topics or not meant or _BEYOND.search(text):
        return None
    named = listener.topics_in(ruled_out["out"]) if ruled_out else ()
    out = [id for id in named if id in step.topics]
    if named and not out:
        return None
    bare = not step.is_noted and not ruled_out and _OPENS.match(text) and _is_bare(rest, listener, meant)
    if not out and not bare and not _MEANT.search(text):
        return None
    wrong = out or list(step.topics)
    state, learner = step.after.state(wrong[0]), step.after
    for id in wrong:
        learner = learner.with_topics(step.before.state(id), [id])
    return learner.with_topics(state, meant)


def _is_bare(text: str, listener: Listener, topics: tuple[str, ...]) -> bool:
    """Whether a message is hardly more than the names of some topics."""
    names = {stem for name in listener.words_of(topics) for stem in stems(name)}
    around = set(telling_stems(_OPENS.sub("", text))) - names
    return len(around) < MOST_AROUND


def _other_state(step: _Step, listener: Listener, text: str) -> Learner | None:
    """The same topics in another state: only begun, or not known at all."""
    opens = _OPENS.match(text)
    if opens is None or not step.topics or listener.topics_in(text) or listener.goal_in(text, Act.PLAN):
        return None
    state = DOING if _ONLY_BEGUN.search(text) else OPEN if _NOT_AT_ALL.search(text) else ""
    return step.after.with_topics(state, step.topics) if state else None
