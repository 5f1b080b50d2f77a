"""A bot whose answer grows slowly, and the routes for programs over it."""

import time
from collections.abc import Iterator
from threading import Event

from fastapi import FastAPI

from bot.answer import Answer, Kind
from bot.app.api import add_api
from bot.app.errors import add_error_replies
from bot.app.guard import Guard
from bot.app.limits import MessageLimit
from bot.app.probes import add_probes
from bot.conversation import Conversation
from bot.pipeline import Bot


class GrowingBot(Bot):
    """Answers with `steps` words, one after the other, and knows when its iterator was closed."""

    def __init__(self, bot: Bot, *, steps: int = 3, pause: float = 0.0, fails: bool = False) -> None:
        self.index, self._steps, self._pause, self._fails = bot.index, steps, pause, fails
        self.is_closed, self.began = Event(), 0

    def stream(self, message: str, conversation: Conversation | None = None) -> Iterator[Answer]:
        self.began += 1
        text = ""
        try:
            for step in range(self._steps):
                time.sleep(self._pause)
                yield _answer(message, text, conversation)
                text += f"word{step} "
            if self._fails:
                raise RuntimeError(f"cannot deal with {message}")
            yield _answer(message, text, conversation)
        finally:
            self.is_closed.set()


def _answer(message: str, text: str, conversation: Conversation | None) -> Answer:
    return Answer(message=message, kind=Kind.SMALLTALK, text=text, conversation=conversation or Conversation())


def make_routes(bot: Bot, *, at_once: int = 64, messages_a_minute: int = 0) -> FastAPI:
    """The routes for programs behind the guard, without the page."""
    app = FastAPI()
    app.add_middleware(Guard, limit=MessageLimit(messages_a_minute))
    add_api(app, bot, at_once=at_once)
    add_probes(app, bot)
    add_error_replies(app)
    return app
