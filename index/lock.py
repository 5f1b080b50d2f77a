"""The lock that only one building process holds; the system frees it when that process ends, however it ends."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.files import replace_text
from knowledge.errors import IndexLocked


@contextmanager
def build_lock(home: Path) -> Iterator[None]:
    """Hold the build lock of an index. Raises `IndexLocked`, at once, naming the holder."""
    home.mkdir(parents=True, exist_ok=True)
    holder = home / "build.lock.json"
    lock = FileLock(home / "build.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexLocked(f"{_describe(holder)} is building the index in {home}; wait for it to end") from error
    try:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        replace_text(holder, json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now}))
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _describe(holder: Path) -> str:
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {who['pid']} on {who['host']}, since {who['since']},"
    except (OSError, ValueError, KeyError):
        return "another process"
