"""The calendar of a plan: other programs read it, and each step stands on its days."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
import vobject

from bot.learner import Learner
from bot.planning.calendar_file import to_calendar
from bot.planning.checklist import to_markdown
from bot.planning.plan import make_plan
from knowledge.errors import UsageError
from knowledge.guide import Guide
from tests.bot.planning.plan_files import (
    AWKWARD,
    BEGINS,
    CURRICULUM,
    GARDENER,
    MADE,
    SEEDS,
    WATER,
    calendar_of,
    entitled,
    event_ids,
    events_in,
)


def test_another_reader_finds_each_step_on_its_days(packaged: Guide) -> None:
    """As many events as steps, in their order, from the first day of each to its last."""
    curriculum = packaged.curriculum
    assert curriculum
    learner = Learner(done=("python",), hours_a_week=6)
    plan = make_plan(curriculum, learner, begins=BEGINS)
    events = events_in(to_calendar(curriculum, plan, guide=packaged, made=MADE))
    assert [event.summary.value for event in events] == [step.topic.title for step in plan.steps]
    for event, step in zip(events, plan.steps, strict=True):
        days = event.dtstart.value, event.dtend.value - timedelta(days=1)
        assert days == plan.days(step)
        assert type(event.dtstart.value) is date
        section = next(section for section in packaged.sections if section.id == step.topic.section)
        assert f"Section: {section.url}\n" in event.description.value
        assert step.topic.exercise in event.description.value
        assert event.dtstamp.value == MADE
        assert event.transp.value == "TRANSPARENT"
        assert "url" not in event.contents


def test_an_event_says_how_its_days_came_about() -> None:
    """The hours, lean and thorough, which are estimates, and that the days are half-way."""
    (*_, seeds, pruning) = events_in(calendar_of(Learner(goal="gardener", hours_a_week=6)))
    assert seeds.description.value == (
        "10 to 20 h, lean to thorough; the low figure is an estimate.\n"
        "The days are half-way between the lean and the thorough pace, at 6 hours a week.\n"
        "Section: /guides/g#soil\n"
        "First exercise: Sow ten beans.\n"
        "Resources: /guides/g#books"
    )
    assert "exercise" not in pruning.description.value


def test_a_calendar_is_named_and_says_who_made_it() -> None:
    """By the goal, both as the standard has it and as older programs do."""
    calendar = vobject.readOne(calendar_of(Learner(goal="artist", hours_a_week=6)).decode())
    assert calendar.contents["name"][0].value == "Study plan: Bonsai artist"
    assert calendar.contents["x-wr-calname"][0].value == "Study plan: Bonsai artist"
    assert calendar.version.value == "2.0"
    assert "Career Guide" in calendar.prodid.value


@pytest.mark.parametrize("words", [*AWKWARD, "commas, semicolons; and \\n backslashes", "é" * 300, "🎓 x" * 90])
def test_calendar_lines_are_short_and_words_stay_whole(words: str) -> None:
    """No line is over 75 octets, none breaks within a letter, and the other reader unfolds and unescapes them."""
    curriculum = replace(
        entitled(seeds=words, seeds_exercise=words), goals=(replace(GARDENER, title=words, topics=("seeds",)),)
    )
    made = calendar_of(Learner(hours_a_week=6), curriculum)
    lines = made.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() or line == b"" for line in lines)
    (event,) = events_in(made)
    assert event.summary.value == words
    assert f"\nFirst exercise: {words}\n" in event.description.value
    escaped = re.sub(r"([\\,;])", r"\\\1", f"Study plan: {words}")
    assert f"X-WR-CALNAME:{escaped}\r\n" in made.decode().replace("\r\n ", "")


def test_no_line_of_a_calendar_can_be_smuggled_in() -> None:
    """Line ends and control characters of an author are gone from titles, exercises and the name."""
    words = "One\r\nEND:VEVENT\nBEGIN:VEVENT\u2028two\x85\x00\x07\ud800\u202e"
    curriculum = replace(
        entitled(seeds=words, seeds_exercise=words), goals=(replace(GARDENER, title=words, topics=("seeds",)),)
    )
    (event,) = events_in(calendar_of(Learner(hours_a_week=6), curriculum))
    assert event.summary.value == "One END:VEVENT BEGIN:VEVENT two"
    assert "First exercise: One END:VEVENT BEGIN:VEVENT two\n" in event.description.value


def test_a_leap_day_is_a_day_like_any_other() -> None:
    """A step of one day on 29 February ends, by the standard, before 1 March."""
    curriculum = replace(CURRICULUM, topics=(replace(WATER, needs=(), hours=(1, 1)), SEEDS), goals=())
    events = events_in(calendar_of(Learner(hours_a_week=7), curriculum, begins=date(2028, 2, 29)))
    days = {event.summary.value: (event.dtstart.value, event.dtend.value) for event in events}
    assert days["Water"] == (date(2028, 2, 29), date(2028, 3, 1))
    assert days["Seeds"][0] == date(2028, 3, 1)


def test_an_event_is_known_again_whoever_the_learner_is() -> None:
    """Its UID is made from the guide and the topic: it stays in other plans, and tells nothing of a person."""
    one = Learner(goal="gardener", hours_a_week=6, background=("nurse",))
    other = Learner(goal="gardener", hours_a_week=20, done=("soil",), ready_by=date(2027, 1, 1))
    first, second = event_ids(calendar_of(one)), event_ids(calendar_of(other, made=MADE + timedelta(days=9)))
    assert second == first[1:]
    assert len(set(first)) == len(first) == 4
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id) for id in first)
    elsewhere = replace(CURRICULUM, guide="h")
    assert not set(event_ids(calendar_of(one, elsewhere))) & set(first)


def test_ids_of_events_never_change() -> None:
    """A calendar that was imported years ago is still updated by a new one."""
    (first, *_) = event_ids(calendar_of(Learner(goal="gardener", hours_a_week=6)))
    assert first == "5897c3d4-c164-5c3e-901c-9fa79d37a9f3"


def test_the_time_of_making_is_told_in_utc() -> None:
    """Wherever it was made, and whatever the clock of the machine."""
    there = datetime(2026, 11, 24, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    for made in (there, datetime(2026, 11, 25, 4, 30)):
        assert calendar_of(Learner(hours_a_week=6), made=made).count(b"DTSTAMP:20261125T043000Z\r\n") == 4


@pytest.mark.parametrize(
    ("learner", "hours", "problem"),
    [
        (Learner(goal="gardener"), 1, "without hours a week; say how many"),
        (Learner(goal="gardener", hours_a_week=6, done=("pruning",)), 1, "nothing left to enter"),
        (Learner(goal="gardener", hours_a_week=0.5), 9000, "at 0.5 hours a week the plan goes beyond 100 years; say"),
    ],
)
def test_a_calendar_that_would_have_no_days_is_one_clear_error(learner: Learner, hours: float, problem: str) -> None:
    """Without hours a week, with nothing left, or where the days cannot be told."""
    curriculum = replace(CURRICULUM, topics=tuple(replace(each, hours=(hours, hours)) for each in CURRICULUM.topics))
    with pytest.raises(UsageError, match=problem) as raised:
        calendar_of(learner, curriculum)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("hours", [0.5, 6, 100])
def test_the_same_arguments_give_the_same_files(packaged: Guide, hours: float) -> None:
    """To the byte, in whichever order the topics were told."""
    curriculum = packaged.curriculum
    assert curriculum
    told = [topic.id for topic in curriculum.topics][:6]
    learners = (Learner(done=tuple(ids), hours_a_week=hours) for ids in (told, told, told[::-1]))
    files = {
        (
            to_markdown(curriculum, each, plan, guide=packaged),
            to_calendar(curriculum, plan, guide=packaged, made=MADE),
        )
        for each in learners
        if (plan := make_plan(curriculum, each, begins=BEGINS))
    }
    assert len(files) == 1
