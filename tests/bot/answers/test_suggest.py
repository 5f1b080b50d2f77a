"""Suggestions: only questions that are answered, not asked yet, and one a section."""

from pathlib import Path

import pytest

from bot.answers.suggest import SUGGESTIONS, TRIED, Suggester
from bot.conversation import Conversation, Option
from bot.pipeline import Bot
from knowledge.guide import Section
from knowledge.read import read_guide

QUESTIONS = """
a: ["A one?", "A two?"]
b: ["B one?"]
c: ["C 1?", "C 2?", "C 3?", "C 4?", "C 5?"]
"""


@pytest.fixture
def sections(tmp_path: Path) -> tuple[Section, ...]:
    (tmp_path / "guide.md").write_text("## A\nx\n## B\nx\n## C\nx\n## Which one?\nx\n## Last\nx\n", encoding="utf-8")
    (tmp_path / "guide.questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    return read_guide(tmp_path / "guide.md", "guide").sections


def test_the_first_sections_suggest_one_question_each(sections: tuple[Section, ...]) -> None:
    """In their order, with the section that answers it, and a section that comes twice only once."""
    found = Suggester(lambda _: True).suggest([sections[1], sections[0], sections[1], *sections], Conversation())
    assert found == (Option("B one?", "guide/b"), Option("A one?", "guide/a"), Option("C 1?", "guide/c"))
    assert len(found) == SUGGESTIONS


def test_what_is_not_answered_is_not_suggested(sections: tuple[Section, ...]) -> None:
    """Another question of the section takes its place, if one is answered."""
    found = Suggester(lambda question: question in {"A two?", "C 3?"}).suggest(sections, Conversation())
    assert [option.words for option in found] == ["A two?", "C 3?"]


def test_what_was_asked_is_not_suggested(sections: tuple[Section, ...]) -> None:
    """Whatever the case of its letters."""
    asked = Conversation(asked=("a ONE?", "B one?"))
    found = Suggester(lambda _: True).suggest(sections, asked, count=2)
    assert [option.words for option in found] == ["A two?", "C 1?"]


def test_a_section_without_questions_is_asked_about_by_its_title(sections: tuple[Section, ...]) -> None:
    """A title that is a question is one already."""
    found = Suggester(lambda _: True).suggest(sections[3:], Conversation())
    assert [option.words for option in found] == ["Which one?", "What does the guide say about Last?"]


def test_each_question_is_tried_once_and_no_more_than_needed(sections: tuple[Section, ...]) -> None:
    """Trying costs a search, so a section is given up after a few and what came of a question is kept."""
    tried: list[str] = []

    def is_answered(question: str) -> bool:
        tried.append(question)
        return question == "A one?"

    suggester = Suggester(is_answered)
    for _ in range(2):
        suggester.suggest(sections[:3], Conversation())
    assert tried == ["A one?", "B one?", *(f"C {number}?" for number in range(1, TRIED + 1))]
    tried.clear()
    assert suggester.suggest(sections, Conversation(), count=1) == (Option("A one?", "guide/a"),)
    assert tried == []


def test_nothing_is_suggested_out_of_nothing() -> None:
    """No section, no question."""
    assert Suggester(lambda _: True).suggest([], Conversation()) == ()


def test_what_the_bot_suggests_it_answers(guide_bot: Bot) -> None:
    """A learner who picks any suggestion gets an answer that quotes."""
    answer = guide_bot.reply("What should I learn first?")
    assert len(answer.suggestions) == SUGGESTIONS
    for suggestion in answer.suggestions:
        assert guide_bot.reply(suggestion, answer.conversation).citations


def test_once_all_are_tried_nothing_is_tried_again(sections: tuple[Section, ...]) -> None:
    """Before the first learner comes, so that none waits for it."""
    tried: list[str] = []
    suggester = Suggester(lambda question: not tried.append(question))  # type: ignore[func-returns-value]
    suggester.try_all(sections)
    assert tried == ["A one?", "B one?", "C 1?", "Which one?", "What does the guide say about Last?"]
    assert len(suggester.suggest(sections, Conversation())) == SUGGESTIONS
    assert len(tried) == 5


def test_of_one_section_only_questions_that_are_written_out_are_offered() -> None:
    """Shorthand that search knows is nothing to press."""
    section = Section(id="g/s", trail=("G", "S"), text="", line=1, text_line=2, questions=("s stuff", "A?", "B?", "C?"))
    found = Suggester(lambda question: question != "A?").of_section(section)
    assert [option.words for option in found] == ["B?", "C?"]
