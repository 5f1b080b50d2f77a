"""Misspelt copies: what a slip of the finger does to a question, and what it costs."""

from collections import Counter
from random import Random

import pytest
from rapidfuzz.distance import OSA

from bot.answer import Kind
from bot.pipeline import Bot
from evals.case import Case, Turn
from evals.typos import measure_typos, misspell, neighbours, questions_of
from knowledge.errors import UsageError

QUESTION = "How do I sow the first Potatoes in my own garden?"
TOOLS = Turn("Which tools does a beginner need?", (Kind.ANSWER,), (("garden/tools",),))


def copies(count: int) -> list[str]:
    return [misspell(QUESTION, Random(seed)) for seed in range(count)]


def test_a_copy_has_one_or_two_slips() -> None:
    """A swap of neighbours, a letter left out, doubled or mistyped is one edit."""
    edits = Counter(OSA.distance(QUESTION, copy) for copy in copies(200))
    assert set(edits) == {1, 2}


def test_only_words_of_four_letters_or_more_are_misspelt() -> None:
    changed = {
        word for copy in copies(200) for word, now in zip(QUESTION.split(), copy.split(), strict=True) if word != now
    }
    assert changed == {"first", "Potatoes", "garden?"}


def test_the_same_seed_gives_the_same_copy() -> None:
    assert misspell(QUESTION, Random(7)) == misspell(QUESTION, Random(7))


def test_the_first_letter_is_not_hit_more_often_than_chance() -> None:
    """Of a word with seven letters, a seventh or a little more, since a swap takes two."""
    hit = sum(not misspell("gardens", Random(seed)).startswith("g") for seed in range(2000)) / 2000
    assert hit <= 1.15 / 7


def test_a_mistyped_letter_is_beside_the_right_one() -> None:
    assert set(neighbours("a")) == set("qwsz")
    assert set(neighbours("p")) == set("ol")
    assert set(neighbours("m")) == set("njk")
    assert all(first in neighbours(each) for first in "qwertyuiopasdfghjklzxcvbnm" for each in neighbours(first))


def test_only_first_questions_that_are_to_be_answered_are_misspelt() -> None:
    """Later turns, what is to be declined, what has no long word, and a question's copies for others are left out."""
    cases = [
        Case("a", (TOOLS, Turn("Where can I buy them?", (Kind.ANSWER,), (("garden/tools",),)))),
        Case("b", (Turn("How is a cow milked?", (Kind.DECLINED,)),)),
        Case("c", (Turn("¿Qué es?", (Kind.ANSWER,), (("garden/tools",),)),)),
        Case("d (Ada)", (Turn("I am Ada. Which plants?", (Kind.ANSWER,), (("garden/plants",),)),), group="d"),
        Case("d (Bo)", (Turn("I am Bo. Which plants?", (Kind.ANSWER,), (("garden/plants",),)),), group="d"),
    ]
    assert [question.says for question in questions_of(cases)] == [TOOLS.says, "I am Ada. Which plants?"]


def test_nothing_to_misspell_is_told() -> None:
    with pytest.raises(UsageError, match="no case begins with a question"):
        questions_of([Case("b", (Turn("How is a cow milked?", (Kind.DECLINED,)),))])


def test_the_fall_is_what_the_copies_lose(garden_bot: Bot) -> None:
    """Each figure as written and misspelt, and the difference with its interval; only that of hit@3 has a goal."""
    figures = {each.name: each for each in measure_typos(garden_bot, [Case("a", (TOOLS,))], seeds=(1, 2))}
    assert figures["hit@3 as written"].value == 1
    fall = figures["fall of hit@3"]
    assert fall.value == pytest.approx(1 - figures["hit@3 misspelt"].value)
    assert fall.low is not None
    assert [name for name, each in figures.items() if each.goal is not None] == ["fall of hit@3"]
