"""The cases that come with the project: they cover the guides, and every citation of every answer holds."""

from collections import Counter

import pytest

from bot.answer import MARKER, Kind
from bot.pipeline import Bot
from evals.case import PHRASINGS, Case, check_sections, load_cases, without_copies

CASES = without_copies(load_cases())


def of_kind(kind: Kind) -> list[Case]:
    return [case for case in CASES if case.turns[0].kinds[:1] == (kind,)]


def test_every_section_is_the_aim_of_cases(guide_bot: Bot) -> None:
    """No section of either guide is without a case, and no case names a section that is not there."""
    check_sections(CASES, guide_bot.index.guides)
    aimed_at = {section for case in of_kind(Kind.ANSWER) for entry in case.turns[0].cites for section in entry}
    sections = {section.id for guide in guide_bot.index.guides for section in guide.sections}
    assert sections - aimed_at == set()


@pytest.mark.parametrize(("kind", "fewest"), [(Kind.ANSWER, 180), (Kind.DECLINED, 40)])
def test_there_are_enough_cases_in_each_phrasing(kind: Kind, fewest: int) -> None:
    """Plain, reworded, hasty and indirect, about as many of each."""
    phrasings = Counter(case.phrasing for case in of_kind(kind))
    assert sum(phrasings.values()) >= fewest
    assert set(phrasings) == set(PHRASINGS)
    assert min(phrasings.values()) >= fewest // 5


@pytest.mark.parametrize("kind", [Kind.ANSWER, Kind.DECLINED])
def test_about_a_third_is_set_aside(kind: Kind) -> None:
    """The part that tuning does not look at is about a third of the cases of each kind, in some files half of them."""
    parts = Counter(case.part for case in of_kind(kind))
    assert set(parts) == {"tune", "test"}
    assert 0.25 <= parts["test"] / sum(parts.values()) <= 0.5


def test_half_of_what_is_to_be_declined_is_close_to_the_subject() -> None:
    """It is easy to decline the weather."""
    near = [case.near for case in of_kind(Kind.DECLINED) if case.near is not None]
    assert sum(near) >= len(near) // 2


def test_no_case_is_one_of_the_known_questions(guide_bot: Bot) -> None:
    """What search is measured with, search must not have been given; a conversation may open with one."""
    known = {_bare(question) for guide in guide_bot.index.guides for s in guide.sections for question in s.questions}
    single = [case for case in CASES if len(case.turns) == 1 and case.phrasing != "plain"]
    assert [case.turns[0].says for case in single if _bare(case.turns[0].says) in known] == []


def test_every_citation_of_every_answer_holds(guide_bot: Bot) -> None:
    """To each marker its citation, to each citation its marker, and every quote in its section to the letter."""
    for case in CASES:
        answer = guide_bot.reply(case.turns[0].says).to_json()
        numbers = {citation["number"] for citation in answer["citations"]}
        assert {int(number) for number in MARKER.findall(answer["text"])} == numbers
        for citation in answer["citations"]:
            text = guide_bot.index.section(citation["section"]).text
            assert text[citation["start"] : citation["end"]] == citation["quote"]


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
