"""The command `guide-mcp`: asking, searching and reading the guides, as tools of the Model Context Protocol."""

import argparse
import inspect
import logging
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from index.commands import add_folders, run_command
from knowledge.errors import CareerGuideError, SettingsError

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from bot.pipeline import Bot

INSTRUCTIONS = (
    "Career guides for learners. `ask` answers in the guides' own words, each sentence with a marker such as [1] that "
    "belongs to a citation; show the markers and where they lead. `search` finds sections, `read_section` reads one."
)
MISSING = "this needs the package mcp, which is not installed; run: pip install 'career-guide[mcp]'"
MOST_SECTIONS = 50

Result = TypeVar("Result")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    return run_command(lambda: _serve(options), program="guide-mcp")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide-mcp",
        description="Serve the guides as tools of the Model Context Protocol, over standard input and output.",
    )
    add_folders(parser)
    return parser


def _serve(options: argparse.Namespace) -> int:
    try:
        import mcp  # noqa: F401
    except ModuleNotFoundError as error:
        raise SettingsError(MISSING) from error
    from bot.assemble import open_bot

    server = build_server(open_bot(guides=options.guides, home=options.home))
    # The library logs what a failing tool was given, and a learner's words are to be in no log.
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    server.run("stdio")
    return 0


def build_server(bot: "Bot") -> "MCPServer":
    """A server with the tools over a bot; none of them changes anything."""
    from mcp.server import MCPServer
    from mcp_types import ToolAnnotations

    server: MCPServer = MCPServer("career-guide", instructions=INSTRUCTIONS, log_level="ERROR")
    tools = {
        "Ask the guides": _ask_tool(bot),
        "Search the guides": _search_tool(bot),
        "Read a section": _read_tool(bot),
    }
    for title, tool in tools.items():
        leaves_this_machine = bot.has_model and tool.__name__ == "ask"
        hints = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=leaves_this_machine)
        server.add_tool(tool, title=title, description=inspect.getdoc(tool), annotations=hints)
    return server


def _ask_tool(bot: "Bot") -> Callable[..., Any]:
    from pydantic import Field

    from bot.conversation import Conversation

    def ask(
        message: Annotated[str, Field(description="What the learner says, in their own words.")],
        conversation: Annotated[
            dict[str, Any] | None,
            Field(description="The `conversation` of the last result, as it was; leave it out to begin one."),
        ] = None,
    ) -> dict[str, Any]:
        """Ask the career guides, in conversation: "what should I learn first?", "and after that?", "make me a plan".

        The result has `text` (Markdown with markers such as [1]), `citations` (for each number the section, its url and
        the words quoted), `kind` (`declined` where the guides do not answer), `suggestions`, and `conversation`: pass
        that along with the learner's next message, since nothing is remembered here.
        """

        def answer() -> dict[str, Any]:
            given = bot.reply(message, Conversation.from_json(conversation or {}))
            return given.to_json() | {"conversation": given.conversation.to_json()}

        return _told(answer)

    return ask


def _search_tool(bot: "Bot") -> Callable[..., Any]:
    from pydantic import Field

    from bot.found import found_json

    def search(
        question: Annotated[str, Field(description="What to look for, as a question or in a few words.")],
        top: Annotated[int, Field(ge=1, le=MOST_SECTIONS, description="The most sections to return.")] = 10,
    ) -> dict[str, Any]:
        """Find the sections of the career guides that are nearest to a question.

        The result has `sections`, the best first, each with `section` (its id), `title`, `url` and `score`, which is to
        be compared within one search only. Something is found for every question; whether it answers it, `ask` tells.
        """
        return _told(lambda: found_json(bot.index.search(question, top=top)))

    return search


def _read_tool(bot: "Bot") -> Callable[..., Any]:
    from pydantic import Field

    from index.__main__ import section_json

    def read_section(
        section: Annotated[str, Field(description="The id of a section, such as ai-ml/roadmap/phase-1.")],
    ) -> dict[str, Any]:
        """Read one section of the career guides in full.

        The result has `section` (its id), `title`, `trail` (the titles above it) and `text`, its Markdown as the author
        wrote it, without its sub-sections. The ids are those that `search` finds and that citations name.
        """
        return _told(lambda: section_json(bot.index.section(section)))

    return read_section


def _told(work: Callable[[], Result]) -> Result:
    """What a tool returns; an error becomes one line that the caller can act on, and none that was not foreseen."""
    from mcp.server.mcpserver.exceptions import ToolError

    from bot.failures import record_failure

    try:
        return work()
    except CareerGuideError as error:
        raise ToolError(str(error)) from error
    except Exception as error:
        raise ToolError(record_failure(error, "tool")) from error


if __name__ == "__main__":
    sys.exit(main())
