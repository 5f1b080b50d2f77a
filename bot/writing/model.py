"""The language model: one setting names it, one deadline bounds it, and it is let go of as soon as nobody listens."""

import asyncio
import queue
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import aclosing
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.settings import BotSettings
from bot.writing.breaker import Breaker
from bot.writing.faults import PASSING, ModelFault, Trouble, as_fault
from knowledge.errors import SettingsError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

HEARTBEAT_SECONDS = 0.25
"""How often a listener hears that it is still being waited for."""
SPARE_SECONDS = 1.0
"""How much later than the model's own deadline its listener gives up."""
MOST_TOKENS = 400
MOST_CHARACTERS = 6000
"""A model that writes more does not come to an end."""
RETRY_SECONDS = 0.3
_FINISHED = ("finish_reason", "stop_reason", "done_reason")
_LENGTH = frozenset({"length", "max_tokens"})

Put = Callable[["str | ModelFault | None"], None]


def open_model(settings: BotSettings) -> "ChatModel | None":
    """The model that the settings name; None where they name none.

    Raises `SettingsError` where there is no such provider, or its package is not installed.
    """
    if not settings.model_chat:
        return None
    from langchain.chat_models import init_chat_model

    provider, separator, name = settings.model_chat.partition(":")
    if not (provider and separator and name):
        raise SettingsError(
            f"GUIDE_MODEL_CHAT={settings.model_chat!r} is no provider:name, such as openai:gpt-4.1-mini"
        )
    try:
        model = init_chat_model(name, model_provider=provider, **_options(provider, settings))
    except ImportError as error:
        raise SettingsError(
            f"GUIDE_MODEL_CHAT={settings.model_chat!r} needs a package; run: pip install langchain-{provider}"
        ) from error
    except Exception as error:  # noqa: BLE001 - a provider's library may raise anything, with the key in its text
        raise SettingsError(
            f"GUIDE_MODEL_CHAT={settings.model_chat!r} cannot be used ({type(error).__name__}); "
            "check the provider's name and GUIDE_MODEL_KEY"
        ) from None
    return ChatModel(model, seconds=settings.model_seconds, silence=settings.model_silence)


def _options(provider: str, settings: BotSettings) -> dict[str, Any]:
    """What is handed to LangChain's model class; an own server of OpenAI's protocol needs no key."""
    options: dict[str, Any] = {"temperature": 0}
    if settings.model_url:
        options["base_url"] = settings.model_url
    if settings.model_key:
        options["api_key"] = settings.model_key
    if provider == "ollama":
        return {**{key: value for key, value in options.items() if key != "api_key"}, "num_predict": MOST_TOKENS}
    options |= {"max_tokens": MOST_TOKENS, "max_retries": 0, "timeout": settings.model_seconds}
    if provider == "openai" and settings.model_url:
        options = {"api_key": "none", "use_responses_api": False, **options}
    return options


class ChatModel:
    """A LangChain chat model that streams within a deadline, and raises nothing but `ModelFault`."""

    def __init__(
        self, model: "BaseChatModel", *, seconds: float, silence: float, breaker: Breaker | None = None
    ) -> None:
        self._model, self._seconds, self._silence = model, seconds, silence
        self._breaker = breaker or Breaker()

    def stream(self, messages: Sequence["BaseMessage"]) -> Iterator[str]:
        """What the model writes, as it comes; nothing at all comes as an empty text now and then.

        Closing the iterator closes the request. Raises `ModelFault` where the model fails, breaks off, is silent for
        too long, or has not ended in time.
        """
        self._breaker.check()
        heard: queue.SimpleQueue[str | ModelFault | None] = queue.SimpleQueue()
        task = asyncio.run_coroutine_threadsafe(self._tell(messages, heard.put), model_loop())
        answers = False
        try:
            for text in _listen(heard, self._seconds + SPARE_SECONDS):
                answers = answers or bool(text)
                yield text
            self._breaker.succeeded()
        except ModelFault as fault:
            self._breaker.failed(fault)
            raise
        except GeneratorExit:
            if answers:
                self._breaker.succeeded()
            raise
        finally:
            task.cancel()

    async def _tell(self, messages: Sequence["BaseMessage"], put: Put) -> None:
        """Put what the model writes, and then None, or what went wrong."""
        end: ModelFault | None = ModelFault(Trouble.BROKEN)
        try:
            async with asyncio.timeout(self._seconds):
                await self._try_twice(messages, put)
            end = None
        except Exception as error:  # noqa: BLE001 - whatever a provider's library raises is one of our faults
            end = as_fault(error)
        finally:
            put(end)

    async def _try_twice(self, messages: Sequence["BaseMessage"], put: Put) -> None:
        """Ask a second time where nothing came and the trouble may be gone."""
        begun = False

        def note(text: "str | ModelFault | None") -> None:
            nonlocal begun
            begun = True
            put(text)

        try:
            await self._try(messages, note)
        except Exception as error:
            fault = as_fault(error)
            if begun and fault.trouble is Trouble.UNREACHABLE:
                raise ModelFault(Trouble.CUT_OFF) from None
            if begun or fault.trouble not in PASSING or fault.retry_after > RETRY_SECONDS:
                raise
            await asyncio.sleep(RETRY_SECONDS)
            await self._try(messages, note)

    async def _try(self, messages: Sequence["BaseMessage"], put: Put) -> None:
        finish, length = "", 0
        async with aclosing(self._model.astream(list(messages))) as chunks:  # type: ignore[type-var]
            async for chunk in _with_limit(chunks, self._silence):
                told = chunk.response_metadata
                finish = next((str(told[key]) for key in _FINISHED if told.get(key)), finish)
                text = chunk.text
                length += len(text)
                if length > MOST_CHARACTERS:
                    raise ModelFault(Trouble.TOO_LONG)
                if text:
                    put(text)
        if not finish:
            raise ModelFault(Trouble.CUT_OFF)
        if finish in _LENGTH:
            raise ModelFault(Trouble.TOO_LONG)


def _listen(heard: "queue.SimpleQueue[str | ModelFault | None]", seconds: float) -> Iterator[str]:
    """What is put, up to None; nothing now and then. It ends in time even where the event loop is held up."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            said = heard.get(timeout=HEARTBEAT_SECONDS)
        except queue.Empty:
            said = ""
        if said is None:
            return
        if isinstance(said, ModelFault):
            raise said
        yield said
    raise ModelFault(Trouble.SLOW)


async def _with_limit(chunks: AsyncIterator[Any], seconds: float) -> AsyncIterator[Any]:
    """The chunks, each within some seconds of the one before."""
    while True:
        try:
            async with asyncio.timeout(seconds):
                chunk = await anext(chunks)
        except StopAsyncIteration:
            return
        yield chunk


@cache
def model_loop() -> asyncio.AbstractEventLoop:
    """The event loop in which all models are listened to, in a thread of its own."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
