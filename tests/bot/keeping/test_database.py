"""The database under the ledger and the feedback: many writers, old rows, faults, and what is never told of them.

It is tried through the ledger, the smaller of its tables.
"""

import logging
import os
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.keeping import database_url
from bot.keeping.database import DatedTable
from bot.keeping.ledger import Ledger
from knowledge.errors import SettingsError
from tests.bot.kept import Clock, bytes_kept

SECRET = "wombats on a trampoline"
WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from bot.keeping.ledger import Ledger

ledger = Ledger.open(sys.argv[1])
with ThreadPoolExecutor(8) as pool:
    list(pool.map(lambda number: ledger.record(f"question {number}", "a/b", "a"), range(200)))
ledger.close()
"""


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def test_two_processes_and_many_threads_write_at_once(url: str, log: pytest.LogCaptureFixture) -> None:
    """All of them make the file at the same moment, and nothing is lost."""
    processes = [
        subprocess.Popen([sys.executable, "-c", WRITER, url], stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    time.sleep(0.3)
    with closing(Ledger.open(url)) as ledger:
        with ThreadPoolExecutor(32) as pool:
            list(pool.map(lambda number: ledger.record(f"mine {number}", "a/b", "a"), range(320)))
        said = [process.communicate()[1] for process in processes]
        assert said == ["", ""]
        assert log.messages == []
        assert len(ledger.gaps()) == 2 * 200 + 320


def test_a_ledger_in_memory_is_one_for_all_threads() -> None:
    with closing(Ledger.open("sqlite://")) as ledger:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda number: ledger.record(str(number), "a/b", "a"), range(40)))
        assert len(ledger.gaps()) == 40


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_reads_the_file(ledger: Ledger, file: Path) -> None:
    """So too its log, while it is open."""
    ledger.record("one", "a/b", "a")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert modes == dict.fromkeys(("ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm"), 0o600)


def test_old_ones_are_deleted_on_opening(url: str, clock: Clock, file: Path) -> None:
    """Deleted is gone: the words are not left in the file or its log either."""
    with closing(Ledger.open(url, clock=clock)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        assert SECRET.encode() in bytes_kept(file)
        clock.now += timedelta(days=29)
        ledger.record("young", "a/b", "a")
    clock.now += timedelta(days=2)
    with closing(Ledger.open(url, days=30, clock=clock)) as ledger:
        assert [gap.question for gap in ledger.gaps()] == ["young"]
        assert SECRET.encode() not in bytes_kept(file)


def test_while_recording_old_ones_are_deleted_at_most_once_an_hour(url: str, clock: Clock, file: Path) -> None:
    with closing(Ledger.open(url, days=1, clock=clock)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        clock.now += timedelta(hours=23, minutes=30)
        ledger.record("middle", "a/b", "a")
        clock.now += timedelta(minutes=50)
        ledger.record("early", "a/b", "a")
        assert [gap.question for gap in ledger.gaps()] == ["early", "middle", SECRET]
        clock.now += timedelta(minutes=15)
        ledger.record("late", "a/b", "a")
        assert [gap.question for gap in ledger.gaps()] == ["late", "early", "middle"]
        assert SECRET.encode() not in bytes_kept(file)


def test_zero_days_keep_for_ever(url: str, clock: Clock) -> None:
    with closing(Ledger.open(url, days=0, clock=clock)) as ledger:
        ledger.record("old", "a/b", "a")
        clock.now += timedelta(days=9999)
        ledger.record("new", "a/b", "a")
        assert len(ledger.gaps()) == 2


def test_a_damaged_file_is_one_line_in_the_log(file: Path, url: str, log: pytest.LogCaptureFixture) -> None:
    """Recording goes on as if nothing were; reading says what to do."""
    file.write_bytes(b"no database " * 1000)
    with closing(Ledger.open(url)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        assert [(record.name, record.levelname) for record in log.records] == [("bot.keeping.database", "WARNING")]
        assert "DatabaseError SQLITE_NOTADB" in log.text
        assert SECRET not in log.text
        with pytest.raises(SettingsError, match=r"cannot be read.*SQLITE_NOTADB; .*move a damaged file away"):
            ledger.gaps()
    assert file.read_bytes() == b"no database " * 1000


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_read_only_database_can_still_be_read(
    journal: str, url: str, file: Path, clock: Clock, log: pytest.LogCaptureFixture
) -> None:
    """Also one that was not made by us, and so writes another sort of log."""
    with closing(Ledger.open(url, clock=clock)) as ledger:
        ledger.record("one", "a/b", "a")
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"PRAGMA journal_mode={journal}")
    with closing(Ledger.open(f"sqlite:///file:{file}?mode=ro&uri=true", clock=clock)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        assert "SQLITE_READONLY" in log.text
        assert SECRET not in log.text
        assert [gap.question for gap in ledger.gaps()] == ["one"]


def test_a_locked_database_is_left_alone_for_a_minute(
    url: str, file: Path, clock: Clock, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many threads wait, it is said once; later it is tried again."""
    monkeypatch.setattr(database_url, "PATIENCE", 0.3)
    with closing(Ledger.open(url, clock=clock)) as ledger, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.perf_counter()
        with ThreadPoolExecutor(32) as pool:
            list(pool.map(lambda number: ledger.record(f"{number}", "a/b", "a"), range(32)))
        assert time.perf_counter() - began < 3
        assert ["SQLITE_BUSY" in message for message in log.messages] == [True]
        other.rollback()
        ledger.record("too early", "a/b", "a")
        clock.now += timedelta(minutes=1)
        ledger.record("again", "a/b", "a")
        assert [gap.question for gap in ledger.gaps()] == ["again"]


def test_a_write_that_does_not_end_holds_up_nobody_else(
    url: str, file: Path, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_url, "PATIENCE", 0.1)
    with closing(Ledger.open(f"{url}?timeout=1.5")) as ledger, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            pool.submit(ledger.record, "waits", "a/b", "a")
            time.sleep(0.2)
            began = time.perf_counter()
            ledger.record("one", "a/b", "a")
            ledger.record("two", "a/b", "a")
            assert time.perf_counter() - began < 0.6
    assert "another write does not end" in log.messages[0]


def test_a_file_that_is_deleted_meanwhile_is_made_anew(ledger: Ledger, file: Path) -> None:
    """Deleting it is how to begin a new one, and needs no restart."""
    ledger.record("before", "a/b", "a")
    file.unlink()
    ledger.record("after", "a/b", "a")
    assert [gap.question for gap in ledger.gaps()] == ["after"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or os.name != "posix"


def test_a_file_that_is_replaced_meanwhile_is_the_one_used(ledger: Ledger, file: Path, url: str) -> None:
    """So it is when another process was the first to make it anew."""
    ledger.record("before", "a/b", "a")
    file.unlink()
    with closing(Ledger.open(url)) as other:
        other.record("theirs", "a/b", "a")
        ledger.record("ours", "a/b", "a")
        assert {gap.question for gap in other.gaps()} == {"theirs", "ours"}


def test_a_folder_that_goes_away_stops_nothing(tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    (tmp_path / "folder").mkdir()
    with closing(Ledger.open(f"sqlite:///{tmp_path}/folder/ledger.sqlite3")) as ledger:
        for path in [*(tmp_path / "folder").iterdir(), tmp_path / "folder"]:
            path.rmdir() if path.is_dir() else path.unlink()
        ledger.record(SECRET, "a/b", "a")
    assert len(log.messages) == 1


def test_a_table_with_other_columns_is_told(url: str, file: Path, log: pytest.LogCaptureFixture) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE guide_gaps_1 (id INTEGER PRIMARY KEY, something TEXT)")
    with closing(Ledger.open(url)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        assert SECRET not in log.text
        with pytest.raises(SettingsError, match="cannot be read"):
            ledger.gaps()


def test_days_below_zero_are_told(url: str) -> None:
    """They would delete everything."""
    with pytest.raises(SettingsError, match="GUIDE_LEDGER_DAYS=-1"):
        Ledger.open(url, days=-1)


def test_whether_a_row_was_kept_is_told(url: str, file: Path, clock: Clock) -> None:
    """Not after a fault, and not while the table rests."""
    table = _notes(url, clock)
    assert table.insert(text="one") is True
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
    file.write_bytes(b"no database " * 1000)
    assert table.insert(text="two") is False
    file.unlink()
    assert table.insert(text="three") is False
    clock.now += timedelta(minutes=1)
    assert table.insert(text="four") is True
    assert table.rows(lambda row: row.text) == ("four",)
    table.close()


def test_what_nothing_can_be_made_of_is_told_as_unreadable(url: str, clock: Clock) -> None:
    """Somebody else has written into it; what they wrote is not repeated."""
    table = _notes(url, clock)
    table.insert(text=SECRET)
    with pytest.raises(SettingsError, match=r"cannot be read: ValueError; .*move a damaged file away") as raised:
        table.rows(lambda row: int(row.text))
    assert SECRET not in str(raised.value)
    table.close()


def test_tables_in_one_file_leave_each_other_alone(url: str, clock: Clock, ledger: Ledger) -> None:
    """Each deletes what is old of its own."""
    ledger.record("a question", "a/b", "a")
    table = _notes(url, clock)
    table.insert(text="a note")
    clock.now += timedelta(days=31)
    ledger.purge()
    assert ledger.gaps() == ()
    assert table.rows(lambda row: row.text) == ("a note",)
    table.purge()
    assert table.rows(lambda row: row.text) == ()
    table.close()


def _notes(url: str, clock: Clock) -> DatedTable:
    """A table of its own in the database."""
    columns = (
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("noted", sa.Integer),
        sa.Column("text", sa.Text),
    )
    return DatedTable.open(url, sa.Table("notes", sa.MetaData(), *columns), times="noted", days=30, clock=clock)
