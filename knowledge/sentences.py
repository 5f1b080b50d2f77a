"""Where the sentences of a paragraph begin and end."""

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    {
        "approx",
        "cf",
        "dr",
        "e.g",
        "eq",
        "etc",
        "fig",
        "i.e",
        "incl",
        "jr",
        "mr",
        "mrs",
        "ms",
        "no",
        "p",
        "pp",
        "prof",
        "sr",
        "st",
        "u.k",
        "u.s",
        "vol",
        "vs",
    }
)
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]*_]*+(?:\[\^[^\[\]\s]{1,100}\])*+(?=\s++[\"'“‘(\[*_]*+(\S))"
    r"|[。！？]"
)
_CODE = re.compile(r"`+[^`]*`+")
_TARGET = re.compile(r"\]\([^()\s]{0,2000}\)|<[^<>\s]{1,2000}>")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_LONGEST_ABBREVIATION = 12


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans `(start, end)` of the sentences of `text`, in order, without the white space between them.

    A full stop ends a sentence when what follows does not begin in lower case and what precedes is neither a known
    abbreviation nor a single initial. Full stops in code and link targets do not count; code may begin a sentence.
    """
    masked = _TARGET.sub(lambda match: "x" * len(match.group()), text)
    masked = _CODE.sub(lambda match: "X" * len(match.group()), masked)
    start = 0
    for stop in _STOP.finditer(masked):
        if _ends_here(masked, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _ends_here(text: str, stop: re.Match[str]) -> bool:
    following = stop.group(1)
    if following and following.islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    word = _LAST_WORD.search(text[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()])
    if word is None:
        return True
    name = word.group().strip(".")
    initial = len(name) == 1 and name.isupper() and name != "I"
    return not initial and name.lower() not in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield start, end
