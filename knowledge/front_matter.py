"""Reading a guide's front matter: a small YAML mapping, held to its four keys and their types."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import FrontMatterError
from knowledge.strict_yaml import load_yaml

LIMIT_BYTES = 8 * 1024
KEYS: dict[str, type] = {"title": str, "summary": str, "reviewed": date, "order": int}
_WRITE = {str: "text in quotes", date: "a date like 2026-11-24", int: "a whole number"}
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
"""The line that opens a block, and those that close it: YAML, and the TOML of other tools."""
_KEY = re.compile(r"^[\"']?[\w-][^\n:]{0,80}:(\s|$)|^[{<?&*!]", re.MULTILINE)
_SHOWN_CHARACTERS = 40
_CONTROL = frozenset({"Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a guide says of itself; every key may be missing or without a value."""

    title: str | None = None
    summary: str = ""
    reviewed: date | None = None
    order: int = 1000
    unknown: tuple[str, ...] = ()
    body_line: int = 1
    """The line on which the Markdown after the front matter begins."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines between two fences at the head of a file."""

    fence: str
    text: str
    body_line: int


def read_front_matter(source: str, path: Path) -> FrontMatter:
    """The front matter at the head of `source`, or an empty one if there is none.

    A TOML block (`+++`) is passed over. Raises `FrontMatterError` for a block that is over 8 KB, is not plain YAML, or
    has a value of the wrong type.
    """
    block = front_block(source)
    if block is None:
        return FrontMatter()
    if block.fence == "+++":
        return FrontMatter(body_line=block.body_line)
    if len(block.text.encode()) > LIMIT_BYTES:
        raise FrontMatterError(path, f"front matter is over {LIMIT_BYTES} bytes", "move the text below it", line=1)
    values = _load(block.text, path)
    given = [key for key in KEYS if values.get(key) is not None and values[key] != ""]
    known = {key: _checked(key, values[key], block.text, path) for key in given}
    unknown = tuple(str(key) for key in values if key not in KEYS)
    return FrontMatter(**known, unknown=unknown, body_line=block.body_line)


def front_block(source: str) -> Block | None:
    """The block at the head of a file, or None without one; `---` around mere text is a line across the page."""
    lines = source.split("\n")
    fence = lines[0].rstrip()
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in _ENDS.get(fence, ()):
            text = "\n".join(lines[1:number])
            is_front_matter = fence == "+++" or not text.strip() or _KEY.search(text)
            return Block(fence, text, number + 2) if is_front_matter else None
    return None


def line_of(key: str, text: str) -> int:
    """The line of the file on which a key of the block stands."""
    written = (key, f'"{key}"', f"'{key}'")
    for number, line in enumerate(text.split("\n"), start=2):
        if line.split(":", 1)[0].strip() in written:
            return number
    return 1


def _load(text: str, path: Path) -> dict[Any, Any]:
    remedy = "write plain 'key: value' lines, each key once"
    try:
        values = load_yaml(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = f"front matter {error.problem or 'is not YAML'}"
        raise FrontMatterError(path, problem, remedy, line=line) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(path, "front matter is not YAML", remedy, line=1) from error
    if values is not None and not isinstance(values, dict):
        raise FrontMatterError(path, "front matter is not a mapping", remedy, line=1)
    return values or {}


def _checked(key: str, value: object, text: str, path: Path) -> Any:
    """The value of a key, if it is of the key's type; text comes back as one line."""
    kind = KEYS[key]
    value = " ".join(value.split()) if isinstance(value, str) else value
    if _is_a(kind, value):
        return value
    problem = f"front matter '{key}' is {repr(value)[:_SHOWN_CHARACTERS]}"
    raise FrontMatterError(path, problem, f"write {_WRITE[kind]}", line=line_of(key, text))


def _is_a(kind: type, value: object) -> bool:
    """Whether a value is of a type; `true` is no number, a time is no date, and text has no control characters."""
    if isinstance(value, str):
        return kind is str and bool(value) and not any(unicodedata.category(each) in _CONTROL for each in value)
    return isinstance(value, kind) and not isinstance(value, bool | datetime)
