"""The gap ledger: what it keeps and masks, many writers, faults of the database, and what is never told."""

import logging
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from statistics import median

import pytest

import bot.ledger
from bot.ledger import LONGEST, Gap, Ledger, ledger_url, mask
from knowledge.errors import SettingsError

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECRET = "wombats on a trampoline"
WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from bot.ledger import Ledger

ledger = Ledger.open(sys.argv[1])
with ThreadPoolExecutor(8) as pool:
    list(pool.map(lambda number: ledger.record(f"question {number}", "a/b", "a"), range(200)))
ledger.close()
"""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


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


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def bytes_kept(file: Path) -> bytes:
    """Everything on disk: the database, its log, and the log's index."""
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def test_gaps_come_back_newest_first_in_utc(ledger: Ledger, clock: Clock) -> None:
    """A clock of another zone or with fractions of a second makes no difference."""
    ledger.record("What does a visa cost?", "a/b", "a")
    clock.now = (NOON + timedelta(seconds=90.7)).astimezone(timezone(timedelta(hours=9)))
    ledger.record("And in winter?", "", "")
    older = Gap(NOON, "What does a visa cost?", "a/b", "a")
    newer = Gap(NOON + timedelta(seconds=90), "And in winter?", "", "")
    assert ledger.gaps() == (newer, older)
    assert ledger.gaps(since=NOON + timedelta(seconds=1)) == (newer,)
    assert ledger.gaps()[0].asked.tzinfo is UTC


def test_they_are_kept_when_it_is_opened_again(url: str) -> None:
    for question in ("one", "two"):
        with closing(Ledger.open(url)) as ledger:
            ledger.record(question, "a/b", "a")
    with closing(Ledger.open(url)) as ledger:
        assert [gap.question for gap in ledger.gaps()] == ["two", "one"]


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


def test_recording_is_quick(url: str) -> None:
    """A tenth of a millisecond on an idle machine; this is the bound for a busy one."""
    took = []
    with closing(Ledger.open(url)) as ledger:
        for _ in range(200):
            began = time.perf_counter()
            ledger.record("What does a visa for Germany cost, and how long does it take?", "a/b", "a")
            took.append(time.perf_counter() - began)
    assert median(took) < 0.005


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


def test_without_texts_no_word_reaches_the_disk(url: str, file: Path) -> None:
    with closing(Ledger.open(url, texts=False)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        kept = bytes_kept(file)
        assert [gap.question for gap in ledger.gaps()] == [None]
    for word in (b"wombats", b"trampoline"):
        assert word not in kept + bytes_kept(file)


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Write to jane.doe+x@example.co.uk, please", "Write to […] please"),
        ("I am jane (at) example.com", "I am […]"),
        ("mail jane @ example.com now", "mail […] now"),
        ("I follow @jane_doe", "I follow […]"),
        ("ｊａｎｅ＠ｅｘａｍｐｌｅ.com", "[…]"),
        ("see https://example.com/in/jane?x=1 or www.example.com", "see […] or […]"),
        ("linkedin.com/in/jane is me", "[…] is me"),
        ("jane.github.io is me", "[…] is me"),
        ("call +49 (0)30 123-45 67 or 0171/1234567", "call […] or […]"),
        ("card 4111 1111 1111 1111", "card […]"),
        ("born 12/03/1990", "born […]"),
        ("number 12345", "number […]"),
        ("number １２３４５", "number […]"),
        ("member AB123456C", "member […]"),
        ("key sk-CANARY", "key […]"),
        ("sk_live_51abcDEF and ghp_16C7e42F292c6912E7710c838347Ae178B4a", "[…] and […]"),
        ("id 550e8400-e29b-41d4-a716-446655440000", "id […][…]"),
        ("johnsmith1987", "[…]"),
        ("jane@\u200bexample.com", "[…]"),
    ],
)
def test_what_could_name_a_person_or_open_an_account_is_masked(question: str, kept: str) -> None:
    assert mask(question) == kept


@pytest.mark.parametrize(
    "question",
    [
        "Is all-MiniLM-L6-v2 or gpt-4o-mini enough in 2026?",
        "Node.js/React and/or sk-learn, e.g./i.e. scikit-learn?",
        "Is a salary of 50,000 or 120k normal with AZ-104, CS50 or 6.S191?",
        "Is fast.ai better than Coursera? Python 3.12.1, 10-20 hours a week",
        "Rechtsschutzversicherungsgesellschaften?",
    ],
)
def test_what_a_question_is_about_is_not_masked(question: str) -> None:
    assert mask(question) == question


def test_a_question_is_kept_on_one_line_and_clipped(ledger: Ledger) -> None:
    """Nothing that a terminal obeys, nothing that no database takes."""
    ledger.record("a\x1b[31m\nb\u202e\x00\ud800 " + "word " * 900, "a/\ud800", "a\ud800")
    (gap,) = ledger.gaps()
    assert gap.question is not None
    assert gap.question.startswith("a[31m b word")
    assert len(gap.question) <= LONGEST
    assert (gap.section, gap.guide) == ("a/?", "a?")


@pytest.mark.parametrize("text", ["a" * 4000, "a." * 2000, "( " * 2000, "@ " * 2000, "a-" * 2000, "1-" * 2000])
def test_no_message_makes_masking_slow(text: str) -> None:
    began = time.perf_counter()
    mask(text)
    assert time.perf_counter() - began < 0.1


def test_a_question_is_never_sql(ledger: Ledger) -> None:
    ledger.record("'); DELETE FROM gaps; --", "' OR 1=1", ":guide")
    assert ledger.gaps() == (Gap(NOON, "'); DELETE FROM gaps; --", "' OR 1=1", ":guide"),)


def test_a_damaged_file_is_one_line_in_the_log(file: Path, url: str, log: pytest.LogCaptureFixture) -> None:
    """Recording goes on as if nothing were; reading says what to do."""
    file.write_bytes(b"no database " * 1000)
    with closing(Ledger.open(url)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        assert [(record.name, record.levelname) for record in log.records] == [("bot.ledger", "WARNING")]
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
    monkeypatch.setattr(bot.ledger, "PATIENCE", 0.3)
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
    monkeypatch.setattr(bot.ledger, "PATIENCE", 0.1)
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


@pytest.mark.parametrize(
    "url",
    [
        "ledger.sqlite3",
        "sqlite:/ledger.sqlite3",
        "nosuch://jane:hunter2@host/name",
        "postgresql+nosuch://jane:hunter2@host/name?password=hunter2",
        "mysql+mysqldb://jane:hunter2@host/name",
        "mysql+mysqldb://jane:hun@hunter2@host/name",
        "postgresql://jane:hunter2@host:port/name",
        "jane:hunter2@host",
        "sqlite:///no/such/folder/ledger.sqlite3",
        "sqlite:///ledger.sqlite3?timeout=soon",
        "sqlite:///ledger\0.sqlite3?timeout=1",
    ],
)
def test_a_url_that_cannot_be_used_is_one_clear_error(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: pytest.LogCaptureFixture
) -> None:
    """It names the setting and what to do, and no password, in its causes neither."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match=r"^GUIDE_LEDGER=.*: .*") as raised:
        Ledger.open(url)
    assert "\n" not in str(raised.value)
    assert "hunter2" not in str(raised.value) + log.text
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_days_below_zero_are_told(url: str) -> None:
    """They would delete everything."""
    with pytest.raises(SettingsError, match="GUIDE_LEDGER_DAYS=-1"):
        Ledger.open(url, days=-1)


def test_the_setting_names_a_url_or_nothing_or_the_file_in_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative home is where it was when the program started."""
    monkeypatch.chdir(tmp_path)
    assert ledger_url("off", Path(".guide")) is None
    assert ledger_url("OFF", Path(".guide")) is None
    assert ledger_url("sqlite:////a/b", Path(".guide")) == "sqlite:////a/b"
    assert ledger_url("", Path(".guide")) == f"sqlite:///{tmp_path}/.guide/ledger.sqlite3"


def test_the_home_may_have_any_name(tmp_path: Path) -> None:
    home = tmp_path / "what? 50% #1 @home"
    home.mkdir()
    url = ledger_url("", home)
    assert url is not None
    with closing(Ledger.open(url)) as ledger:
        ledger.record("one", "a/b", "a")
    assert (home / "ledger.sqlite3").exists()
