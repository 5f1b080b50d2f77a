"""Cutting what a model writes into sentences while it comes, and making each fit to be checked and shown."""

import re
from collections.abc import Iterable, Iterator

from index.question import clean
from knowledge.sentences import sentence_spans

_MARKER = re.compile(r"\s*\[\^?\d+(?:\s*[,;–-]\s*\d+)*\]")
_LEAD = re.compile(r"^\s*(?:[-*+•]|\d+[.)]|#{1,6}|>)\s+")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_MARKUP = re.compile(r"[<>|{}\\`~\[\]]|://|\bwww\.|&#?\w+;|!\(")
_OPENING, _CLOSING = "<think>", "</think>"
_TOUCHING = re.compile(r"(?<=[.!?…])(?=\[\d)")


class SentenceStream:
    """Takes text piece by piece and gives the sentences that are whole."""

    def __init__(self) -> None:
        self._text = ""

    def add(self, text: str) -> list[str]:
        """The sentences that are whole now; the last one may still be growing, and is kept."""
        *lines, rest = (self._text + text).split("\n")
        found = [sentence for line in lines for sentence in _sentences(line)]
        rest = _apart(rest)
        spans = list(sentence_spans(rest))
        found += [rest[start:end] for start, end in spans[:-1]]
        self._text = rest[spans[-1][0] :] if spans else rest
        return found

    def end(self) -> list[str]:
        """What is left when nothing more comes."""
        rest, self._text = self._text, ""
        return _sentences(rest)


def _sentences(line: str) -> list[str]:
    line = _apart(line)
    return [line[start:end] for start, end in sentence_spans(line)]


def _apart(line: str) -> str:
    """A line in which a marker that touches a stop does not hide that a sentence ends there."""
    return _TOUCHING.sub(" ", line)


def without_thoughts(texts: Iterable[str]) -> Iterator[str]:
    """A stream without what is between `<think>` and `</think>`, where some models write down what they think first."""
    waiting, thinks = "", False
    for text in texts:
        waiting += text
        shown = ""
        while True:
            tag = _CLOSING if thinks else _OPENING
            before, found, behind = waiting.partition(tag)
            if not found:
                break
            shown += "" if thinks else before
            waiting, thinks = behind, not thinks
        if thinks:
            waiting = waiting[-len(_CLOSING) :]
        else:
            sizes = range(min(len(_OPENING) - 1, len(waiting)), 0, -1)
            kept = next((size for size in sizes if _OPENING.startswith(waiting[-size:])), 0)
            shown += waiting[: len(waiting) - kept]
            waiting = waiting[len(waiting) - kept :]
        yield shown
    yield "" if thinks else waiting


def presentable(sentence: str) -> str:
    """A sentence without list marks, emphasis, markers and whatever cannot be seen; nothing where it has markup.

    What is left is plain text, in which no page finds a link, an image or a tag.
    """
    text = _MARKER.sub("", _LEAD.sub("", clean(sentence)))
    text = _EMPHASIS.sub("", text).strip()
    return "" if _MARKUP.search(text) else text
