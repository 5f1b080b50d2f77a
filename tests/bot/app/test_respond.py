"""Answering whatever is said, and failing kindly."""

import logging
from collections.abc import Iterator

import pytest

from bot.answer import Answer
from bot.app.dialogue import Dialogue
from bot.app.respond import respond
from bot.conversation import Conversation
from bot.pipeline import Bot

ODD = [
    "",
    "   ",
    "\u200b\u200b",
    "😀😀",
    "\ud800",
    "\x00\x1b[31m",
    "مرحبا كيف أتعلم",
    "\u202egnihtyna",
    "x" * 100_000,
    "?!…",
    "a\u0301" * 2000,
]


@pytest.mark.parametrize("message", ODD, ids=range(len(ODD)))
def test_odd_messages_are_answered(guide_bot: Bot, message: str) -> None:
    """None of them is a failure."""
    *_, last = respond(guide_bot, message, Dialogue())
    assert last.answers[-1].text
    assert "went wrong" not in last.answers[-1].text
    last.answers[-1].message.encode()


def test_a_failure_is_a_friendly_line_and_a_silent_log(guide_bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    """The id is in both; what the learner said, and the error's words, are in neither."""

    class Failing(Bot):
        def __init__(self) -> None:
            pass

        def stream(self, message: str, conversation: Conversation | None = None) -> Iterator[Answer]:
            raise ValueError(f"cannot deal with {message} after {conversation}")

    before = Dialogue().then(guide_bot.reply("what is SQL for?"))
    with caplog.at_level(logging.DEBUG):
        *_, last = respond(Failing(), "my secret is CANARY", before)
    assert "went wrong" in last.answers[-1].text
    assert last.conversation == before.conversation
    assert "CANARY" not in caplog.text
    assert "ValueError in stream" in caplog.text
