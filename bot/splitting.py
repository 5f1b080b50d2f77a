"""Cutting a message into sentences, and those that ask several things into clauses."""

import re
from collections.abc import Iterator

MOST_SENTENCES = 16
"""Of a longer message, the first half and the last half of so many sentences are read one by one."""
_SENTENCE_ENDS = re.compile(r"(?:^|\s+)\(?\d\)\s+|(?<=[.!?…])[\"')\]]*\s+|\s*\n\s*|\s*;\s+")
_ASKS = (
    r"(?:what|how|which|where|when|who|why)\b|(?:is|are|can|could|do|does|did|should|will|would|may|must)\s+"
    r"(?:i|you|we|they|it|there|he|she|the|a|an|that|this|my|your)\b"
)
_CLAUSES = re.compile(
    rf",?\s+(?:and|n|also|plus|but)\s+(?:(?:also|like|then)\s+)*(?={_ASKS})|\?\s*,?\s*(?=\w)", re.IGNORECASE
)
_OPENS = re.compile(_ASKS, re.IGNORECASE)
_NEW_QUESTION = re.compile(
    r"(?<!,)(?<!\band)(?<!\bbut)\s+(?=(?:What|How|Which|Where|When|Who|Why|Is|Are|Can|Do|Does|Should)\s+[a-z])"
)
"""Where a question begins in the middle of a line, with its capital letter and no stop before it."""


def sentences(text: str) -> list[str]:
    """The sentences of a message, and the clauses of those that ask several things; at most `MOST_SENTENCES`."""
    found = [clause for sentence in _SENTENCE_ENDS.split(text) for clause in _clauses(sentence) if _has_word(clause)]
    half = MOST_SENTENCES // 2
    return (found if len(found) <= MOST_SENTENCES else [*found[:half], *found[-half:]]) or [text]


def is_asked(text: str) -> bool:
    """Whether a clause is a question by its form."""
    return "?" in text or bool(_OPENS.match(text))


def _clauses(sentence: str) -> Iterator[str]:
    for question in _NEW_QUESTION.split(sentence):
        yield from (clause.strip() for clause in _CLAUSES.split(question))


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
