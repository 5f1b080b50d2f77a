"""Hours a week and days to be ready by, as learners write them: "2h a day", "five evenings a week", "by next June"."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.learner import FEWEST_HOURS, MOST_HOURS
from bot.reading.time_of_study import hours_of_study, without_pause

FULL_TIME = 40.0
"""The hours a week of somebody who studies full time."""

_FLAGS = re.IGNORECASE | re.VERBOSE
_WORDS = {
    word: float(number)
    for number, words in enumerate(
        "zero|one a an|two couple|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
        "|sixteen|seventeen|eighteen|nineteen|twenty".split("|")
    )
    for word in words.split()
} | {"half": 0.5, "dozen": 12.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0}
_COUNT = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(sorted({*_WORDS} - {'a', 'an'}, key=len, reverse=True))})"
_NUMBER = rf"(?:{_COUNT}|an?)"
_AMOUNT = (
    rf"(?P<low>{_NUMBER})(?:\ ?(?:-|–|to|or)\ ?(?P<high>{_NUMBER}))?\ ?(?:of\ )?"
    r"(?P<unit>h|hrs?|hours?|ours?|minutes?|mins?)\b"
)
_TIMES_A_WEEK = {
    "week": 1.0, "wk": 1.0, "weekly": 1.0, "weekend": 1.0, "day": 7.0, "daily": 7.0, "evening": 7.0, "night": 7.0,
    "nightly": 7.0, "morning": 7.0, "lunch": 5.0, "weekday": 5.0, "workday": 5.0, "month": 12 / 52, "monthly": 12 / 52,
}  # fmt: skip
_PERIOD = rf"(?P<per>{'|'.join(sorted(_TIMES_A_WEEK, key=len, reverse=True))})s?\b"
_PER = re.compile(
    rf"{_AMOUNT}(?:\ (?!and\b)[a-z]+){{0,3}}?\ ?(?:an?|per|each|every|single|other|/|on|in|of|at|the|\ )*\ ?{_PERIOD}",
    _FLAGS,
)
_EVERY = re.compile(
    rf"\b(?:(?:every|each|an?|per|on)\ |(?!months?\b)){_PERIOD}\W+(?:[a-z]+\W+){{0,4}}?{_AMOUNT}", _FLAGS
)
_SESSIONS = re.compile(
    rf"\b(?P<times>{_COUNT})\ (?:[a-z]+\ )?(?:days|evenings|nights|mornings|times|sessions)\b", _FLAGS
)
_NAMED_DAYS = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:days?)?\b", _FLAGS)
_ALONE = re.compile(_AMOUNT, _FLAGS)
_BARE = re.compile(rf"(?<![\w.])(?P<low>{_COUNT})(?!\w|\.\d|\s*%)", _FLAGS)
_COUNT_A_WEEK = re.compile(rf"(?<![\w.])(?P<low>{_COUNT})\ ?(?:a|per|each|every|/)\ ?(?:week|wk)\b", _FLAGS)
_ONLY_HOURS = re.compile(
    rf"""\W*(?:(?:and|with|at|just|only|about|around|say|maybe|ok|or|make\ (?:it|that)|what\ (?:if|about)|if)\W+)*
    {_COUNT}\ ?(?:h|hrs?|hours?)?(?:\W*(?:a|per|each|every|/)?\W*(?:week|wk|day))?\W*(?:then|instead|actually)?\W*""",
    _FLAGS,
)
_FULL_TIME = re.compile(
    r"\bfull[- ]?time\b(?!\s+(?:jobs?|work\w*|positions?|posts?|roles?|employ\w*|parents?|mum|mom|dad|carer)\b)",
    re.IGNORECASE,
)
_A_WEEK = re.compile(r"\b(?:a|per|each|every)\s+(?:week|wk)\b|\bweekly\b|/\s?w", re.IGNORECASE)
_MORE = r"(?:more|extra|additional)"
_DAYS_NAMED = rf"(?:{_PERIOD.replace('?P<per>', '?:')}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)"
_SAYS_MORE = re.compile(
    rf"\b{_NUMBER}\ {_MORE}\b|\b(?:another|plus(?:\ another)?|extra)\ (?:{_NUMBER}|hour)\b|\bhours?\ {_MORE}\b"
    r"|\bon\ top\b",
    _FLAGS,
)
_IN_SUCH_WEEKS = re.compile(
    rf"(?<![\w.])(?P<low>{_COUNT})\ ?(?:h|hrs?|hours?)?"
    r"\ (?:in|on|during)\ (?:an?\ |the\ |my\ )?[a-z]+\ (?:week|one)s?\b",
    _FLAGS,
)
"""Hours of one kind of week, and of another."""
_EACH_WEEKEND_DAY = re.compile(r"(?=.*\bweekends?\b)(?!.*\b(?:no|none|not|nothing|except|without|off|but)\b)", _FLAGS)
_ALIKE = (
    (re.compile(r"\banother\ (?=hour\b)", _FLAGS), "1 "),
    (re.compile(rf"\b({_COUNT})\ {_MORE}\ (?=h|min)", _FLAGS), r"\1 "),
    (
        re.compile(rf"\b({_COUNT})\ {_MORE}\ (?=(?:(?:each|every|per|an?|on|at|in|the)\ )*{_DAYS_NAMED})", _FLAGS),
        r"\1 hours ",
    ),
    (re.compile(rf"\bbetween\ ({_NUMBER})\ and\b", _FLAGS), r"\1 to"),
    (re.compile(r"\bhalf\ an?\ hour\b|\ba\ half\ hour\b", _FLAGS), "0.5 hours"),
    (re.compile(r"\b(?:an|one)\ hour\ and\ a\ half\b|\bone\ and\ a\ half\ hours?\b", _FLAGS), "1.5 hours"),
    (re.compile(r"\b(?:a\ )?(couple|dozen)\ (?:of\ )?(?=h)", _FLAGS), r"\1 "),
)
_SO_MANY = r"(?:that|those|these|it|as\ m(?:any|uch)|(?:the|my)\ (?:hours?|time|pace))\b"
_TIMES_AS_MANY = (
    (re.compile(rf"\bhalf\ (?:of\ )?{_SO_MANY}", _FLAGS), 0.5),
    (re.compile(rf"\b(?:doubled?|twice)\ {_SO_MANY}", _FLAGS), 2.0),
)

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
_HALF_YEAR = re.compile(r"\bhalf[\ -](?:a[\ -])?year\b", _FLAGS)
_SPAN = re.compile(
    rf"(?<!\w)(?P<count>{_NUMBER})\ (?P<unit>day|week|month|year|yr)s?\b"
    r"(?!\ (?:a|per|each|ago|old|now|of|already|back|in)\b)",
    _FLAGS,
)
_PASSED = re.compile(r"\b(?:for|last|past|since|these|took|been|was)\W+(?:\w+\W+){0,2}$", _FLAGS)
_AHEAD = re.compile(r"\b(?:in|within|next)\W+(?:\w+\W+){0,2}$", _FLAGS)
"""Words before a stretch of time that is behind somebody, and before one that is ahead."""
_A_RATE = re.compile(r"\b(?:h|hrs?|hours?|ours?|minutes?|mins?|days|evenings|times|sessions)\W*$", re.IGNORECASE)
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "yr": 365.25}
_LONGEST_DAYS = 36_500


def hours_a_week(text: str, *, bare: bool = False, alone: bool = False, of_study: bool = False) -> float:
    """The hours of study a week that a text names, 0 where it names none that a plan can be made with.

    With `alone`, hours without a week or day are taken for hours a week; with `bare`, so is a number without "hours".
    With `of_study` it is known that some of them are; else hours beside words of work or sleep are not counted.
    """
    begins = without_pause(text)
    text, bare = hours_of_study(begins) or (begins if of_study else ""), bare or begins != text
    for pattern, plain in _ALIKE:
        text = pattern.sub(plain, text)
    hours = _hours(text, bare=bare, alone=alone)
    return round(hours, 1) if FEWEST_HOURS <= hours <= MOST_HOURS else 0.0


def says_more(text: str) -> bool:
    """Whether the hours that a text names come on top of those that are known."""
    return bool(_SAYS_MORE.search(text))


def times_as_many(text: str) -> float:
    """How many times the hours that are known a text means, such as 0.5 for "half of that"; 0 where it means none."""
    return next((times for pattern, times in _TIMES_AS_MANY if pattern.search(text)), 0.0)


def is_only_hours(text: str) -> bool:
    """Whether a text is nothing but hours, such as "5h", "just two?" or "make it ten hours a week"."""
    return bool(_ONLY_HOURS.fullmatch(text)) and hours_a_week(text, bare=True) > 0


def _hours(text: str, *, bare: bool, alone: bool) -> float:
    if len(weeks := list(_IN_SUCH_WEEKS.finditer(text))) > 1 and "week" in text.lower():
        return sum(_number(found["low"]) for found in weeks) / len(weeks)
    amounts = list(_ALONE.finditer(text))
    sessions, named = _SESSIONS.search(text), len({found[1].lower() for found in _NAMED_DAYS.finditer(text)})
    if amounts and sessions and not _A_WEEK.search(text[amounts[0].start() : amounts[0].end() + 8]):
        return _size(amounts[0]) * _number(sessions["times"])
    if amounts and named and not _A_WEEK.search(text):
        unnamed = _NAMED_DAYS.sub("then", text)
        if regular := [_size(found) * _times_a_week(found["per"], text) for found in _PER.finditer(unnamed)]:
            return sum(regular) + _beside_named_days(_PER.sub(" ", unnamed))
        if len(amounts) == 1 and len(each_day := list(_BARE.finditer(text))) == named > 1:
            return sum(_number(each["low"]) for each in each_day)
        return sum(map(_size, amounts)) if len(amounts) > 1 else _size(amounts[0]) * named
    per = [_size(found) * _times_a_week(found["per"], text) for found in _PER.finditer(text)]
    if per:
        return sum(per)
    every = _EVERY.search(text)
    if every:
        return _size(every) * _times_a_week(every["per"], text)
    if count := _COUNT_A_WEEK.search(text):
        return _number(count["low"])
    if _FULL_TIME.search(text):
        return FULL_TIME
    if (bare or alone) and amounts:
        return _size(amounts[-1])
    number = _BARE.search(_SPAN.sub(" ", text)) if bare else None
    return _number(number["low"]) if number else 0.0


def _beside_named_days(rest: str) -> float:
    """The hours of single days named in what is left of a text beside those of every day, as in "and 3 on Saturday"."""
    sizes = [_size(each) for each in _ALONE.finditer(rest)]
    return sum(sizes or [_number(each["low"]) for each in _BARE.finditer(rest)])


def _times_a_week(period: str, text: str) -> float:
    """How often a period comes in a week; "two hours a day on weekdays" are of five days, those at weekends of two."""
    if period.lower() == "day" and len(_BARE.findall(_ALONE.sub("1", text))) == 1 and _EACH_WEEKEND_DAY.match(text):
        return 2.0
    only_weekdays = period.lower() == "day" and "weekdays" in text.lower()
    return _TIMES_A_WEEK["weekday" if only_weekdays else period.lower()]


def _size(found: "re.Match[str]") -> float:
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    return (low + high) / 2 / (60 if found["unit"].lower().startswith("m") else 1)


def _number(text: str) -> float:
    return float(text.replace(",", ".")) if text[0].isdigit() else _WORDS[text.lower()]


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
        yield from [day for day in _calendar_day(found, year) if day > today][:1]
    if _YEAR_END.search(text):
        yield date(year, 12, 31)
    if _HALF_YEAR.search(text):
        yield today + timedelta(days=183)
    for span in _SPAN.finditer(text):
        days = _number(span["count"]) * _UNIT_DAYS[span["unit"].lower()]
        is_half = text[: span.start()].rstrip(" -").lower().endswith("half")
        before = text[: span.start()]
        a_rate = _A_RATE.search(before) or (span["count"].lower() == "a" and days <= 7 and not _AHEAD.search(before))
        passed = bool(a_rate or (_PASSED.search(before) and not _AHEAD.search(before)))
        if days < _LONGEST_DAYS and not is_half and not passed:
            yield today + timedelta(days=round(days))


def _calendar_day(found: "re.Match[str]", year: int) -> Iterator[date]:
    """The days of "15 March 2027", "June" or "2027", in one year and the next where none is named.

    "Before June" is before it begins.
    """
    try:
        if found["iso"]:
            yield date.fromisoformat("-".join(part.zfill(2) for part in found["iso"].split("-")))
            return
        if found["only_year"]:
            yield date(int(found["only_year"]), 12, 31)
            return
        month, named = _MONTHS[found["month"].lower()], found["day"] or found["day_after"]
        for candidate in [int(found["year"])] if found["year"] else [year, year + 1]:
            if named:
                yield date(candidate, month, int(named))
            elif (found["cue"] or "").lower() in {"before", "b4"}:
                yield date(candidate, month, 1) - timedelta(days=1)
            else:
                yield date(candidate, month, calendar.monthrange(candidate, month)[1])
    except ValueError:
        return
