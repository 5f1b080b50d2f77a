"""Facts that a guide keeps in sections of their own: its courses, certificates, projects, pay, and first jobs."""

import re
from dataclasses import replace

from bot.answers.answerer import Answerer, Turn
from bot.words.phrases import telling_stems
from index.search import Found, Query
from knowledge.guide import Section

KEPT = ("resources", "certifications", "projects", "outcomes/pay", "outcomes/stepping-stones")
"""The sections of the career template that hold the facts of one kind for all the others."""
TELLING = ("skills/", "roadmap/", "outcomes/role-")
"""The sections that tell of one skill, phase or role each, and not of such facts."""
SURE = 0.7
"""The probability from which on a message is taken to ask for the facts of one kind."""

_OF_IT = re.compile(r"\b(?:do|does|did|is|are|will|would|can|could|should)\s+(?:it|they|th[eo]se|that|this)\b", re.I)
"""How a question goes on about the very facts that were shown, as in "how much do they cost?"."""
NEIGHBOURING, MOST_NEIGHBOURS = 0.15, 2
"""How far behind the first section its neighbour may score that a message names, and how many are looked at."""


def kept_apart(answerer: Answerer, turn: Turn, message: Query, found: Found) -> Found:
    """What was found for a follow-up, within the section that keeps the facts it asks for, if there is one.

    "What do they earn?" after a role finds the role again, since its name is what the standalone question consists of;
    what the message itself asks for stands in another section of the same guide.
    """
    cited = next(iter(turn.conversation.sections), "")
    guide, _, place = cited.partition("/")
    if not place.startswith((*TELLING, *KEPT)) or (place.startswith(KEPT) and _OF_IT.search(message.text)):
        return found
    kinds = answerer.index.asked_of(message, [f"{guide}/{kind}" for kind in KEPT])
    kept = max(kinds, key=kinds.__getitem__)
    if kinds[kept] < SURE or _is_within(cited, kept):
        return found
    inside = tuple(each for each in found.passages if _is_within(each.section.id, kept))
    return replace(found, passages=inside) if inside else found


def named_neighbour(message: str, found: Found) -> Found:
    """What was found for a follow-up, with a section first whose title has a word of the message, beside the first one.

    "Which one is free?" after a list of certificates finds what they are for, and next to that the free ones.
    """
    if not found.passages:
        return found
    first, said = found.passages[0], set(telling_stems(message))
    said -= set(telling_stems(first.section.title))
    for each in found.passages[1 : 1 + MOST_NEIGHBOURS]:
        is_near = each.section.is_sibling_of(first.section) and each.score >= first.score - NEIGHBOURING
        if is_near and said & set(telling_stems(each.section.title)):
            return replace(found, passages=(each, *(other for other in found.passages if other is not each)))
    return found


def keeps_facts(section: Section) -> bool:
    """Whether a section keeps facts of one kind for everything that its guide describes, such as pay or courses."""
    return any(_is_within(section.id, f"{section.guide}/{kind}") for kind in KEPT)


def _is_within(section: str, other: str) -> bool:
    return f"{section}/".startswith(f"{other}/")
