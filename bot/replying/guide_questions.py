"""What a message asks of the guides themselves: their age, their sources, whether they hold and may be copied."""

import re
from enum import StrEnum

from bot.reading.rules import doubts, is_pressed
from bot.words.splitting import sentences

_FLAGS = re.IGNORECASE | re.VERBOSE
_FIGURES = r"(?:figures?|numbers?|pay|salar\w+|medians?|growth|statistics?|stats|prices?|percent\w*|wages?|estimates?)"
_GUIDE = r"(?:guides?|pages?|site|text|information|info|content|material|answers?|data)"
_OLD = (
    r"(?:up[ -]to[ -]date|out[ -]?dated|out\ of\ date|current|fresh|recent|stale|old"
    r"|still\ (?:right|true|valid|correct|accurate|hold))"
)
_REVIEWED = r"(?:updated|reviewed|written|revised|checked|published|changed)"


class Asks(StrEnum):
    """Something that a message may want to know of the guides themselves."""

    WHETHER_SURE = "whether-sure"
    TO_COPY = "to-copy"
    HOW_OLD_FIGURES_ARE = "how-old-figures-are"
    WHETHER_RELIABLE = "whether-reliable"
    WHEN_REVIEWED = "when-reviewed"
    WHENCE = "whence"


_ASKED = tuple(
    (asks, re.compile(pattern, _FLAGS))
    for asks, pattern in (
        (
            Asks.TO_COPY,
            rf"""
            \b(?:can|could|may|am|is|are|allowed|ok(?:ay)?|legal|licen[cs]\w+|copyright\w*)\b.*
            \b(?:copy|copied|reuse|re-use|republish|reprint|print\ out|quote|cite|share)\b.{{0,40}}
            \b(?:it|this|that|them|these|parts?|{_GUIDE})\b
            """,
        ),
        (
            Asks.HOW_OLD_FIGURES_ARE,
            rf"""
            \b(?:is|are|was|were|does|do)\b.{{0,20}}\b{_FIGURES}\b.{{0,30}}\b{_OLD}\b
            |\b{_FIGURES}\b.{{0,12}}\b(?:is|are|still)\b.{{0,12}}\b{_OLD}\b|\bhow\ {_OLD}\b.{{0,20}}\b{_FIGURES}\b
            """,
        ),
        (
            Asks.WHETHER_RELIABLE,
            rf"""
            \b(?:sources?|{_GUIDE}|everything|all\ (?:of\ )?(?:this|that|it)|what\ you\ say)\b.{{0,25}}
                \b(?:reliable|trustworthy|trusted|credible|serious|reputable|true|accurate|made\ up|invented)\b
            |\b(?:trust|rely\ on|believe|depend\ on)\b.{{0,15}}\b(?:you|{_GUIDE}|sources?|this|that)\b
            """,
        ),
        (
            Asks.WHEN_REVIEWED,
            rf"""
            \bwhen\b.*\b{_GUIDE}\b.*\b{_REVIEWED}\b|\bwhen\b.*\b{_REVIEWED}\b.*\b{_GUIDE}\b|\blast\ {_REVIEWED}\b
            |\bhow\ {_OLD}\b.{{0,20}}\b{_GUIDE}\b|\b(?:is|are)\b.{{0,15}}\b{_GUIDE}\b.{{0,20}}\b{_OLD}\b
            """,
        ),
        (
            Asks.WHENCE,
            r"""
            ^\W*(?:and\ )?(?:since\ when|as\ of\ when|from\ (?:when|which\ year|what\ year)|(?:which|what)\ year
            |who\ (?:counted|measured|calculated|collected|surveyed|reported)(?:\ (?:that|this|it|them))?\W*$)
            """,
        ),
    )
)
_CLAIMS = re.compile(
    rf"""
    \b(?:(?:your|the|this|that)\ {_GUIDE}|you|u|it)\ (?:\w+\ )?
        (?:says?|said|saying|told|tells?|claims?|claimed|promised?|wrote|states?|stated|mentions?|mentioned)\b
    |\b(?:right|correct|true)\W*\?\W*$|\bis\ it\ true\b
    """,
    _FLAGS,
)
_ASKS_FOR_SOURCE = re.compile(
    r"""
    \b(?:where|what|which|who)\b.*
        \b(?:from|sources?|says?|said|counted|measured|found|got|get|study|survey|report|statistics?)\b
    |\bsources?\b
    """,
    _FLAGS,
)


def asked_of_the_guides(text: str) -> Asks | None:
    """What a message wants to know of the guides themselves, if it does."""
    first, *others = sentences(text)
    if doubts(first) and all(map(is_pressed, others)):
        return Asks.WHETHER_SURE
    return next((asks for asks, pattern in _ASKED if pattern.search(text)), None)


def says_it_stands_there(text: str) -> bool:
    """Whether a message says of something that the guide says it, or asks if it is right."""
    return bool(_CLAIMS.search(text))


def asks_for_source(text: str) -> bool:
    """Whether a message asks where something comes from."""
    return bool(_ASKS_FOR_SOURCE.search(text))
