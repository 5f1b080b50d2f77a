"""A question of the conversation as the learner put it."""

import re

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)(?=\W*$)")
"""What a question was given for the search, and its writer did not say."""


def own_words(question: str) -> str:
    """A question as the learner put it, without what was added in brackets for the search."""
    without = _IN_BRACKETS.sub("", question).strip()
    return f"{without}?" if question.rstrip().endswith("?") and not without.endswith("?") else without
