"""Writing so that what is there is whole: folders and files appear under their name only when complete."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replace_folder(folder: Path) -> Iterator[Path]:
    """A fresh folder to fill, which takes the place of `folder` if the block ends without an error."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield fresh
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)
        sync(folder.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def replace_text(path: Path, text: str) -> None:
    """Write a small file in one step: a reader sees the old text or the new one, never a part.

    The lines end as they do in the text. The file keeps the mode that it has; a new one is its owner's alone.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, name)
        Path(name).replace(path)
        sync(path.parent)
    finally:
        Path(name).unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Make renames in a folder last through a power cut, where the system offers that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
