"""What `GUIDE_LEDGER` means: the URL of a database, the engine for it, and what of it may be shown."""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from knowledge.errors import SettingsError

LEDGER_FILE = "ledger.sqlite3"
OFF = "off"
PATIENCE = 2
"""Seconds that the database is given to let a write in."""
_PRAGMAS = ("secure_delete=ON", "synchronous=NORMAL", "journal_mode=WAL")
_TIMEOUTS = {"pysqlite": "timeout"} | dict.fromkeys(
    ("psycopg", "psycopg2", "pymysql", "mysqldb", "mariadbconnector"), "connect_timeout"
)
"""What the better known drivers call the seconds of `PATIENCE`."""


def ledger_url(setting: str, home: Path) -> str | None:
    """The URL that a setting means: its own, or that of a file beside the index; None where it is off."""
    if setting.casefold() == OFF:
        return None
    return setting or sa.URL.create("sqlite", database=str(home.absolute() / LEDGER_FILE)).render_as_string()


def written_ledger_url(setting: str, home: Path) -> str | None:
    """The same for those who only read: None too where the file beside the index is not there, so that none is made."""
    return ledger_url(setting, home) if setting or (home / LEDGER_FILE).exists() else None


def open_engine(text: str) -> sa.Engine:
    """An engine with a single connection. Raises `SettingsError` where the URL cannot be used."""
    told = "…" if re.search("[@?;]", text) else text  # it could hold a password
    try:
        url = sa.make_url(text)
        told = shown(url)
        engine = sa.create_engine(
            url,
            poolclass=sa.QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=_connect_arguments(url),
        )
    except ImportError as error:
        raise SettingsError(f"GUIDE_LEDGER={told}: its driver {error.name} is missing; install it") from None
    except (SQLAlchemyError, TypeError, ValueError) as error:
        raise unusable(told, error) from None
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_pragmas)
    return engine


def unusable(told: str, error: Exception) -> SettingsError:
    """The error for a URL, as far as it may be told, that SQLAlchemy does not take."""
    return SettingsError(
        f"GUIDE_LEDGER={told}: SQLAlchemy cannot use that ({type(error).__name__}); "
        "write it like sqlite:////folder/ledger.sqlite3, or off"
    )


def file_of(url: sa.URL) -> Path | None:
    """The SQLite file of a URL, if it names one plainly."""
    name = url.database or ":memory:"
    is_plain = url.get_backend_name() == "sqlite" and not name.startswith((":memory:", "file:"))
    return Path(name) if is_plain else None


def shown(url: sa.URL) -> str:
    """A URL without what may be secret: who logs in with what, and its options."""
    host = (url.host or "").rpartition("@")[2]  # a password with an @ reaches into the host
    return sa.URL.create(url.drivername, host=host or None, port=url.port, database=url.database).render_as_string()


def _connect_arguments(url: sa.URL) -> dict[str, Any]:
    driver = url.get_driver_name()
    option = _TIMEOUTS.get(driver)
    arguments: dict[str, Any] = {option: PATIENCE} if option and option not in url.query else {}
    return arguments | ({"check_same_thread": False} if driver == "pysqlite" else {})


def _set_pragmas(connection: sqlite3.Connection, _: object) -> None:
    for pragma in _PRAGMAS:
        # One that is read-only, or that another process is switching to WAL right now, works without.
        with suppress(sqlite3.OperationalError):
            connection.execute(f"PRAGMA {pragma}")
