"""Telling a question by its form."""

import pytest

from bot.words.splitting import is_asked, sentences, without_questions


@pytest.mark.parametrize("text", ["what next", "is it hard", "can I skip calculus", "calculus?", "how long"])
def test_a_question_is_known_with_or_without_its_mark(text: str) -> None:
    assert is_asked(text)


@pytest.mark.parametrize("text", ["is correct", "every part of it", "do note the Python", "make me a plan"])
def test_what_states_or_orders_something_is_no_question(text: str) -> None:
    assert not is_asked(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("i hate maths is there any path for me", ["i hate maths", "is there any path for me"]),
        ("she's dyslexic, is this a problem", ["she's dyslexic", "is this a problem"]),
        ("my tooth hurts what can i take", ["my tooth hurts what can i take"]),
        ("I have a headache, what should I do?", ["I have a headache, what should I do?"]),
        ("I know Python, what's next?", ["I know Python", "what's next?"]),
        ("i did stats and git, so what should i learn now", ["i did stats and git", "so what should i learn now"]),
        ("i want to know how do i start", ["i want to know how do i start"]),
        ("I wonder what should I learn", ["I wonder what should I learn"]),
        ("I am not sure if that is a good idea", ["I am not sure if that is a good idea"]),
    ],
)
def test_what_is_told_is_cut_from_a_question_behind_it(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("how long is it, what does it cost", ["how long is it", "what does it cost"]),
        ("which course first, which project first?", ["which course first", "which project first?"]),
        ("when i finish phase 1, what do i do next", ["when i finish phase 1, what do i do next"]),
        ("if i know python, what should I learn", ["if i know python, what should I learn"]),
        ("is ai, which everybody talks about, hard", ["is ai, which everybody talks about, hard"]),
        ("how important are algebra, calculus and sql", ["how important are algebra, calculus and sql"]),
    ],
)
def test_questions_that_a_comma_joins_are_cut(text: str, parts: list[str]) -> None:
    """What a comma joins to something else stays with it."""
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("when do I start with pandas then", ""),
        ("I know Git, can I begin SQL", "I know Git"),
        ("how long is it if I know Git", "if I know Git"),
        ("what comes after, I did Git", "what comes after, I did Git"),
        ("where am I now, I did Git", ", I did Git"),
        ("what I know is Git", "what I know is Git"),
        ("could you take Git out", "could you take Git out"),
        ("when I finished Git it was easy", "when I finished Git it was easy"),
    ],
)
def test_what_a_sentence_asks_is_told_apart_from_what_it_tells(text: str, told: str) -> None:
    assert without_questions(text).strip() == told
