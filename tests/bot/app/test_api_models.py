"""What programs send, as it is read."""

import pytest
from pydantic import ValidationError

from bot.app.api_models import Question, Search


def test_a_message_alone_begins_a_conversation() -> None:
    """Nothing else is required."""
    assert Question.model_validate({"message": "hello"}).conversation is None


def test_half_a_character_becomes_a_question_mark_wherever_it_stands() -> None:
    """It can be escaped in JSON, but not be sent back."""
    question = Question.model_validate({"message": "so \ud83d", "conversation": {"asked": ["\udc00"], "topic": "a"}})
    assert question.message == "so ?"
    assert question.conversation == {"asked": ["?"], "topic": "a"}


def test_what_is_nested_too_deeply_is_refused() -> None:
    """It is no state that was ever sent out."""
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValidationError, match="nested too deeply"):
        Question.model_validate({"message": "a", "conversation": {"asked": deep}})


@pytest.mark.parametrize("top", [0, -1, 51, "many"])
def test_so_many_sections_cannot_be_asked_for(top: object) -> None:
    """From one to fifty."""
    with pytest.raises(ValidationError):
        Search.model_validate({"question": "sql", "top": top})


def test_a_field_that_is_not_known_is_refused() -> None:
    """A misspelt name would else be passed over without a word."""
    with pytest.raises(ValidationError):
        Question.model_validate({"message": "a", "conversaton": {}})
