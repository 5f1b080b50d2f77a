"""Answering beside the event loop."""

import asyncio
import time
from contextlib import aclosing

import pytest
from starlette.exceptions import HTTPException

from bot.app.side_by_side import COME_BACK, WAITING, SideBySide
from bot.conversation import Conversation
from bot.pipeline import Bot
from tests.bot.app.growing import GrowingBot


async def test_an_answer_grows_while_the_loop_goes_on(guide_bot: Bot) -> None:
    """The bot sleeps in a thread, and the loop does not."""
    beside = SideBySide(GrowingBot(guide_bot, pause=0.2), at_once=2)
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.01)
            longest = max(longest, time.perf_counter() - began)

    watching = asyncio.create_task(watch())
    texts = [answer.text async for answer in beside.grow("hello", Conversation())]
    watching.cancel()
    assert texts == ["", "word0 ", "word0 word1 ", "word0 word1 word2 "]
    assert longest < 0.15


async def test_no_more_than_so_many_run_at_once(guide_bot: Bot) -> None:
    """The others wait for their turn, and all are answered."""
    running = most = 0

    def work() -> int:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.05)
        running -= 1
        return 1

    beside = SideBySide(guide_bot, at_once=3)
    assert sum(await asyncio.gather(*(beside.run(work) for _ in range(9)))) == 9
    assert most == 3


async def test_closing_it_early_closes_the_bots_iterator(guide_bot: Bot) -> None:
    """So that a language model stops when nobody listens any more."""
    bot = GrowingBot(guide_bot, steps=1000)
    async with aclosing(SideBySide(bot, at_once=1).grow("hello", Conversation())) as growing:
        await anext(growing)
        assert not bot.is_closed.is_set()
    assert bot.is_closed.is_set()


async def test_cancelling_its_task_closes_the_bots_iterator_too(guide_bot: Bot) -> None:
    """Even while the bot is in the middle of a step; and the turn is given back."""
    bot = GrowingBot(guide_bot, steps=1000, pause=0.05)
    beside = SideBySide(bot, at_once=1)

    async def listen() -> None:
        async with aclosing(beside.grow("hello", Conversation())) as growing:
            async for _ in growing:
                pass

    listening = asyncio.create_task(listen())
    await asyncio.sleep(0.2)
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening
    assert bot.is_closed.is_set()
    assert await asyncio.wait_for(beside.run(lambda: "next"), timeout=1) == "next"


async def test_where_too_many_wait_another_is_refused(guide_bot: Bot) -> None:
    """With when to come back; once there is room again, it is let in."""
    beside = SideBySide(guide_bot, at_once=1)
    waiting = [asyncio.create_task(beside.run(lambda: time.sleep(0.001))) for _ in range(WAITING + 1)]
    beside.refuse_when_full()
    await asyncio.sleep(0)
    with pytest.raises(HTTPException) as raised:
        beside.refuse_when_full()
    assert (raised.value.status_code, raised.value.headers) == (503, {"Retry-After": str(COME_BACK)})
    await asyncio.gather(*waiting)
    beside.refuse_when_full()
