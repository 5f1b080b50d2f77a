"""Hours a week as learners write them: "2h a day", "five evenings a week", "every day except Friday"."""

import re
from collections.abc import Sequence

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
NUMBER = rf"(?:{_COUNT}|an?)"
_AMOUNT = (
    rf"(?<![^\W\d])(?P<low>{NUMBER})(?:\ ?(?:-|–|to|or)\ ?(?P<high>{NUMBER}))?(?:(?<=\d)|(?=\ ))\ ?(?:of\ )?"
    r"(?P<unit>h|hrs?|hours?|ours?|minutes?|mins?)\b"
)
_TIMES_A_WEEK = {
    "week": 1.0, "wk": 1.0, "weekly": 1.0, "weekend": 1.0, "day": 7.0, "daily": 7.0, "evening": 7.0, "night": 7.0,
    "nightly": 7.0, "morning": 7.0, "lunch": 5.0, "weekday": 5.0, "workday": 5.0, "month": 12 / 52, "monthly": 12 / 52,
}  # fmt: skip
_PERIOD = rf"(?P<per>{'|'.join(sorted(_TIMES_A_WEEK, key=len, reverse=True))})s?\b"
_DAYS_OF_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKEND = frozenset({"sat", "sun"})
_PER = re.compile(
    rf"{_AMOUNT}(?:\ (?!and\b)[a-z]+){{0,3}}?\ ?(?:an?|per|each|every|single|other|/|on|in|of|at|the|\ )*\ ?{_PERIOD}",
    _FLAGS,
)
_EVERY = re.compile(
    rf"\b(?:(?:every|each|an?|per|on)\ |(?!months?\b)){_PERIOD}\W+(?:[a-z]+\W+){{0,4}}?{_AMOUNT}", _FLAGS
)
MOST_SESSIONS = 7
"""Of how many days or evenings a week is; more of them are a stretch of time."""
_SESSIONS = re.compile(
    rf"\b(?P<times>{_COUNT})\ (?:[a-z]+\ )?(?:days|evenings|nights|mornings|times|sessions)\b", _FLAGS
)
_A_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:days?)?\b"
_NAMED_DAYS = re.compile(_A_DAY, _FLAGS)
_FROM_DAY_TO_DAY = re.compile(
    rf"\b(?:from\ )?(?P<first>{_A_DAY})\ ?(?:-|–|to|through|thru|till?|until)\ ?(?P<last>{_A_DAY})", _FLAGS
)
_EXCEPT_DAYS = re.compile(
    rf"""\b(?:except|but|apart\ from|besides|other\ than|excluding|without|minus|not|no|never)
    \ (?:(?:on|for|at|the|my|not|any)\ )*
    (?P<days>(?:{_A_DAY}|weekends?\b)(?:(?:\W+(?:and|or|&)\b)?\W*(?:{_A_DAY}|weekends?\b))*)
    (?!\W(?:\w+\W){{0,3}}?{_COUNT}\b)""",
    _FLAGS,
)
"""Days on which nothing is learnt; not those behind which other hours stand."""
SPAN = re.compile(rf"(?<!\w)(?P<count>{NUMBER})\ (?P<unit>day|week|month|year|yr)s?\b", _FLAGS)
"""A stretch of time."""
_ALONE = re.compile(_AMOUNT, _FLAGS)
_BARE = re.compile(rf"(?<![\w.])(?<!\bphase\ )(?<!\bstep\ )(?<!\bpart\ )(?P<low>{_COUNT})(?!\w|\.\d|\s*%)", _FLAGS)
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
_WHOLE = frozenset({"week", "wk", "weekly", "month", "monthly", "day", "daily"})
"""Periods of which a figure says all, and not what is learnt in a part of them."""
_ADDED = re.compile(r"(?:\b(?:and|plus|also|another)|[&+])\W*(?:(?:another|also|about|maybe|then)\W+)*$", re.IGNORECASE)
_PART_OF_WEEK = re.compile(r"\ (?:(?:on|at|in|during|over|the)\ )*(?P<part>weekday|workday|weekend)s?\b", re.IGNORECASE)
_A_WEEK = re.compile(r"\b(?:a|per|each|every)\s+(?:week|wk)\b|\bweekly\b|/\s?w", re.IGNORECASE)
_MORE = r"(?:more|extra|additional)"
_DAYS_NAMED = rf"(?:{_PERIOD.replace('?P<per>', '?:')}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)"
_SAYS_MORE = re.compile(
    rf"\b{NUMBER}\ {_MORE}\b|\b(?:another|plus(?:\ another)?|extra)\ (?:{NUMBER}|hour)\b|\bhours?\ {_MORE}\b"
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
    (re.compile(rf"\bbetween\ ({NUMBER})\ and\b", _FLAGS), r"\1 to"),
    (re.compile(r"\bhalf\ an?\ hour\b|\ba\ half\ hour\b", _FLAGS), "0.5 hours"),
    (re.compile(r"\b(?:an|one)\ hour\ and\ a\ half\b|\bone\ and\ a\ half\ hours?\b", _FLAGS), "1.5 hours"),
    (re.compile(r"\b(?:a\ )?(couple|dozen)\ (?:of\ )?(?=h)", _FLAGS), r"\1 "),
)
_SO_MANY = r"(?:that|those|these|it|as\ m(?:any|uch)|(?:the|my)\ (?:hours?|time|pace))\b"
_TIMES_AS_MANY = (
    (re.compile(rf"\bhalf\ (?:of\ )?{_SO_MANY}", _FLAGS), 0.5),
    (re.compile(rf"\b(?:doubled?|twice)\ {_SO_MANY}", _FLAGS), 2.0),
)


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
        return sum(number(found["low"]) for found in weeks) / len(weeks)
    text = _FROM_DAY_TO_DAY.sub(_each_day, text)
    free = _days_named(" ".join(found["days"] for found in _EXCEPT_DAYS.finditer(text)))
    text = _EXCEPT_DAYS.sub(" ", text)
    amounts = list(_ALONE.finditer(text))
    sessions, named = _SESSIONS.search(text), len(_days_named(text, weekends=False))
    times = number(sessions["times"]) if sessions else 0.0
    if amounts and 0 < times <= MOST_SESSIONS and not _A_WEEK.search(text[amounts[0].start() : amounts[0].end() + 8]):
        return _size(amounts[0]) * times
    if amounts and named and not _A_WEEK.search(text):
        unnamed = _NAMED_DAYS.sub("then", text)
        if regular := _together(unnamed, free):
            return regular + _beside_named_days(_PER.sub(" ", unnamed))
        if len(amounts) == 1 and len(each_day := list(_BARE.finditer(text))) == named > 1:
            return sum(number(each["low"]) for each in each_day)
        return _of_named_days(text, amounts) if len(amounts) > 1 else _size(amounts[0]) * named
    if regular := _together(text, free):
        return regular
    every = _EVERY.search(text)
    if every:
        return _size(every) * _times_a_week(every["per"], text, free)
    if count := _COUNT_A_WEEK.search(text):
        return number(count["low"])
    if _FULL_TIME.search(text):
        return FULL_TIME
    if (bare or alone) and amounts:
        return _size(amounts[-1])
    alone_standing = _BARE.search(SPAN.sub(" ", text)) if bare else None
    return number(alone_standing["low"]) if alone_standing else 0.0


def _together(text: str, free: frozenset[str]) -> float:
    """What the hours of each period come to in a week of which some days are free.

    Those of unlike parts of a week add up. Those of the whole of it, or of a part that was named before, say the same
    anew and count instead, unless they are added.
    """
    parts: list[tuple[str, float]] = []
    end = 0
    for found in _PER.finditer(text):
        period, part = found["per"].lower(), _PART_OF_WEEK.match(text, found.end())
        times = _times_a_week(period, text, free)
        if part and times > len(WEEKEND):
            period = part["part"].lower()
            times = len(WEEKEND - free) if period == "weekend" else _times_a_week(period, text, free)
        if not _ADDED.search(text[end : found.start()]):
            parts = [] if period in _WHOLE else [each for each in parts if each[0] != period]
        parts.append((period, _size(found) * times))
        end = found.end()
    return sum(hours for _, hours in parts)


def _of_named_days(text: str, amounts: Sequence["re.Match[str]"]) -> float:
    """The hours of each amount on the days beside it; amounts without a day are of something else."""
    first = _NAMED_DAYS.search(text)
    behind = first is not None and first.start() > amounts[0].start()
    ends = [0, *(each.end() for each in amounts)]
    starts = [*(each.start() for each in amounts), len(text)]
    around = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    stretches = around[1:] if behind else around[:-1]
    return sum(
        _size(each) * len(_days_named(stretch, weekends=False))
        for each, stretch in zip(amounts, stretches, strict=True)
    )


def _days_named(text: str, *, weekends: bool = True) -> frozenset[str]:
    """The days of the week that a text names, by their first letters."""
    named = {found[0][:3].lower() for found in _NAMED_DAYS.finditer(text)}
    return frozenset(named | (WEEKEND if weekends and "weekend" in text.lower() else set()))


def _each_day(found: "re.Match[str]") -> str:
    """All days of "Monday to Friday"."""
    first, last = (_DAYS_OF_WEEK.index(found[name][:3].lower()) for name in ("first", "last"))
    count = (last - first) % len(_DAYS_OF_WEEK) + 1
    return ", ".join(_DAYS_OF_WEEK[(first + place) % len(_DAYS_OF_WEEK)] for place in range(count))


def _beside_named_days(rest: str) -> float:
    """The hours of single days named in what is left of a text beside those of every day, as in "and 3 on Saturday"."""
    sizes = [_size(each) for each in _ALONE.finditer(rest)]
    return sum(sizes or [number(each["low"]) for each in _BARE.finditer(rest)])


def _times_a_week(period: str, text: str, free: frozenset[str]) -> float:
    """How often a period comes in a week; "two hours a day on weekdays" are of five days, those at weekends of two."""
    period = period.lower()
    if period == "day" and len(_BARE.findall(_ALONE.sub("1", text))) == 1 and _EACH_WEEKEND_DAY.match(text):
        return 2.0
    if period == "day" and "weekdays" in text.lower():
        period = "weekday"
    times = _TIMES_A_WEEK[period]
    if times > len(WEEKEND):
        times -= len(free if times == len(_DAYS_OF_WEEK) else free - WEEKEND)
    return max(times, 0.0)


def _size(found: "re.Match[str]") -> float:
    low = number(found["low"])
    high = number(found["high"]) if found["high"] else low
    return (low + high) / 2 / (60 if found["unit"].lower().startswith("m") else 1)


def number(text: str) -> float:
    """The value of a figure or of a word for one, as `NUMBER` finds it."""
    return float(text.replace(",", ".")) if text[0].isdigit() else _WORDS[text.lower()]
