"""How many turns the cases have by section and behaviour, and which sections none of them cites."""

import json
from pathlib import Path

from bot.answer import Kind
from evals.case import Case, Turn
from evals.coverage import NO_SECTION, behaviours, cover, coverage_text
from knowledge.read import read_guides

CAN = Case("mine/1", (Turn("When do I water?", (Kind.ANSWER,), (("garden/tools/can",),)),), phrasing="plain")
COWS = Case("mine/2", (Turn("How do I milk a cow?", (Kind.DECLINED,)), Turn("Thanks!")), tags=("far", "thanks"))


def test_turns_are_counted_by_section_and_behaviour(garden: Path) -> None:
    """A sub-section counts for its section; a turn counts under each of its case's tags, and once in all."""
    coverage = cover([CAN, COWS], read_guides(garden))
    assert (coverage.cases, coverage.turns) == (2, 3)
    assert coverage.counts["garden/tools"] == {"plain": 1}
    assert coverage.counts["not in the guides"] == {"far": 1, "thanks": 1}
    assert coverage.counts[NO_SECTION] == {"far": 1, "thanks": 1}
    assert coverage.turns_of == {"garden/tools": 1, "not in the guides": 1, NO_SECTION: 1}


def test_sections_that_no_case_cites_are_listed(garden: Path) -> None:
    """Citing a sub-section covers its section; citing a section does not cover what is in it."""
    guides = read_guides(garden)
    assert cover([CAN], guides).uncovered == ("garden/plants",)
    tools = Case("mine/3", (Turn("Which tools?", cites=(("garden/tools", "garden/plants"),)),))
    assert cover([tools], guides).uncovered == ("garden/tools/can",)


def test_a_case_without_tags_counts_under_its_phrasing_or_its_length() -> None:
    assert behaviours(COWS) == ("far", "thanks")
    assert behaviours(CAN) == ("plain",)
    assert behaviours(Case("a", (Turn("?"),))) == ("single question",)
    assert behaviours(Case("a", (Turn("?"), Turn("?")))) == ("conversation",)


def test_what_is_asked_for_several_people_counts_once(garden: Path) -> None:
    people = [Case(f"a ({who})", (Turn("?"),), group="a") for who in ("Ada", "Bo")]
    assert cover(people, read_guides(garden)).turns == 1


def test_the_table_numbers_the_sections_and_ends_with_what_is_missing(garden: Path) -> None:
    """A row a behaviour, a dot for none, a last column for all; then the sections without a case."""
    coverage = cover([CAN, COWS], read_guides(garden))
    lines = [line.split() for line in coverage_text(coverage).split("\n")]
    assert ["1", "garden/tools", "1"] in lines
    assert ["far", ".", ".", "1", "1", "2"] in lines
    assert lines[-2:] == [["No", "case", "covers", "these", "1", "sections:"], ["garden/plants"]]
    assert json.loads(json.dumps(coverage.to_json()))["uncovered"] == ["garden/plants"]


def test_full_coverage_is_said(garden: Path) -> None:
    plants = Case("mine/4", (Turn("Which plants?", cites=(("garden/plants",),)),))
    assert coverage_text(cover([CAN, plants], read_guides(garden))).endswith("Every section of the guides is covered.")
