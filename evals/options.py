"""What several commands of `guide-evals` do alike with their options: folders, numbers, files to write."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.errors import UsageError

if TYPE_CHECKING:
    from index.settings import IndexSettings


def index_settings(options: argparse.Namespace) -> "IndexSettings":
    """Where the guides and the index are."""
    from index.settings import IndexSettings, environment, read_settings

    return read_settings(IndexSettings, environment(), guides=options.guides, home=options.home)


def check_positive(options: argparse.Namespace, *names: str) -> None:
    """Raises `UsageError` where one of some options is given and less than 1."""
    for name in names:
        number = getattr(options, name)
        if number is not None and number < 1:
            raise UsageError(f"--{name} {number} is less than 1")


def write_json(content: Any, path: Path) -> None:
    """Write a file that was asked for, as JSON; raises `UsageError` where it cannot be written."""
    write(json.dumps(content, ensure_ascii=False, indent=1) + "\n", path)


def write(text: str, path: Path) -> None:
    """The same of a text."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error})") from error
