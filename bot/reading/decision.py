"""Whether somebody goes on about a hard decision: presses for a verdict, or tells that others object to it."""

import re

from bot.reading.rules import is_pressed
from bot.words.oneself import begins_with_others

_FLAGS = re.IGNORECASE | re.VERBOSE
_WANTS_A_VERDICT = re.compile(
    r"""
    \b(?:yes|yeah|y)\ ?(?:or|/)\ ?(?:no|nope|n)\b|\b(?:do|go|quit|leave|take|risk)\ (?:\w+\ ){0,2}or\ (?:not|stay
        |wait|don['’]?t)\b
    |\b(?:straight|clear|simple|honest|direct|real)\ (?:answer|opinion|yes|no)\b|\b(?:need
        |want)\ (?:an?\ )?(?:yes|no|answer|verdict)\b
    |\b(?:decide|choose)\ (?:it\ |that\ )?for\ me\b|\b(?:tell|say)\ (?:me\ )?(?:just\ )?(?:what\ to\ do|yes|no|it)\b
    |\bwhat\ (?:would|should|do)\ (?:you|u|i)\ (?:do|say|choose|decide|advise|recommend|think)\b
        (?!\W+(?:first|next|now|then|before|after\w*|today|tomorrow|instead|to|in|with|about|on|at|for)\b)
    |\b(?:would|do)\ (?:you|u)\ (?:do\ it|advise|recommend|say\ (?:yes|no)|quit|go)\b
    |\b(?:so\ |well\ )?should\ i(?:\ (?:do\ it|go\ for\ it|or\ (?:not|should\ i\ not|shouldn['’]?t\ i)))?\W*$
    |\byour\ (?:\w+\ )?(?:opinion|advice|verdict|decision|view|call)\b|\bbe\ (?:honest|straight|blunt)\b
    """,
    _FLAGS,
)
"""How somebody asks that another decide for them."""
_OBJECTS = re.compile(
    r"""
    \b(?:thinks?|says?|said|saying|tells?|told|keeps?\ (?:saying|telling)|against|no\ way|crazy|mad|insane|stupid
        |silly|nuts
        |angry|furious|upset|worried|afraid|scared|disappointed|unhappy|not\ happy|disagrees?|disapproves?
        |objects?|laughs?
        |forbids?|refuses?|hates?|freak\w*|fight\w*|argu\w*|threaten\w*|begs?|wants?\ me
        |(?:do(?:es)?n['’]?t|do(?:es)?\ not|won['’]?t|will\ not|never|isn['’]?t|aren['’]?t|not)\ (?:\w+\ )?
            (?:like|want|agree|support|approve|understand|believe|allow|let|happy|keen|sure))\b
    """,
    _FLAGS,
)
"""What others do who object, or are afraid for somebody."""


def goes_on_deciding(text: str) -> bool:
    """Whether a message right after a reply about a hard decision is still about that."""
    return presses_for_a_verdict(text) or tells_of_objections(text)


def presses_for_a_verdict(text: str) -> bool:
    """Whether a message asks for a plain yes or no instead of what may be weighed."""
    return bool(_WANTS_A_VERDICT.search(text))


def tells_of_objections(text: str) -> bool:
    """Whether a message tells what others think of a decision."""
    return is_pressed(text) and begins_with_others(text) and bool(_OBJECTS.search(text))
