"""Talking to a bot in tests."""

from bot.answer import Answer
from bot.conversation import Conversation
from bot.pipeline import Bot


def talk(bot: Bot, *messages: str) -> Answer:
    """The answer to the last of some messages of one conversation."""
    conversation = Conversation()
    for message in messages:
        answer = bot.reply(message, conversation)
        conversation = answer.conversation
    return answer
