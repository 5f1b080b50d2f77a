"""What a guide names as its sources: the texts of its footnotes."""

import re
from collections.abc import Iterable

from knowledge.guide import Guide, Section

_DEFINITION = re.compile(r"^\[\^(?P<label>[^\[\]\s]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_REFERENCES = re.compile(r"(?:\[\^[^\]\s]+\])+")
_REFERENCE = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")


def footnotes(guide: Guide, texts: Iterable[str]) -> list[str]:
    """The footnotes that some texts of a guide refer to, as plain text on one line, each once and in their order."""
    defined = {found["label"]: " ".join(found["text"].split()) for found in _DEFINITION.finditer(guide.body)}
    labels = dict.fromkeys(label for text in texts for label in _REFERENCE.findall(text))
    return [defined[label] for label in labels if defined.get(label)]


def footnotes_behind(guide: Guide, section: Section, start: int, end: int) -> list[str]:
    """The footnotes of a stretch of a section, with those whose references stand right behind it."""
    behind = _REFERENCES.match(section.text, end)
    return footnotes(guide, [section.text[start : behind.end() if behind else end]])
