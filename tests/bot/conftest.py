"""What the tests of the database share: a clock that stands still, a file, its address, and a ledger in it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.keeping.ledger import Ledger
from tests.bot.kept import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite3"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def ledger(url: str, clock: Clock) -> Iterator[Ledger]:
    with closing(Ledger.open(url, clock=clock)) as ledger:
        yield ledger
