"""Numbered sections: a question that names a number means the section that has it."""

import pytest

from bot.answers.numbered import Numbered
from bot.pipeline import Bot


@pytest.mark.parametrize(
    ("message", "section"),
    [
        ("which course is best for phase 2", "ai-ml/resources/resources-phase-2"),
        ("what resources are there for the third phase", "ai-ml/resources/resources-phase-3"),
        ("a book for phase one", "ai-ml/resources/resources-phase-1"),
        ("how long is phase 2", "ai-ml/roadmap/phase-2"),
    ],
)
def test_the_section_with_the_number_comes_first(guide_bot: Bot, message: str, section: str) -> None:
    assert guide_bot.reply(message).citations[0].section.id == section


def test_no_section_with_another_number_is_cited(guide_bot: Bot) -> None:
    cited = {each.section.id for each in guide_bot.reply("which course is best for phase 2").citations}
    assert not {id for id in cited if id.endswith(("phase-1", "phase-3", "phase-4"))}


def test_a_number_beside_another_subject_leaves_that_first(guide_bot: Bot) -> None:
    cited = guide_bot.reply("do I need a GPU in phase 2").citations[0].section
    assert "GPU" in cited.title


@pytest.mark.parametrize("message", ["is phase 1 harder than phase 2", "what does a junior earn after 2 years"])
def test_several_numbers_or_one_of_something_else_change_nothing(guide_bot: Bot, message: str) -> None:
    answerer = guide_bot._answerer
    found = answerer.index.search(message)
    assert Numbered(answerer.index, answerer.sections.values()).first(found, message) == found
