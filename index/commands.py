"""What every command line of the project shares: its two folders, and how an error ends it."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.errors import CareerGuideError, UsageError

BROKEN_PIPE = 141


def add_folders(parser: argparse.ArgumentParser) -> None:
    """The options that each command takes: where the guides and the index are."""
    parser.add_argument("--guides", type=Path, metavar="DIR", help="the folder of the Markdown guides")
    parser.add_argument(
        "--home", type=Path, metavar="DIR", help="the folder of the index (.guide unless told otherwise)"
    )


def read_json_lines(path: Path, *keys: str) -> Iterator[tuple[str, ...]]:
    """The values of some keys, as text, in the JSON object on each line of a file that is not blank.

    Raises `UsageError` naming the file, and the line whose object has not all of them.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            yield tuple(_as_text(content[key]) for key in keys)
        except (ValueError, KeyError, TypeError) as error:
            wanted = " and ".join(f'"{key}"' for key in keys)
            raise UsageError(f"{path}:{number}: not a JSON object with {wanted}") from error


def _as_text(value: object) -> str:
    if not isinstance(value, str | int):
        raise TypeError(f"{value!r} is no text")
    return str(value)


def run_command(command: Callable[[], int], *, program: str) -> int:
    """Run a command's body; an error that it foresees is one line on standard error and that error's exit code.

    Bytes that are no text, coming in or going out, are shown as replacement marks and stop nothing.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        return command()
    except CareerGuideError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        print(f"{program}: stopped", file=sys.stderr)
        return 130
