"""A plan as a file to keep: a Markdown checklist, a calendar, and what is noted of the learner as JSON.

Everything here is made of its arguments alone, so the same arguments give the same file.
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from bot.learner import DOING, DONE, SKIPPED, Learner
from bot.planning.plan import LONGEST_DAYS, Fit, Hours, Plan, PlanStep, fit
from knowledge.curriculum import Curriculum, Topic
from knowledge.dates import in_words, month_in_words
from knowledge.errors import UsageError
from knowledge.finding import printable, quoted
from knowledge.guide import Guide, Section
from knowledge.read_curriculum import ROADMAP
from knowledge.steps import numbered

FORMAT = 1
"""The format of the JSON; it changes when an older version could no longer read it."""
LIMIT_BYTES = 1_000_000
"""How large a JSON file may be that is imported."""
PRODUCT = "-//Career Guide//Study plan//EN"
HOURS_OF_A_WEEK = 7 * 24

_OF_THIS_PROJECT = uuid5(NAMESPACE_URL, "career-guide")
_ESTIMATES = {
    "low": "the low figure is an estimate",
    "high": "the high figure is an estimate",
    "both": "both figures are estimates",
}
_YEARS = LONGEST_DAYS // 365
_HALF_WAY = "half-way between the lean and the thorough pace"
_REMEDY = "choose a file that was saved here"
_INVISIBLE, _JOINERS = {"Cc", "Cf", "Cs"}, "\u200c\u200d"
_MARKDOWN = re.compile(r"[\\`*\[\]<>~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|:(?=[\w+-]+:)|(?<!\S)#")


def to_markdown(curriculum: Curriculum, learner: Learner, plan: Plan, *, guide: Guide) -> str:
    """The plan as a checklist: what it was computed from, what is left, and every topic by phase with its section."""
    blocks = [
        f"# {_escaped(_title(plan, guide))}",
        _origin(plan, guide),
        "\n".join(f"- {line}" for line in _totals(plan)),
        *_phases(curriculum, learner, plan, guide),
        *_left_out(curriculum, learner, guide),
    ]
    return "\n\n".join(blocks) + "\n"


def to_calendar(curriculum: Curriculum, learner: Learner, plan: Plan, *, guide: Guide, made: datetime) -> bytes:
    """The plan as an RFC 5545 calendar: an event of whole days for each step, at the pace half-way.

    An event has the same UID in every calendar of a guide, so importing a newer one moves what is there. `made` is
    taken for UTC where it has no time zone. Raises `UsageError` where there is nothing to enter, or no day to enter it
    on.
    """
    del learner
    if not plan.hours_a_week:
        raise UsageError("there is no calendar without hours a week; say how many you have, such as 6 hours a week")
    if not plan.steps:
        raise UsageError("there is nothing left to enter in a calendar; choose another goal, or take a topic back")
    sections = _by_id(guide)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(_title(plan, guide)))
    for step in plan.steps:
        days = plan.days(step)
        if days is None:
            pace = f"{_a_week(plan.hours_a_week)} the plan goes beyond {_YEARS} years"
            raise UsageError(f"there is no calendar, since at {pace}; say that you have more hours a week")
        event = _event(step, days, plan, sections)
        event.add("uid", str(uuid5(_OF_THIS_PROJECT, json.dumps([curriculum.guide, step.topic.id]))))
        event.add("dtstamp", made)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def to_json(learner: Learner) -> str:
    """What is noted of a learner, as a text that `from_json` reads."""
    return json.dumps({"format": FORMAT, "learner": learner.to_json()}, indent=2) + "\n"


def from_json(text: str) -> Learner:
    """The learner whom `to_json` wrote down; the text may come from anywhere.

    Raises `UsageError` with what is wrong, where, and what to do, on one line.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LIMIT_BYTES:
        raise UsageError(f"the file has {size:,} bytes, over the limit of {LIMIT_BYTES:,}; {_REMEDY}")
    try:
        content = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"{place}the file is not plain JSON; {_REMEDY}") from error
    if not isinstance(content, dict) or "format" not in content:
        raise UsageError(f'the file does not say "format": {FORMAT}; {_REMEDY}')
    if type(content["format"]) is not int or content["format"] != FORMAT:
        raise UsageError(f"format: is not {FORMAT}, the only one that is read here; {_REMEDY}")
    if set(content) != {"format", "learner"}:
        raise UsageError(f"the file has other keys than format and learner; {_REMEDY}")
    try:
        return Learner.from_json(content["learner"])
    except UsageError as error:
        raise UsageError(f"{error}; {_REMEDY}, or correct it") from error


def _each_once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, in which no key may stand twice."""
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            raise UsageError(f"{quoted(printable(key))}: stands twice in the file; {_REMEDY}")
        content[key] = value
    return content


def _title(plan: Plan, guide: Guide) -> str:
    return f"Study plan: {_line(plan.goal.title if plan.goal else guide.title)}"


def _by_id(guide: Guide) -> Mapping[str, Section]:
    return {section.id: section for section in guide.sections}


def _origin(plan: Plan, guide: Guide) -> str:
    reviewed = f" (reviewed on {in_words(guide.reviewed)})" if guide.reviewed else ""
    pace = f"with {_a_week(plan.hours_a_week)}" if plan.hours_a_week else "without hours a week"
    source = f"the curriculum of the guide “{_escaped(_line(guide.title))}”{reviewed}"
    made = f"Computed from {source}, {pace}, begun on {in_words(plan.begins)}."
    is_first = plan.goal is not None and not plan.is_goal_chosen
    unchosen = " No goal was chosen, so this plan is for the first that the curriculum names." if is_first else ""
    return made + unchosen


def _totals(plan: Plan) -> Iterator[str]:
    """What is left in hours, weeks and months, and whether it fits the day to be ready by."""
    if not plan.steps:
        yield "**Left:** nothing"
        return
    yield f"**Left:** {_counted(len(plan.steps), 'topic')}, {_range(plan.hours)} h, lean to thorough"
    if plan.weeks:
        whole = Hours(_rounded_up(plan.weeks.low, 1), _rounded_up(plan.weeks.high, 1))
        yield f"**Weeks:** {_range(whole)} at {_a_week(plan.hours_a_week)}"
        yield f"**Finish:** {_finish(plan)}; the days below are {_HALF_WAY}"
    if plan.ready_by:
        yield f"**To be ready by {in_words(plan.ready_by)}:** {_fit(fit(plan), plan)}"


def _finish(plan: Plan) -> str:
    if plan.finish is None:
        return f"beyond {_YEARS} years at the thorough pace, so no date is given"
    first, last = map(month_in_words, plan.finish)
    return first if first == last else f"{first} to {last}"


def _fit(found: Fit | None, plan: Plan) -> str:
    """Whether the day to be ready by can be kept, and what would fit where it cannot."""
    if found is None:
        return "without hours a week it cannot be told whether this fits"
    if found.fits_thorough:
        return "this fits, at the thorough pace too"
    if found.fits_lean:
        return f"this fits at the lean pace; the thorough one would take {_enough(found.needed.high)}"
    first = plan.day_after(plan.hours.low)
    earliest = f"the first day that fits is {in_words(first)}" if first else f"no day within {_YEARS} years fits"
    part = f"at {_a_week(plan.hours_a_week)}, {_within(found, plan)}, and {earliest}, both at the lean pace"
    lean, thorough = _enough(found.needed.low), _enough(found.needed.high)
    paces = lean if lean == thorough else f"{lean} at the lean pace, {thorough} at the thorough"
    keep = f"; to keep the day would take {paces}" if found.weeks > 0 else ""
    return f"this does not fit: {part}{keep}"


def _within(found: Fit, plan: Plan) -> str:
    if not found.within:
        return "no topic would be done by then"
    last = _name(plan.steps[found.within - 1].topic)
    return f"{found.within} of {len(plan.steps)} topics would be done by then (up to “{last}”)"


def _enough(hours: float) -> str:
    return "more hours than a week has" if hours > HOURS_OF_A_WEEK else _a_week(_rounded_up(hours, 2))


def _phases(curriculum: Curriculum, learner: Learner, plan: Plan, guide: Guide) -> Iterator[str]:
    """A block for each phase that has anything to show: its heading, what is done, and the steps in their order."""
    sections, titles = _by_id(guide), _phase_titles(guide)
    steps = {step.topic.id: step for step in plan.steps}
    noted = {topic.id: learner.state(topic.id) for topic in curriculum.topics if topic.id not in steps}
    for phase in sorted({topic.phase for topic in curriculum.topics}):
        others = [topic for topic in curriculum.topics if topic.phase == phase and topic.id in noted]
        in_phase = [step for step in plan.steps if step.topic.phase == phase]
        lines = [
            *(f"- [x] {_link(topic, sections)}" for topic in others if noted[topic.id] == DONE),
            *(line for step in in_phase for line in _entry(step, plan, sections)),
            *(
                f"- [ ] {_link(topic, sections)} (begun; nothing that is left needs it)"
                for topic in others
                if noted[topic.id] == DOING
            ),
        ]
        if lines:
            heading = f"## {_escaped(_line(titles.get(phase, f'Phase {phase}')))}"
            yield "\n\n".join([heading, *_side_by_side(in_phase, plan), "\n".join(lines)])


def _phase_titles(guide: Guide) -> Mapping[int, str]:
    """What the roadmap calls its phases, by their numbers."""
    parts = (section.title for section in guide.sections if section.parent == f"{guide.id}/{ROADMAP}")
    return {found.number: title for title in parts if (found := numbered(title))}


def _side_by_side(steps: Iterable[PlanStep], plan: Plan) -> Iterator[str]:
    """What of a phase can be learnt in the same weeks, since nothing that is left stands before it."""
    first = next((step for step in steps if step.is_open), None)
    beside = plan.beside(first) if first else ()
    if first and beside:
        yield f"Can go side by side: {'; '.join(_name(step.topic) for step in (first, *beside))}."


def _entry(step: PlanStep, plan: Plan, sections: Mapping[str, Section]) -> Iterator[str]:
    """A step of the checklist, and under it its hours, days, exercise and resources."""
    topic, days = step.topic, plan.days(step)
    marks = ", ".join(mark for mark, holds in (("next", step is plan.steps[0]), ("begun", step.is_doing)) if holds)
    yield f"- [ ] {_link(topic, sections)}{f' ({marks})' if marks else ''}"
    yield f"  - {_hours(topic)}"
    if days:
        yield f"  - {' to '.join(dict.fromkeys(map(in_words, days)))}"
    if topic.exercise:
        yield f"  - First exercise: {_escaped(_line(topic.exercise))}"
    if topic.resources:
        section = sections[topic.resources]
        yield f"  - Resources: {_linked(section.title, section)}"


def _left_out(curriculum: Curriculum, learner: Learner, guide: Guide) -> Iterator[str]:
    sections = _by_id(guide)
    topics = [topic for topic in curriculum.topics if learner.state(topic.id) == SKIPPED]
    if topics:
        yield "\n".join(["## Left out", "", *(f"- {_link(topic, sections)}" for topic in topics)])


def _event(step: PlanStep, days: tuple[date, date], plan: Plan, sections: Mapping[str, Section]) -> Event:
    """The event of a step. The addresses of sections are paths, which no URL of an event may be: the text has them."""
    topic, (first, last) = step.topic, days
    described = [
        f"{_hours(topic, ', lean to thorough')}.",
        f"The days are {_HALF_WAY}, at {_a_week(plan.hours_a_week)}.",
        f"Section: {sections[topic.section].url}",
        *([f"First exercise: {_line(topic.exercise)}"] if topic.exercise else []),
        *([f"Resources: {sections[topic.resources].url}"] if topic.resources else []),
    ]
    event = Event()
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", _line(topic.title))
    event.add("description", "\n".join(described))
    event.add("transp", "TRANSPARENT")
    return event


def _hours(topic: Topic, pace: str = "") -> str:
    """The hours of a topic as a range, and which of them are an estimate: "25 to 168 h; the low figure is ..."."""
    low, high = topic.hours
    estimate = "an estimate" if low == high and topic.estimated else _ESTIMATES.get(topic.estimated)
    return "; ".join(filter(None, [f"{_range(Hours(low, high))} h{pace}", estimate]))


def _a_week(hours: float) -> str:
    return f"{_counted(hours, 'hour')} a week"


def _counted(number: float, word: str) -> str:
    return f"{_number(number)} {word}{'' if number == 1 else 's'}"


def _range(hours: Hours) -> str:
    return " to ".join(dict.fromkeys((_number(hours.low), _number(hours.high))))


def _number(value: float) -> str:
    """A number to two decimals at most, and without those that say nothing: "1,250" or "2.5"."""
    return f"{value:,.2f}".rstrip("0").removesuffix(".")


def _rounded_up(value: float, parts: int) -> float:
    """The next whole number of parts, so that what is said to be enough is; the noise of adding up is let go."""
    return math.ceil(round(value * parts, 6)) / parts


def _name(topic: Topic) -> str:
    return _escaped(_line(topic.title))


def _link(topic: Topic, sections: Mapping[str, Section]) -> str:
    return _linked(topic.title, sections[topic.section])


def _linked(words: str, section: Section) -> str:
    return f"[{_escaped(_line(words))}]({section.url.replace('&', '&amp;')})"


def _escaped(line: str) -> str:
    """A line that Markdown, GitHub's too, shows as it is written."""
    return _MARKDOWN.sub(r"\\\g<0>", line)


def _line(text: str) -> str:
    """An author's text on one line, without control, surrogate and directional characters."""
    kept = (each for each in text if each.isspace() or each in _JOINERS or unicodedata.category(each) not in _INVISIBLE)
    return " ".join("".join(kept).split())
