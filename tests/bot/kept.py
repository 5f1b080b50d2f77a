"""What the tests of everything that is kept share: a clock that stands still, and all that is on the disk."""

from datetime import UTC, datetime
from pathlib import Path

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def bytes_kept(file: Path) -> bytes:
    """Everything on disk: the database, its log, and the log's index."""
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
