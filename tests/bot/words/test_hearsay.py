"""What somebody else is said to say, as the question that it raises."""

import pytest

from bot.words.hearsay import raised_by


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("My brother says I should skip maths", "Do I need maths?"),
        ("youtube says you don't need math", "Do I need math?"),
        ("a friend told me that calculus isn't necessary for AI", "Do I need calculus for AI?"),
        ("My old boss reckons degrees are useless", "Do I need degrees?"),
    ],
)
def test_hearsay_raises_a_question(text: str, question: str) -> None:
    assert raised_by(text) == question


@pytest.mark.parametrize(
    "text",
    ["I should skip maths", "the guide says I should skip maths", "My brother says hi"],
)
def test_anything_else_stays(text: str) -> None:
    assert raised_by(text) == text
