"""Server-sent events of an answer that grows."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from starlette.types import Message

from bot.answer import Answer
from bot.app.event_stream import MEDIA_TYPE, STILL_AT_IT, event_stream, whole
from bot.app.side_by_side import SideBySide
from bot.conversation import Conversation
from bot.pipeline import Bot
from tests.bot.app.growing import GrowingBot


def _growing(bot: Bot, message: str = "hello") -> AsyncGenerator[Answer]:
    return SideBySide(bot, at_once=1).grow(message, Conversation(asked=("before",)))


async def _sent(growing: AsyncGenerator[Answer]) -> list[str]:
    return [str(part) async for part in event_stream(growing).body_iterator]


def _read(part: str) -> tuple[str, Any]:
    name, data = part.removesuffix("\n\n").split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def test_it_grows_and_then_it_is_whole(guide_bot: Bot) -> None:
    """Each event has the answer so far; the last one has the conversation too, and says that it is the last."""
    events = [_read(part) for part in await _sent(_growing(GrowingBot(guide_bot, steps=2)))]
    assert [(name, content["text"]) for name, content in events] == [
        ("growing", ""),
        ("growing", "word0 "),
        ("growing", "word0 word1 "),
        ("whole", "word0 word1 "),
    ]
    assert ["conversation" in content for _, content in events] == [False, False, False, True]
    assert events[-1][1]["conversation"]["asked"] == ["before"]


async def test_what_is_no_more_than_before_is_not_sent_again(guide_bot: Bot) -> None:
    """A comment shows that the connection lives."""

    async def same() -> AsyncGenerator[Answer]:
        answer = guide_bot.reply("hello")
        yield answer
        yield answer

    first, second, last = await _sent(same())
    assert (_read(first)[0], second, _read(last)[0]) == ("growing", STILL_AT_IT, "whole")


async def test_who_goes_away_while_a_piece_is_on_its_way_stops_the_answer(guide_bot: Bot) -> None:
    """The connection is slow, and the client hangs up before it has taken the first piece."""
    bot = GrowingBot(guide_bot, steps=1000)
    growing, is_sending = _growing(bot), asyncio.Event()

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            is_sending.set()
            await asyncio.sleep(60)

    async def receive() -> Message:
        await is_sending.wait()
        return {"type": "http.disconnect"}

    response = event_stream(growing)
    await asyncio.wait_for(response({"type": "http", "asgi": {"spec_version": "2.3"}}, receive, send), timeout=5)
    assert bot.is_closed.is_set()


async def test_a_failure_on_the_way_is_an_event_without_what_was_said(
    guide_bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """The status is sent already, and `whole` must not follow."""
    with caplog.at_level(logging.DEBUG):
        *_, last = await _sent(_growing(GrowingBot(guide_bot, fails=True), "CANARY"))
    name, content = _read(last)
    assert name == "error"
    assert content["error"].startswith("Something went wrong")
    assert "CANARY" not in last + caplog.text


def test_it_is_neither_kept_nor_held_back() -> None:
    """By a browser's cache, or a proxy that waits for the end."""

    async def nothing() -> AsyncGenerator[Answer]:
        return
        yield

    headers = event_stream(nothing()).headers
    assert headers["content-type"].startswith(MEDIA_TYPE)
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")


def test_a_whole_answer_has_the_state_to_send_along(guide_bot: Bot) -> None:
    """As `guide-ask --json` prints it, and the conversation beside it."""
    answer = guide_bot.reply("what is SQL for?")
    assert whole(answer) == answer.to_json() | {"conversation": answer.conversation.to_json()}
