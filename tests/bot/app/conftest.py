"""The page as the tests meet it: through a client, over a real port, and in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright

from bot.app.web import create_app
from bot.assemble import open_feedback
from bot.pipeline import Bot
from tests.bot.app.served import in_a_loop, served

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def app(guide_bot: Bot, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The whole application over the packaged guides, with a place for feedback."""
    feedback = open_feedback(home=tmp_path_factory.mktemp("feedback"), variables={})
    return in_a_loop(lambda: create_app(guide_bot, feedback=feedback))


@pytest.fixture(scope="session")
def address(app: FastAPI) -> Iterator[str]:
    """Where a real server serves the application, on a free port of this machine."""
    with served(app) as served_at:
        yield served_at


@pytest.fixture(scope="session")
def client(app: FastAPI) -> TestClient:
    """A client on this machine that calls the application in this process."""
    return TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 50000))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, where it is installed."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()
