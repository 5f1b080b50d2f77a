"""The guides as kept with the index: what is saved is what is loaded."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.snapshot import Snapshot, load_snapshot, save_snapshot
from knowledge.curriculum import Background, Curriculum, Goal, Topic
from knowledge.guide import Guide
from knowledge.read import packaged_guides, read_guides

CURRICULUM = Curriculum(
    guide="garden",
    topics=(
        Topic(
            id="digging",
            title="Digging",
            section="garden/tools",
            phase=1,
            needs=(),
            hours=(2.0, 4.5),
            check=("Can you hold a spade?", "Can you dig?", "Can you stop?"),
            estimated="low",
            known_as=("spade work", "l’art de bêcher"),
            exercise="Turn over one square metre.",
            resources="garden/plants",
        ),
        Topic("sowing", "Sowing", "garden/plants", 2, ("digging",), (1.0, 1.0), ("A?", "B?", "C?")),
    ),
    goals=(Goal("gardener", "Gardener", "garden/plants", ("sowing",), ("plant person",)), Goal("g", "G", "g/g", ())),
    backgrounds=(Background("farmer", "farmer", "garden/tools", ("digging",), ("grower",)),),
    begin_with=("digging",),
)


@pytest.fixture
def guide(garden: Path) -> Guide:
    return read_guides(garden)[0]


def saved_and_loaded(guides: tuple[Guide, ...], folder: Path) -> tuple[Guide, ...]:
    path = folder / "snapshot.json"
    save_snapshot(Snapshot(guides, ()), path)
    return load_snapshot(path).guides


@pytest.mark.parametrize("curriculum", [None, CURRICULUM, Curriculum("garden", CURRICULUM.topics[:1])])
def test_a_guide_keeps_its_curriculum(guide: Guide, tmp_path: Path, curriculum: Curriculum | None) -> None:
    """To the last field, tuples for tuples; where there is none, none comes to be."""
    kept = replace(guide, curriculum=curriculum)
    (loaded,) = saved_and_loaded((kept,), tmp_path)
    assert loaded == kept
    assert hash(loaded.curriculum) == hash(curriculum)


def test_the_packaged_guides_are_kept_whole(tmp_path: Path) -> None:
    guides = read_guides(packaged_guides())
    assert any(guide.curriculum for guide in guides)
    assert saved_and_loaded(guides, tmp_path) == guides


def test_a_snapshot_from_before_there_were_curricula_is_read(guide: Guide, tmp_path: Path) -> None:
    """Its guides have none."""
    path = tmp_path / "snapshot.json"
    save_snapshot(Snapshot((guide,), ()), path)
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["guides"][0]["curriculum"]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert load_snapshot(path).guides == (guide,)
