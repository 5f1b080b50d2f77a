"""The one shape of errors, and that they repeat nothing."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

JSON = {"content-type": "application/json"}
CANARY = "what-the-learner-said"


def _error(answer: Any) -> str:
    """The line of an error, which is all that there is."""
    (error,) = answer.json().values()
    assert list(answer.json()) == ["error"]
    assert "\n" not in error
    assert isinstance(error, str)
    return error


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "body: Field required"),
        (b"{", "body: JSON decode error"),
        (b"[" * 60_000, "body: cannot be read as JSON"),
        (b'{"message":' + b"1" * 5000 + b"}", "body: cannot be read as JSON"),
        (b"[1]", "body: "),
        (b'"a"', "body: "),
        (b"null", "body: "),
        (b"\xff\xfe", "body: "),
        (b"{}", "message: Field required"),
        (b'{"message": 3}', "message: Input should be a valid string"),
        (b'{"message": null}', "message: "),
        (b'{"message": "a", "conversation": []}', "conversation: Input should be a valid dictionary"),
        (b'{"message": "a", "conversation": {"asked": 1}}', "conversation: asked: not a list"),
        (b'{"message": "a", "conversation": {"told": [{"start": 1e400}]}}', "told: start: not of type int"),
    ],
)
def test_a_body_that_is_wrong_is_told_where(client: TestClient, content: bytes, named: str) -> None:
    """And what to do about it."""
    answer = client.post("/api/ask", content=content, headers=JSON)
    assert answer.status_code == 422
    assert _error(answer).startswith(named) or named in _error(answer)
    assert "described at /api/openapi.json" in _error(answer) or "send the conversation" in _error(answer)


@pytest.mark.parametrize(
    "sent",
    [
        {CANARY: 1, "message": "a"},
        {"message": [CANARY]},
        {"message": {CANARY: CANARY}},
        {"message": "a", "conversation": {CANARY: CANARY}},
        {"message": "a", "conversation": {"asked": [{CANARY: CANARY}]}},
        {"message": "a", "conversation": {"learner": {CANARY: 1}}},
        {"message": "a", "conversation": {"learner": {"ready_by": CANARY}}},
        CANARY,
    ],
)
def test_an_error_repeats_nothing_of_what_was_sent(client: TestClient, sent: Any) -> None:
    """Neither values nor names that came from outside."""
    answer = client.post("/api/ask", json=sent)
    assert answer.status_code == 422
    assert CANARY not in _error(answer)


@pytest.mark.parametrize("query", ["", "top=3", "question=a&top=0", "question=a&top=51", f"question=a&{CANARY}=1"])
def test_a_wrong_question_in_an_address_is_told_too(client: TestClient, query: str) -> None:
    """In the same words."""
    answer = client.get(f"/api/search?{query}")
    assert answer.status_code == 422
    assert CANARY not in _error(answer)


def test_a_body_that_is_not_said_to_be_json_is_refused(client: TestClient) -> None:
    """A form of another page cannot send anything else than that."""
    answer = client.post("/api/ask", content=json.dumps({"message": "a"}), headers={"content-type": "text/plain"})
    assert answer.status_code == 422
    assert "application/json" in _error(answer)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/ask", "POST"),
        ("DELETE", "/api/search", "GET, POST"),
        ("OPTIONS", "/api/ask", "POST"),
        ("POST", "/healthz", "GET, HEAD"),
        ("PUT", "/api/openapi.json", "GET, HEAD"),
    ],
)
def test_another_method_is_refused_and_not_answered_by_the_page(
    client: TestClient, method: str, path: str, allowed: str
) -> None:
    """The page takes every address that no route before it does."""
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == allowed
    assert allowed.replace(", ", " and ") in _error(answer)


def test_an_address_without_anything_is_told_as_an_error_too(client: TestClient) -> None:
    """In the same shape, whoever refuses it."""
    for path in ("/api/nothing", "/page/nothing.css"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert _error(answer)
