"""Building: incremental, locked, verified, and published in one step or not at all."""

import json
import multiprocessing
import shutil
from pathlib import Path

import numpy as np
import pytest

from index import build
from index.build import build_index, why_stale
from index.embedding import Embedder
from index.lock import build_lock
from index.search import Index
from index.settings import IndexSettings
from index.version import current_version
from knowledge.errors import GuideError, IndexLocked, IndexUnusable


def test_a_second_build_of_the_same_guides_does_nothing(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """What has not changed is not built again."""
    first = build_index(garden_settings, embedder=embedder)
    second = build_index(garden_settings, embedder=embedder)
    assert first.reason
    assert first.embedded > 0
    assert second.reason == ""
    assert second.manifest == first.manifest


def test_only_changed_texts_are_embedded_again(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """An edit costs what it changed: the section, and its new chunk with and without its heading."""
    first = build_index(garden_settings, embedder=embedder)
    guide = garden_settings.guides / "garden.md"
    guide.write_text(guide.read_text().replace("A rake makes the ground even.", "A rake takes away stones."))
    assert "garden.md" in why_stale(garden_settings)
    second = build_index(garden_settings, embedder=embedder)
    assert second.embedded == 3
    assert second.reused == first.embedded - 3


def test_an_unreadable_guide_leaves_the_old_index_serving(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """Nothing half-read gets in."""
    build_index(garden_settings, embedder=embedder)
    (garden_settings.guides / "bad.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GuideError, match=r"bad\.md"):
        build_index(garden_settings, embedder=embedder)
    found = Index.open(garden_settings, embedder=embedder).search("when do I sow potatoes?")
    assert found.passages[0].section.id == "garden/plants"


def test_a_build_that_fails_late_leaves_nothing_behind(
    garden_settings: IndexSettings, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version that fails its check is not published, and its folder is removed."""
    build_index(garden_settings, embedder=embedder)
    before = current_version(garden_settings.home)[0]
    (garden_settings.guides / "garden.md").write_text("## Only {#only}\n\nOne sentence.\n")
    monkeypatch.setattr(build.VectorStore, "verify", _fail)
    with pytest.raises(IndexUnusable, match="planted"):
        build_index(garden_settings, embedder=embedder)
    assert current_version(garden_settings.home)[0] == before
    assert [path.name for path in (garden_settings.home / "versions").iterdir()] == [before.name]


def test_a_second_builder_is_told_who_builds(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """Two builds at once: one goes on, the other learns who holds the lock."""
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    holder = context.Process(target=_hold_lock, args=(garden_settings.home, ready, done))
    holder.start()
    try:
        assert ready.wait(30)
        with pytest.raises(IndexLocked, match=f"process {holder.pid}"):
            build_index(garden_settings, embedder=embedder)
    finally:
        done.set()
        holder.join(30)
    assert build_index(garden_settings, embedder=embedder).reason


@pytest.mark.parametrize("damage", ["chroma/chroma.sqlite3", "pieces.npy", "guides.json", "manifest.json"])
def test_damage_is_found_by_hash_and_repaired(garden_settings: IndexSettings, embedder: Embedder, damage: str) -> None:
    """A damaged file is named before anything reads it, and the next build replaces it."""
    build_index(garden_settings, embedder=embedder)
    file = current_version(garden_settings.home)[0] / damage
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(bytes(content))
    with pytest.raises(IndexUnusable, match=damage.rsplit("/", 1)[-1]):
        Index.open(garden_settings, embedder=embedder)
    assert "damaged" in build_index(garden_settings, embedder=embedder).reason
    assert Index.open(garden_settings, embedder=embedder).search("watering").passages


def test_a_deleted_folder_is_built_anew(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """A pointer to nothing is the same as no index."""
    build_index(garden_settings, embedder=embedder)
    shutil.rmtree(garden_settings.home / "versions")
    assert "damaged" in why_stale(garden_settings)
    assert build_index(garden_settings, embedder=embedder).reason


def test_leftovers_of_a_killed_build_are_removed(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """A folder without a manifest was never published; the next build clears it away."""
    build_index(garden_settings, embedder=embedder)
    leftover = garden_settings.home / "versions" / "20990101T000000-abcdef"
    leftover.mkdir()
    (leftover / "pieces.npy").write_bytes(b"half")
    build_index(garden_settings, embedder=embedder)
    assert not leftover.exists()


def test_opening_and_searching_leave_the_published_files_as_they_are(
    garden_settings: IndexSettings, embedder: Embedder
) -> None:
    """Chroma writes when it reads; it must do so in a copy, or the hashes would no longer agree."""
    build_index(garden_settings, embedder=embedder)
    for _ in range(2):
        index = Index.open(garden_settings, embedder=embedder)
        assert index.search("spade").passages
        index.close()
    current_version(garden_settings.home)


def test_the_manifest_names_model_sources_and_counts(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """What an index was made from can be read off it."""
    build_index(garden_settings, embedder=embedder)
    folder, manifest = current_version(garden_settings.home)
    assert manifest.model == "all-MiniLM-L6-v2"
    assert manifest.dimensions == 384
    assert list(manifest.sources) == ["garden.md"]
    assert manifest.chunks == len(np.load(folder / "pieces.npy"))
    assert json.loads((folder / "manifest.json").read_text())["sections"] == manifest.sections == 3


def test_another_model_in_the_settings_makes_the_index_stale(
    garden_settings: IndexSettings, embedder: Embedder
) -> None:
    """Vectors of two models are never mixed."""
    build_index(garden_settings, embedder=embedder)
    other = IndexSettings(home=garden_settings.home, guides=garden_settings.guides, embedder="other-model")
    assert "other-model" in why_stale(other)


def test_guides_without_any_text_are_refused(garden_settings: IndexSettings, embedder: Embedder) -> None:
    """An index of nothing would answer nothing."""
    (garden_settings.guides / "garden.md").write_text("# Only a title\n")
    with pytest.raises(IndexUnusable, match="no text"):
        build_index(garden_settings, embedder=embedder)


def _fail(*_: object) -> None:
    raise IndexUnusable("a planted fault")


def _hold_lock(home: Path, ready: object, done: object) -> None:
    with build_lock(home):
        ready.set()  # type: ignore[attr-defined]
        done.wait(60)  # type: ignore[attr-defined]
