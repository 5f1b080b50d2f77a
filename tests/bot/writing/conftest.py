"""Bots whose language model is a server on loopback."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from bot.pipeline import Bot
from bot.settings import BotSettings
from bot.writing.model import open_model
from bot.writing.writer import Writer
from tests.bot.writing.bad_server import KEY, Behaviour, serving

SECONDS, SILENCE = 3.0, 1.0

Worded = Callable[..., Bot]


@pytest.fixture
def worded(guide_bot: Bot) -> Iterator[Worded]:
    """Makes a bot over the packaged guides with a model that is served by a behaviour."""
    pytest.importorskip("langchain_openai", reason="the extra [openai] is not installed")
    with ExitStack() as servers:

        def make(model: str, behaviour: Behaviour, *, beyond: bool = True, seconds: float = SECONDS) -> Bot:
            settings = BotSettings(
                model_chat=f"openai:{model}",
                model_url=servers.enter_context(serving(behaviour)),
                model_key=KEY,
                model_seconds=seconds,
                model_silence=SILENCE,
            )
            chat_model = open_model(settings)
            assert chat_model is not None
            writer = Writer(chat_model, guide_bot.index, beyond=beyond)
            return Bot(guide_bot.index, guide_bot.evidence, writer=writer)

        yield make
