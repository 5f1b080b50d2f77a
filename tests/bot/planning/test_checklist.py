"""The checklist of a plan says what the plan says, and shows an author's words as written."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.learner import Learner
from bot.planning.checklist import to_markdown
from bot.planning.plan import make_plan
from knowledge.guide import Guide
from tests.bot.planning.plan_files import (
    AWKWARD,
    BEGINS,
    CURRICULUM,
    GARDENER,
    HOURS,
    a_guide,
    a_plan,
    day_in_words,
    entitled,
    entries,
    markdown_of,
    states_of,
)


def test_the_checklist_says_what_it_was_computed_from() -> None:
    """Its title is the goal; then the guide, when it was reviewed, the hours a week, and the beginning."""
    text = markdown_of(Learner(goal="artist", hours_a_week=6))
    assert text.startswith("# Study plan: Bonsai artist\n\n")
    origin = text.split("\n")[2]
    assert origin == (
        "Computed from the curriculum of the guide “Gardening” (reviewed on 1 November 2026), with 6 hours a week, "
        "begun on 24 November 2026."
    )


def test_what_is_not_known_is_not_said() -> None:
    """Without a review, hours a week or a chosen goal there is no date, no week, and the goal is called the first."""
    text = markdown_of(Learner(), guide=a_guide(reviewed=None))
    assert "reviewed" not in text
    assert "without hours a week" in text
    assert "No goal was chosen" in text
    assert not re.search(r"Weeks|Finish|To be ready", text)
    assert re.findall(r"\b20\d\d\b", text) == ["2026"]
    assert "No goal was chosen" not in markdown_of(Learner(goal="gardener"))


def test_a_curriculum_without_goals_is_called_by_its_guide() -> None:
    """Then there is none that could have been chosen."""
    text = markdown_of(Learner(), replace(CURRICULUM, goals=()))
    assert text.startswith("# Study plan: Gardening\n")
    assert "No goal was chosen" not in text


def test_a_topic_stands_under_its_phase_with_a_sign_of_its_state() -> None:
    """What is done is ticked, the first step is next, what was begun is marked, what is left out has no box."""
    text = markdown_of(Learner(done=("soil",), doing=("water",), skipped=("seeds",), goal="gardener"))
    assert "Roots\n\n- [x] [Soil](/guides/g#soil)\n- [ ] [Water](/guides/g#soil) (next, begun)\n" in text
    assert "## Phase 2: Leaves\n\n- [ ] [Pruning](/guides/g#soil)\n" in text
    assert text.endswith("## Left out\n\n- [Seeds](/guides/g#soil)\n")
    assert "Bonsai" not in text


def test_a_step_has_its_hours_exercise_and_resources() -> None:
    """Hours are a range, and it is said which of them are an estimate."""
    text = markdown_of(Learner(goal="gardener"))
    assert (
        "- [ ] [Seeds](/guides/g#soil)\n"
        "  - 10 to 20 h; the low figure is an estimate\n"
        "  - First exercise: Sow ten beans.\n"
        "  - Resources: [Books](/guides/g#books)\n"
    ) in text
    for hours in ("7 h; an estimate", "2.5 to 4 h", "1 to 2 h; the high figure is an estimate"):
        assert f"\n  - {hours}\n" in text
    assert "100 to 200 h; both figures are estimates" in markdown_of(Learner(goal="artist"))


def test_a_step_has_its_days_where_they_are_known() -> None:
    """They are those of the plan; a step of a single day has one date."""
    learner = Learner(goal="gardener", hours_a_week=21)
    text = markdown_of(learner)
    for step in a_plan(learner).steps:
        first, last = a_plan(learner).days(step) or (BEGINS, BEGINS)
        same = day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"
        assert f"\n  - {same}\n" in text
    assert "\n  - 3 December 2026\n" in text


def test_what_can_go_side_by_side_is_told_by_phase() -> None:
    """Only what stands on nothing that is left; where that is a single topic, nothing is said."""
    assert "Can go side by side: Soil; Seeds." in markdown_of(Learner(goal="gardener"))
    assert "side by side" not in markdown_of(Learner(goal="gardener", done=("seeds",)))


def test_totals_are_those_of_the_plan() -> None:
    """What is left, in hours and in weeks, and the months in which it ends."""
    text = markdown_of(Learner(goal="gardener", hours_a_week=2.25))
    assert "- **Left:** 4 topics, 20.5 to 33 h, lean to thorough\n" in text
    assert "- **Weeks:** 10 to 15 at 2.25 hours a week\n" in text
    assert "- **Finish:** January 2027 to March 2027;" in text


def test_a_finish_within_a_month_is_one_month_and_one_too_far_away_is_none() -> None:
    """A date a hundred years away would mean nothing."""
    assert "**Finish:** November 2026;" in markdown_of(Learner(goal="gardener", hours_a_week=100))
    endless = entitled()
    endless = replace(endless, topics=tuple(replace(each, hours=(9000, 10000)) for each in endless.topics))
    text = markdown_of(Learner(hours_a_week=0.5, ready_by=BEGINS), endless)
    assert "beyond 100 years at the thorough pace, so no date is given" in text
    assert "no day within 100 years fits" in text


def test_nothing_left_is_said_in_a_word() -> None:
    """There are no totals then, and the ticks are still there."""
    text = markdown_of(Learner(goal="gardener", done=("pruning",), hours_a_week=6, ready_by=BEGINS))
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
    text = markdown_of(Learner(goal="gardener", hours_a_week=hours, ready_by=ready_by))
    assert f"- **To be ready by {day_in_words(ready_by)}:** {said}\n" in text


def test_the_hours_that_are_said_to_keep_the_day_do_keep_it() -> None:
    """They are rounded up, so that who follows them is in time."""
    learner = Learner(goal="gardener", hours_a_week=5, ready_by=date(2026, 12, 5))
    found = re.search(r"would take ([\d.]+) hours a week at the lean", markdown_of(learner))
    assert found
    assert "this fits at the lean pace" in markdown_of(replace(learner, hours_a_week=float(found[1])))


def test_what_was_begun_and_is_not_needed_is_not_lost() -> None:
    """It is noted, so it stands in the list, though the plan has no step for it."""
    text = markdown_of(Learner(goal="gardener", doing=("bonsai",)))
    assert "- [ ] [Bonsai](/guides/g#soil) (begun; nothing that is left needs it)\n" in text


@given(data=st.data())
def test_every_step_and_every_noted_topic_is_there_once(packaged: Guide, data: st.DataObject) -> None:
    """With the sign of its state, in the order of the plan, and nothing else is there."""
    curriculum = packaged.curriculum
    assert curriculum
    states = data.draw(states_of([topic.id for topic in curriculum.topics]))
    goal, hours = data.draw(st.sampled_from(curriculum.goals)), data.draw(HOURS)
    learner = Learner(**states, goal=goal.id, hours_a_week=hours)
    plan = make_plan(curriculum, learner, begins=BEGINS)
    text = to_markdown(curriculum, learner, plan, guide=packaged)
    lines, titles = entries(text), {topic.id: topic.title for topic in curriculum.topics}
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
    curriculum = replace(entitled(seeds=words, seeds_exercise=words), goals=(replace(GARDENER, title=words),))
    guide = a_guide(words, books=words, **{"roadmap/phase-1": f"Phase 1: {words}"})
    shown = _shown(markdown_of(Learner(), curriculum, guide))
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
    text = markdown_of(Learner(), entitled(seeds_exercise="Pay $5 to $9 :tada: at https://g.org/a_b: now."))
    assert r"First exercise: Pay \$5 to \$9 \:tada: at https://g.org/a_b: now." in text


@given(words=st.text(min_size=1).filter(lambda text: text.isprintable() and text == " ".join(text.split()) != ""))
def test_any_printable_words_are_shown_as_written(words: str) -> None:
    """No title breaks out of its link."""
    shown = _shown(markdown_of(Learner(), entitled(seeds=words)))
    assert [entry for entry in shown if entry[1] == f"[ ] {words}"][:1] == [
        ("p", f"[ ] {words}", "link_open/guides/g#soil")
    ]


def test_line_ends_and_control_characters_do_not_reach_the_file() -> None:
    """A title is one line, whatever stands in it, and can be written as UTF-8."""
    words = "One\n\n# Two\r\n- [x] three\u2028four\x00\x07\u202e\ud800 five"
    text = markdown_of(Learner(), entitled(seeds=words, seeds_exercise=words))
    assert text.encode()
    assert entries(text)[2].startswith(r"- [ ] [One \# Two - \[x\] three four five](")
    assert not re.search("[\x00\x07\u2028\u202e\r]", text)
    assert len(entries(text)) == len(entries(markdown_of(Learner())))
