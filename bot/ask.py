"""The command `guide-ask`: one question, a conversation from standard input, or a file of conversations."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.commands import add_folders, read_json_lines, run_command
from knowledge.errors import UsageError

if TYPE_CHECKING:
    from bot.answer import Answer


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    return run_command(lambda: _ask(options), program="guide-ask")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide-ask", description="Ask the guides a question in the terminal.")
    parser.add_argument(
        "question", nargs="?", help="the question; - takes each line of standard input as a message of one conversation"
    )
    parser.add_argument("--batch", type=Path, metavar="FILE", help='lines of {"conversation", "message"}')
    parser.add_argument("--json", action="store_true", help="print one JSON object a message")
    parser.add_argument("--doctor", action="store_true", help="test the language model with one question, and end")
    add_folders(parser)
    return parser


def _ask(options: argparse.Namespace) -> int:
    if options.doctor:
        return _examine()
    if (options.question is None) == (options.batch is None):
        raise UsageError("name either a question, or - for standard input, or a file with --batch")
    messages = _messages(options)
    from bot.assemble import open_bot
    from bot.conversation import Conversation

    bot = open_bot(guides=options.guides, home=options.home, keeps_gaps=True)
    conversations: dict[str, Conversation] = {}
    for name, message in messages:
        answer = bot.reply(message, conversations.get(name))
        conversations[name] = answer.conversation
        if options.json:
            print(json.dumps(({"conversation": name} if options.batch else {}) | answer.to_json()), flush=True)
        else:
            print(_for_reading(answer, many=options.question in {None, "-"}), flush=True)
    return 0


def _examine() -> int:
    """Say in one line how the configured language model does."""
    from bot.settings import BotSettings
    from bot.writing.doctor import examine
    from index.settings import environment, read_settings

    healthy, line = examine(read_settings(BotSettings, environment()))
    print(line)
    return 0 if healthy else 3


def _messages(options: argparse.Namespace) -> Iterable[tuple[str, ...]]:
    """Each message with the name of its conversation."""
    if options.batch is not None:
        return list(read_json_lines(options.batch, "conversation", "message"))
    if options.question == "-":
        return (("", line.rstrip("\r\n")) for line in sys.stdin)
    return [("", options.question)]


def _for_reading(answer: "Answer", *, many: bool) -> str:
    """An answer for the terminal: the text, where each number comes from, and what to ask next."""
    from bot.answer import Kind, Mode

    parts = [f"> {answer.message}"] if many else []
    parts.append(answer.text)
    if answer.kind is Kind.ANSWER:
        worded = answer.mode is Mode.GENERATED
        parts.append(
            "(Worded by a language model; each sentence was held against the guide.)"
            if worded
            else "(Quoted from the guide.)"
        )
    if answer.citations:
        parts.append(
            "\n".join(f"[{c.number}] {' › '.join(c.section.trail)}  ({c.section.id})" for c in answer.citations)
        )
    if answer.suggestions:
        parts.append("You could ask:\n" + "\n".join(f"  - {suggestion}" for suggestion in answer.suggestions))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
