"""From a message to an answer: cited, declined, or asked back, and never an exception."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answer import Kind, Mode
from bot.pipeline import Bot

FIRST = [
    "what should I learn first?",
    "waht shoud i lern frist",
    "I want to get into machine learning. Where do I begin?",
    "Which subjects come first for AI?",
    "What do I start with if I want to work in AI?",
]


@pytest.mark.parametrize("message", FIRST)
def test_what_to_learn_first_is_answered_from_the_path(guide_bot: Bot, message: str) -> None:
    """Python and the maths come first, however it is asked."""
    answer = guide_bot.reply(message)
    assert answer.kind is Kind.ANSWER
    assert "Python" in answer.text
    assert re.search("maths|algebra", answer.text)
    assert {citation.section.id.split("/")[1] for citation in answer.citations} & {"roadmap", "next-steps"}


@pytest.mark.parametrize(
    "message",
    [
        "what should I learn first?",
        "I'm a beginner. What do I learn first?",
        "What should I study first to get into AI?",
        "which thing do I learn first",
        "What do I start with if I want to work in AI?",
    ],
)
def test_the_first_step_is_answered_from_roadmap_and_next_steps_together(guide_bot: Bot, message: str) -> None:
    """The order of the path and what to do now, in under 120 words."""
    answer = guide_bot.reply(message)
    assert {"ai-ml/roadmap", "ai-ml/next-steps"} <= {citation.section.id for citation in answer.citations}
    assert "Python" in answer.text
    assert re.search("maths|algebra", answer.text)
    assert len(answer.text.split()) < 120


def test_an_answer_says_what_was_searched_for(guide_bot: Bot) -> None:
    """A mended question is shown as it was understood."""
    answer = guide_bot.reply("wich certificats are retired")
    assert answer.searched == "which certificates are retired"
    assert answer.mode is Mode.EXTRACTED
    assert answer.timings.total >= answer.timings.search > 0


@pytest.mark.parametrize("message", ["will it rain in Lisbon tomorrow", "give me a recipe for lentil soup"])
def test_what_is_not_in_the_guides_is_declined(guide_bot: Bot, message: str) -> None:
    """One line, no citation, the nearest sections, and questions that can be answered."""
    answer = guide_bot.reply(message)
    assert answer.kind is Kind.DECLINED
    assert answer.citations == ()
    assert 1 <= len(answer.nearest) <= 3
    assert answer.suggestions


@pytest.mark.parametrize("message", ["", "   ", "\u200b\u200d\ufeff", "🙂🙃", "\ud800\udfff", "...", "x" * 5_000_000])
def test_a_message_that_asks_nothing_is_asked_back(guide_bot: Bot, message: str) -> None:
    """Nothing is searched for, and the learner is offered what can be asked."""
    answer = guide_bot.reply(message)
    assert answer.kind is Kind.CLARIFY
    assert answer.searched is None
    assert answer.suggestions
    assert len(answer.message) <= 4_000


def test_suggestions_are_not_what_was_asked_already(guide_bot: Bot) -> None:
    """A suggestion that was followed does not come back."""
    answer = guide_bot.reply("what should I learn first?")
    for _ in range(4):
        followed = answer.suggestions[0]
        answer = guide_bot.reply(followed, answer.conversation)
        assert followed not in answer.suggestions


def test_the_same_message_gets_the_same_answer(guide_bot: Bot) -> None:
    """Nothing is kept between conversations."""
    first, second = guide_bot.reply("do I need a PhD?"), guide_bot.reply("do I need a PhD?")
    assert (first.text, first.citations) == (second.text, second.citations)


def test_a_stream_ends_with_the_reply(guide_bot: Bot) -> None:
    """Without a language model the answer comes whole."""
    *_, last = guide_bot.stream("is it for me?")
    assert last.text == guide_bot.reply("is it for me?").text


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(message=st.text(st.characters(), max_size=400))
def test_any_message_gets_a_reply_whose_citations_hold(guide_bot: Bot, message: str) -> None:
    """No text raises, and every quote is in its section to the letter."""
    answer = guide_bot.reply(message)
    assert answer.text
    for citation in answer.citations:
        assert citation.section.text[citation.start : citation.end] == citation.quote
