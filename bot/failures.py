"""Telling of a failure that nobody foresaw, without a word of what was said."""

import logging
import secrets
import traceback

log = logging.getLogger(__name__)


def record_failure(error: Exception, what: str) -> str:
    """A line that tells of a failure, with an id under which the log has its kind and where it arose.

    The error's own text is in neither: it may repeat what was said.
    """
    name = secrets.token_hex(4)
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[::-1])
    log.error("%s %s failed: %s in %s", what, name, type(error).__name__, places)
    return f"Something went wrong here ({name}). Please try again; whoever runs this can look that id up in the log."
