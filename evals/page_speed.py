"""Measuring the page as its readers meet it: opening it in Chromium, asking there, and fifty of them at once."""

import json
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from evals.case import load_cases, without_copies
from evals.measurement import Measurement
from index.settings import IndexSettings
from knowledge.errors import SettingsError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OPENINGS = 8
QUESTIONS = 60
READERS = 50
USABLE_SECONDS, ANSWER_MILLISECONDS, READERS_SECONDS = 2.0, 300.0, 3.0
"""The goals."""
PATIENCE = 30
"""Seconds after which an answer counts as missing."""
READING = 400
"""Milliseconds between an answer and the next question; people take longer."""
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
_WATCH = """number => {
  window.measured = null;
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const began = performance.now();
    const look = () => {
      const shown = document.querySelector(`#answer-${number} .acts, #answer-${number}.answer-care`);
      if (!shown) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => (window.measured = performance.now() - began)));
    };
    look();
  }, { capture: true, once: true });
}"""
"""From the key until the browser has painted the answer."""


def measure_page(settings: IndexSettings, *, questions: int = QUESTIONS) -> list[Measurement]:
    """The figures, over a server of its own with the guides of the settings, and the questions of the packaged cases.

    Raises `SettingsError` where there is no browser to measure with, or the server does not start.
    """
    cases = [case for case in without_copies(load_cases()) if len(case.turns) == 1]
    asked = [case.turns[0].says for case in cases[:: max(1, len(cases) // questions)]][:questions]
    with _serving(settings) as address, _browser() as browser:
        return [
            *_measure_asking(browser, address, asked),
            *_measure_opening(browser, address),
            *_measure_crowd(address),
        ]


def _measure_opening(browser: "Browser", address: str) -> list[Measurement]:
    """Each opening is a first visit, with nothing in the browser's memory."""
    taken = []
    for _ in range(OPENINGS):
        with browser.new_context() as context:
            began = time.perf_counter()
            _open(context.new_page(), address)
            taken.append(time.perf_counter() - began)
    return [Measurement("page usable after opening, p95", _p95(taken), "s", USABLE_SECONDS, count=OPENINGS)]


def _measure_asking(browser: "Browser", address: str, questions: Sequence[str]) -> list[Measurement]:
    """The floor is the same question asked by a program; the first few answers only warm up."""
    with browser.new_context() as context:
        page = context.new_page()
        _open(page, address)
        warm = 3
        taken = [_ask(page, number, question) for number, question in enumerate(questions, start=1)][warm:]
    floor = [_ask_by_program(address, question) * 1000 for question in questions][warm:]
    return [
        Measurement("answer after Enter, p50", float(np.median(taken)), "ms", count=len(taken)),
        Measurement("answer after Enter, p95", _p95(taken), "ms", ANSWER_MILLISECONDS, count=len(taken)),
        Measurement(
            "answer after Enter, p50", float(np.median(taken) / np.median(floor)), "x", floor="the answer to a program"
        ),
    ]


def _measure_crowd(address: str) -> list[Measurement]:
    """Readers who ask at the same moment, each through the page's own queue, in a session of their own."""
    start = threading.Barrier(READERS)

    def read(number: int) -> float | None:
        start.wait()
        began = time.perf_counter()
        return time.perf_counter() - began if _ask_in_queue(address, f"what is SQL for, {number}?", number) else None

    with ThreadPoolExecutor(max_workers=READERS) as pool:
        taken = list(pool.map(read, range(READERS)))
    answered = [each for each in taken if each is not None]
    return [
        Measurement(f"{READERS} readers at once, p95", _p95(answered), "s", READERS_SECONDS, count=len(answered)),
        Measurement(f"{READERS} readers at once, without an answer", float(READERS - len(answered)), goal=0),
    ]


def _open(page: "Page", address: str) -> None:
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#log .example")
    page.wait_for_selector("#remark", state="attached")  # what the page's scripts make


def _ask(page: "Page", number: int, question: str) -> float:
    """Milliseconds until an answer is painted."""
    box = page.locator("#question textarea")
    box.fill(question)
    page.evaluate(_WATCH, number)
    box.press("Enter")
    page.wait_for_selector(f"#answer-{number} .acts, #answer-{number}.answer-care", timeout=PATIENCE * 1000)
    while (taken := page.evaluate("window.measured")) is None:
        page.wait_for_timeout(20)
    page.wait_for_timeout(READING)
    return float(taken)


def _ask_by_program(address: str, question: str) -> float:
    began = time.perf_counter()
    _post(f"{address}api/ask", {"message": question})
    return time.perf_counter() - began


def _ask_in_queue(address: str, question: str, number: int) -> bool:
    """Whether an answer comes."""
    sent = {"data": [question], "session_hash": f"reader{number}"}
    event = json.loads(_post(f"{address}gradio_api/call/chat", sent))["event_id"]
    with urllib.request.urlopen(f"{address}gradio_api/call/chat/{event}", timeout=PATIENCE) as reply:  # noqa: S310
        return b"event: complete" in reply.read()


def _post(url: str, content: Any) -> bytes:
    request = urllib.request.Request(url, json.dumps(content).encode(), {"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as reply:  # noqa: S310 - it is our own server
        return bytes(reply.read())


def _p95(values: Sequence[float]) -> float:
    return float(np.percentile(values, 95)) if values else float("inf")


@contextmanager
def _serving(settings: IndexSettings) -> Iterator[str]:
    """The address of a `guide-chat` that runs while the block does."""
    folders = ["--home", str(settings.home), *(["--guides", str(settings.guides)] if settings.guides else [])]
    command = [sys.executable, "-m", "bot", "--port", "0", *folders]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            address = next((word for word in line.split() if word.startswith("http://")), "")
            if not address:
                raise SettingsError("the page did not start; run guide-chat to see why")
            yield address
        finally:
            server.terminate()


@contextmanager
def _browser() -> Iterator["Browser"]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise SettingsError("there is no Chromium to measure with; install it, such as with: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise SettingsError("playwright is missing; run: pip install 'career-guide[test]'") from error
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()
