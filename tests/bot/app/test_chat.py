"""The public endpoint `/chat`, over HTTP, as a program uses it."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

ODD = [
    "",
    "   ",
    "\u200b",
    "😀",
    "\ud800 half",
    "\x00\x1b[31m",
    "مرحبا",
    "x" * 50_000,
    "{x} {{}} %s",
    None,
    12,
    ["a"],
    {},
    True,
]


def _ask(address: str, message: Any, session: str) -> tuple[str, Any]:
    """The last event of the answer's stream, and its data."""
    sent = json.dumps({"data": [message], "session_hash": session})
    with httpx.Client(base_url=address, timeout=30) as client:
        headers = {"content-type": "application/json"}
        event = (
            client.post("/gradio_api/call/chat", content=sent, headers=headers).raise_for_status().json()["event_id"]
        )
        lines = client.get(f"/gradio_api/call/chat/{event}").text.strip().split("\n")
    return lines[-2].removeprefix("event: "), json.loads(lines[-1].removeprefix("data: "))


def test_it_answers_as_guide_ask_prints_it(address: str) -> None:
    """One shape for every program."""
    event, (answer, *_) = _ask(address, "what should I learn first?", secrets.token_hex(6))
    assert event == "complete"
    assert answer["kind"] == "answer"
    assert answer["citations"][0]["url"].startswith("/guides/")


@pytest.mark.parametrize("message", ODD, ids=range(len(ODD)))
def test_odd_messages_get_a_kind_reply(address: str, message: Any) -> None:
    """Whatever is sent in place of a question."""
    event, data = _ask(address, message, secrets.token_hex(6))
    assert event == "complete"
    assert data[0]["text"]
    assert "went wrong" not in data[0]["text"]


@pytest.mark.parametrize("data", [[], ["a", "b", "c"], [["a"], {"b": 1}]])
def test_a_wrong_number_of_arguments_names_nothing_of_what_was_said(
    address: str, data: list[Any], capfd: pytest.CaptureFixture[str]
) -> None:
    """It is refused, and no log repeats it."""
    with httpx.Client(base_url=address, timeout=30) as client:
        sent = {"data": [*data, "CANARY"] if data else [], "session_hash": secrets.token_hex(6)}
        answer = client.post("/gradio_api/call/chat", json=sent)
        assert answer.status_code < 500
        if answer.is_success:
            assert client.get(f"/gradio_api/call/chat/{answer.json()['event_id']}").status_code < 500
    out, err = capfd.readouterr()
    assert "CANARY" not in out + err


def test_many_ask_at_once_and_each_gets_their_own_answer(address: str) -> None:
    """Nobody waits in vain, nobody gets another's."""
    questions = [f"what is SQL for, asks number {number}?" for number in range(30)]
    with ThreadPoolExecutor(max_workers=30) as pool:
        answers = list(pool.map(lambda question: _ask(address, question, secrets.token_hex(6)), questions))
    assert [data[0]["message"] for _, data in answers] == questions
