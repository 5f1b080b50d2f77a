"""The answers that the page keeps of one conversation."""

from bot.answer import Answer, Kind
from bot.app.dialogue import KEPT, Dialogue
from bot.conversation import Conversation


def _answer(message: str) -> Answer:
    return Answer(message=message, kind=Kind.CLARIFY, text="?", conversation=Conversation(asked=(message,)))


def test_the_next_message_is_answered_where_the_last_answer_left_off() -> None:
    """The conversation is the last answer's."""
    assert Dialogue().conversation == Conversation()
    assert Dialogue().then(_answer("a")).then(_answer("b")).conversation.asked == ("b",)


def test_a_long_dialogue_forgets_its_beginning_but_keeps_its_numbers() -> None:
    """An id on the page never comes to mean another answer."""
    dialogue = Dialogue()
    for number in range(1, KEPT + 4):
        dialogue = dialogue.then(_answer(str(number)))
    assert len(dialogue.answers) == KEPT
    assert all(str(number) == answer.message for number, answer in dialogue.numbered)
