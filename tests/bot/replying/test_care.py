"""What is said in a conversation in which somebody was in danger."""

import json

import pytest

from bot import replies
from bot.answer import Kind
from bot.pipeline import Bot
from tests.bot.talk import talk

DANGER = "I don't want to live any more"


@pytest.mark.parametrize("message", ["ok", "thanks", "good night", "hi", "no"])
def test_a_word_in_passing_gets_a_warm_one(guide_bot: Bot, message: str) -> None:
    """And not the cheerful line of any other conversation."""
    answer = talk(guide_bot, DANGER, message)
    assert (answer.kind, answer.text, answer.suggestions) == (Kind.SMALLTALK, replies.AFTER_CARE, ())


@pytest.mark.parametrize(
    "message",
    ["where do I get help", "is there someone real to talk to", "who can I call", "what do I even say to them",
     "I have nobody", "I am 17 and in school", "my boss hates me", "that didn't help"],
)  # fmt: skip
def test_who_helps_is_named_again(guide_bot: Bot, message: str) -> None:
    """Whether that is asked for or more is told; nothing of it is proposed to be noted."""
    answer = talk(guide_bot, DANGER, message)
    assert (answer.kind, answer.text) == (Kind.CARE, replies.HELP)
    assert answer.conversation.proposed is None


def test_help_is_named_even_after_the_talk_went_on(guide_bot: Bot) -> None:
    """Somebody may ask for it late."""
    assert talk(guide_bot, DANGER, "What should I learn first?", "who can I call").text == replies.HELP


@pytest.mark.parametrize(
    "message", ["how long does phase 1 take?", "is Python hard to learn", "what should I build first"]
)
def test_a_plain_question_is_answered_as_ever(guide_bot: Bot, message: str) -> None:
    assert talk(guide_bot, DANGER, "ok", message).kind is Kind.ANSWER


@pytest.mark.parametrize("message", ["what did we talk about", "what do you know about me", "recap"])
def test_nothing_said_in_distress_is_echoed_or_counted(guide_bot: Bot, message: str) -> None:
    """Neither what was said before the care, nor after it."""
    answer = talk(guide_bot, "I can't do this any more", DANGER, "everyone hates me", "my life is a mess", message)
    assert not any(word in answer.text for word in ("hates", "mess", "live any more", "question that you asked"))
    kept = json.dumps(answer.conversation.to_json())
    assert "hates" not in kept
    assert "do this any more" not in kept


def test_what_was_proposed_before_is_dropped(guide_bot: Bot) -> None:
    """An "ok" after the care agrees to nothing."""
    answer = talk(guide_bot, "I know Python", DANGER, "ok")
    assert answer.conversation.learner.is_unknown


def test_the_first_answer_after_the_care_has_a_word_before_it(guide_bot: Bot) -> None:
    """Nobody is answered as if they had said nothing, and only once."""
    said = [DANGER, "sorry im fine, just tired. what was the next step"]
    assert talk(guide_bot, *said).lead.startswith(replies.AFTER_CARE_FIRST)
    assert not talk(guide_bot, *said, "what is linear algebra?").lead.startswith(replies.AFTER_CARE_FIRST)
