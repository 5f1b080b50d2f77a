"""A plan in words: hours, weeks, dates, and what fits; every figure is computed, and none is in here."""

import math
from collections.abc import Sequence
from datetime import date

from bot import replies
from bot.learner import DOING, DONE, OPEN, SKIPPED, Learner
from bot.planning.plan import Fit, Hours, Plan, fit, needed_a_week
from knowledge.curriculum import Curriculum
from knowledge.dates import in_words, month_in_words

ESTIMATED = {
    "": "",
    "low": " (the low figure is our estimate)",
    "high": " (the high figure is our estimate)",
    "both": " (our estimate)",
}
"""What is said of hours that the author estimated."""
STATE_WORDS = {DONE: "Known", DOING: "Begun", SKIPPED: "Left out", OPEN: "Not known"}


def hours_in_words(hours: Hours) -> str:
    """ "25 to 168 hours", or "12 hours" where both ends are the same."""
    return f"{_range(hours)} hour{'' if _rounded(hours.high) == '1' else 's'}"


def weeks_in_words(weeks: Hours) -> str:
    """ "90 to 226 weeks", rounded up to whole ones."""
    whole = Hours(math.ceil(round(weeks.low, 6)), math.ceil(round(weeks.high, 6)))
    return f"{_range(whole)} week{'' if whole.high == 1 else 's'}"


def a_week_in_words(hours: float) -> str:
    return f"{hours:g} hour{'' if hours == 1 else 's'} a week"


def finish_in_words(finish: tuple[date, date]) -> str:
    """The months in which a plan ends, at the lean and the thorough pace."""
    first, last = map(month_in_words, finish)
    return first if first == last else f"between {first} and {last}"


def share_behind(plan: Plan) -> str:
    """The share of a goal's hours that is done, in per cent."""
    whole = plan.behind.middle + plan.hours.middle
    return f"{100 * plan.behind.middle / whole:.0f} %" if whole else "100 %"


def pace(plan: Plan) -> str:
    """How long what is left takes, as far as that can be told: hours, weeks, months."""
    hours = hours_in_words(plan.hours)
    if not plan.weeks:
        return hours
    rate, weeks = a_week_in_words(plan.hours_a_week), weeks_in_words(plan.weeks)
    if not plan.finish:
        return replies.PACE_TOO_LONG.format(hours=hours, rate=rate, weeks=weeks)
    return replies.PACE_DATES.format(hours=hours, rate=rate, weeks=weeks, finish=finish_in_words(plan.finish))


def at_least(plan: Plan) -> str:
    """What the lean path takes: hours, and weeks as far as they can be told."""
    hours = hours_in_words(Hours(plan.hours.low, plan.hours.low))
    weeks = weeks_in_words(Hours(plan.weeks.low, plan.weeks.low)) if plan.weeks else ""
    return f"{hours}, which at {a_week_in_words(plan.hours_a_week)} is {weeks}" if weeks else hours


def fit_in_words(plan: Plan) -> str:
    """Whether a plan fits the day to be ready by, and what would; empty where that is not known."""
    if plan.ready_by is None or not plan.steps:
        return ""
    day, fits = in_words(plan.ready_by), fit(plan)
    if fits is None:
        needed = needed_a_week(plan, plan.ready_by)
        return replies.NEEDED_A_WEEK.format(day=day, hours=hours_in_words(needed)) if needed else ""
    if fits.fits_thorough:
        return replies.FITS.format(day=day)
    if fits.fits_lean:
        return replies.FITS_LEAN.format(day=day, needed=a_week_in_words(_up(fits.needed.high)))
    return " ".join(part for part in (_too_tight(plan, fits, day), _what_fits(plan, fits)) if part)


def _too_tight(plan: Plan, fits: Fit, day: str) -> str:
    if math.isinf(fits.needed.low):
        return replies.DAY_IS_PAST.format(day=day)
    there = replies.THERE_ARE.format(
        day=day, weeks=weeks_in_words(Hours(fits.weeks, fits.weeks)), had=f"{fits.weeks * plan.hours_a_week:,.0f}"
    )
    need = replies.WOULD_NEED.format(low=f"{plan.hours.low:,.0f}", needed=a_week_in_words(_up(fits.needed.low)))
    ends = plan.finish and replies.LEAN_ENDS.format(
        rate=a_week_in_words(plan.hours_a_week), month=month_in_words(plan.finish[0])
    )
    return " ".join(part for part in (replies.DOES_NOT_FIT, there, need, ends) if part)


def _what_fits(plan: Plan, fits: Fit) -> str:
    if not fits.within:
        return ""
    last = plan.steps[fits.within - 1].topic.title
    return replies.WHAT_FITS.format(count=fits.within, total=len(plan.steps), last=last)


def _up(hours: float) -> float:
    """Rounded up to half an hour."""
    return math.ceil(2 * hours) / 2


def changes(before: Learner, after: Learner, curriculum: Curriculum) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """What differs between two states of a learner: a heading, and under it words with the section behind them.

    The section is empty where none stands behind it, as behind the hours that a learner has.
    """
    topics = [topic for topic in curriculum.topics if before.state(topic.id) != after.state(topic.id)]
    found: list[tuple[str, Sequence[tuple[str, str]]]] = [
        (words, [(topic.title, topic.section) for topic in topics if after.state(topic.id) == state])
        for state, words in STATE_WORDS.items()
    ]
    goal, background = curriculum.goal(after.goal), [curriculum.background(id) for id in after.background]
    if goal and after.goal != before.goal:
        found.append(("Goal", [(goal.title, goal.section)]))
    if after.hours_a_week and after.hours_a_week != before.hours_a_week:
        found.append(("Time", [(a_week_in_words(after.hours_a_week), "")]))
    if after.ready_by and after.ready_by != before.ready_by:
        found.append(("Ready by", [(in_words(after.ready_by), "")]))
    new = [each for each in background if each and each.id not in before.background]
    found.append(("Background", [(each.title, each.section) for each in new]))
    found.append(("Taken out", [(name, "") for name, gone in _taken_out(before, after) if gone]))
    return [(heading, words) for heading, words in found if words]


def changed_words(before: Learner, after: Learner, curriculum: Curriculum) -> str:
    """What differs between two states of a learner, without the headings; empty where nothing does."""
    return ", ".join(word for _, words in changes(before, after, curriculum) for word, _ in words)


def joined(words: Sequence[str]) -> str:
    """ "Git, SQL and Python"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if words[1:] else "".join(words)


def _taken_out(before: Learner, after: Learner) -> tuple[tuple[str, bool], ...]:
    """What else than topics may be taken out, and whether it was."""
    return (
        ("the goal", bool(before.goal and not after.goal)),
        ("the hours a week", bool(before.hours_a_week and not after.hours_a_week)),
        ("the day to be ready by", bool(before.ready_by and not after.ready_by)),
    )


def _range(hours: Hours) -> str:
    low, high = _rounded(hours.low), _rounded(hours.high)
    return low if low == high else f"{low} to {high}"


def _rounded(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 else f"{number:.1g}"
