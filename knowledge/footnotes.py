"""What a guide names as its sources: the texts of its footnotes."""

import re
from collections.abc import Iterable

from knowledge.guide import Guide

_DEFINITION = re.compile(r"^\[\^(?P<label>[^\[\]\s]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")


def footnotes(guide: Guide, texts: Iterable[str]) -> list[str]:
    """The footnotes that some texts of a guide refer to, as plain text on one line, each once and in their order."""
    defined = {found["label"]: " ".join(found["text"].split()) for found in _DEFINITION.finditer(guide.body)}
    labels = dict.fromkeys(label for text in texts for label in _REFERENCE.findall(text))
    return [defined[label] for label in labels if defined.get(label)]
