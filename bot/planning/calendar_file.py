"""A plan as a calendar file to keep, with an event for each step; the same arguments give the same file."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from bot.planning.file_words import HALF_WAY, YEARS, a_week, hours_in_words, one_line, sections_by_id, title
from bot.planning.plan import Plan, PlanStep
from knowledge.curriculum import Curriculum
from knowledge.errors import UsageError
from knowledge.guide import Guide, Section

PRODUCT = "-//Career Guide//Study plan//EN"

_OF_THIS_PROJECT = uuid5(NAMESPACE_URL, "career-guide")


def to_calendar(curriculum: Curriculum, plan: Plan, *, guide: Guide, made: datetime) -> bytes:
    """The plan as an RFC 5545 calendar: an event of whole days for each step, at the pace half-way.

    An event has the same UID in every calendar of a guide, so importing a newer one moves what is there. `made` is
    taken for UTC where it has no time zone. Raises `UsageError` where there is nothing to enter, or no day to enter it
    on.
    """
    if not plan.hours_a_week:
        raise UsageError("there is no calendar without hours a week; say how many you have, such as 6 hours a week")
    if not plan.steps:
        raise UsageError("there is nothing left to enter in a calendar; choose another goal, or take a topic back")
    sections = sections_by_id(guide)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(title(plan, guide)))
    for step in plan.steps:
        days = plan.days(step)
        if days is None:
            pace = f"{a_week(plan.hours_a_week)} the plan goes beyond {YEARS} years"
            raise UsageError(f"there is no calendar, since at {pace}; say that you have more hours a week")
        event = _event(step, days, plan, sections)
        event.add("uid", str(uuid5(_OF_THIS_PROJECT, json.dumps([curriculum.guide, step.topic.id]))))
        event.add("dtstamp", made)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(step: PlanStep, days: tuple[date, date], plan: Plan, sections: Mapping[str, Section]) -> Event:
    """The event of a step. The addresses of sections are paths, which no URL of an event may be: the text has them."""
    topic, (first, last) = step.topic, days
    described = [
        f"{hours_in_words(topic, ', lean to thorough')}.",
        f"The days are {HALF_WAY}, at {a_week(plan.hours_a_week)}.",
        f"Section: {sections[topic.section].url}",
        *([f"First exercise: {one_line(topic.exercise)}"] if topic.exercise else []),
        *([f"Resources: {sections[topic.resources].url}"] if topic.resources else []),
    ]
    event = Event()
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", one_line(topic.title))
    event.add("description", "\n".join(described))
    event.add("transp", "TRANSPARENT")
    return event
