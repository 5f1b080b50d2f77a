"""Questions about somebody else, asked as if for oneself."""

import pytest

from bot.pipeline import Bot
from bot.reading.third_person import in_first_person, is_the_same_for_another
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("What would she earn as an ML engineer?", "What would I earn as an ML engineer?"),
        ("how long would it take her", "how long would it take me"),
        ("Does he need a degree?", "do I need a degree?"),
        ("what should my daughter learn first?", "what should I learn first?"),
        ("which course is right for my son", "which course is right for me"),
        ("My wife is 38. What is her first step?", "I am 38. What is my first step?"),
        (
            "my sister Amina is 19 and wants to be an ML engineer, what should she do first",
            "I am 19 and I want to be an ML engineer. what should I do first",
        ),
        (
            "our neighbour Hans, 61, wants to learn AI. Where should he start?",
            "I want to learn AI. Where should I start?",
        ),
        ("I'm asking for my husband, he is 41. What should he learn first?", "I am 41. What should I learn first?"),
        ("my best friend is blind, where should they start?", "I am blind. where should I start?"),
    ],
)
def test_a_question_about_somebody_else_is_asked_as_for_oneself(text: str, asked: str) -> None:
    assert in_first_person(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "My brother knows Python.",
        "My uncle says maths is useless. Is he right?",
        "what did my teacher mean",
        "who is she who wrote this?",
        "What should I learn first?",
        "my brother knows Python and says that I can skip calculus, is he right",
        "should I ask my boss if he pays for it?",
        "my wife thinks Python is better than R",
    ],
)
def test_what_somebody_else_knows_or_says_stays_theirs(text: str) -> None:
    assert in_first_person(text) == text


def test_somebody_else_is_told_the_same(guide_bot: Bot) -> None:
    other, own = (
        talk(guide_bot, "What would my sister earn as an ML engineer?"),
        talk(guide_bot, "What would I earn as an ML engineer?"),
    )
    assert other.text == own.text


def test_the_plan_of_one_is_not_that_of_another(guide_bot: Bot) -> None:
    told = ["I want to become an ML engineer, I know Python and have 10 hours a week", "yes"]
    assert "What is left" not in talk(guide_bot, *told, "how long would it take her?").text


@pytest.mark.parametrize(
    "person",
    [
        "my brother Tom",
        "my sister Amina",
        "our neighbour Hans, 61,",
        "my cousin who is deaf",
        "a friend of mine from Syria",
    ],
)
def test_whoever_is_asked_for_begins_alike(guide_bot: Bot, person: str) -> None:
    answer = talk(guide_bot, f"{person} wants to become an ML engineer, what should they do first?")
    assert answer.citations[0].section.id == "ai-ml/next-steps"


@pytest.mark.parametrize(
    "message", ["and my brother tom?", "what about my friend Ana", "and for my husband?", "and her?"]
)
def test_a_question_that_only_names_somebody_else_is_the_last_one_again(guide_bot: Bot, message: str) -> None:
    """It gets the same answer."""
    asked = "my sister Amina is 19 and wants to become an ML engineer, what should she do first"
    one = guide_bot.reply(asked)
    other = guide_bot.reply(message, one.conversation)
    assert [each.section.id for each in other.citations] == [each.section.id for each in one.citations]


@pytest.mark.parametrize(
    "message", ["is it for me?", "and my wife says no", "and my friend is a nurse", "my wife", "and you?"]
)
def test_what_says_more_of_somebody_is_no_such_question(message: str) -> None:
    assert not is_the_same_for_another(message)
