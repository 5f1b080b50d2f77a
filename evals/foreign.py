"""Finding what in an answer comes from nowhere: neither from a cited section nor from the bot's own words."""

import re
from collections.abc import Iterator
from dataclasses import fields

from bot import replies
from bot.answer import MARKER, Answer
from bot.words.language import OTHER, load_languages

_SLOT = re.compile(r"\{[^{}]*\}")
_LEAD = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_ESCAPED = re.compile(r"\\([\[\]])")
_NO_SENTENCES = {"code", "name", "own_name", "letters"}


def own_words() -> re.Pattern[str]:
    """What a line of the bot's own sentences looks like, in each language; a slot of theirs stands for anything."""
    lines = {line for text in _own_texts() for line in text.splitlines() if line.strip()}
    alternatives = "|".join(sorted(map(_slotted, lines)))
    return re.compile(rf"(?:(?:{alternatives})\s*)+")


def find_foreign(answer: Answer, own: re.Pattern[str]) -> tuple[str, ...]:
    """The lines of an answer that are neither quoted word for word nor the bot's own, in their order.

    A line with a marker has to stand in the quote of that citation; one without may also be a table's head or code, and
    so has to stand in a cited section.
    """
    quotes = {citation.number: _plain(citation.quote) for citation in answer.citations}
    sections = [_plain(citation.section.text) for citation in answer.citations]
    found = []
    for line in filter(str.strip, answer.text.split("\n")):
        sources = [quotes[int(number)] for number in MARKER.findall(line)]
        words = _plain(_LEAD.sub("", MARKER.sub("", line)))
        is_own = not sources and own.fullmatch(line.strip())
        if not is_own and not any(_stands_in(words, source) for source in sources or sections):
            found.append(line.strip())
    return tuple(found)


def _own_texts() -> Iterator[str]:
    yield from (value for name, value in vars(replies).items() if name.isupper() and isinstance(value, str))
    for language in (*load_languages(), OTHER):
        texts = (getattr(language, field.name) for field in fields(language) if field.name not in _NO_SENTENCES)
        yield from (text for text in texts if isinstance(text, str) and text)


def _slotted(template: str) -> str:
    return ".*?".join(map(re.escape, _SLOT.split(template.strip())))


def _plain(text: str) -> str:
    """A text without footnote marks and the escapes before brackets, its white space made even."""
    return " ".join(_ESCAPED.sub(r"\1", _FOOTNOTE.sub("", text)).split())


def _stands_in(words: str, source: str) -> bool:
    """Whether some words stand in a text as whole words."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", source) is not None
