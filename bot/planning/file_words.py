"""Words that the files of a plan share: its title, hours as a range, and an author's text on one line."""

import math
import unicodedata
from collections.abc import Mapping

from bot.planning.plan import LONGEST_DAYS, Hours, Plan
from knowledge.curriculum import Topic
from knowledge.guide import Guide, Section

YEARS = LONGEST_DAYS // 365
"""Beyond so many years no date is given."""
HALF_WAY = "half-way between the lean and the thorough pace"
_ESTIMATES = {
    "low": "the low figure is an estimate",
    "high": "the high figure is an estimate",
    "both": "both figures are estimates",
}
_INVISIBLE, _JOINERS = {"Cc", "Cf", "Cs"}, "\u200c\u200d"


def title(plan: Plan, guide: Guide) -> str:
    return f"Study plan: {one_line(plan.goal.title if plan.goal else guide.title)}"


def sections_by_id(guide: Guide) -> Mapping[str, Section]:
    return {section.id: section for section in guide.sections}


def hours_in_words(topic: Topic, pace: str = "") -> str:
    """The hours of a topic as a range, and which of them are an estimate: "25 to 168 h; the low figure is ..."."""
    low, high = topic.hours
    estimate = "an estimate" if low == high and topic.estimated else _ESTIMATES.get(topic.estimated)
    return "; ".join(filter(None, [f"{hour_range(Hours(low, high))} h{pace}", estimate]))


def a_week(hours: float) -> str:
    return f"{counted(hours, 'hour')} a week"


def counted(number: float, word: str) -> str:
    return f"{_number(number)} {word}{'' if number == 1 else 's'}"


def hour_range(hours: Hours) -> str:
    return " to ".join(dict.fromkeys((_number(hours.low), _number(hours.high))))


def _number(value: float) -> str:
    """A number to two decimals at most, and without those that say nothing: "1,250" or "2.5"."""
    return f"{value:,.2f}".rstrip("0").removesuffix(".")


def rounded_up(value: float, parts: int) -> float:
    """The next whole number of parts, so that what is said to be enough is; the noise of adding up is let go."""
    return math.ceil(round(value * parts, 6)) / parts


def one_line(text: str) -> str:
    """An author's text on one line, without control, surrogate and directional characters."""
    kept = (each for each in text if each.isspace() or each in _JOINERS or unicodedata.category(each) not in _INVISIBLE)
    return " ".join("".join(kept).split())
