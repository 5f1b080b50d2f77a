"""The files that a plan is taken away in: they say what the plan says, and other programs can read them."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.learner import FEWEST_HOURS, MOST_HOURS, STATES, Learner
from bot.planning.export import FORMAT, LIMIT_BYTES, from_json, to_calendar, to_json, to_markdown
from bot.planning.plan import Plan, make_plan
from knowledge.curriculum import Curriculum, Goal, Topic
from knowledge.errors import UsageError
from knowledge.guide import Guide, Section
from knowledge.read import packaged_guides, read_guides

BEGINS = date(2026, 11, 24)
MADE = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
CHECK = ("a?", "b?", "c?")

PARTS = {
    "g/roadmap": "Roadmap",
    "g/roadmap/phase-1": "Phase 1: Roots",
    "g/roadmap/phase-2": "Phase 2: Leaves",
    "g/soil": "Soil",
    "g/books": "Books",
}
SEEDS = Topic("seeds", "Seeds", "g/soil", 1, (), (10, 20), CHECK, "low", (), "Sow ten beans.", "g/books")
SOIL = Topic("soil", "Soil", "g/soil", 1, (), (7, 7), CHECK, "both")
WATER = Topic("water", "Water", "g/soil", 1, ("soil",), (2.5, 4), CHECK)
PRUNING = Topic("pruning", "Pruning", "g/soil", 2, ("seeds", "water"), (1, 2), CHECK, "high")
BONSAI = Topic("bonsai", "Bonsai", "g/soil", 2, (), (100, 200), CHECK, "both")
GARDENER = Goal("gardener", "Gardener", "g/soil", ("pruning",))
ARTIST = Goal("artist", "Bonsai artist", "g/soil", ("bonsai", "seeds"))
CURRICULUM = Curriculum("g", (SEEDS, SOIL, WATER, PRUNING, BONSAI), (GARDENER, ARTIST))


def _guide(title: str = "Gardening", reviewed: date | None = date(2026, 11, 1), **titles: str) -> Guide:
    """A guide with the sections that the topics above name, some of them with other titles."""
    named = PARTS | {f"g/{id}": each for id, each in titles.items()}
    sections = tuple(Section(id, (title, each), "", 1, 1) for id, each in named.items())
    return Guide("g", Path("g.md"), title, "", reviewed, 1, "", 1, sections)


def _plan(learner: Learner, curriculum: Curriculum = CURRICULUM, begins: date = BEGINS) -> Plan:
    return make_plan(curriculum, learner, begins=begins)


def _markdown(learner: Learner, curriculum: Curriculum = CURRICULUM, guide: Guide | None = None) -> str:
    return to_markdown(curriculum, learner, _plan(learner, curriculum), guide=guide or _guide())


def _calendar(
    learner: Learner, curriculum: Curriculum = CURRICULUM, *, begins: date = BEGINS, made: datetime = MADE
) -> bytes:
    plan = _plan(learner, curriculum, begins)
    return to_calendar(curriculum, learner, plan, guide=_guide(), made=made)


def _events(calendar: bytes) -> list[Any]:
    """The events of a calendar as the other parser reads them."""
    return list(vobject.readOne(calendar.decode()).contents["vevent"])


def _ids(calendar: bytes) -> list[str]:
    return [event.uid.value for event in _events(calendar)]


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _entries(text: str) -> list[str]:
    """The lines of a checklist's topics, whatever their state."""
    return [line for line in text.split("\n") if re.match(r"- (\[[ x]\] )?\[", line)]


def _entitled(**titles: str) -> Curriculum:
    """The curriculum with other titles or exercises: `seeds="..."`, `seeds_exercise="..."`."""
    topics = (
        replace(each, title=titles.get(each.id, each.title), exercise=titles.get(f"{each.id}_exercise", each.exercise))
        for each in CURRICULUM.topics
    )
    return replace(CURRICULUM, topics=tuple(topics))


@pytest.fixture(scope="module")
def packaged() -> Guide:
    """The packaged guide that has a curriculum."""
    return next(guide for guide in read_guides(packaged_guides()) if guide.curriculum)


@st.composite
def _states(draw: st.DrawFn, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Some topics in each state, none in two."""
    order = draw(st.permutations(ids))
    first, second, third = sorted(draw(st.lists(st.integers(0, len(ids)), min_size=3, max_size=3)))
    return dict(
        zip(STATES, (tuple(order[:first]), tuple(order[first:second]), tuple(order[second:third])), strict=True)
    )


HOURS = st.just(0.0) | st.floats(FEWEST_HOURS, MOST_HOURS)
TEXTS = st.text(max_size=200)
LEARNERS = st.builds(
    lambda states, **told: Learner(**states, **told),
    st.lists(TEXTS, unique=True, max_size=12).flatmap(_states),
    path=TEXTS,
    goal=TEXTS,
    hours_a_week=HOURS,
    ready_by=st.none() | st.dates(),
    background=st.lists(TEXTS, unique=True, max_size=4).map(tuple),
)


# The checklist


def test_the_checklist_says_what_it_was_computed_from() -> None:
    """Its title is the goal; then the guide, when it was reviewed, the hours a week, and the beginning."""
    text = _markdown(Learner(goal="artist", hours_a_week=6))
    assert text.startswith("# Study plan: Bonsai artist\n\n")
    origin = text.split("\n")[2]
    assert origin == (
        "Computed from the curriculum of the guide “Gardening” (reviewed on 1 November 2026), with 6 hours a week, "
        "begun on 24 November 2026."
    )


def test_what_is_not_known_is_not_said() -> None:
    """Without a review, hours a week or a chosen goal there is no date, no week, and the goal is called the first."""
    text = _markdown(Learner(), guide=_guide(reviewed=None))
    assert "reviewed" not in text
    assert "without hours a week" in text
    assert "No goal was chosen" in text
    assert not re.search(r"Weeks|Finish|To be ready", text)
    assert re.findall(r"\b20\d\d\b", text) == ["2026"]
    assert "No goal was chosen" not in _markdown(Learner(goal="gardener"))


def test_a_curriculum_without_goals_is_called_by_its_guide() -> None:
    """Then there is none that could have been chosen."""
    text = _markdown(Learner(), replace(CURRICULUM, goals=()))
    assert text.startswith("# Study plan: Gardening\n")
    assert "No goal was chosen" not in text


def test_a_topic_stands_under_its_phase_with_a_sign_of_its_state() -> None:
    """What is done is ticked, the first step is next, what was begun is marked, what is left out has no box."""
    text = _markdown(Learner(done=("soil",), doing=("water",), skipped=("seeds",), goal="gardener"))
    assert "Roots\n\n- [x] [Soil](/guides/g#soil)\n- [ ] [Water](/guides/g#soil) (next, begun)\n" in text
    assert "## Phase 2: Leaves\n\n- [ ] [Pruning](/guides/g#soil)\n" in text
    assert text.endswith("## Left out\n\n- [Seeds](/guides/g#soil)\n")
    assert "Bonsai" not in text


def test_a_step_has_its_hours_exercise_and_resources() -> None:
    """Hours are a range, and it is said which of them are an estimate."""
    text = _markdown(Learner(goal="gardener"))
    assert (
        "- [ ] [Seeds](/guides/g#soil)\n"
        "  - 10 to 20 h; the low figure is an estimate\n"
        "  - First exercise: Sow ten beans.\n"
        "  - Resources: [Books](/guides/g#books)\n"
    ) in text
    for hours in ("7 h; an estimate", "2.5 to 4 h", "1 to 2 h; the high figure is an estimate"):
        assert f"\n  - {hours}\n" in text
    assert "100 to 200 h; both figures are estimates" in _markdown(Learner(goal="artist"))


def test_a_step_has_its_days_where_they_are_known() -> None:
    """They are those of the plan; a step of a single day has one date."""
    learner = Learner(goal="gardener", hours_a_week=21)
    text = _markdown(learner)
    for step in _plan(learner).steps:
        first, last = _plan(learner).days(step) or (BEGINS, BEGINS)
        same = _words(first) if first == last else f"{_words(first)} to {_words(last)}"
        assert f"\n  - {same}\n" in text
    assert "\n  - 3 December 2026\n" in text


def test_what_can_go_side_by_side_is_told_by_phase() -> None:
    """Only what stands on nothing that is left; where that is a single topic, nothing is said."""
    assert "Can go side by side: Soil; Seeds." in _markdown(Learner(goal="gardener"))
    assert "side by side" not in _markdown(Learner(goal="gardener", done=("seeds",)))


def test_totals_are_those_of_the_plan() -> None:
    """What is left, in hours and in weeks, and the months in which it ends."""
    text = _markdown(Learner(goal="gardener", hours_a_week=2.25))
    assert "- **Left:** 4 topics, 20.5 to 33 h, lean to thorough\n" in text
    assert "- **Weeks:** 10 to 15 at 2.25 hours a week\n" in text
    assert "- **Finish:** January 2027 to March 2027;" in text


def test_a_finish_within_a_month_is_one_month_and_one_too_far_away_is_none() -> None:
    """A date a hundred years away would mean nothing."""
    assert "**Finish:** November 2026;" in _markdown(Learner(goal="gardener", hours_a_week=100))
    endless = _entitled()
    endless = replace(endless, topics=tuple(replace(each, hours=(9000, 10000)) for each in endless.topics))
    text = _markdown(Learner(hours_a_week=0.5, ready_by=BEGINS), endless)
    assert "beyond 100 years at the thorough pace, so no date is given" in text
    assert "no day within 100 years fits" in text


def test_nothing_left_is_said_in_a_word() -> None:
    """There are no totals then, and the ticks are still there."""
    text = _markdown(Learner(goal="gardener", done=("pruning",), hours_a_week=6, ready_by=BEGINS))
    assert "- **Left:** nothing\n\n## Phase 2: Leaves\n\n- [x] [Pruning]" in text
    assert "ready by" not in text


@pytest.mark.parametrize(
    ("hours", "ready_by", "said"),
    [
        (0, date(2027, 1, 1), "without hours a week it cannot be told whether this fits"),
        (33, date(2026, 12, 1), "this fits, at the thorough pace too"),
        (25, date(2026, 12, 1), "this fits at the lean pace; the thorough one would take 33 hours a week"),
        (
            10,
            date(2026, 12, 1),
            "this does not fit: at 10 hours a week, 2 of 4 topics would be done by then (up to “Water”), and the first "
            "day that fits is 9 December 2026, both at the lean pace; to keep the day would take 20.5 hours a week at "
            "the lean pace, 33 hours a week at the thorough",
        ),
        (
            5,
            date(2026, 11, 25),
            "this does not fit: at 5 hours a week, no topic would be done by then, and the first day that fits is "
            "23 December 2026, both at the lean pace; to keep the day would take 143.5 hours a week at the lean pace, "
            "more hours than a week has at the thorough",
        ),
        (
            5,
            date(2020, 1, 1),
            "this does not fit: at 5 hours a week, no topic would be done by then, and the first day that fits is "
            "23 December 2026, both at the lean pace",
        ),
    ],
)
def test_a_day_to_be_ready_by_is_held_against_the_plan(hours: float, ready_by: date, said: str) -> None:
    """Whether it fits, and if not, what is done by then, which day would fit, and how many hours a week would do."""
    text = _markdown(Learner(goal="gardener", hours_a_week=hours, ready_by=ready_by))
    assert f"- **To be ready by {_words(ready_by)}:** {said}\n" in text


def test_the_hours_that_are_said_to_keep_the_day_do_keep_it() -> None:
    """They are rounded up, so that who follows them is in time."""
    learner = Learner(goal="gardener", hours_a_week=5, ready_by=date(2026, 12, 5))
    found = re.search(r"would take ([\d.]+) hours a week at the lean", _markdown(learner))
    assert found
    assert "this fits at the lean pace" in _markdown(replace(learner, hours_a_week=float(found[1])))


def test_what_was_begun_and_is_not_needed_is_not_lost() -> None:
    """It is noted, so it stands in the list, though the plan has no step for it."""
    text = _markdown(Learner(goal="gardener", doing=("bonsai",)))
    assert "- [ ] [Bonsai](/guides/g#soil) (begun; nothing that is left needs it)\n" in text


@given(data=st.data())
def test_every_step_and_every_noted_topic_is_there_once(packaged: Guide, data: st.DataObject) -> None:
    """With the sign of its state, in the order of the plan, and nothing else is there."""
    curriculum = packaged.curriculum
    assert curriculum
    states = data.draw(_states([topic.id for topic in curriculum.topics]))
    goal, hours = data.draw(st.sampled_from(curriculum.goals)), data.draw(HOURS)
    learner = Learner(**states, goal=goal.id, hours_a_week=hours)
    plan = make_plan(curriculum, learner, begins=BEGINS)
    text = to_markdown(curriculum, learner, plan, guide=packaged)
    lines, titles = _entries(text), {topic.id: topic.title for topic in curriculum.topics}
    entry = {id: next((line for line in lines if f"[{title}](" in line), "") for id, title in titles.items()}
    signs = {id: line[:6] for id, line in entry.items() if line}
    steps = [step.topic.id for step in plan.steps]
    expected = {
        **dict.fromkeys(steps, "- [ ] "),
        **dict.fromkeys(learner.doing, "- [ ] "),
        **dict.fromkeys(learner.done, "- [x] "),
    }
    assert {id: sign for id, sign in signs.items() if id not in learner.skipped} == expected
    assert all(signs[id].startswith("- [") and "] (" not in signs[id] for id in learner.skipped)
    assert len(lines) == len(signs)
    assert [line for line in lines if line in {entry[id] for id in steps}] == [entry[id] for id in steps]
    assert all(("begun" in entry[id]) == (id in learner.doing) for id in steps)
    assert sum("(next" in line for line in lines) == bool(steps)


def test_links_of_the_checklist_are_those_of_the_sections(packaged: Guide) -> None:
    """Every link of the file leads to a section that the guide has."""
    curriculum = packaged.curriculum
    assert curriculum
    text = to_markdown(curriculum, Learner(), make_plan(curriculum, Learner(), begins=BEGINS), guide=packaged)
    links = re.findall(r"\]\(([^)]*)\)", text)
    assert len(links) > len(curriculum.topics)
    assert set(links) <= {section.url for section in packaged.sections}


AWKWARD = [
    "Arrays [1] and (maps)](javascript:alert(1))",
    "a * b * c, __init__, snake_case, `code` and ~~strike~~",
    "<script>alert(1)</script> &amp; &#35; R&D",
    r"a\b \[c\] $x$ :tada: C# and # hash #",
    "Zażółć gęślą jaźń, 機械学習, 🎓, \u0641\u0627\u0631\u0633\u06cc\u200c\u0647\u0627",
]


def _shown(text: str) -> list[tuple[str, str, str]]:
    """What a Markdown reader makes of a text: the tag, the words, and the links of each block with words."""
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(text)
    blocks = [(before.tag, token) for before, token in pairwise(tokens) if token.type == "inline"]
    return [
        (
            tag,
            "".join(each.content for each in token.children or () if each.type == "text"),
            " ".join(each.type + str(each.attrs.get("href", "")) for each in token.children or () if each.nesting == 1),
        )
        for tag, token in blocks
    ]


@pytest.mark.parametrize("words", AWKWARD)
def test_words_of_an_author_are_shown_as_written(words: str) -> None:
    """Whatever Markdown would make of them: in titles, links, exercises, goals and the names of phases."""
    curriculum = replace(_entitled(seeds=words, seeds_exercise=words), goals=(replace(GARDENER, title=words),))
    guide = _guide(words, books=words, **{"roadmap/phase-1": f"Phase 1: {words}"})
    shown = _shown(_markdown(Learner(), curriculum, guide))
    assert ("h1", f"Study plan: {words}", "") in shown
    assert ("h2", f"Phase 1: {words}", "") in shown
    assert ("p", f"[ ] {words}", "link_open/guides/g#soil") in shown
    assert ("p", f"First exercise: {words}", "") in shown
    assert ("p", f"Resources: {words}", "link_open/guides/g#books") in shown
    assert any(f"“{words}”" in text and not links for _, text, links in shown)
    assert any(text.startswith("Can go side by side:") and words in text and not links for _, text, links in shown)
    assert {tag for tag, _, _ in shown} == {"h1", "h2", "p"}


def test_what_github_makes_of_words_is_escaped_too() -> None:
    """It has formulas between dollars and pictures between colons; an address keeps its underscores."""
    text = _markdown(Learner(), _entitled(seeds_exercise="Pay $5 to $9 :tada: at https://g.org/a_b: now."))
    assert r"First exercise: Pay \$5 to \$9 \:tada: at https://g.org/a_b: now." in text


@given(words=st.text(min_size=1).filter(lambda text: text.isprintable() and text == " ".join(text.split()) != ""))
def test_any_printable_words_are_shown_as_written(words: str) -> None:
    """No title breaks out of its link."""
    shown = _shown(_markdown(Learner(), _entitled(seeds=words)))
    assert [entry for entry in shown if entry[1] == f"[ ] {words}"][:1] == [
        ("p", f"[ ] {words}", "link_open/guides/g#soil")
    ]


def test_line_ends_and_control_characters_do_not_reach_the_file() -> None:
    """A title is one line, whatever stands in it, and can be written as UTF-8."""
    words = "One\n\n# Two\r\n- [x] three\u2028four\x00\x07\u202e\ud800 five"
    text = _markdown(Learner(), _entitled(seeds=words, seeds_exercise=words))
    assert text.encode()
    assert _entries(text)[2].startswith(r"- [ ] [One \# Two - \[x\] three four five](")
    assert not re.search("[\x00\x07\u2028\u202e\r]", text)
    assert len(_entries(text)) == len(_entries(_markdown(Learner())))


# The calendar


def test_another_reader_finds_each_step_on_its_days(packaged: Guide) -> None:
    """As many events as steps, in their order, from the first day of each to its last."""
    curriculum = packaged.curriculum
    assert curriculum
    learner = Learner(done=("python",), hours_a_week=6)
    plan = make_plan(curriculum, learner, begins=BEGINS)
    events = _events(to_calendar(curriculum, learner, plan, guide=packaged, made=MADE))
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
    (*_, seeds, pruning) = _events(_calendar(Learner(goal="gardener", hours_a_week=6)))
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
    calendar = vobject.readOne(_calendar(Learner(goal="artist", hours_a_week=6)).decode())
    assert calendar.contents["name"][0].value == "Study plan: Bonsai artist"
    assert calendar.contents["x-wr-calname"][0].value == "Study plan: Bonsai artist"
    assert calendar.version.value == "2.0"
    assert "Career Guide" in calendar.prodid.value


@pytest.mark.parametrize("words", [*AWKWARD, "commas, semicolons; and \\n backslashes", "é" * 300, "🎓 x" * 90])
def test_calendar_lines_are_short_and_words_stay_whole(words: str) -> None:
    """No line is over 75 octets, none breaks within a letter, and the other reader unfolds and unescapes them."""
    curriculum = replace(
        _entitled(seeds=words, seeds_exercise=words), goals=(replace(GARDENER, title=words, topics=("seeds",)),)
    )
    made = _calendar(Learner(hours_a_week=6), curriculum)
    lines = made.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() or line == b"" for line in lines)
    (event,) = _events(made)
    assert event.summary.value == words
    assert f"\nFirst exercise: {words}\n" in event.description.value
    escaped = re.sub(r"([\\,;])", r"\\\1", f"Study plan: {words}")
    assert f"X-WR-CALNAME:{escaped}\r\n" in made.decode().replace("\r\n ", "")


def test_no_line_of_a_calendar_can_be_smuggled_in() -> None:
    """Line ends and control characters of an author are gone from titles, exercises and the name."""
    words = "One\r\nEND:VEVENT\nBEGIN:VEVENT\u2028two\x85\x00\x07\ud800\u202e"
    curriculum = replace(
        _entitled(seeds=words, seeds_exercise=words), goals=(replace(GARDENER, title=words, topics=("seeds",)),)
    )
    (event,) = _events(_calendar(Learner(hours_a_week=6), curriculum))
    assert event.summary.value == "One END:VEVENT BEGIN:VEVENT two"
    assert "First exercise: One END:VEVENT BEGIN:VEVENT two\n" in event.description.value


def test_a_leap_day_is_a_day_like_any_other() -> None:
    """A step of one day on 29 February ends, by the standard, before 1 March."""
    curriculum = replace(CURRICULUM, topics=(replace(WATER, needs=(), hours=(1, 1)), SEEDS), goals=())
    events = _events(_calendar(Learner(hours_a_week=7), curriculum, begins=date(2028, 2, 29)))
    days = {event.summary.value: (event.dtstart.value, event.dtend.value) for event in events}
    assert days["Water"] == (date(2028, 2, 29), date(2028, 3, 1))
    assert days["Seeds"][0] == date(2028, 3, 1)


def test_an_event_is_known_again_whoever_the_learner_is() -> None:
    """Its UID is made from the guide and the topic: it stays in other plans, and tells nothing of a person."""
    one = Learner(goal="gardener", hours_a_week=6, background=("nurse",))
    other = Learner(goal="gardener", hours_a_week=20, done=("soil",), ready_by=date(2027, 1, 1))
    first, second = _ids(_calendar(one)), _ids(_calendar(other, made=MADE + timedelta(days=9)))
    assert second == first[1:]
    assert len(set(first)) == len(first) == 4
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id) for id in first)
    elsewhere = replace(CURRICULUM, guide="h")
    assert not set(_ids(_calendar(one, elsewhere))) & set(first)


def test_ids_of_events_never_change() -> None:
    """A calendar that was imported years ago is still updated by a new one."""
    (first, *_) = _ids(_calendar(Learner(goal="gardener", hours_a_week=6)))
    assert first == "5897c3d4-c164-5c3e-901c-9fa79d37a9f3"


def test_the_time_of_making_is_told_in_utc() -> None:
    """Wherever it was made, and whatever the clock of the machine."""
    there = datetime(2026, 11, 24, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    for made in (there, datetime(2026, 11, 25, 4, 30)):
        assert _calendar(Learner(hours_a_week=6), made=made).count(b"DTSTAMP:20261125T043000Z\r\n") == 4


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
        _calendar(learner, curriculum)
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
            to_calendar(curriculum, each, plan, guide=packaged, made=MADE),
        )
        for each in learners
        if (plan := make_plan(curriculum, each, begins=BEGINS))
    }
    assert len(files) == 1


# JSON


@given(learner=LEARNERS)
def test_a_learner_comes_back_from_json_as_saved(learner: Learner) -> None:
    """Whatever was noted."""
    assert from_json(to_json(learner)) == learner


def test_saved_json_names_its_format_and_is_plain_to_read() -> None:
    """One key for the format, one for the learner, a line for each thing noted."""
    text = to_json(Learner(done=("python",), hours_a_week=6, ready_by=date(2027, 6, 30)))
    assert json.loads(text) == {
        "format": FORMAT,
        "learner": {
            "path": "",
            "done": ["python"],
            "doing": [],
            "skipped": [],
            "goal": "",
            "hours_a_week": 6,
            "ready_by": "2027-06-30",
            "background": [],
        },
    }
    assert '\n    "ready_by": "2027-06-30",\n' in text
    assert text.isascii()


def test_a_byte_order_mark_is_no_fault() -> None:
    """Some editors write one when they save a file."""
    assert from_json("\ufeff" + to_json(Learner(goal="artist"))) == Learner(goal="artist")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", r"^line 1: the file is not plain JSON; choose a file that was saved here$"),
        ('{"format": 1,\n"learner": {,}}', "^line 2: the file is not plain JSON"),
        ("[" * 100_000, "not plain JSON"),
        ('{"format": ' + "9" * 5000 + "}", "not plain JSON"),
        ("[]", 'does not say "format": 1'),
        ("null", 'does not say "format": 1'),
        ('{"learner": {}}', 'does not say "format": 1'),
        ('{"format": 2, "learner": {}}', "^format: is not 1"),
        ('{"format": "1", "learner": {}}', "^format: is not 1"),
        ('{"format": true, "learner": {}}', "^format: is not 1"),
        ('{"format": 1.0, "learner": {}}', "^format: is not 1"),
        ('{"format": 1}', "other keys than format and learner"),
        ('{"format": 1, "learner": {}, "name": "Ada"}', "other keys than format and learner"),
        ('{"format": 1, "format": 1, "learner": {}}', "^'format': stands twice"),
        (
            '{"format": 1, "learner": {"a\\u0000\\ud800\\n": 1, "a\\u0000\\ud800\\n": 1}}',
            r"^'a\\x00\\ud800\\n': stands",
        ),
        ('{"format": 1, "learner": []}', "^learner: not a mapping"),
        ('{"format": 1, "learner": {"name": "Ada"}}', "^learner: not a mapping"),
        ('{"format": 1, "learner": {"done": "python"}}', "^learner: done: not a list of at most 5,000; choose a file"),
        ('{"format": 1, "learner": {"doing": [1]}}', "^learner: doing: not a list of ids"),
        ('{"format": 1, "learner": {"hours_a_week": NaN}}', "^learner: hours_a_week: not a number"),
        ('{"format": 1, "learner": {"hours_a_week": 1e999}}', "^learner: hours_a_week: not a number"),
        ('{"format": 1, "learner": {"ready_by": "soon"}}', "^learner: ready_by: not a date"),
    ],
)
def test_what_was_not_saved_here_is_refused_in_one_line(text: str, problem: str) -> None:
    """The line says what is wrong, where, and what to do."""
    with pytest.raises(UsageError, match=problem) as raised:
        from_json(text)
    assert str(raised.value).isprintable()
    assert "; choose a file that was saved here" in str(raised.value)


def test_a_large_file_is_refused_unread() -> None:
    """The limit is one of bytes, not of characters."""
    text = to_json(Learner(goal="artist"))
    padded = text + " " * (LIMIT_BYTES - len(text))
    assert from_json(padded) == Learner(goal="artist")
    for large in (padded + " ", text + "é" * (LIMIT_BYTES // 2), "\ud800" * (LIMIT_BYTES // 2)):
        with pytest.raises(UsageError, match=r"^the file has 1,\d{3},\d{3} bytes, over the limit of 1,000,000; choose"):
            from_json(large)


@given(text=st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_refused_by_the_one_error(text: str) -> None:
    """Nothing but a usage error comes out of a text that nobody saved."""
    with pytest.raises(UsageError):
        from_json(text)
