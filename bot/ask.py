"""The command `guide-ask`: one question, a conversation from standard input, or a file of conversations."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.commands import add_folders, run_command
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
    add_folders(parser)
    return parser


def _ask(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.batch is None):
        raise UsageError("name either a question, or - for standard input, or a file with --batch")
    messages = _messages(options)
    from bot.assemble import open_bot
    from bot.conversation import Conversation

    bot = open_bot(guides=options.guides, home=options.home)
    conversations: dict[str, Conversation] = {}
    for name, message in messages:
        answer = bot.reply(message, conversations.get(name))
        conversations[name] = answer.conversation
        if options.json:
            print(json.dumps(({"conversation": name} if options.batch else {}) | answer.to_json()), flush=True)
        else:
            print(_for_reading(answer, many=options.question in {None, "-"}), flush=True)
    return 0


def _messages(options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    if options.batch is not None:
        return iter(list(read_batch(options.batch)))
    if options.question == "-":
        return (("", line.rstrip("\r\n")) for line in sys.stdin)
    return iter([("", options.question)])


def read_batch(path: Path) -> Iterator[tuple[str, str]]:
    """The `conversation` and `message` of each line of a file. Raises `UsageError` naming the line that has none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _batch_message(line, f"{path}:{number}")


def _batch_message(line: str, place: str) -> tuple[str, str]:
    try:
        content: Any = json.loads(line)
        conversation, message = content["conversation"], content["message"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f'{place}: not a JSON object with "conversation" and "message"') from error
    if not isinstance(message, str):
        raise UsageError(f'{place}: "message" is not text')
    return str(conversation), message


def _for_reading(answer: "Answer", *, many: bool) -> str:
    """An answer for the terminal: the text, where each number comes from, and what to ask next."""
    parts = [f"> {answer.message}"] if many else []
    parts.append(answer.text)
    if answer.citations:
        parts.append(
            "\n".join(f"[{c.number}] {' › '.join(c.section.trail)}  ({c.section.id})" for c in answer.citations)
        )
    if answer.suggestions:
        parts.append("You could ask:\n" + "\n".join(f"  - {suggestion}" for suggestion in answer.suggestions))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
