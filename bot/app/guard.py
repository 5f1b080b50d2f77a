"""What stands before every route: headers, small bodies, own pages only, and few of Gradio's many addresses."""

import logging
import re
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 64 * 1024
HEADERS = {
    # The chat page of Gradio has inline scripts; ours are files.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
        "base-uri 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OPEN = re.compile(
    r"/|/(healthz|readyz|feedback|guides/?|guides/[^/]+/?|page/[\w.]+|config/?|theme\.css|favicon\.ico|robots\.txt|manifest\.json)"
    r"|/(assets|static)/.+"
    r"|/gradio_api/(info/?|startup-events|theme\.css|heartbeat/\w+|reset/?|cancel|queue/(join|data)/?|call/(v2/)?chat(/\w+)?/?)"
)
_CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_TOO_LARGE = PlainTextResponse(f"A request may hold at most {BODY_LIMIT:,} bytes.", status_code=413)

log = logging.getLogger(__name__)


class Guard:
    """An ASGI application around another."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        app = _refusal(scope) or self._app
        if app is self._app and scope["method"] in _CHANGING:
            body = await _read(receive)
            app = app if body is not None else _TOO_LARGE
            receive = _again(body or b"", receive)
        await _answer(app, scope, receive, _Reply(send))


class _Reply:
    """Sends a response on, with our headers, and knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send, self.has_begun = send, False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            MutableHeaders(scope=message).update(HEADERS)
        await self._send(message)


async def _answer(app: ASGIApp, scope: Scope, receive: Receive, reply: _Reply) -> None:
    """The edge of the program: whatever fails, a visitor sees a line and never a traceback."""
    try:
        await app(scope, receive, reply.send)
    except Exception as error:  # noqa: BLE001
        name = secrets.token_hex(4)
        log.error("request %s failed: %s", name, type(error).__name__)
        if not reply.has_begun:
            await PlainTextResponse(f"Something went wrong here ({name}).", status_code=500)(scope, receive, reply.send)


def _refusal(scope: Scope) -> ASGIApp | None:
    """The answer to a request that is not let through, judged by its address and headers."""
    headers = Headers(scope=scope)
    if not _OPEN.fullmatch(scope["path"]):
        return PlainTextResponse("Not found.", status_code=404)
    if scope["method"] in _CHANGING and _is_foreign(headers):
        return PlainTextResponse("This page takes messages from itself only.", status_code=403)
    return None


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser sends this from a page of somebody else."""
    if site := headers.get("sec-fetch-site"):
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    ours = {headers.get("host"), headers.get("x-forwarded-host")}
    return origin is not None and (urlsplit(origin).netloc or "unnamed") not in ours


async def _read(receive: Receive) -> bytes | None:
    """The whole body of a request, however it is sent in pieces; None where it is too large."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > BODY_LIMIT:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives a body already read, and then what comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return waiting.pop() if waiting else await receive()

    return give
