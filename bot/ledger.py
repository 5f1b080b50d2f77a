"""The gap ledger: what learners asked and the guides did not answer, kept for the author in a database.

It stands beside the answers and never in their way: what goes wrong with the database is one line in the log, and then
the ledger rests for a while. What could name a person is masked before anything is stored.
"""

import logging
import re
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from index.question import clean
from knowledge.errors import SettingsError

LEDGER_FILE = "ledger.sqlite3"
OFF = "off"
MASK = "[…]"
LONGEST = 300
"""Characters of a question that are kept."""
PATIENCE = 2
"""Seconds that the database is given to let a write in."""
REST = timedelta(seconds=60)
"""How long nothing is recorded after a fault, so that not every answer waits for a database that is gone."""
PURGE_EVERY = timedelta(hours=1)

_GAPS = sa.Table(
    "guide_gaps_1",  # the number is the version of the columns: other columns, another table
    sa.MetaData(),
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
    sa.Column("asked", sa.BigInteger, nullable=False),  # seconds since 1970 in UTC: no time zone to get wrong
    sa.Column("question", sa.UnicodeText),
    sa.Column("section", sa.UnicodeText, nullable=False),
    sa.Column("guide", sa.UnicodeText, nullable=False),
)
_PRAGMAS = ("secure_delete=ON", "synchronous=NORMAL", "journal_mode=WAL")
_TIMEOUTS = {"pysqlite": "timeout"} | dict.fromkeys(
    ("psycopg", "psycopg2", "pymysql", "mysqldb", "mariadbconnector"), "connect_timeout"
)
"""What the better known drivers call the seconds of `PATIENCE`."""
_NAMING = re.compile(
    r"(?<!\S)(?:\S*@\S+|\S+ @ \S+\.\S+|\S+ ?[(\[]at[)\]] ?\S+)"  # e-mail addresses, @handles
    r"|(?<![\w+.-])(?:[a-z][\w+.-]*://|www\.)\S+"  # URLs, and below those without a scheme
    r"|(?<![\w.-])(?:(?:[\w-]+\.)+(?!js/)[a-z]{2,}/\S*|(?:[\w-]{2,}\.){2,}[a-z]{2,}\b)"
    r"|(?<![\w-])[spr]k[-_][\w-]{6,}"  # keys that say so
    r"|(?<!\w)\+?\w*\d(?:[ ().\-/]{0,2}\d){4,}\w*",  # telephone numbers, dates of birth, accounts
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[\w-]{12,}")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gap:
    """One question that was not answered."""

    asked: datetime
    """In UTC, to the second."""
    question: str | None
    """Masked and clipped; None where the words are not kept."""
    section: str
    """The id of the nearest section, or an empty text where there was none."""
    guide: str


class Ledger:
    """The gaps in one table. A write is short, so it has one connection: threads wait here, not for the database."""

    def __init__(self, engine: sa.Engine, *, texts: bool, days: int, clock: Callable[[], datetime]) -> None:
        self._engine, self._texts, self._days, self._clock = engine, texts, days, clock
        self._shown, self._file = _shown(engine.url), _file(engine.url)
        self._lock, self._rest_lock = Lock(), Lock()
        self._inode, self._is_ready = 0, False
        self._next_purge = self._resting_until = datetime.min.replace(tzinfo=UTC)

    @classmethod
    def open(
        cls, url: str, *, texts: bool = True, days: int = 30, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> "Ledger":
        """The ledger at an SQLAlchemy URL, made where it is missing, without what is older than `days` (0 keeps all).

        Raises `SettingsError` where the URL cannot be used. A database that fails is logged, and tried again later.
        """
        if days < 0:
            raise SettingsError(f"GUIDE_LEDGER_DAYS={days} is below 0; change it or unset it")
        ledger = cls(_open_engine(url), texts=texts, days=days, clock=clock)
        if ledger._file and not ledger._file.parent.is_dir():
            raise SettingsError(f"GUIDE_LEDGER={ledger._shown}: there is no folder {ledger._file.parent}; make it")
        try:
            ledger.purge()
        except (TypeError, ValueError) as error:
            raise _unusable(ledger._shown, error) from None
        return ledger

    def record(self, question: str, section: str, guide: str) -> None:
        """Keep a question that was not answered; where the database does not let us, nothing is raised."""
        row = {
            "asked": int(self._clock().timestamp()),
            "question": mask(question) if self._texts else None,
            "section": _encodable(section),
            "guide": _encodable(guide),
        }
        self._attempt(lambda connection: self._record(connection, row))

    def gaps(self, since: datetime | None = None) -> tuple[Gap, ...]:
        """What was recorded, newest first, from a time on. Raises `SettingsError` where the database cannot be read."""
        query = sa.select(_GAPS).order_by(_GAPS.c.asked.desc(), _GAPS.c.id.desc())
        if since is not None:
            query = query.where(_GAPS.c.asked >= int(since.timestamp()))
        try:
            with self._lock, self._engine.connect() as connection:
                self._prepare(connection)
                rows = connection.execute(query).all()
        except SQLAlchemyError as error:
            raise SettingsError(
                f"GUIDE_LEDGER={self._shown} cannot be read: {_kind(error)}; check that the database is there, "
                "or move a damaged file away and a new one is made"
            ) from error
        return tuple(Gap(datetime.fromtimestamp(row.asked, UTC), row.question, row.section, row.guide) for row in rows)

    def purge(self) -> None:
        """Delete what is older than the days that it is kept for; like `record`, it raises nothing."""
        self._attempt(self._purge)

    def close(self) -> None:
        self._engine.dispose()

    def _attempt(self, work: Callable[[sa.Connection], None]) -> None:
        """Do something to the database, one thread at a time; where that fails, say so in one line and rest."""
        if self._is_resting():
            return
        if not self._lock.acquire(timeout=1.5 * PATIENCE):  # longer, so that the database can say what it is first
            self._rest("another write does not end")
            return
        try:
            self._work(work)
        except SQLAlchemyError as error:
            self._engine.dispose()
            self._rest(_kind(error))
        finally:
            self._lock.release()

    def _work(self, work: Callable[[sa.Connection], None]) -> None:
        if self._is_resting():
            return  # the thread that we waited for has failed
        self._look_for_file()
        with self._engine.connect() as connection:
            self._prepare(connection)
            work(connection)

    def _is_resting(self) -> bool:
        return self._clock() < self._resting_until

    def _rest(self, reason: str) -> None:
        with self._rest_lock:
            if self._is_resting():
                return  # another thread has said so
            self._is_ready, self._resting_until = False, self._clock() + REST
        log.warning("the ledger %s failed: %s; it rests for %d seconds", self._shown, reason, REST.total_seconds())

    def _look_for_file(self) -> None:
        """Make a file that is missing, readable by its owner alone, and leave one that was deleted or replaced.

        SQLite would go on writing into that, where nobody ever reads it.
        """
        if not self._file:
            return
        if not _inode(self._file):
            with suppress(OSError):  # what is wrong with the folder, SQLite will say
                self._file.touch(mode=0o600)
        if (inode := _inode(self._file)) != self._inode:
            self._engine.dispose()
            self._inode, self._is_ready = inode, False

    def _prepare(self, connection: sa.Connection) -> None:
        if self._is_ready:
            return
        try:
            _GAPS.create(connection, checkfirst=True)
        except DBAPIError:
            connection.rollback()
            if not sa.inspect(connection).has_table(_GAPS.name):  # else another process made it at the same moment
                raise
        connection.commit()
        self._is_ready = True

    def _record(self, connection: sa.Connection, row: dict[str, Any]) -> None:
        connection.execute(sa.insert(_GAPS), row)
        connection.commit()
        if self._clock() >= self._next_purge:
            self._purge(connection)

    def _purge(self, connection: sa.Connection) -> None:
        now = self._clock()
        self._next_purge = now + PURGE_EVERY
        oldest = max(int(now.timestamp()) - self._days * 86_400, 0) if self._days else 0
        deleted = connection.execute(sa.delete(_GAPS).where(_GAPS.c.asked < oldest)).rowcount
        connection.commit()
        if deleted and self._engine.dialect.name == "sqlite":  # whose log still has the words
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def ledger_url(setting: str, home: Path) -> str | None:
    """The URL that a setting means: its own, or that of a file beside the index; None where it is off."""
    if setting.casefold() == OFF:
        return None
    return setting or sa.URL.create("sqlite", database=str(home.absolute() / LEDGER_FILE)).render_as_string()


def mask(question: str) -> str:
    """A question on one line, clipped, with `[…]` for what could name a person or open an account."""
    masked = _NAMING.sub(MASK, clean(question))
    return _LONG_WORD.sub(lambda word: MASK if _is_key(word[0]) else word[0], masked)[:LONGEST].rstrip()


def _is_key(word: str) -> bool:
    """Whether letters and digits are mixed as in a key; in names such as all-MiniLM-L6-v2, dashes stand between few."""
    digits = sum(character.isdigit() for character in word)
    return digits >= (4 if "-" in word else 1) and any(character.isalpha() for character in word)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _open_engine(text: str) -> sa.Engine:
    told = "…" if re.search("[@?;]", text) else text  # it could hold a password
    try:
        url = sa.make_url(text)
        told = _shown(url)
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
        raise _unusable(told, error) from None
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_pragmas)
    return engine


def _unusable(told: str, error: Exception) -> SettingsError:
    return SettingsError(
        f"GUIDE_LEDGER={told}: SQLAlchemy cannot use that ({type(error).__name__}); "
        "write it like sqlite:////folder/ledger.sqlite3, or off"
    )


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


def _file(url: sa.URL) -> Path | None:
    """The SQLite file of a URL, if it names one plainly."""
    name = url.database or ":memory:"
    is_plain = url.get_backend_name() == "sqlite" and not name.startswith((":memory:", "file:"))
    return Path(name) if is_plain else None


def _inode(file: Path) -> int:
    """Which file it is that has this name now, 0 where there is none."""
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def _shown(url: sa.URL) -> str:
    """A URL without what may be secret: who logs in with what, and its options."""
    host = (url.host or "").rpartition("@")[2]  # a password with an @ reaches into the host
    return sa.URL.create(url.drivername, host=host or None, port=url.port, database=url.database).render_as_string()


def _kind(error: SQLAlchemyError) -> str:
    """The class of an error and SQLite's name for it, but not its text, which may quote what was stored."""
    name = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    return f"{type(error).__name__} {name}".rstrip()
