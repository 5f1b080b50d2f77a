"""What a learner tells of themselves: topics that they know, are learning or leave out, a goal, hours, a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.acts import TELLINGS, TOPIC_TELLINGS, Act
from bot.amounts import hours_a_week, ready_by
from bot.learner import DOING, DONE, OPEN, SKIPPED, STATES, Learner
from bot.names import Names, mentions
from bot.sentence import Sentence
from index.search import Index
from knowledge.curriculum import Curriculum

STATE_OF = {Act.KNOWS: DONE, Act.LEARNING: DOING, Act.LACKS: OPEN, Act.SKIPS: SKIPPED}
"""The state that a sentence of these acts gives to the topics which it names, where no words of it say otherwise."""
WISHED = "wished"
"""What is only wished for or asked about is noted as nothing."""

_FLAGS = re.IGNORECASE | re.VERBOSE
_BEFORE = {
    SKIPPED: r"skip|leav(?:e|ing)\ (?:\w+\ )?out|drop|omit|no\ interest|not\ interested",
    OPEN: r"""
        n['’]t\b|\b(?:dont|doesnt|havent|cannot|not|no|never|nor|neither|without|nothing|zero|hardly|barely)\b
        |\b(?:forg[eo]t|scratch|remove|untick|unmark|strike|cross\ out|except|apart\ from|take\ (?:out|off)|lack|minus
        |rusty|lied|lying|exaggerat|overestimat|bragg)
    """,
    WISHED: r"""
        \b(?:want|wanna|should|must|will|gonna|hope|wish|before|need\ to|going\ to|plan\ to|have\ to|got\ to|about\ to
        |interested\ in|thinking\ (?:of|about)|would\ (?:like|love))\b|['’](?:ll|d)\b
    """,
    DOING: r"""
        learning|\bstudy|work(?:ing)?\ (?:on|through)|middle\ of|\bhalf|\bstart|\bbeg[au]n|\bdoing|currently
        |practi[sc]ing|\btaking|\b(?:a\ bit|little|some|part|bits?\ of|busy|into|so-so)\b|\bbasics
    """,
    DONE: r"""
        \b(?:kno|knew|done|did|finish|complet|pass|learn|studied|can\b|familiar|experience|comfortable|good\b|fluent
        |master|taught|teach|use|using|took|already|behind|through|solid|fine|ok|confident|have\b|had\b|got\b|years)
        |['’]ve\b
    """,
}
"""Words before a name and the state that they give to it; the first state of which there are some counts."""
_BEHIND = {
    OPEN: r"""
        (?:(?:is|are|was)\ )?(?:(?:not|never|no|none|nope|zero|out|rusty|less\ so|(?:all\ )?gone|forgotten)\b|isn['’]t
        |haven['’]t|i\ (?:don|never|can['’]?t|forgot|(?:have|did)\ n))
    """,
    DOING: r"(?:(?:is|are)\ )?(?:in\ progress|under\ way|ongoing|half|so-so|a\ bit|a\ little|just\ (?:started|begun))",
    DONE: r"(?:(?:is|are|too)\ )?(?:done|finished|fine|behind\ me|complete|ticked|i\ (?:know|can|have|did|do)\b)",
}
"""The same of words right behind it."""
_KNOWN_FOR_SURE = re.compile(
    r"\b(?:kno|knew|done\b|did\b|finish|complet|pass|learn(?:t|ed)|studied|familiar|comfortable|fluent|master|taught|behind)",
    _FLAGS,
)
"""Words of knowing that tell it in a sentence which may be about anything."""
_SAID_BEFORE = {state: re.compile(words, _FLAGS) for state, words in _BEFORE.items()}
_SAID_BEHIND = {state: re.compile(rf"[\s,:-]*(?:{words})", _FLAGS) for state, words in _BEHIND.items()}
_JOINS = re.compile(r"[\s,;/&+()]*(?:(?:and|or|plus|also|as\ well\ as|then|with|the|my|both|too)\b[\s,;/&+]*)*", _FLAGS)
_GONE = re.compile(
    r"\b(?:gone|blank|gap|missing|beginner|rusty|evaporated|overestimat|exaggerat|optimistic|bragg|wrong|mistake|delete|reset|back"
    r"|off|out|lie[ds]?|lying|new\ territory|nil|none|greek|only|thought)\w*\b",
    _FLAGS,
)
"""Words of somebody who takes back that they know something, or never did."""
_STILL_KNOWN = re.compile(
    r"\b(?:only|just|still)\ (?:know|done|did|can|do)\b|\bbut\ (?:i\ )?(?:do\ )?know\b|\bkeep\b|^\W*(?:just|only)\W*$",
    _FLAGS,
)
"""What tells, in a sentence about what is not known, of something that is."""
_NOT_DONE = re.compile(r"(?:\b(?:not|never)|n['’]t)\ (?:\w+\ )?(?:done|did|had|know|learn|finish|touch|used?)", _FLAGS)
_FINISHED = re.compile(r"\b(?:finish|complet|pass|done\b|already\ (?:know|did))", _FLAGS)
_NEARLY = re.compile(
    r"\b(?:almost|nearly|half|hopefully|soon|part|yet\ to|about\ to|not)\b|n['’]t\b|\bto\ (?:finish|complete|pass)",
    _FLAGS,
)
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
_OR = re.compile(r"\b(?:or|vs|versus)\b", re.IGNORECASE)
_CLAUSES = re.compile(
    r"\s*[,;]\s*|\s+(?:and|but|while|whereas)\s+(?=(?:i|i['’]\w+|me|my|she|he|they|we)\b)", re.IGNORECASE
)
_ONESELF = re.compile(r"\b(?:i|i['’]\w+|me|im|ive|mine)\b", re.IGNORECASE)
_LEADS_UP = re.compile(
    r"""
    ^\W*(?:\w+\W+){0,3}?i\ (?:should|must|might|may|have\ to|want\ to|would\ like\ to|need\ to|forgot\ to
        |hope\ (?:it\ is|it['’]s)\ (?:all\ right|ok(?:ay)?|fine)\ to)
    \ (?:also\ )?(?:mention|say|add|tell\ you|note|confess|admit)\b(?:\ that)?
    """,
    _FLAGS,
)
"""Words that only announce what is told."""
_NO_DATE = re.compile(
    r"\b(?:no|drop|forget|remove|without|scrap|cancel|delete)\b\W+(?:\w+\W+){0,2}?(?:date|deadline)\b", re.IGNORECASE
)
_OPENS = r"^\W*(?:(?:and|but|so|well|also|actually|since|because|though|although|while|whereas)\s+)*"
_OF_OTHERS = re.compile(
    rf"""
    {_OPENS}(?:(?:all|most|many|some|both|one|half)\s+of\s+)?(?:my|our|his|her|their|the|a|this|these)\s+(?:\w+\s+){{0,2}}?
    (?:brothers?|sisters?|dads?|fathers?|mums?|moms?|mothers?|uncles?|aunts?|cousins?|sons?|daughters?|kids?|child(?:ren)?
    |friends?|mates?|flatmates?|colleagues?|co-?workers?|boss(?:es)?|managers?|teachers?|professors?|husband|wife|partner
    |girlfriend|boyfriend|neighbou?rs?|teammates?|classmates?|interns?|guys?|team)\b
    |{_OPENS}(?:most|many|all|some|every|these|those)\s+(?:\w+\s+){{0,2}}?(?:people|engineers?|developers?|students?)\b
    |{_OPENS}(?:he|she|they|everyone|everybody|people|nobody|someone|somebody)(?:['’]\w+)?\b
    """,
    _FLAGS,
)
"""How a clause begins that tells of others."""


def count_facts(before: Learner, after: Learner) -> int:
    """In how many ways two states of a learner differ: in topics or background, goal, hours and day."""
    kinds = ((*STATES, "background"), ("goal",), ("hours_a_week",), ("ready_by",))
    return sum(any(getattr(before, name) != getattr(after, name) for name in names) for names in kinds)


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
            own = _of_oneself(sentence.text)
            if own and (sentence.act is not Act.CONTEXT or _ONESELF.search(own)):
                bare = sentence.act is Act.WHAT_IF or (
                    sentence.act in {Act.HOURS, Act.CORRECTION} and (spoke_of_plan or bool(learner.hours_a_week))
                )
                learner = self._hear(
                    replace(sentence, text=own), learner, today, bare=bare, spoke_of_plan=spoke_of_plan
                )
        return learner

    def topics_in(self, text: str) -> tuple[str, ...]:
        """The topics that a text names, in its order."""
        found = mentions(self._topics, text, self._index, beside=(self._goals,))
        return tuple(dict.fromkeys(id for mention in found for id in mention.ids))

    def names_topic(self, text: str) -> bool:
        """Whether a text names a topic word for word."""
        return bool(self._topics.said(text))

    def words_of_goal(self, id: str) -> Iterator[str]:
        """What a goal is called."""
        goal = self.curriculum.goal(id)
        yield from (goal.title, *goal.known_as) if goal else ()

    def words_of(self, topics: Sequence[str]) -> Iterator[str]:
        """What some topics are called."""
        for topic in self.curriculum.topics:
            if topic.id in topics:
                yield from (topic.title, *topic.known_as)

    def states_in(self, text: str, act: Act) -> Iterator[tuple[str, str]]:
        """Each topic that a text names and the state that it gives to it; what is only wished for is left out."""
        first = STATE_OF.get(act)
        found = mentions(self._topics, text, self._index) if first else self._topics.said(text)
        state, end = first or WISHED, 0
        for place, mention in enumerate(found):
            until = found[place + 1].start if place + 1 < len(found) else len(text)
            state = _state(text[end : mention.start], text[mention.end : until], state, act)
            unsure = act is Act.CONTEXT and state == DONE and not _KNOWN_FOR_SURE.search(text)
            if state != WISHED and not unsure:
                yield from ((id, state) for id in mention.ids)
            end = mention.end

    def _hear(self, sentence: Sentence, learner: Learner, today: date, *, bare: bool, spoke_of_plan: bool) -> Learner:
        text, act = sentence.text, _acted(sentence)
        for id, state in self.states_in(text, act):
            learner = learner.with_topics(state, [id])
        if hours := hours_a_week(text, bare=bare, alone=act is Act.HOURS):
            learner = replace(learner, hours_a_week=hours)
        day = (
            None
            if act in TOPIC_TELLINGS | {Act.BACKGROUND}
            else ready_by(text, today, bare=spoke_of_plan and act is Act.DEADLINE)
        )
        if day or _NO_DATE.search(text):
            learner = replace(learner, ready_by=day)
        if goal := self.goal_in(text, act):
            learner = replace(learner, goal=goal)
        if act in {Act.BACKGROUND, Act.KNOWS, Act.CONTEXT}:
            learner = self._with_background(text, learner, by_meaning=act is Act.BACKGROUND)
        return learner if learner.is_unknown else replace(learner, path=self.curriculum.guide)

    def goal_in(self, text: str, act: Act) -> str:
        """The goal that a text names last without ruling it out; by meaning only where it tells of an aim.

        A sentence that tells of something else has to say that it is an aim.
        """
        found = mentions(self._goals, text, self._index) if act is Act.AIMS else self._goals.said(text)
        told = act in TELLINGS - {Act.AIMS} or act in {Act.CORRECTION, Act.CONTEXT}
        kept = [
            mention
            for mention in found
            if not _RULES_OUT.search(text[: mention.start]) and (not told or _AIMED.search(text))
        ]
        undecided = len(kept) > 1 and _OR.search(text[kept[-2].end : kept[-1].start])
        return kept[-1].ids[0] if kept and not undecided else ""

    def _with_background(self, text: str, learner: Learner, *, by_meaning: bool) -> Learner:
        found = mentions(self._backgrounds, text, self._index) if by_meaning else self._backgrounds.said(text)
        for id in (mention.ids[0] for mention in found if not _RULES_OUT.search(text[: mention.start])):
            background = self.curriculum.background(id)
            if background and id not in learner.background:
                known = [topic for topic in background.topics if learner.state(topic) == OPEN]
                learner = replace(learner.with_topics(DONE, known), background=(*learner.background, id))
        return learner


def _state(before: str, behind: str, last: str, act: Act) -> str:
    """The state that a name is given by the words before and behind it; where they only join, by the name before."""
    joins = last != WISHED and bool(_JOINS.fullmatch(before))
    match act:
        case Act.SKIPS | Act.LACKS | Act.LEARNING if joins:
            return last
        case Act.SKIPS:
            return OPEN if _NOT_DONE.search(before) else SKIPPED
        case Act.LACKS:
            return DONE if _STILL_KNOWN.search(before) else OPEN
        case Act.LEARNING:
            return DONE if _FINISHED.search(before) and not _NEARLY.search(before) else DOING
    if not _JOINS.fullmatch(before):
        last = next((state for clause in reversed(re.split("[,;:]", before)) if (state := _said(clause))), last)
    after = next((state for state, words in _SAID_BEHIND.items() if words.match(behind)), last)
    return last if last == WISHED else after


def _acted(sentence: Sentence) -> Act:
    """The act of a sentence; one that has words of knowing and none of not knowing tells what is known."""
    text = sentence.text
    knows = _SAID_BEFORE[DONE].search(text) or _SAID_BEHIND[DONE].search(text)
    if sentence.act is Act.LACKS and knows and not _SAID_BEFORE[OPEN].search(text) and not _GONE.search(text):
        return Act.KNOWS
    return sentence.act


def _said(clause: str) -> str | None:
    return next((state for state, words in _SAID_BEFORE.items() if words.search(clause)), None)


def _of_oneself(text: str) -> str:
    """What a sentence says of its writer: without clauses about others, and the words that only lead up to it."""
    kept, of_others = [], False
    for clause in _CLAUSES.split(_LEADS_UP.sub("", text, count=1)):
        of_others = bool(_OF_OTHERS.search(clause)) or (of_others and not _ONESELF.search(clause))
        if not of_others:
            kept.append(clause.strip())
    return ", ".join(clause for clause in kept if clause)
