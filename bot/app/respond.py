"""Answering one message of a dialogue, whatever happens."""

from collections.abc import Iterator

from bot.answer import Answer, Kind
from bot.app.answer_html import encodable
from bot.app.dialogue import Dialogue
from bot.failures import record_failure
from bot.pipeline import Bot


def respond(bot: Bot, message: str, dialogue: Dialogue) -> Iterator[Dialogue]:
    """The dialogue with the answer to a message, as that grows.

    A failure becomes one friendly line with an id. The log has the id, the kind of error and where it arose, but
    nothing of what was said, and so not the error's text either.
    """
    message = encodable(message)
    try:
        for answer in bot.stream(message, dialogue.conversation):
            yield dialogue.then(answer)
    except Exception as error:  # noqa: BLE001 - the page's edge
        told = record_failure(error, "answer")
        yield dialogue.then(Answer(message, Kind.CLARIFY, told, dialogue.conversation))
