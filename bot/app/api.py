"""What other programs ask: an answer, whole or as it grows, and a search; described at `/api/openapi.json`."""

from collections.abc import Callable
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.app.api_models import FoundSections, Question, Reply, Search
from bot.app.errors import documented
from bot.app.event_stream import MEDIA_TYPE, event_stream, whole
from bot.app.side_by_side import SideBySide
from bot.conversation import Conversation
from bot.found import found_json
from bot.pipeline import Bot
from knowledge.errors import UsageError

NOT_KEPT = {"Cache-Control": "no-store"}
_STREAM = (
    f"With `Accept: {MEDIA_TYPE}` the answer comes as server-sent events. Each `growing` has the answer so far, but no "
    "`conversation`; the last event is `whole`, with all of it, or `error`, with what went wrong."
)
_STREAMED: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}}


def add_api(app: FastAPI, bot: Bot, *, at_once: int) -> None:
    """Add the routes for programs; `at_once` of them are served side by side."""
    beside = SideBySide(bot, at_once=at_once)
    _add_ask(app, beside)
    _add_search(app, bot, beside)


def _add_ask(app: FastAPI, beside: SideBySide) -> None:
    async def ask(question: Question, request: Request) -> Response:
        conversation = _conversation(question)
        beside.refuse_when_full()
        growing = beside.grow(question.message, conversation)
        if MEDIA_TYPE in request.headers.get("accept", ""):
            return event_stream(growing)
        async with aclosing(growing):
            async for answer in growing:
                last = answer
                if await request.is_disconnected():
                    break
        return JSONResponse(whole(last), headers=NOT_KEPT)

    app.add_api_route(
        "/api/ask",
        ask,
        methods=["POST"],
        summary="Ask the guides",
        description=f"Answers one message. Nothing of it is kept here: the conversation is sent along. {_STREAM}",
        response_model=Reply,
        responses=_STREAMED | documented(403, 413, 422, 429, 500, 503),
    )


def _add_search(app: FastAPI, bot: Bot, beside: SideBySide) -> None:
    async def search(search: Search) -> Response:
        beside.refuse_when_full()
        found = await beside.run(lambda: bot.index.search(search.question, top=search.top))
        return JSONResponse(found_json(found), headers=NOT_KEPT)

    async def search_by_address(wanted: Annotated[Search, Query()]) -> Response:
        return await search(wanted)

    routes: list[tuple[str, Callable[..., Any], str, tuple[int, ...]]] = [
        ("GET", search_by_address, "Find sections", (422, 429, 500, 503)),
        ("POST", search, "Find sections, with the question out of any address", (403, 413, 422, 429, 500, 503)),
    ]
    for method, endpoint, summary, errors in routes:
        app.add_api_route(
            "/api/search",
            endpoint,
            methods=[method],
            summary=summary,
            description="The sections that are nearest to a question, the best first.",
            response_model=FoundSections,
            responses=documented(*errors),
        )


def _conversation(question: Question) -> Conversation:
    """The state that came with a message. Raises a 422 that names what in it is not as it was sent out."""
    if question.conversation is None:
        return Conversation()
    try:
        return Conversation.from_json(question.conversation)
    except UsageError as error:
        text = f"{error}; send the conversation as it came with the last answer, or null to begin one."
        raise HTTPException(422, text) from error
