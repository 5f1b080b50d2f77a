"""The surface of the server: every route that can be reached is on a list, and none of them fails at bad input."""

import http.client
import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import quote, urlsplit

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Message, Receive, Scope, Send

from bot.app.guard import Guard

APPROVED = """
/api/ask POST
/api/ask any
/api/openapi.json GET HEAD
/api/openapi.json any
/api/search GET
/api/search POST
/api/search any
/feedback POST
/feedback any
/guides GET HEAD
/guides/{name} GET HEAD
/healthz GET
/healthz HEAD
/healthz any
/page/{path:path} any
/readyz GET
/readyz HEAD
/readyz any
of Gradio: / GET
of Gradio: / HEAD
of Gradio: /assets/{path:path} GET
of Gradio: /config GET
of Gradio: /config/ GET
of Gradio: /favicon.ico GET
of Gradio: /gradio_api/call/{api_name} POST
of Gradio: /gradio_api/call/{api_name}/ POST
of Gradio: /gradio_api/call/{api_name}/{event_id} GET
of Gradio: /gradio_api/cancel POST
of Gradio: /gradio_api/heartbeat/{session_hash} GET
of Gradio: /gradio_api/info GET
of Gradio: /gradio_api/info/ GET
of Gradio: /gradio_api/queue/data GET
of Gradio: /gradio_api/queue/join POST
of Gradio: /gradio_api/reset POST
of Gradio: /gradio_api/reset/ POST
of Gradio: /gradio_api/startup-events GET
of Gradio: /gradio_api/theme.css GET
of Gradio: /manifest.json GET
of Gradio: /robots.txt GET
of Gradio: /static/{path:path} GET
of Gradio: /theme.css GET
"""
"""What may be reached: a path and its methods, `any` where a route of ours refuses what those before it do not take."""
WORDS = ["x", "chat", "v2", "call", "join", "data", "queue", "info", "info/", "reset", "cancel", "heartbeat", "config"]
"""What is put in the place of a path's parameters; the guard lets some of these through."""
REQUESTS = 500
PATHS = [
    "/", "/guides", "/guides/ai-ml", "/guides/{}", "/healthz", "/readyz", "/config", "/page/{}", "/page/style.css",
    "/api/ask", "/api/search", "/api/openapi.json", "/api/{}", "/feedback", "/assets/{}", "/static/{}", "/theme.css",
    "/gradio_api/info", "/gradio_api/queue/join", "/gradio_api/queue/data", "/gradio_api/call/chat", "/gradio_api/{}",
    "/gradio_api/call/chat/{}", "/gradio_api/call/v2/chat", "/gradio_api/cancel", "/gradio_api/reset", "/{}",
    "/gradio_api/heartbeat/{}", "/gradio_api/startup-events", "/manifest.json", "/favicon.ico", "/robots.txt",
]  # fmt: skip
METHODS = [*["GET"] * 6, *["POST"] * 8, "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND"]
ODD = [
    "",
    "x",
    "..",
    "../../etc/passwd",
    "\x00",
    "ä€😀",
    "a" * 3000,
    "%",
    "%ff",
    "//",
    "{x}",
    "<script>",
    "-1",
    "1e999",
]
VALUES = [None, True, -1, 10**30, 1e300, "", "hello", "\ud800", [], [[]], {}, {"a": {}}, ["a", None, 3], "x" * 9000]
FIELDS = ["message", "conversation", "question", "top", "data", "session_hash", "fn_index", "event_id", "trigger_id"]
TYPES = ["application/json", "application/json", "text/plain", "multipart/form-data", "application/xml", "", "\xff"]


async def test_every_route_that_can_be_reached_is_on_the_list(app: FastAPI) -> None:
    """A new address, of ours or of a new version of Gradio, is to be looked at before it is let through."""
    let_through: set[str] = set()
    guard = Guard(partial(_note, let_through))
    paths = {path for _, template in _routes(app.routes) for path in _filled(template)}
    for path in paths:
        await guard({"type": "http", "method": "GET", "path": path, "headers": []}, _nothing, _nowhere)
    reached = {name for name, template in _routes(app.routes) if let_through.intersection(_filled(template))}
    assert sorted(reached) == sorted(APPROVED.strip().split("\n"))


async def _note(let_through: set[str], scope: Scope, _receive: Receive, _send: Send) -> None:
    let_through.add(scope["path"])


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


async def _nowhere(_message: Message) -> None:
    return None


def _routes(routes: Iterable[BaseRoute], above: str = "") -> Iterator[tuple[str, str]]:
    """The name of each route on the list, and its path; what is mounted and included is walked through."""
    for route in routes:
        if isinstance(route, Mount) and route.routes:
            yield from _routes(route.routes, "of Gradio: ")
        elif isinstance(route, Mount):
            yield f"{above}{route.path}/{{path:path}} any", f"{route.path}/{{path:path}}"
        elif isinstance(route, Route):
            yield f"{above}{route.path} {' '.join(sorted(route.methods or ['any']))}", route.path
        else:
            # A router that FastAPI has included; anything else has no such routes, and fails the test.
            yield from _routes(route.original_router.routes, above)  # type: ignore[attr-defined]


def _filled(path: str) -> Iterator[str]:
    """The path with words in the place of its parameters, in every combination."""
    pieces = re.split(r"\{[^}]+\}", path)
    for words in itertools.product(WORDS, repeat=len(pieces) - 1):
        yield "".join(itertools.chain.from_iterable(itertools.zip_longest(pieces, words, fillvalue="")))


@pytest.mark.parametrize("part", range(5))
def test_no_request_makes_the_server_fail(address: str, part: int) -> None:
    """Random methods, paths, headers and bodies: whatever is wrong with them is the sender's fault."""
    chance = random.Random(part)
    failed = []
    for _ in range(REQUESTS // 5):
        request = _random_request(chance)
        status = _status(address, *request)
        if not 200 <= status < 500:
            failed.append((status, *request))
    assert failed == []


def _random_request(chance: random.Random) -> tuple[str, str, dict[str, str], bytes | None]:
    path = chance.choice(PATHS).replace("{}", quote(chance.choice(ODD), safe="/%"))
    if chance.random() < 0.4:
        path += f"?{chance.choice(FIELDS)}={quote(chance.choice(ODD))}&top={chance.choice(['1', 'x', '999', ''])}"
    headers = {"Content-Type": chance.choice(TYPES)} if chance.random() < 0.8 else {}
    headers |= {"Accept": chance.choice(["*/*", "text/event-stream", "\xff", "a" * 2000])}
    if chance.random() < 0.2:
        name = chance.choice(
            ["Origin", "Sec-Fetch-Site", "X-Forwarded-For", "Cookie", "Range", "Authorization", "Host"]
        )
        headers[name] = chance.choice(["null", "http://[", "127.0.0.1", "bytes=9-1", "=;=", "\xe9", "same-origin"])
    return chance.choice(METHODS), path, headers, _random_body(chance)


def _random_body(chance: random.Random) -> bytes | None:
    kind = chance.randrange(6)
    if kind == 0:
        return None
    if kind == 1:
        return chance.randbytes(chance.choice([0, 1, 40, 3000]))
    if kind == 2:
        return chance.choice([b"[" * 50_000, b"1" * 6000, b'{"message"', b"x" * 70_000, b"\xff\xfe{}", b'{"data":NaN}'])
    fields = {field: chance.choice(VALUES) for field in chance.sample(FIELDS, chance.randrange(len(FIELDS)))}
    if kind == 3:
        fields["conversation"] = {
            field: chance.choice(VALUES) for field in ("asked", "told", "offer", "learner", "place")
        }
    return json.dumps(fields if chance.random() < 0.9 else [fields]).encode()


def _status(address: str, method: str, path: str, headers: dict[str, str], body: bytes | None) -> int:
    """The status of the reply; its body, which may never end, is not waited for."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request(method, path, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()
