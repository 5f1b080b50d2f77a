"""What every command line of the project shares: its two folders, and how an error ends it."""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from knowledge.errors import CareerGuideError

BROKEN_PIPE = 141


def add_folders(parser: argparse.ArgumentParser) -> None:
    """The options that each command takes: where the guides and the index are."""
    parser.add_argument("--guides", type=Path, metavar="DIR", help="the folder of the Markdown guides")
    parser.add_argument(
        "--home", type=Path, metavar="DIR", help="the folder of the index (.guide unless told otherwise)"
    )


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
