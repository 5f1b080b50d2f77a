"""What is said to low spirits, and where they go on."""

import pytest

from bot import replies
from bot.answer import Kind
from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize(
    "message",
    [
        "I tried to learn ML for six months and I understand nothing",
        "after a year of courses I have learned nothing",
        "why do I even bother",
        "feel like giving up honestly",
        "my dad said im wasting my time",
        "I am too dumb for this",
    ],
)
def test_a_doubt_is_recognised_and_slow_progress_is_normal(guide_bot: Bot, message: str) -> None:
    answer = talk(guide_bot, message)
    assert answer.lead == replies.DISCOURAGED
    assert "Slow progress is normal" in answer.text


def test_it_is_said_in_other_words_and_then_people_are_named(guide_bot: Bot) -> None:
    said = ["i think im too dumb for this", "everyone is faster than me", "whats the point anyway", "i give up"]
    replied = [talk(guide_bot, *said[: count + 1]) for count in range(len(said))]
    leads = [answer.lead or answer.text for answer in replied]
    assert leads == [
        replies.DISCOURAGED,
        replies.DISCOURAGED_STILL,
        replies.DISCOURAGED_LONG,
        replies.DISCOURAGED_ON,
    ]


def test_the_subject_before_is_not_quoted(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "what is phase 2 about?", "I'm too stupid for all this")
    assert not any("roadmap" in each.section.id for each in answer.citations)


def test_bad_news_after_a_hard_time_is_met_with_care(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "havent slept in days, everything i do fails", "my project got rejected again")
    assert answer.conversation.lows == 2


@pytest.mark.parametrize(
    "message",
    [
        "what is the point of calculus in machine learning",
        "why do so many people give up on AI",
        "is a bootcamp worth it",
    ],
)
def test_a_plain_question_is_not_consoled(guide_bot: Bot, message: str) -> None:
    answer = talk(guide_bot, message)
    assert answer.kind is not Kind.SMALLTALK
    assert answer.conversation.lows == 0


def test_nothing_of_it_is_remembered(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I am too dumb for this", "everyone is faster than me")
    assert not any("dumb" in asked or "faster" in asked for asked in answer.conversation.asked)
