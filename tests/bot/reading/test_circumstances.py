"""Whether it matters who somebody is: one question for everybody."""

import pytest

from bot.answer import Kind
from bot.pipeline import Bot
from bot.reading.circumstances import OF_AGE, OF_BACKGROUND, OF_FAMILY, asked_of_anyone
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("am I too young?", OF_AGE),
        ("I'm 14", OF_AGE),
        ("my friend, she is 60", OF_AGE),
        ("is my son too young for this?", OF_AGE),
        ("my dad is retired, could he still learn this", OF_AGE),
        ("I'm 45 and a nurse, is it too late to start?", OF_AGE),
        ("34 and a bartender, too late to switch?", OF_AGE),
        ("my uncle is 64 and drives a bus, is he too old for this", OF_AGE),
        ("did I miss the boat at 42?", OF_AGE),
        ("and my grandma who is 67?", OF_AGE),
        ("she's dyslexic, is this a problem", OF_BACKGROUND),
        ("im from nigeria, does it matter for getting a job", OF_BACKGROUND),
        ("can women do this", OF_BACKGROUND),
        ("only for boys?", OF_BACKGROUND),
        ("I'm a dad of two with night shifts, is this doable", OF_FAMILY),
    ],
)
def test_age_family_and_background_are_asked_about_alike(text: str, question: str) -> None:
    assert asked_of_anyone(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "how old is this guide",
        "is TensorFlow too old to learn?",
        "is a two year old laptop enough",
        "my dog is 4",
        "it is 10",
        "I'm 14 weeks into the course",
        "I'm a single mother. What is my first step?",
        "I know Python, is that a problem?",
        "I'm 45 and a nurse",
        "I'm 14, how do I learn Python",
        "I want to be a pilot, am I too old?",
        "Would I be too old at 40 for cybersecurity?",
        "is a black box model a problem",
        "I'm 50.5 hours in",
    ],
)
def test_a_message_with_a_subject_of_its_own_is_left_alone(text: str) -> None:
    assert not asked_of_anyone(text)


@pytest.mark.parametrize(
    "text", ["I'm 17, is it ok if I begin today", "does being muslim matter", "I'm deaf, can I do this"]
)
def test_nobody_is_declined_for_who_they_are(guide_bot: Bot, text: str) -> None:
    answer = talk(guide_bot, text)
    assert answer.kind is Kind.ANSWER
    assert {each.section.id for each in answer.citations} & {
        "ai-ml/who/starting-later",
        "career-paths/choosing/circumstances",
    }
