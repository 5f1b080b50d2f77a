"""Writing out what was typed or dictated in haste: "u" becomes "you", "b4" becomes "before", "um" goes."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from index.question import has_words

TABLE = "shorthand.txt"
_FILLER = re.compile(r"(?:(?<=\s)|^)(?:u+m+|u+h+|e+r+m*)(?:[,.…]+)?(?:\s+|$)", re.IGNORECASE)
_STUTTER = re.compile(r"\b([a-z']+(?: [a-z']+){0,3})(?:,? \1\b)+", re.IGNORECASE)
"""Words said twice in a row, as dictation takes them down."""
_PICTURES = re.compile(r"[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+")
"""Emoji and the like, which no word stands for."""
_FOR = re.compile(
    r"\b(?P<before>[a-z]+) 4(?= [a-z])"
    r"(?! (?:h|hrs?|hours?|mins?|minutes|days?|weeks?|months?|years?|yrs?|evenings?|nights?)\b)",
    re.IGNORECASE,
)
_COUNTED = frozenset(
    "phase phases step steps level lvl stage part parts number no section unit module chapter option python week and "
    "or all the than of to at is other last first next only just about around those these them".split()
)


def written_out(text: str) -> str:
    """The text with shorthand written out; what has no shorthand in it stays as it is."""
    text = _STUTTER.sub(r"\1", " ".join(_FILLER.sub(" ", _without_pictures(text)).split()))
    table, pattern = _shorthand()
    text = pattern.sub(lambda found: _long(found.group(), table), text)
    return _FOR.sub(_for, text)


def _without_pictures(text: str) -> str:
    """The text without emoji, where there are words beside them."""
    rest = _PICTURES.sub(" ", text)
    return rest if has_words(rest) else text


def _long(short: str, table: Mapping[str, str]) -> str:
    """What a word stands for; a single capital is a name, such as that of the language R."""
    return short if len(short) == 1 and short.isupper() else table.get(short.lower(), short)


def _for(found: re.Match[str]) -> str:
    """A lone 4 as "for", unless the word before it counts; one before a unit of time never comes here."""
    return found.group() if found["before"].lower() in _COUNTED else f"{found['before']} for"


@lru_cache(maxsize=1)
def _shorthand() -> tuple[dict[str, str], re.Pattern[str]]:
    lines = files("index").joinpath(TABLE).read_text(encoding="utf-8").split("\n")
    pairs = (line.split(" = ", 1) for line in lines if line.strip() and not line.startswith("#"))
    table = {short.strip(): long.strip() for short, long in pairs}
    words = "|".join(re.escape(short) for short in sorted(table, key=len, reverse=True))
    return table, re.compile(rf"(?<![\w'’.+#/-])(?:{words})(?![\w'’+#/-]|\.\w)", re.IGNORECASE)
