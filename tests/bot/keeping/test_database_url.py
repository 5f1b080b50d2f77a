"""What the setting means: a URL or none, and that one which cannot be used is told without what is secret."""

import logging
from contextlib import closing
from pathlib import Path

import pytest

from bot.keeping.database_url import LEDGER_FILE, ledger_url, written_ledger_url
from bot.keeping.ledger import Ledger
from knowledge.errors import SettingsError


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


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


def test_a_reader_is_given_no_file_that_is_not_there(tmp_path: Path) -> None:
    """What is set is read wherever it is; the file beside the index only where it was written."""
    assert written_ledger_url("", tmp_path) is None
    assert written_ledger_url("off", tmp_path) is None
    assert written_ledger_url("sqlite:////a/b", tmp_path) == "sqlite:////a/b"
    (tmp_path / LEDGER_FILE).touch()
    assert written_ledger_url("", tmp_path) == ledger_url("", tmp_path)
    assert written_ledger_url("off", tmp_path) is None
