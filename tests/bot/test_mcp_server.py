"""The tools of `guide-mcp`, over standard input and output, as the library's own client calls them."""

import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp_types import CallToolResult, TextContent

from bot.conversation import Conversation
from bot.mcp_server import main
from bot.pipeline import Bot

ROOT = Path(__file__).parents[2]
UNCHANGED = {"read_only_hint": True, "idempotent_hint": True, "open_world_hint": False}


@asynccontextmanager
async def _connected(home: Path, log: Path) -> AsyncIterator[Client]:
    """A client of a server of its own, whose standard error goes to a file."""
    server = StdioServerParameters(command=sys.executable, args=["-m", "bot.mcp_server", "--home", str(home)], cwd=ROOT)
    with log.open("w") as errors:
        async with Client(stdio_client(server, errlog=errors)) as client:
            yield client


def _content(result: CallToolResult) -> dict[str, Any]:
    """What a tool returned, which stands in the result as text too."""
    assert not result.is_error, result.content
    (text,) = result.content
    assert isinstance(text, TextContent)
    assert isinstance(result.structured_content, dict)
    assert json.loads(text.text) == result.structured_content
    return result.structured_content


def _error(result: CallToolResult) -> str:
    assert result.is_error
    (text,) = result.content
    assert isinstance(text, TextContent)
    return text.text


async def test_a_client_finds_asks_and_reads(home: Path, tmp_path: Path, guide_bot: Bot) -> None:
    """Three tools that change nothing; a conversation goes on from the state that is passed back and forth.

    One server is started for all of it, since that loads the index each time.
    """
    log = tmp_path / "log"
    async with _connected(home, log) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"ask", "search", "read_section"}
        for tool in tools.values():
            assert tool.annotations is not None
            assert tool.annotations.model_dump(include=set(UNCHANGED)) == UNCHANGED
            assert len(tool.description or "") > 80
            assert all(field["description"] for field in tool.input_schema["properties"].values())

        first = _content(await client.call_tool("ask", {"message": "what should I learn first?"}))
        own = guide_bot.reply("what should I learn first?")
        assert first | {"ms": None} == json.loads(json.dumps(whole_json(own))) | {"ms": None}
        said = {"message": "and after that?", "conversation": first["conversation"]}
        after = _content(await client.call_tool("ask", said))
        assert after["text"] == guide_bot.reply("and after that?", own.conversation).text

        found = _content(await client.call_tool("search", {"question": "which certificates are retired?", "top": 3}))
        assert len(found["sections"]) == 3
        best = found["sections"][0]["section"]
        read = _content(await client.call_tool("read_section", {"section": best}))
        assert read["text"] == guide_bot.index.section(best).text
        cited = first["citations"][0]
        text = _content(await client.call_tool("read_section", {"section": cited["section"]}))["text"]
        assert text[cited["start"] : cited["end"]] == cited["quote"]

        await _try_what_is_wrong(client)
    assert "CANARY" not in log.read_text()


def whole_json(answer: Any) -> dict[str, Any]:
    content: dict[str, Any] = answer.to_json() | {"conversation": answer.conversation.to_json()}
    return content


async def _try_what_is_wrong(client: Client) -> None:
    """Each is an error that says what is wrong, and the server goes on."""
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("read_section", {"section": "CANARY"}, "there is no section"),
        ("ask", {"message": "CANARY", "conversation": {"CANARY": 1}}, "conversation: not a mapping"),
        ("ask", {"message": "CANARY", "conversation": {"asked": ["CANARY", 1]}}, "asked: not a list of texts"),
        ("ask", {}, "message"),
        ("search", {"question": "CANARY", "top": 0}, "top"),
        ("search", {"question": "CANARY", "top": 51}, "top"),
    ]
    for tool, arguments, named in wrong:
        assert named in _error(await client.call_tool(tool, arguments))
    odd = {"message": "\x00\u202e", "conversation": Conversation().to_json()}
    assert _content(await client.call_tool("ask", odd))["kind"] == "clarify"


def test_help_is_instant() -> None:
    """Nothing heavy is loaded to print it, and the extra is not needed for it."""
    began = time.monotonic()
    shown = subprocess.run(
        [sys.executable, "-m", "bot.mcp_server", "--help"], capture_output=True, text=True, check=True
    )
    assert time.monotonic() - began < 1
    assert "--home" in shown.stdout


def test_without_the_extra_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, before anything is loaded."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main([]) == 3
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert "pip install 'career-guide[mcp]'" in shown.err
    assert shown.out == ""
