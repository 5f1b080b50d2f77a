"""A bot over the small guide, opened once for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assemble import open_bot
from bot.pipeline import Bot
from tests.conftest import GARDEN, share_what_was_prepared


@pytest.fixture(scope="session")
def garden_home(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for an index of its own, which shares what the packaged guides' has made ready."""
    return share_what_was_prepared(home, tmp_path_factory.mktemp("garden-home"))


@pytest.fixture(scope="session")
def garden_bot(garden_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    guides = tmp_path_factory.mktemp("garden-guides")
    (guides / "garden.md").write_text(GARDEN, encoding="utf-8")
    bot = open_bot(guides=guides, home=garden_home, variables={}, say=lambda _: None)
    yield bot
    bot.index.close()
