"""One table of rows with a time in a database that stands beside the answers and never in their way.

What goes wrong with the database is one line in the log, and then the table rests for a while.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.keeping import database_url
from knowledge.errors import SettingsError

REST = timedelta(seconds=60)
"""How long nothing is written after a fault, so that not every answer waits for a database that is gone."""
PURGE_EVERY = timedelta(hours=1)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""The type of a primary key that counts up."""

Clock = Callable[[], datetime]
Made = TypeVar("Made")

log = logging.getLogger(__name__)


def now_in_utc() -> datetime:
    return datetime.now(UTC)


class DatedTable:
    """The rows of one table. A write is short, so it has one connection: threads wait here, not for the database."""

    def __init__(self, engine: sa.Engine, table: sa.Table, *, times: str, days: int, clock: Clock) -> None:
        self._engine, self._table, self._times = engine, table, table.c[times]
        self._days, self._clock = days, clock
        self._shown, self._file = database_url.shown(engine.url), database_url.file_of(engine.url)
        self._lock, self._rest_lock = Lock(), Lock()
        self._inode, self._is_ready = 0, False
        self._next_purge = self._resting_until = datetime.min.replace(tzinfo=UTC)

    @classmethod
    def open(cls, url: str, table: sa.Table, *, times: str, days: int, clock: Clock) -> "DatedTable":
        """A table at an SQLAlchemy URL, made where it is missing, without what is older than `days` (0 keeps all).

        It has a column `id` that counts up, and one that is called as `times` says, of seconds since 1970 in UTC: so
        there is no time zone to get wrong. Raises `SettingsError` where the URL cannot be used. A database that fails
        is logged, and tried again later.
        """
        if days < 0:
            raise SettingsError(f"GUIDE_LEDGER_DAYS={days} is below 0; change it or unset it")
        opened = cls(database_url.open_engine(url), table, times=times, days=days, clock=clock)
        if opened._file and not opened._file.parent.is_dir():
            raise SettingsError(f"GUIDE_LEDGER={opened._shown}: there is no folder {opened._file.parent}; make it")
        try:
            opened.purge()
        except (TypeError, ValueError) as error:
            raise database_url.unusable(opened._shown, error) from None
        return opened

    def insert(self, **values: Any) -> bool:
        """Keep a row of this moment; False, and nothing is raised, where the database does not let us or rests."""
        row = {self._times.name: int(self._clock().timestamp()), **values}
        is_kept = self._attempt(lambda connection: self._insert(connection, row))
        if is_kept and self._clock() >= self._next_purge:
            self.purge()
        return is_kept

    def rows(self, make: Callable[[Any], Made], since: datetime | None = None) -> tuple[Made, ...]:
        """What is made of each row, newest first, from a time on.

        Raises `SettingsError` where the database cannot be read, or nothing can be made of what is in it.
        """
        query = sa.select(self._table).order_by(self._times.desc(), self._table.c.id.desc())
        if since is not None:
            query = query.where(self._times >= int(since.timestamp()))
        try:
            with self._lock, self._engine.connect() as connection:
                self._prepare(connection)
                return tuple(make(row) for row in connection.execute(query).all())
        except (SQLAlchemyError, TypeError, ValueError) as error:
            raise SettingsError(
                f"GUIDE_LEDGER={self._shown} cannot be read: {_kind(error)}; check that the database is there, "
                "or move a damaged file away and a new one is made"
            ) from error

    def purge(self) -> None:
        """Delete what is older than the days that it is kept for; like `insert`, it raises nothing."""
        self._attempt(self._purge)

    def close(self) -> None:
        self._engine.dispose()

    def _attempt(self, work: Callable[[sa.Connection], None]) -> bool:
        """Do something to the database, one thread at a time; where that fails, say so in one line and rest."""
        if self._is_resting():
            return False
        if not self._lock.acquire(timeout=1.5 * database_url.PATIENCE):  # longer: the database may say first what it is
            self._rest("another write does not end")
            return False
        try:
            return self._work(work)
        except SQLAlchemyError as error:
            self._engine.dispose()
            self._rest(_kind(error))
            return False
        finally:
            self._lock.release()

    def _work(self, work: Callable[[sa.Connection], None]) -> bool:
        if self._is_resting():
            return False  # the thread that we waited for has failed
        self._look_for_file()
        with self._engine.connect() as connection:
            self._prepare(connection)
            work(connection)
        return True

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
            self._table.create(connection, checkfirst=True)
        except DBAPIError:
            connection.rollback()
            if not sa.inspect(connection).has_table(self._table.name):  # else another process made it just now
                raise
        connection.commit()
        self._is_ready = True

    def _insert(self, connection: sa.Connection, row: dict[str, Any]) -> None:
        connection.execute(sa.insert(self._table), row)
        connection.commit()

    def _purge(self, connection: sa.Connection) -> None:
        now = self._clock()
        self._next_purge = now + PURGE_EVERY
        oldest = max(int(now.timestamp()) - self._days * 86_400, 0) if self._days else 0
        deleted = connection.execute(sa.delete(self._table).where(self._times < oldest)).rowcount
        connection.commit()
        if deleted and self._engine.dialect.name == "sqlite":  # whose log still has the words
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _inode(file: Path) -> int:
    """Which file it is that has this name now, 0 where there is none."""
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def _kind(error: Exception) -> str:
    """The class of an error and SQLite's name for it, but not its text, which may quote what was stored."""
    name = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    return f"{type(error).__name__} {name}".rstrip()
