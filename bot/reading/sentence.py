"""A sentence that a learner tells of themselves."""

from dataclasses import dataclass

from bot.reading.acts import Act


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a message, mended, and the act that it performs."""

    text: str
    act: Act
    sureness: float = 1.0
    """The probability that it tells where its writer stands."""
    likelihood: float = 0.0
    """The probability that it performs this act and no other, where examples tell; else 0."""
