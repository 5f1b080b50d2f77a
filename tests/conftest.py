"""What several tests share: the index of the packaged guides, built once, and small guides of their own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assemble import open_bot
from bot.pipeline import Bot
from bot.reading.acts import REMEMBERED
from index.build import build_index
from index.embedding import Embedder
from index.models import open_embedder
from index.settings import PACKAGED_MODEL, IndexSettings

GARDEN = """---
title: Gardening
summary: How to begin with a garden.
reviewed: 2026-11-01
order: 1
---

## Tools {#tools}

A beginner needs a spade, a rake and a watering can. Gloves spare your hands.

- **Spade:** A spade turns the soil over in spring.
- **Rake:** A rake makes the ground even.

### Watering can {#can}

Water in the morning with a watering can, since leaves that stay wet overnight fall ill.

## Plants {#plants}

Tomatoes want sun and a stick to climb. Potatoes grow in almost any soil.

| Plant | Sow in | Harvest |
|---|---|---|
| Tomato | March | August |
| Potato | April | September |
"""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an index of the packaged guides; `GUIDE_TEST_HOME` names one to reuse between runs."""
    kept = os.environ.get("GUIDE_TEST_HOME")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("home")
    build_index(IndexSettings(home=folder))
    open_bot(home=folder, variables={}, say=_quietly).index.close()
    return folder


def share_what_was_prepared(home: Path, folder: Path) -> Path:
    """Give a home of its own, made if need be, the model and the examples that another has made ready."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("models", REMEMBERED):
        (folder / name).symlink_to(home.resolve() / name)
    return folder


@pytest.fixture(scope="session")
def embedder(home: Path) -> Embedder:
    """The packaged model, loaded once."""
    return open_embedder(PACKAGED_MODEL, home)


@pytest.fixture(scope="session")
def guide_bot(home: Path) -> Iterator[Bot]:
    """A bot over the packaged guides."""
    bot = open_bot(home=home, variables={}, say=_quietly)
    yield bot
    bot.index.close()


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A folder with one small guide, garden.md."""
    folder = tmp_path / "guides"
    folder.mkdir()
    (folder / "garden.md").write_text(GARDEN, encoding="utf-8")
    return folder


@pytest.fixture
def garden_settings(garden: Path, tmp_path: Path) -> IndexSettings:
    """Settings for an index of the small guide, in a home of its own."""
    return IndexSettings(home=tmp_path / "home", guides=garden)


def _quietly(message: str) -> None:
    del message
