"""Letting the bot, which waits, answer beside the event loop, which must not: so many at once, and no endless queue."""

from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from threading import Lock
from typing import TypeVar, cast

from anyio import CancelScope, CapacityLimiter, Semaphore
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException

from bot.answer import Answer
from bot.conversation import Conversation
from bot.pipeline import Bot

WAITING = 128
"""How many may wait for their turn before more are turned away."""
COME_BACK = 5
"""The seconds after which those may try again."""

Result = TypeVar("Result")


class SideBySide:
    """Runs what a bot does in threads of its own, `at_once` at the most."""

    def __init__(self, bot: Bot, *, at_once: int) -> None:
        self._bot = bot
        self._turns, self._threads = Semaphore(at_once), CapacityLimiter(at_once)

    def refuse_when_full(self) -> None:
        """Raises a 503 where too many are waiting already."""
        if self._turns.statistics().tasks_waiting >= WAITING:
            text = f"Too many messages are waiting already; try again in {COME_BACK} seconds."
            raise HTTPException(503, text, {"Retry-After": str(COME_BACK)})

    async def run(self, work: Callable[[], Result]) -> Result:
        """What a function returns, once it is its turn."""
        async with self._turns:
            return await run_sync(work, limiter=self._threads)

    async def grow(self, message: str, conversation: Conversation) -> AsyncGenerator[Answer]:
        """The answer to a message, as it grows. Closing this, or cancelling its task, closes the bot's own iterator."""
        async with self._turns:
            steps = _Steps(self._bot.stream(message, conversation))
            try:
                while (answer := await run_sync(steps.take, limiter=self._threads)) is not None:
                    yield answer
            finally:
                with CancelScope(shield=True):
                    await run_sync(steps.close, limiter=self._threads)


class _Steps:
    """An answer of the bot, taken step by step in whatever thread; it is closed only once a step has ended."""

    def __init__(self, growing: Iterator[Answer]) -> None:
        self._growing, self._step = cast("Generator[Answer]", growing), Lock()

    def take(self) -> Answer | None:
        with self._step:
            return next(self._growing, None)

    def close(self) -> None:
        with self._step:
            self._growing.close()
