"""What other programs ask, held against the description that they are given of it."""

import asyncio
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from bot.app.api import MEDIA_TYPE
from bot.app.side_by_side import WAITING
from bot.pipeline import Bot
from tests.bot.app.growing import GrowingBot, make_routes
from tests.bot.app.served import served

DESCRIBED = {
    ("post", "/api/ask"),
    ("get", "/api/search"),
    ("post", "/api/search"),
    ("get", "/healthz"),
    ("get", "/readyz"),
}
TALK = ["what should I learn first?", "and after that?", "I know Python and statistics", "yes", "make me a plan", ""]


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/openapi.json").raise_for_status().json()
    return answer


def _hold(answer: httpx.Response, description: dict[str, Any]) -> Any:
    """The content of a response, once it was held against the description; that must know of its status."""
    path, method = answer.request.url.path, answer.request.method.lower()
    described = description["paths"][path][method]["responses"][str(answer.status_code)]
    for name in described.get("headers", ()):
        assert int(answer.headers[name]) > 0
    schema = described["content"]["application/json"]["schema"]
    Draft202012Validator(schema | {"components": description["components"]}).validate(answer.json())
    return answer.json()


def test_exactly_these_endpoints_are_described(description: dict[str, Any]) -> None:
    """No more, and no less."""
    paths = description["paths"]
    assert {(method, path) for path, operations in paths.items() for method in operations} >= DESCRIBED
    assert {path for path in paths if path.startswith("/api/")} == {"/api/ask", "/api/search"}
    assert not [path for path in paths if path.startswith(("/guides", "/page", "/gradio"))]


def test_every_described_value_is_explained_and_closed(description: dict[str, Any]) -> None:
    """Each object says what it is and has no other fields, so that what is held against it must be all there."""
    for name, schema in description["components"]["schemas"].items():
        assert schema.get("description"), name
        assert "enum" in schema or schema["additionalProperties"] is False, name


def test_answers_of_a_conversation_are_as_described(client: TestClient, description: dict[str, Any]) -> None:
    """Each is what `guide-ask --json` prints, with the state that the next message takes along."""
    conversation = None
    for message in TALK:
        sent = {"message": message, "conversation": conversation}
        content = _hold(client.post("/api/ask", json=sent), description)
        assert content["message"] == message
        conversation = content["conversation"]
    assert conversation["learner"]["done"]


def test_an_answer_is_the_bots_own(client: TestClient, guide_bot: Bot) -> None:
    """To the letter, but for the time that it took."""
    content = client.post("/api/ask", json={"message": TALK[0]}).json()
    own = guide_bot.reply(TALK[0])
    expected = own.to_json() | {"conversation": json.loads(json.dumps(own.conversation.to_json()))}
    assert content | {"ms": None} == expected | {"ms": None}
    assert list(content) == list(expected)


def test_a_message_that_is_too_long_is_answered_kindly(client: TestClient, description: dict[str, Any]) -> None:
    """The limit on messages is the bot's own; that on bodies is the server's."""
    content = _hold(client.post("/api/ask", json={"message": "x" * 10_000}), description)
    assert content["kind"] == "clarify"
    assert "4,000" in content["text"] or "4000" in content["text"]


@pytest.mark.parametrize("message", ["\ud800 half", "\x00\x1b[31m", "مرحبا", "{x} %s", "\u200b", "<script>", "=cmd()"])
def test_odd_messages_are_answered(client: TestClient, description: dict[str, Any], message: str) -> None:
    """As the page answers them."""
    sent = json.dumps({"message": message})
    assert _hold(client.post("/api/ask", content=sent, headers={"content-type": "application/json"}), description)


def test_searches_are_as_described(client: TestClient, description: dict[str, Any]) -> None:
    """By the address and by the body alike, the best first."""
    by_address = _hold(client.get("/api/search", params={"question": "is it for me?", "top": 3}), description)
    by_body = _hold(client.post("/api/search", json={"question": "is it for me?", "top": 3}), description)
    assert by_address["sections"] == by_body["sections"]
    scores = [section["score"] for section in by_body["sections"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3


def test_probes_are_as_described(client: TestClient, description: dict[str, Any]) -> None:
    """Health and readiness."""
    assert _hold(client.get("/healthz"), description)
    assert _hold(client.get("/readyz"), description)


@pytest.mark.parametrize("path", ["/api/ask", "/api/search"])
def test_refusals_are_as_described(guide_bot: Bot, description: dict[str, Any], path: str) -> None:
    """A foreign page, a large body, a wrong one, and too many."""
    good = {"message": "hello"} if path == "/api/ask" else {"question": "sql"}
    stranger = TestClient(make_routes(guide_bot, messages_a_minute=4), client=("203.0.113.5", 1))
    answers = [
        stranger.post(path, json=good, headers={"origin": "http://evil.example"}),
        stranger.post(path, json=good, headers={"sec-fetch-site": "cross-site"}),
        stranger.post(path, json={"message": "x" * 70_000}),
        stranger.post(path, json={}),
        stranger.post(path, json=good),
        stranger.post(path, json=good),
        stranger.post(path, json=good),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 413, 422, 200, 200, 429]
    assert all(_hold(answer, description) for answer in answers)


def test_a_failure_is_as_described(
    guide_bot: Bot, description: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """A line with an id, and nothing of what was said anywhere."""
    client = TestClient(make_routes(GrowingBot(guide_bot, fails=True)), raise_server_exceptions=False)
    answer = client.post("/api/ask", json={"message": "CANARY"})
    assert answer.status_code == 500
    assert "went wrong" in _hold(answer, description)["error"]
    assert "CANARY" not in answer.text + caplog.text
    assert "RuntimeError in stream" in caplog.text


async def test_being_full_is_as_described(guide_bot: Bot, description: dict[str, Any]) -> None:
    """Who would have to wait behind too many is told when to come back."""
    app = make_routes(GrowingBot(guide_bot, steps=1, pause=0.5), at_once=1)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        waiting = [asyncio.create_task(client.post("/api/ask", json={"message": "hello"})) for _ in range(WAITING + 1)]
        await asyncio.sleep(0.4)
        answer = await client.post("/api/ask", json={"message": "hello"})
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    assert answer.status_code == 503
    assert "try again" in _hold(answer, description)["error"]


def test_an_answer_streams_as_it_grows_and_says_when_it_is_whole(guide_bot: Bot, description: dict[str, Any]) -> None:
    """The first piece is there long before the last; the guard holds nothing back, and gives its headers."""
    app, began, arrived = make_routes(GrowingBot(guide_bot, steps=4, pause=0.2)), time.monotonic(), []
    with served(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        sent = {"json": {"message": "hello"}, "headers": {"accept": MEDIA_TYPE}}
        with client.stream("POST", "/api/ask", **sent) as answer:  # type: ignore[arg-type]
            assert answer.headers["content-type"].startswith(MEDIA_TYPE)
            assert answer.headers["x-content-type-options"] == "nosniff"
            lines = []
            for line in answer.iter_lines():
                lines.append(line)
                arrived.append(time.monotonic() - began)
    events = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    assert events == ["growing"] * 5 + ["whole"]
    assert arrived[-1] - arrived[0] > 0.5
    last = json.loads(lines[-2].removeprefix("data: "))
    schema = {"$ref": "#/components/schemas/Reply", "components": description["components"]}
    Draft202012Validator(schema).validate(last)


@pytest.mark.parametrize("accept", [MEDIA_TYPE, "application/json"])
def test_who_goes_away_stops_the_answer(guide_bot: Bot, accept: str) -> None:
    """The bot's iterator is closed soon after, which stops a language model; a stream or not."""
    bot = GrowingBot(guide_bot, steps=1000, pause=0.02)
    with served(make_routes(bot)) as address:
        with httpx.Client(base_url=address, timeout=0.5) as client, pytest.raises(httpx.ReadTimeout):
            _ask_and_hang_up(client, accept)
        assert bot.is_closed.wait(timeout=2)


def _ask_and_hang_up(client: httpx.Client, accept: str) -> None:
    with client.stream("POST", "/api/ask", json={"message": "hello"}, headers={"accept": accept}) as answer:
        next(answer.iter_lines())
        raise httpx.ReadTimeout("enough")


def test_health_answers_while_all_turns_are_taken(guide_bot: Bot) -> None:
    """What waits, waits in threads; the loop goes on."""
    app = make_routes(GrowingBot(guide_bot, steps=10, pause=0.1), at_once=2)
    with served(app) as address, ThreadPoolExecutor(max_workers=6) as pool, httpx.Client(base_url=address) as client:
        asked = [pool.submit(httpx.post, f"{address}/api/ask", json={"message": "a"}, timeout=30) for _ in range(6)]
        time.sleep(0.3)
        took = [_seconds(client) for _ in range(20)]
        assert not any(each.done() for each in asked)
        assert {each.result().status_code for each in asked} == {200}
    assert max(took) < 0.5


def _seconds(client: httpx.Client) -> float:
    began = time.monotonic()
    client.get("/healthz").raise_for_status()
    return time.monotonic() - began


def test_many_ask_at_once_and_each_gets_their_own_answer(address: str) -> None:
    """Nobody gets another's."""
    start = threading.Barrier(30)

    def ask(number: int) -> str:
        start.wait()
        sent = {"message": f"what is SQL for, asks number {number}?"}
        return str(httpx.post(f"{address}/api/ask", json=sent, timeout=60).raise_for_status().json()["message"])

    with ThreadPoolExecutor(max_workers=30) as pool:
        assert list(pool.map(ask, range(30))) == [f"what is SQL for, asks number {number}?" for number in range(30)]


def test_no_reply_is_kept_by_a_cache(client: TestClient) -> None:
    """It holds what a learner said."""
    assert client.post("/api/ask", json={"message": "hello"}).headers["cache-control"] == "no-store"
    assert client.get("/api/search?question=sql").headers["cache-control"] == "no-store"


def test_the_description_is_a_valid_one(app: FastAPI, description: dict[str, Any]) -> None:
    """Its version, its operations with names of their own, and examples that are as described."""
    assert description["openapi"].startswith("3.1")
    assert description["info"]["title"] == app.title
    names = [each["operationId"] for operations in description["paths"].values() for each in operations.values()]
    assert len(names) == len(set(names))
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
        for field in schema.get("properties", {}).values():
            for example in field.get("examples", ()):
                Draft202012Validator(field | {"components": description["components"]}).validate(example)
