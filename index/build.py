"""Building the index: read the guides, embed what is new, write a fresh version, verify it, publish it."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, groupby
from pathlib import Path

import numpy as np

from index.embedding import Embedder, Vectors, file_hash
from index.keywords import KeywordIndex
from index.lock import build_lock
from index.models import open_embedder
from index.question import clean
from index.rows import Rows
from index.settings import IndexSettings
from index.snapshot import Snapshot, load_snapshot, save_snapshot
from index.store import VectorStore
from index.version import (
    CHROMA,
    FORMAT,
    KEYWORDS,
    SNAPSHOT,
    Manifest,
    current_version,
    fresh_version,
    hash_files,
    remove_old_versions,
    write_manifest,
)
from knowledge import chunk as chunker
from knowledge.chunk import chunk_section
from knowledge.errors import IndexUnusable
from knowledge.guide import Chunk, Section
from knowledge.read import read_guides, source_files

GROUP = 256
"""Texts embedded between two steps of the progress bar."""

Progress = Callable[[Sequence[int]], Iterable[int]]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    manifest: Manifest
    reason: str
    """Why it was built, or an empty text where the published version was up to date."""
    embedded: int
    reused: int
    seconds: float


def build_index(settings: IndexSettings, *, progress: Progress = iter, embedder: Embedder | None = None) -> BuildReport:
    """Bring the index up to date and publish it; nothing is done where it is already.

    Raises `IndexLocked` where another process is building, `GuideError` where a guide cannot be read, and
    `ModelUnusable` or `IndexUnusable` where the model or the new version is not right. The old version then stays.
    """
    began = time.monotonic()
    with build_lock(settings.home):
        remove_old_versions(settings.home)
        reason = why_stale(settings)
        if not reason:
            return BuildReport(current_version(settings.home)[1], "", 0, 0, time.monotonic() - began)
        embedder = embedder or open_embedder(settings.embedder, settings.home)
        sources = source_hashes(settings.guides)
        snapshot = _read(settings.guides, embedder)
        known = _known_vectors(settings.home, embedder)
        with fresh_version(settings.home) as folder:
            manifest, embedded, reused = _fill(folder, snapshot, sources, embedder, known, progress)
        remove_old_versions(settings.home)
    return BuildReport(manifest, reason, embedded, reused, time.monotonic() - began)


def why_stale(settings: IndexSettings) -> str:
    """Why the published version does not fit the guides and settings, in a few words; empty where it does."""
    try:
        manifest = current_version(settings.home)[1]
    except IndexUnusable as error:
        return str(error).split("; run:", 1)[0]
    if manifest.model != settings.embedder:
        return f"it was made with {manifest.model}, the setting is {settings.embedder}"
    if manifest.chunker != chunker.VERSION:
        return "the way sections are cut into chunks has changed"
    now = source_hashes(settings.guides)
    changed = sorted(name for name in {*now, *manifest.sources} if now.get(name) != manifest.sources.get(name))
    return f"the guides changed: {', '.join(changed[:3])}{' and others' if len(changed) > 3 else ''}" if changed else ""


def source_hashes(guides: Path) -> dict[str, str]:
    """The sha256 of each file that the guides are read from, by its path from the folder."""
    files = [path for path in source_files(guides) if path.is_file()]
    return {Path(os.path.relpath(path, guides)).as_posix(): file_hash(path) for path in files}


def section_text(section: Section, chunks: Sequence[Chunk]) -> str:
    """What is embedded and searched for words of a section: its heading trail, then its text without Markdown."""
    return clean(f"{'. '.join(section.trail)}. {' '.join(chunk.plain for chunk in chunks)}", limit=100_000)


def chunk_text(section: Section, chunk: Chunk) -> str:
    """What is embedded of a chunk: its section's heading, then its text without Markdown."""
    return clean(f"{section.title}. {chunk.plain}")


def _read(folder: Path, embedder: Embedder) -> Snapshot:
    guides = read_guides(folder)
    chunks: list[Chunk] = []
    for section in (section for guide in guides for section in guide.sections):
        room = embedder.max_tokens - embedder.count_tokens(section.title)
        limit = max(room, embedder.max_tokens // 2)
        chunks.extend(chunk_section(section, count_tokens=embedder.count_tokens, limit=limit))
    if not chunks:
        raise IndexUnusable(f"the guides in {folder} have no text to search; write a sentence under a heading")
    return Snapshot(guides, tuple(chunks))


def texts_to_embed(snapshot: Snapshot) -> tuple[list[str], list[str], list[str]]:
    """What is embedded for the `Rows`: the texts of sections that have any, of their pieces, and of bare chunks."""
    sections = {section.id: section for section in snapshot.sections}
    section_texts, piece_texts = [], []
    for id, group in groupby(snapshot.chunks, key=lambda chunk: chunk.section):
        section, chunks = sections[id], list(group)
        section_texts.append(section_text(section, chunks))
        piece_texts += [chunk_text(section, chunk) for chunk in chunks]
        piece_texts += [clean(question) for question in section.questions]
    return section_texts, piece_texts, [clean(chunk.plain) for chunk in snapshot.chunks]


def _known_vectors(home: Path, embedder: Embedder) -> dict[str, Vectors]:
    """The vectors of the published version by their text, where the same model made them."""
    try:
        folder, manifest = current_version(home)
    except IndexUnusable:
        return {}
    if manifest.fingerprint != embedder.fingerprint:
        return {}
    texts, rows = texts_to_embed(load_snapshot(folder / SNAPSHOT)), Rows.load(folder)
    pairs = (zip(*each, strict=True) for each in zip(texts, (rows.sections, rows.pieces, rows.bare), strict=True))
    return dict(chain.from_iterable(pairs))


def _fill(
    folder: Path,
    snapshot: Snapshot,
    sources: dict[str, str],
    embedder: Embedder,
    known: dict[str, Vectors],
    progress: Progress,
) -> tuple[Manifest, int, int]:
    """Write everything of a new version into its folder and verify it; gives the manifest and how much was embedded."""
    texts = texts_to_embed(snapshot)
    section_texts = texts[0]
    wanted = dict.fromkeys(chain.from_iterable(texts))
    new = [text for text in wanted if text not in known]
    vectors = known | _embed(new, embedder, progress)
    rows = Rows(*(np.stack([vectors[text] for text in kind]) for kind in texts))
    save_snapshot(snapshot, folder / SNAPSHOT)
    rows.save(folder)
    with_text = {chunk.section for chunk in snapshot.chunks}
    sections = [section for section in snapshot.sections if section.id in with_text]
    with VectorStore.create(folder / CHROMA) as store:
        store.add(rows, sections, snapshot.chunks)
        store.verify(rows)
    asked = [" ".join(section.questions) for section in sections]
    KeywordIndex.build([f"{text} {words}" for text, words in zip(section_texts, asked, strict=True)]).save(
        folder / KEYWORDS
    )
    manifest = Manifest(
        format=FORMAT,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        model=embedder.name,
        fingerprint=embedder.fingerprint,
        dimensions=int(rows.pieces.shape[1]),
        chunker=chunker.VERSION,
        sections=len(rows.sections),
        chunks=len(snapshot.chunks),
        sources=sources,
        files=hash_files(folder),
    )
    write_manifest(folder, manifest)
    return manifest, len(new), len(wanted) - len(new)


def _embed(texts: list[str], embedder: Embedder, progress: Progress) -> dict[str, Vectors]:
    longest_first = sorted(texts, key=len, reverse=True)
    vectors: dict[str, Vectors] = {}
    for start in progress(range(0, len(longest_first), GROUP)):
        group = longest_first[start : start + GROUP]
        vectors.update(zip(group, embedder.encode_documents(group), strict=True))
    return vectors
