"""Making a message fit to be searched with: one normal form, nothing invisible, no more than the limit."""

import re
import unicodedata

LIMIT_CHARACTERS = 2_000
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_MANY_MARKS = re.compile(r"([\u0300-\u036f]{3})[\u0300-\u036f]+")


def clean(text: str, *, limit: int = LIMIT_CHARACTERS) -> str:
    """The text in Unicode's NFKC form on one line, without control, format and surrogate characters, clipped.

    Full-width letters become their plain twins; zero-width and bidirectional marks go.
    """
    visible = "".join(
        " " if character.isspace() else character
        for character in text[: 2 * limit]
        if character.isspace() or unicodedata.category(character) not in _INVISIBLE
    )
    normal = unicodedata.normalize("NFKC", _MANY_MARKS.sub(r"\1", visible))
    return " ".join(normal.split())[:limit].rstrip()


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in a text, so that it can be searched with."""
    return any(character.isalnum() for character in text)
