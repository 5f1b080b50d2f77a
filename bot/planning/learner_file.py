"""What is noted of a learner as a JSON file to keep, and read again whatever it holds."""

import json
from collections.abc import Iterable
from typing import Any

from bot.learner import Learner
from knowledge.errors import UsageError
from knowledge.finding import printable, quoted

FORMAT = 1
"""The format of the JSON; it changes when an older version could no longer read it."""
LIMIT_BYTES = 1_000_000
"""How large a JSON file may be that is imported."""

_REMEDY = "choose a file that was saved here"


def to_json(learner: Learner) -> str:
    """What is noted of a learner, as a text that `from_json` reads."""
    return json.dumps({"format": FORMAT, "learner": learner.to_json()}, indent=2) + "\n"


def from_json(text: str) -> Learner:
    """The learner whom `to_json` wrote down; the text may come from anywhere.

    Raises `UsageError` with what is wrong, where, and what to do, on one line.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LIMIT_BYTES:
        raise UsageError(f"the file has {size:,} bytes, over the limit of {LIMIT_BYTES:,}; {_REMEDY}")
    try:
        content = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"{place}the file is not plain JSON; {_REMEDY}") from error
    if not isinstance(content, dict) or "format" not in content:
        raise UsageError(f'the file does not say "format": {FORMAT}; {_REMEDY}')
    if type(content["format"]) is not int or content["format"] != FORMAT:
        raise UsageError(f"format: is not {FORMAT}, the only one that is read here; {_REMEDY}")
    if set(content) != {"format", "learner"}:
        raise UsageError(f"the file has other keys than format and learner; {_REMEDY}")
    try:
        return Learner.from_json(content["learner"])
    except UsageError as error:
        raise UsageError(f"{error}; {_REMEDY}, or correct it") from error


def _each_once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, in which no key may stand twice."""
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            raise UsageError(f"{quoted(printable(key))}: stands twice in the file; {_REMEDY}")
        content[key] = value
    return content
