"""What can go wrong with a language model, in words that hold nothing of what its provider said."""

import json
from enum import StrEnum

from langchain_core.exceptions import (
    ContextOverflowError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)


class Trouble(StrEnum):
    """What is wrong, in words for the learner."""

    UNREACHABLE = "it cannot be reached"
    KEY = "its provider does not let us in"
    UNKNOWN = "its provider does not know it"
    BUSY = "it has too much to do just now"
    SLOW = "it took too long"
    BROKEN = "it reported an error"
    UNREADABLE = "what it sent could not be read"
    CUT_OFF = "it stopped in the middle"
    TOO_LONG = "it came to no end"
    TOO_MUCH = "there was more to read than it can take in"
    RESTING = "it failed a moment ago, and is given a rest"


REMEDIES = {
    Trouble.UNREACHABLE: "start its server, or correct GUIDE_MODEL_URL",
    Trouble.KEY: "correct GUIDE_MODEL_KEY, or the provider's own variable for the key",
    Trouble.UNKNOWN: "correct the name in GUIDE_MODEL_CHAT, or the address in GUIDE_MODEL_URL",
    Trouble.BUSY: "try again later, or raise the limit at the provider",
    Trouble.SLOW: "raise GUIDE_MODEL_SECONDS and GUIDE_MODEL_SILENCE, or take a faster model",
    Trouble.BROKEN: "look into the log of its server",
    Trouble.UNREADABLE: "correct GUIDE_MODEL_URL; a server of OpenAI's protocol is often under /v1",
    Trouble.CUT_OFF: "look into the log of its server, and of any proxy before it",
    Trouble.TOO_LONG: "take another model; this one does not keep to short answers",
    Trouble.TOO_MUCH: "take a model, or start its server, with room for 4,000 tokens or more",
    Trouble.RESTING: "wait a minute",
}
"""What whoever runs the page can do."""

LASTING = frozenset({Trouble.KEY, Trouble.UNKNOWN})
"""What does not go away by itself."""
OF_THE_ANSWER = frozenset({Trouble.TOO_LONG, Trouble.TOO_MUCH})
"""What hangs on the question, while the provider works."""
PASSING = frozenset({Trouble.BUSY, Trouble.BROKEN, Trouble.UNREACHABLE})
"""What may be gone at the second try."""


class ModelFault(Exception):
    """The language model gave no answer that can be used. Its text is of ours, never the provider's."""

    def __init__(self, trouble: Trouble, *, retry_after: float = 0.0) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.retry_after = retry_after
        """The seconds for which the provider wants to be left alone; 0 where it does not say."""


def as_fault(error: Exception) -> ModelFault:
    """What an error of the model, its library or its provider comes to."""
    if isinstance(error, ModelFault):
        return error
    status = getattr(error, "status_code", None)
    if isinstance(error, TimeoutError | ModelTimeoutError) or status == 408:
        return ModelFault(Trouble.SLOW)
    if isinstance(error, ModelAuthenticationError | ModelPermissionDeniedError) or status in {401, 403}:
        return ModelFault(Trouble.KEY)
    if isinstance(error, ModelNotFoundError) or status == 404:
        return ModelFault(Trouble.UNKNOWN)
    if isinstance(error, ModelRateLimitError) or status == 429:
        return ModelFault(Trouble.BUSY, retry_after=_retry_after(error))
    if isinstance(error, ContextOverflowError):
        return ModelFault(Trouble.TOO_MUCH)
    if isinstance(error, ModelConnectionError | ConnectionError):
        return ModelFault(Trouble.UNREACHABLE)
    if isinstance(error, json.JSONDecodeError | ValueError | TypeError | KeyError | AttributeError):
        return ModelFault(Trouble.UNREADABLE)
    return ModelFault(Trouble.BROKEN)


def _retry_after(error: Exception) -> float:
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        return max(0.0, float(headers.get("retry-after", 0)))
    except ValueError:
        return 0.0
