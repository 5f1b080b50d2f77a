"""The versions of an index on disk: their manifest, finding the published one, and telling whether it is whole."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from index.embedding import file_hash
from index.files import replace_text, sync
from knowledge.errors import IndexUnusable

FORMAT = 7
"""To be raised with any change of what a version's files hold."""

SNAPSHOT, MANIFEST, CHROMA, KEYWORDS = "guides.json", "manifest.json", "chroma", "keywords"
KEPT = 2
"""Published versions kept: the current one, and the one before it for a reader that is just opening it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version was made from and what its files must hash to."""

    format: int
    built: str
    model: str
    fingerprint: str
    dimensions: int
    chunker: int
    sections: int
    chunks: int
    sources: dict[str, str]
    """The sha256 of each guide file, by its path in the guides' folder."""
    files: dict[str, str]
    """The sha256 of each file of the version, by its path in the version's folder."""


def current_version(home: Path) -> tuple[Path, Manifest]:
    """The published version's folder and manifest, each of its files checked against its hash.

    Raises `IndexUnusable` in one line where there is none, or where a file is missing or damaged.
    """
    pointer = home / "CURRENT"
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise IndexUnusable(f"there is no index in {home}; run: guide-index build") from error
    folder = home / "versions" / Path(name).name
    manifest = read_manifest(folder)
    for file, expected in manifest.files.items():
        path = folder / file
        if not path.is_file() or file_hash(path) != expected:
            raise IndexUnusable(f"the index is damaged: {path} is missing or changed; run: guide-index build")
    return folder, manifest


def read_manifest(folder: Path) -> Manifest:
    """A version's manifest. Raises `IndexUnusable` where it is missing, damaged, or of another format."""
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        manifest = Manifest(**{each.name: content[each.name] for each in fields(Manifest)})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(f"the index is damaged: {path} cannot be read; run: guide-index build") from error
    if manifest.format != FORMAT:
        raise IndexUnusable(
            f"the index in {folder} is of format {manifest.format}, not {FORMAT}; run: guide-index build"
        )
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    replace_text(folder / MANIFEST, json.dumps(asdict(manifest), indent=1))


def hash_files(folder: Path) -> dict[str, str]:
    """The sha256 of every file below a folder, by its relative path."""
    return {
        path.relative_to(folder).as_posix(): file_hash(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }


@contextmanager
def fresh_version(home: Path) -> Iterator[Path]:
    """A new folder to fill; it becomes the published version in one step if the block ends without an error."""
    versions = home / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    folder = versions / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
    folder.mkdir()
    published = False
    try:
        yield folder
        sync(folder)
        replace_text(home / "CURRENT", folder.name + "\n")
        published = True
    finally:
        if not published:
            shutil.rmtree(folder, ignore_errors=True)


def remove_old_versions(home: Path) -> None:
    """Delete all but the newest published versions, and what interrupted builds have left."""
    versions = home / "versions"
    current = (home / "CURRENT").read_text(encoding="utf-8").strip() if (home / "CURRENT").is_file() else ""
    folders = [path for path in versions.glob("*") if path.is_dir()]
    published = sorted(path.name for path in folders if (path / MANIFEST).is_file() and path.name <= current)
    kept = {current, *published[-KEPT:]}
    for path in folders:
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
