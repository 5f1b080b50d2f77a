"""Answering one message of a dialogue, whatever happens."""

import logging
import secrets
import traceback
from collections.abc import Iterator

from bot.answer import Answer, Kind
from bot.app.answer_html import encodable
from bot.app.dialogue import Dialogue
from bot.app.texts import text
from bot.pipeline import Bot

log = logging.getLogger(__name__)


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
        name = secrets.token_hex(4)
        places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[::-1])
        log.error("answer %s failed: %s in %s", name, type(error).__name__, places)
        yield dialogue.then(_apology(message, dialogue, name))


def _apology(message: str, dialogue: Dialogue, name: str) -> Answer:
    told = text("page.failed", name=name)
    return Answer(message=message, kind=Kind.CLARIFY, text=told, conversation=dialogue.conversation)
