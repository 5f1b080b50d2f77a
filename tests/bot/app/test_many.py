"""Many learners at once, each in a conversation of their own, over a real port."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from bot.answer import Answer
from bot.app.web import create_app
from bot.conversation import Conversation
from bot.pipeline import Bot
from tests.bot.app.served import in_a_loop, served

LEARNERS = 50
SLOW = 1.0
"""Seconds that the slow bot takes for an answer."""


class SlowBot:
    """The real bot, which has to wait for something before each answer, as it would for a language model."""

    def __init__(self, bot: Bot) -> None:
        self.index, self.starters, self.position, self._bot = bot.index, bot.starters, bot.position, bot
        self.has_model, self.about = True, bot.about

    def stream(self, message: str, conversation: Conversation) -> Iterator[Answer]:
        time.sleep(SLOW)
        yield from self._bot.stream(message, conversation)


@pytest.fixture
def slow_address(guide_bot: Bot) -> Iterator[str]:
    """A server of its own for the slow bot."""
    slow: Any = SlowBot(guide_bot)
    with served(in_a_loop(lambda: create_app(slow))) as served_at:
        yield served_at


def test_nobody_waits_for_the_whole_answer_of_another(slow_address: str) -> None:
    """Fifty slow answers are given side by side: all of them within the time of a few, not of fifty."""
    began = time.monotonic()
    answers = _all_at_once(slow_address, ["what should I learn first?"])
    assert {answer["kind"] for (answer,) in answers} == {"answer"}
    assert time.monotonic() - began < LEARNERS * SLOW / 4


def test_fifty_conversations_keep_apart(address: str) -> None:
    """Each goes on from its own last answer, whatever the others say in between."""
    subjects = ["web development", "cybersecurity", "game development", "technical writing", "UI/UX design"]
    messages = [[f"what do I learn first in {subject}?", "tell me more"] for subject in subjects]
    talks = _all_at_once(address, *messages)
    for place, (first, more) in enumerate(talks):
        subject = subjects[place % len(subjects)]
        assert first["kind"] == more["kind"] == "answer", subject
        assert first["citations"][0]["section"] == more["citations"][0]["section"], subject


def _all_at_once(address: str, *talks: list[str]) -> list[list[dict[str, Any]]]:
    """What fifty learners are answered who begin at the same moment, each with one of the talks."""
    start = threading.Barrier(LEARNERS)

    def talk(place: int) -> list[dict[str, Any]]:
        with httpx.Client(base_url=address, timeout=60) as client:
            start.wait()
            return [_say(client, message, f"learner{place}") for message in talks[place % len(talks)]]

    with ThreadPoolExecutor(max_workers=LEARNERS) as pool:
        return list(pool.map(talk, range(LEARNERS)))


def _say(client: httpx.Client, message: str, session: str) -> dict[str, Any]:
    sent = {"data": [message], "session_hash": session}
    event = client.post("/gradio_api/call/chat", json=sent).raise_for_status().json()["event_id"]
    lines = client.get(f"/gradio_api/call/chat/{event}").text.strip().split("\n")
    assert lines[-2] == "event: complete", lines
    answer: dict[str, Any] = json.loads(lines[-1].removeprefix("data: "))[0]
    return answer
