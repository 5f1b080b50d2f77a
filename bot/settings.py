"""The settings of the bot and its page; those of the index are in `index.settings`."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class BotSettings:
    """Where the page listens, and how much one message may hold."""

    host: str = field(default="127.0.0.1", metadata={"help": "the address that the page listens on"})
    port: int = field(default=7860, metadata={"help": "the port that the page listens on"})
    message_limit: int = field(default=4000, metadata={"help": "the most characters that a message may have"})
    at_once: int = field(default=32, metadata={"help": "how many messages the page answers side by side"})
