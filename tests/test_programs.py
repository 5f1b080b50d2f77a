"""The page for programs says what is so: each of its commands is run against the application."""

import json
import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from bot.__main__ import main as chat_main
from bot.app.guard import BODY_LIMIT
from bot.pipeline import Bot
from bot.settings import BotSettings
from tests.bot.app.growing import make_routes

PAGE = (Path(__file__).parent.parent / "docs" / "programs.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(curl .*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def routes(guide_bot: Bot) -> TestClient:
    """The routes for programs."""
    return TestClient(make_routes(guide_bot))


def _call(client: TestClient, command: str) -> Any:
    """What a `curl` command gets, run by its own words."""
    words = [word for word in shlex.split(command.replace("\\\n", " "))[1:] if word != "--no-buffer"]
    url = urlsplit(next(word for word in words if word.startswith("http://127.0.0.1:7860/")))
    options = list(pairwise(words))
    headers = dict(value.split(": ") for name, value in options if name == "--header")
    data = [value for name, value in options if name == "--data"]
    path = f"{url.path}?{url.query}" if url.query else url.path
    return client.request("POST" if data else "GET", path, content="".join(data), headers=headers)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_works_as_it_stands(routes: TestClient, command: str) -> None:
    """What is copied from the page gets an answer."""
    answer = _call(routes, command)
    assert answer.status_code == 200
    if "event-stream" in command:
        assert "event: whole\ndata: {" in answer.text
        return
    content = answer.json()
    if "/api/ask" in command:
        assert content["kind"] == "answer"
        assert content["citations"]
        assert isinstance(content["conversation"], dict)
    elif "/api/search" in command:
        assert len(content["sections"]) == 3


def test_the_example_of_a_conversation_goes_on_from_it(routes: TestClient) -> None:
    """ "And after that?" is understood, because of what was sent along."""
    command = next(each for each in COMMANDS if "and after that?" in each)
    assert _call(routes, command).json()["searched"] != "and after that?"


def test_every_way_of_asking_has_its_example() -> None:
    """A page without commands would pass the tests above."""
    assert len(COMMANDS) == 7


def test_its_figures_and_names_are_the_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """Limits, options, and the configuration of a client."""
    settings = BotSettings()
    assert f"`GUIDE_MESSAGES_A_MINUTE` messages ({settings.messages_a_minute}; 0" in PAGE
    assert f"larger than {BODY_LIMIT // 1024} KB" in PAGE
    (configured,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert json.loads(configured)["mcpServers"]["career-guide"]["command"] == "guide-mcp"
    with pytest.raises(SystemExit):
        chat_main(["--help"])
    assert "--host" in capsys.readouterr().out
