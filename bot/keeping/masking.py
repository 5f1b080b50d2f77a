"""Masking what could name a person or open an account, before a learner's words are kept."""

import re

from index.question import clean

MASK = "[…]"
LONGEST = 300
"""Characters of a text that are kept."""
_NAMING = re.compile(
    r"(?<!\S)(?:\S*@\S+|\S+ @ \S+\.\S+|\S+ ?[(\[]at[)\]] ?\S+)"  # e-mail addresses, @handles
    r"|(?<![\w+.-])(?:[a-z][\w+.-]*://|www\.)\S+"  # URLs, and below those without a scheme
    r"|(?<![\w.-])(?:(?:[\w-]+\.)+(?!js/)[a-z]{2,}/\S*|(?:[\w-]{2,}\.){2,}[a-z]{2,}\b)"
    r"|(?<![\w-])[spr]k[-_][\w-]{6,}"  # keys that say so
    r"|(?<!\w)\+?\w*\d(?:[ ().\-/]{0,2}\d){4,}\w*",  # telephone numbers, dates of birth, accounts
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[\w-]{12,}")


def mask(text: str) -> str:
    """A text on one line, clipped, with `[…]` for what could name a person or open an account."""
    masked = _NAMING.sub(MASK, clean(text))
    return _LONG_WORD.sub(lambda word: MASK if _is_key(word[0]) else word[0], masked)[:LONGEST].rstrip()


def _is_key(word: str) -> bool:
    """Whether letters and digits are mixed as in a key; in names such as all-MiniLM-L6-v2, dashes stand between few."""
    digits = sum(character.isdigit() for character in word)
    return digits >= (4 if "-" in word else 1) and any(character.isalpha() for character in word)
