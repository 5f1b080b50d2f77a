"""The bot: a message and a conversation in, an answer with citations out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.assemble import open_bot

__all__ = ["open_bot"]


def __getattr__(name: str) -> object:
    """`from bot import open_bot` without loading the search engine for commands that only print their help."""
    if name == "open_bot":
        from bot.assemble import open_bot

        return open_bot
    raise AttributeError(f"module 'bot' has no attribute {name!r}")
