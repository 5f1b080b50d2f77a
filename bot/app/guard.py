"""What stands before every route: headers, small bodies, own pages only, few addresses, and a limit of messages."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.app.errors import DESCRIBED, error_reply
from bot.app.limits import MessageLimit
from bot.failures import record_failure

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
    r"/|/(healthz|readyz|guides/?|guides/[^/]+/?|page/[\w.]+|config/?|theme\.css|favicon\.ico|robots\.txt|manifest\.json)"
    r"|/api/(ask|search|openapi\.json)|/feedback"
    r"|/(assets|static)/[A-Za-z0-9._/-]{1,200}"
    r"|/gradio_api/(info/?|startup-events|theme\.css|heartbeat/\w+|reset/?|cancel|queue/(join|data)/?|call/chat(/\w+)?/?)"
)
_COUNTED = re.compile(r"/api/(ask|search)|/feedback|/gradio_api/(queue/join|call/chat)/?")
"""What counts as a message: questions, searches and feedback, from programs or from the page."""
_CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_TOO_LARGE = error_reply(413, f"A request may hold at most {BODY_LIMIT:,} bytes; send less.")


class Guard:
    """An ASGI application around another; it lets any number of messages through unless it has a limit of them."""

    def __init__(self, app: ASGIApp, *, limit: MessageLimit | None = None) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        app = _refusal(scope) or self._too_many(scope) or self._app
        if app is self._app and scope["method"] in _CHANGING:
            body = await _read(receive)
            app = app if body is not None else _TOO_LARGE
            receive = _again(body or b"", receive)
        await _answer(app, scope, receive, _Reply(send))

    def _too_many(self, scope: Scope) -> ASGIApp | None:
        """The answer to an address that has sent too many messages; None where it has not."""
        client = scope.get("client")
        if self._limit is None or client is None or not _COUNTED.fullmatch(scope["path"]):
            return None
        seconds = self._limit.seconds_to_wait(client[0])
        if not seconds:
            return None
        text = f"Too many messages from this address in one minute; try again in {seconds} seconds."
        return error_reply(429, text, {"Retry-After": str(seconds)})


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
        text = record_failure(error, "request")
        if not reply.has_begun:
            await error_reply(500, text)(scope, receive, reply.send)


def _refusal(scope: Scope) -> ASGIApp | None:
    """The answer to a request that is not let through, judged by its address and headers."""
    headers = Headers(scope=scope)
    if not _OPEN.fullmatch(scope["path"]):
        return error_reply(404, f"There is nothing at this address; programs find what there is at {DESCRIBED}.")
    if scope["method"] in _CHANGING and _is_foreign(headers):
        return error_reply(403, "In a browser, only pages of this server itself may send this.")
    return None


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser sends this from a page of somebody else."""
    if site := headers.get("sec-fetch-site"):
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    ours = {headers.get("host"), headers.get("x-forwarded-host")}
    return origin is not None and (origin.partition("://")[2] or "unnamed") not in ours


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
