"""What to build: the projects of the level that the plan comes to next, and harder, easier or other ones after that."""

import re
from collections.abc import Sequence

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer
from bot.answers.compose import Quote, choose, rest
from bot.answers.path import asks_more
from bot.planning.plan_answers import Position
from bot.reading.acts import Act
from bot.reading.reader import Reading
from bot.words.phrases import stems, telling_stems
from knowledge.curriculum import Topic

PROJECTS = "projects"
"""The section of the career template that has what to build, level by level."""
MOST_WORDS = 14
"""Of how many words a message may be to ask only for other projects."""
_PROJECT = re.compile(
    r"\b(?:projects?|(?:to|i|could|should|can|something|thing)\s+(?:build|make|code))\b", re.IGNORECASE
)
_WANTS_ONE = re.compile(
    r"\b(?:what|which|wh?at['’]?s|wich|any|some\w*|got|give|suggest\w*|recommend\w*|ideas?|need|want|looking\s+for|next|now"
    r"|another|show)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,.;!?]+")
_MAY_ASK_FOR_ONE = frozenset(
    {Act.QUESTION, Act.PROGRESS, Act.NEXT, Act.PLAN, Act.VAGUE, Act.CONTEXT, Act.WHAT_IF, Act.CHORE, Act.MORE}
)
"""Acts for which a message that asks for a project may be taken."""
_FOR_ME = re.compile(r"\b(?:i|me|my|now|next|level|i['’](?:m|ve|d|ll))\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:levels?|(?:for|suits?|fits?)\s+(?:some\w+\s+like\s+)?me)\b", re.IGNORECASE)
_HARDER = re.compile(
    r"\b(?:too\s+(?:easy|small|simple|basic|boring)|harder|bigger|tougher|larger|more\s+(?:challeng\w+|difficult|advanced"
    r"|ambitious|complex|serious)|next\s+level|level\s+(?:up|after|above)|step\s+up|after\s+(?:that|this|it|those|these))\b",
    re.IGNORECASE,
)
_EASIER = re.compile(
    r"\b(?:too\s+(?:hard|big|difficult|advanced|much|complex)|easier|smaller|simpler|less\s+(?:hard|difficult|advanced)"
    r"|level\s+(?:down|below|before))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:anything|something|some|another|an?y?\s*other|others?|different|else|more)\b|\bmy\s+level\b", re.IGNORECASE
)
_BUT_NOT = re.compile(
    r"\b(?:not|no|except|than|without|but)\s+(?:not\s+)?(?:the\s+|an?\s+)?(?P<what>\w{3,})", re.IGNORECASE
)
_PASSED_OVER = re.compile(
    r"\b(?:one|ones|thing|things|level|projects?|ideas?|build|make|code|please|pls|plz|give|show|got|have|want|need|me|my|for"
    r"|something|anything|bit|little|much|way|lot|done|did|already|boring|challenge|up|down)\b"
    r"|['’](?:s|re|d|ll|m|ve)\b",
    re.IGNORECASE,
)


class Projects:
    """Answers what to build."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def answer(self, position: Position, reading: Reading, text: str) -> Answer | None:
        """The projects that a message asks for; None where it asks for none, or for those of a level by its name."""
        levels = self._levels(position)
        if not levels or (len(text.split()) > MOST_WORDS and not _LEVEL.search(text)):
            return None
        if self._names_level(levels, text):
            return None
        shown = self._shown(position, levels)
        if shown is not None and (varied := self._varied(position, levels, shown, reading, text)):
            return varied
        known = not position.learner.is_unknown
        may = reading.act in _MAY_ASK_FOR_ONE and (known or _LEVEL.search(text))
        asks = may and any(map(_asks_for_one, _CLAUSES.split(text)))
        return self._own(position, levels) if asks else None

    def at_own_level(self, position: Position, reading: Reading) -> Answer | None:
        """The projects of the level that the plan comes to next, where a question finds projects and names no level."""
        levels, query = self._levels(position), reading.whole
        if query is None or not levels or self._names_level(levels, query.text):
            return None
        found = self._answerer.found(query)
        if not self._answerer.is_answered(found):
            return None
        if not found.passages[0].section.id.startswith(_projects(position)):
            return None
        passage = self._answerer.passage(levels[self._level(position, levels)].section, query)
        others = [each.section for each in found.passages]
        if passage is None:
            return None
        return self._answerer.answer(
            position.turn, choose([passage]), question=query.text, others=others, lead=replies.AT_YOUR_LEVEL
        )

    def _levels(self, position: Position) -> list[Topic]:
        """The topics of a curriculum that are projects, the easiest first; none where the guide has no such section."""
        projects = _projects(position)
        if projects not in self._answerer.sections:
            return []
        return [topic for topic in position.curriculum.topics if topic.section.startswith(f"{projects}/")]

    def _names_level(self, levels: Sequence[Topic], text: str) -> bool:
        general = set(telling_stems(PROJECTS))
        own = {stem for topic in levels for stem in telling_stems(self._answerer.sections[topic.section].title)}
        return bool((own - general) & set(telling_stems(text)))

    def _shown(self, position: Position, levels: Sequence[Topic]) -> int | None:
        """The level that the last answer showed, counted from the easiest; None where it was about something else."""
        conversation = position.turn.conversation
        if conversation.planned or not conversation.sections:
            return None
        if conversation.sections[0] == _projects(position):
            return 0
        return next((place for place, topic in enumerate(levels) if topic.section == conversation.sections[0]), None)

    def _level(self, position: Position, levels: Sequence[Topic]) -> int:
        """The level that the plan comes to next, or the hardest where all are behind."""
        ahead = {step.topic.id for step in position.plan.steps}
        return next((place for place, topic in enumerate(levels) if topic.id in ahead), len(levels) - 1)

    def _varied(
        self, position: Position, levels: Sequence[Topic], shown: int, reading: Reading, text: str
    ) -> Answer | None:
        """Projects of the next level, of the one before, or others of the same, if a message asks for no more."""
        by = 1 if _HARDER.search(text) or reading.act is Act.NEXT else -1 if _EASIER.search(text) else 0
        spared = {stem for found in _BUT_NOT.finditer(text) for stem in stems(found["what"])}
        if not by and not _OTHER.search(text):
            return None
        if _asks_of_more(_BUT_NOT.sub(" ", text)):
            return None
        there = shown + by
        if not 0 <= there < len(levels):
            lead = replies.HARDEST_PROJECTS if by > 0 else replies.EASIEST_PROJECTS
            return self._show(position, levels[shown], lead, set())
        lead = replies.HARDER_PROJECTS if by > 0 else replies.EASIER_PROJECTS if by else replies.OTHER_PROJECTS
        return self._show(position, levels[there], lead, spared, goes_on=not by)

    def _own(self, position: Position, levels: Sequence[Topic]) -> Answer | None:
        note = replies.ASK_KNOWN if position.learner.is_unknown and position.turn.proposal is None else ""
        lead = replies.FOR_BEGINNERS if note else replies.AT_YOUR_LEVEL
        return self._show(position, levels[self._level(position, levels)], lead, set(), note=note)

    def _show(
        self, position: Position, level: Topic, lead: str, spared: set[str], *, goes_on: bool = False, note: str = ""
    ) -> Answer | None:
        """The projects of a level, from the top or beyond those told, without those that have words to be spared."""
        turn, section = position.turn, self._answerer.sections[level.section]
        passage = self._answerer.passage(section.id, self._answerer.index.prepare([section.title])[0])
        if passage is None:
            return None
        told = [span for span in turn.conversation.told if goes_on and span.section == section.id]
        passed = {
            chunk.order
            for chunk in self._answerer.index.chunks(section.id)
            if any(span.start <= chunk.start < span.end for span in told) or spared & set(stems(chunk.text))
        }
        quotes: list[Quote] = rest(passage, passed) or rest(passage, ())
        others = (each for each in self._answerer.sections.values() if each.parent == section.parent)
        return self._answerer.answer(
            turn, quotes, question=section.title, others=others, lead=lead, note=note, goes_on=goes_on
        )


def told_beside(text: str) -> list[str]:
    """The clauses of a message that stand beside the one which asks for a project; none where none does."""
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    asking = [clause for clause in clauses if _asks_for_one(clause)]
    return [clause for clause in clauses if clause not in asking] if asking else []


def _asks_for_one(clause: str) -> bool:
    """Whether a clause asks for a project for its writer, and for nothing else."""
    asks = _PROJECT.search(clause) and _WANTS_ONE.search(clause) and _FOR_ME.search(clause)
    return bool(asks) and not _asks_of_more(clause)


def _asks_of_more(text: str) -> bool:
    """Whether a message has a subject beside projects and their level."""
    for words in (_PROJECT, _LEVEL, _HARDER, _EASIER, _OTHER, _WANTS_ONE, _PASSED_OVER):
        text = words.sub(" ", text)
    return asks_more(text)


def _projects(position: Position) -> str:
    return f"{position.curriculum.guide}/{PROJECTS}"
