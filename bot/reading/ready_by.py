"""Days to be ready by, as learners write them: "by next June", "until October", "in half a year"."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.reading.amounts import SPAN, number
from bot.reading.time_of_study import without_pause

_FLAGS = re.IGNORECASE | re.VERBOSE
_NAMES = (
    "jan january", "feb february", "mar march easter", "apr april", "may spring", "jun june", "jul july",
    "aug august summer", "sep sept september", "oct october", "nov november autumn fall",
    "dec december winter christmas xmas",
)  # fmt: skip
"""What each month is called; a season ends with its last month."""
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_PATTERN = rf"""
    \b(?:(?P<cue>by|b4|before|until|till?|in|for|this|next|of|from|is|ready|comes?|mid|early|late|around|about)\W+)CUE
    (?:(?:the|next|this|coming|middle|end|start|beginning|of|early|late|mid|around|about)\W+)*
    (?:
        (?P<iso>\d{{4}}-\d\d?-\d\d?)
        |(?:(?P<day>\d\d?)(?:st|nd|rd|th)?\ (?:of\ )?)?(?P<month>{_MONTH})\b
            (?:\ (?P<day_after>\d\d?)(?:st|nd|rd|th)?\b)?(?:,?\ (?:of\ )?(?P<year>20\d\d))?
        |(?P<only_year>20\d\d)
    )\b
    """
_DAY = re.compile(_DAY_PATTERN.replace("CUE", ""), _FLAGS)
_ANY_DAY = re.compile(_DAY_PATTERN.replace("CUE", "?"), _FLAGS)
_NEXT_YEAR = re.compile(r"\bnext\s+year\b", re.IGNORECASE)
_YEAR_END = re.compile(r"\b(?:end\ of\ (?:the|this|next)\ year|year'?s?[ -]end|new\ year)\b", _FLAGS)
_HALF_YEAR = re.compile(r"\b(?:a[\ -])?half[\ -](?:a[\ -])?year\b", _FLAGS)
_STANDS_ALONE = re.compile(
    r"""
    \W*(?:$|[,;:.!?)]\W|(?:to|from|left|and|or|max\w*|tops|at|until|till|is|so|because|but|for|if|then|than|by|please|only
    |with|total|remain\w*|should|would|will|must|that|which|i|i['’]\w+|it|time|deadline|later|ahead|away|more|before)\b)
    """,
    _FLAGS,
)
"""What follows a stretch of time that is left, and not one of work or of experience, such as "5 years Java"."""
_PASSED = re.compile(
    r"\b(?:for|last|past|since|these|after|took|been|was|were|did|had|spent|taught|(?!need|indeed|used)\w{3,}ed)\b[^,;:.]*$",
    _FLAGS,
)
_AHEAD = re.compile(
    r"\b(?:in|within|next)\W+(?:(?:the|next|coming|about|around|roughly|maybe|only|just|like|say|another|at|most|less|under|than)\W+)*$",
    _FLAGS,
)
"""Words before a stretch of time that is behind somebody, and before one that is ahead."""
_STILL_AHEAD = re.compile(r"\ (?:from\ now|left|to\ go|ahead)\b", _FLAGS)
_A_RATE_BEHIND = re.compile(r"\ (?:a|per|each|ago|old|now|of|already|back)\b", _FLAGS)
_UP_TO = re.compile(r"\b(?:until|till?|before|b4)\b[^,;.!?]*$", _FLAGS)
"""Words before a month, season or year with whose beginning a time ends."""
_SEASON_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_LATE, _MIDDLE, _EARLY = (
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in ("end|late", "mid|middle", "start|beginning|early")
)
_A_RATE = re.compile(r"\b(?:h|hrs?|hours?|ours?|minutes?|mins?|days|evenings|times|sessions)\W*$", re.IGNORECASE)
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "yr": 365.25}
_LONGEST_DAYS = 36_500


def ready_by(text: str, today: date, *, bare: bool = False) -> date | None:
    """The day that a text names last as a deadline: the end of a month or season; never one in the past.

    With `bare`, a month or a year without a word such as "by" before it will do.
    """
    ahead = [day for day in _days(without_pause(text), today, bare=bare) if day > today]
    return ahead[-1] if ahead else None


def _days(text: str, today: date, *, bare: bool) -> Iterator[date]:
    year = today.year + bool(_NEXT_YEAR.search(text))
    for found in (_ANY_DAY if bare else _DAY).finditer(text):
        if (found["cue"] or "").lower() == "from" and not found["iso"]:
            continue
        up_to = bool(_UP_TO.search(text[: found.end()]))
        yield from [day for day in _calendar_day(found, year, up_to=up_to) if day > today][:1]
    if _YEAR_END.search(text):
        yield date(year, 12, 31)
    text = _HALF_YEAR.sub("6 months", text)
    for span in SPAN.finditer(text):
        days = number(span["count"]) * _UNIT_DAYS[span["unit"].lower()]
        if days < _LONGEST_DAYS and _is_left(text, span, days):
            yield today + timedelta(days=round(days))


def _is_left(text: str, span: "re.Match[str]", days: float) -> bool:
    """Whether a stretch of time that a text names is one that somebody has left."""
    before, behind = text[: span.start()], text[span.end() :]
    if _A_RATE.search(before) or _A_RATE_BEHIND.match(behind):
        return False
    if _AHEAD.search(before) or _STILL_AHEAD.match(behind):
        return True
    a_rate = span["count"].lower() == "a" and days <= 7
    return not a_rate and not _PASSED.search(before) and bool(_STANDS_ALONE.match(behind))


def _calendar_day(found: "re.Match[str]", year: int, *, up_to: bool) -> Iterator[date]:
    """The days of "15 March 2027", "June" or "2027", in one year and the next where none is named.

    What goes `up_to` a month or year ends with the day before it begins.
    """
    try:
        if found["iso"]:
            yield date.fromisoformat("-".join(part.zfill(2) for part in found["iso"].split("-")))
            return
        if found["only_year"]:
            yield date(int(found["only_year"]) - up_to, 12, 31)
            return
        name, named = found["month"].lower(), found["day"] or found["day_after"]
        for candidate in [int(found["year"])] if found["year"] else [year, year + 1]:
            yield date(candidate, _MONTHS[name], int(named)) if named else _day_of(found, name, candidate, up_to=up_to)
    except ValueError:
        return


def _day_of(found: "re.Match[str]", name: str, year: int, *, up_to: bool) -> date:
    """The day on which a month or season ends, or before which it begins."""
    month = _MONTHS[name]
    if _LATE.search(found[0]):
        return date(year, month, calendar.monthrange(year, month)[1])
    if _MIDDLE.search(found[0]):
        return date(year, month, 15)
    if up_to or _EARLY.search(found[0]):
        return date(year, _SEASON_BEGINS.get(name, month), 1) - timedelta(days=1)
    return date(year, month, calendar.monthrange(year, month)[1])
