"""The guard: headers on everything, small bodies, no foreign pages, so many messages, no tracebacks."""

import logging
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from bot.app.guard import BODY_LIMIT, HEADERS, Guard
from bot.app.limits import MessageLimit

MESSAGES = [
    ("POST", "/api/ask"),
    ("GET", "/api/search"),
    ("POST", "/api/search"),
    ("POST", "/feedback"),
    ("POST", "/gradio_api/queue/join"),
    ("POST", "/gradio_api/queue/join/"),
    ("POST", "/gradio_api/call/chat"),
]
"""What counts as a message."""
OTHERS = [
    "/",
    "/healthz",
    "/readyz",
    "/guides",
    "/page/style.css",
    "/gradio_api/queue/data",
    "/gradio_api/call/chat/abc",
]


def _stranger(limit: int, host: str = "203.0.113.5") -> TestClient:
    """A client on another machine, before a guard with nothing behind it but a reply."""
    return TestClient(Guard(PlainTextResponse("taken"), limit=MessageLimit(limit)), client=(host, 50000))


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "path", ["/", "/guides", "/guides/nothing", "/healthz", "/readyz", "/config", "/nowhere", "/docs", "/api/ask",
             "/api/search?question=sql", "/api/openapi.json", "/feedback"]
)  # fmt: skip
def test_every_response_has_the_headers(client: TestClient, method: str, path: str) -> None:
    """Errors and health included."""
    headers = client.request(method, path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(("method", "path"), MESSAGES)
def test_an_address_that_sends_too_many_messages_is_refused(method: str, path: str) -> None:
    """At once, with when to come back, in the one shape of errors, and with the headers."""
    stranger = _stranger(2)
    assert [stranger.request(method, path).status_code for _ in range(2)] == [200, 200]
    began = time.perf_counter()
    answer = stranger.request(method, path)
    assert time.perf_counter() - began < 0.1
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert f"try again in {answer.headers['retry-after']} seconds" in answer.json()["error"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_all_messages_of_an_address_count_together_and_nothing_else_does() -> None:
    """Whoever may send no more can still read; and what a foreign page sends in a learner's name does not count."""
    stranger = _stranger(len(MESSAGES))
    assert {stranger.get(path).status_code for path in OTHERS * 10} == {200}
    foreign = {"origin": "http://evil.example"}
    assert {stranger.post("/api/ask", headers=foreign).status_code for _ in range(20)} == {403}
    assert {stranger.request(method, path).status_code for method, path in MESSAGES} == {200}
    assert {stranger.request(method, path).status_code for method, path in MESSAGES} == {429}
    assert {stranger.get(path).status_code for path in OTHERS} == {200}


@pytest.mark.parametrize(("limit", "host"), [(1, "127.0.0.1"), (1, "::1"), (0, "203.0.113.5")])
def test_this_machine_and_a_limit_of_0_are_not_refused(limit: int, host: str) -> None:
    """A laptop's own page must never refuse its owner."""
    owner = _stranger(limit, host)
    assert {owner.post("/api/ask").status_code for _ in range(50)} == {200}


def test_scripts_cannot_be_made_out_of_text(client: TestClient) -> None:
    """The page works without `unsafe-eval`, so it is not given."""
    assert "unsafe-eval" not in client.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/call/chat", "/api/ask", "/api/search"])
def test_a_large_body_is_refused(client: TestClient, path: str) -> None:
    """With its length told, and in chunks without it."""
    large = b'{"data": ["' + b"x" * 5_000_000 + b'"]}'

    def chunks() -> Iterator[bytes]:
        for start in range(0, len(large), 10_000):
            yield large[start : start + 10_000]

    assert client.post(path, content=large).status_code == 413
    assert "65,536 bytes" in client.post(path, content=large).json()["error"]
    assert client.post(path, content=chunks()).status_code == 413


def test_a_body_within_the_limit_is_let_through(client: TestClient) -> None:
    """The limit is for what no message needs."""
    body = b'{"data": ["' + b"x" * (BODY_LIMIT - 20) + b'"]}'
    assert client.post("/gradio_api/call/chat", content=body, headers={"content-type": "application/json"}).is_success


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_message_from_a_foreign_page_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    """Another site must not ask in a learner's name."""
    assert client.post("/gradio_api/call/chat", json={"data": ["hello"]}, headers=headers).status_code == 403
    for path, sent in [("/api/ask", {"message": "hello"}), ("/api/search", {"question": "sql"}), ("/feedback", {})]:
        answer = client.post(path, json=sent, headers=headers)
        assert answer.status_code == 403
        assert list(answer.json()) == ["error"]


@pytest.mark.parametrize("headers", [{"origin": "http://testserver"}, {"sec-fetch-site": "same-origin"}, {}])
def test_a_message_from_this_page_or_a_program_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    """The page itself, and clients that are no browsers."""
    assert client.post("/gradio_api/call/chat", json={"data": ["hello"]}, headers=headers).status_code == 200
    assert client.post("/api/ask", json={"message": "hello"}, headers=headers).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"data": 1}', b'{"data": "\\ud800"}', b"\xff\xfe"])
def test_a_broken_body_is_the_senders_fault(client: TestClient, body: bytes) -> None:
    """A 4xx, never a 500."""
    answer = client.post("/gradio_api/call/chat", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500


def test_a_failure_is_one_line_with_an_id(caplog: pytest.LogCaptureFixture) -> None:
    """The visitor sees no traceback, the log nothing that was said."""

    async def failing(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError("what the learner said")

    with caplog.at_level(logging.ERROR):
        answer = TestClient(Guard(failing)).get("/healthz")
    assert answer.status_code == 500
    assert answer.json()["error"].startswith("Something went wrong")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "what the learner said" not in answer.text + caplog.text
    name = answer.text.partition("(")[2].partition(")")[0]
    assert f"request {name} failed: RuntimeError" in caplog.text
