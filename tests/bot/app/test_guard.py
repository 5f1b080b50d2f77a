"""The guard: headers on everything, small bodies, no foreign pages, no tracebacks."""

import logging
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.types import Receive, Scope, Send

from bot.app.guard import BODY_LIMIT, HEADERS, Guard


@pytest.mark.parametrize(
    "path", ["/", "/guides", "/guides/nothing", "/healthz", "/readyz", "/config", "/nowhere", "/docs"]
)
def test_every_response_has_the_headers(client: TestClient, path: str) -> None:
    """Errors and health included."""
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_scripts_cannot_be_made_out_of_text(client: TestClient) -> None:
    """The page works without `unsafe-eval`, so it is not given."""
    assert "unsafe-eval" not in client.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/call/chat"])
def test_a_large_body_is_refused(client: TestClient, path: str) -> None:
    """With its length told, and in chunks without it."""
    large = b'{"data": ["' + b"x" * 5_000_000 + b'"]}'

    def chunks() -> Iterator[bytes]:
        for start in range(0, len(large), 10_000):
            yield large[start : start + 10_000]

    assert client.post(path, content=large).status_code == 413
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


@pytest.mark.parametrize("headers", [{"origin": "http://testserver"}, {"sec-fetch-site": "same-origin"}, {}])
def test_a_message_from_this_page_or_a_program_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    """The page itself, and clients that are no browsers."""
    assert client.post("/gradio_api/call/chat", json={"data": ["hello"]}, headers=headers).status_code == 200


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
    assert answer.text.startswith("Something went wrong")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "what the learner said" not in answer.text + caplog.text
    name = answer.text.partition("(")[2].partition(")")[0]
    assert f"request {name} failed: RuntimeError" in caplog.text
