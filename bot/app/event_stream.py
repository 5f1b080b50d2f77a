"""An answer as server-sent events while it grows: `growing` as often as there is more, and `whole` at the end."""

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any, cast

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from bot.answer import Answer
from bot.failures import record_failure

MEDIA_TYPE = "text/event-stream"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
STILL_AT_IT = ": nothing new yet\n\n"
"""A comment, which clients pass over; it keeps the connection open, and shows whether anybody still listens."""


def event_stream(growing: AsyncGenerator[Answer]) -> StreamingResponse:
    """The response that sends an answer as it grows, and closes what makes it when the client has gone away."""
    return _EventStream(_events(growing), media_type=MEDIA_TYPE, headers=HEADERS)


def whole(answer: Answer) -> dict[str, Any]:
    """An answer with the state to send along with the next message."""
    return answer.to_json() | {"conversation": answer.conversation.to_json()}


class _EventStream(StreamingResponse):
    """A stream that ends what it sends also where the client goes away while a piece is on its way to it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(cast("AsyncGenerator[str]", self.body_iterator)):
            await super().__call__(scope, receive, send)


async def _events(growing: AsyncGenerator[Answer]) -> AsyncGenerator[str]:
    last: Answer | None = None
    try:
        async with aclosing(growing):
            async for answer in growing:
                is_more = last is None or answer.text != last.text
                last = answer
                yield _event("growing", answer.to_json()) if is_more else STILL_AT_IT
    except Exception as error:  # noqa: BLE001 - the response has begun, so that the guard cannot tell of it any more
        yield _event("error", {"error": record_failure(error, "answer")})
    else:
        if last is not None:
            yield _event("whole", whole(last))


def _event(name: str, content: Mapping[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(content)}\n\n"
