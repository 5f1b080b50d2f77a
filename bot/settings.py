"""The settings of the bot and its page; those of the index are in `index.settings`."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class BotSettings:
    """Where the page listens, how much one message may hold, and what is kept for the author."""

    host: str = field(default="127.0.0.1", metadata={"help": "the address that the page listens on"})
    port: int = field(default=7860, metadata={"help": "the port that the page listens on"})
    message_limit: int = field(default=4000, metadata={"help": "the most characters that a message may have"})
    at_once: int = field(default=64, metadata={"help": "how many messages the page answers side by side"})
    messages_a_minute: int = field(
        default=60,
        metadata={"help": "how many messages one address on the network may send in a minute; `0` sets no limit"},
    )
    ledger: str = field(
        default="",
        metadata={
            "shown": "a file beside the index",
            "help": "where feedback is kept, and what the guides do not answer: an SQLAlchemy URL, or `off`",
        },
    )
    ledger_texts: bool = field(
        default=True,
        metadata={"help": "whether learners' words are kept there, or only which sections they were about"},
    )
    ledger_days: int = field(default=30, metadata={"help": "after how many days that is deleted; `0` keeps it"})
    model_chat: str = field(
        default="",
        metadata={"help": "a chat model that words the answers, as `provider:name`; without one they are quoted"},
    )
    model_url: str = field(
        default="",
        metadata={
            "shown": "the provider's own",
            "help": "the address of the model's server, such as `http://localhost:8080/v1`",
        },
    )
    model_key: str = field(
        default="",
        repr=False,
        metadata={"shown": "the provider's own variable", "help": "the key for the model's server"},
    )
    model_seconds: float = field(default=30.0, metadata={"help": "the most seconds that an answer of the model takes"})
    model_silence: float = field(default=10.0, metadata={"help": "the most seconds that the model may be silent"})
    beyond: bool = field(
        default=True,
        metadata={"help": "whether the model may explain, when asked to, what is not from the guides"},
    )
