"""The gap ledger: what learners asked and the guides did not answer, kept for the author.

What could name a person is masked before anything is stored.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from bot.keeping.database import ID, Clock, DatedTable, now_in_utc
from bot.keeping.masking import mask

_GAPS = sa.Table(
    "guide_gaps_1",  # the number is the version of the columns: other columns, another table
    sa.MetaData(),
    sa.Column("id", ID, primary_key=True),
    sa.Column("asked", sa.BigInteger, nullable=False),
    sa.Column("question", sa.UnicodeText),
    sa.Column("section", sa.UnicodeText, nullable=False),
    sa.Column("guide", sa.UnicodeText, nullable=False),
)


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
    """The gaps in their table."""

    def __init__(self, table: DatedTable, *, texts: bool) -> None:
        self._table, self._texts = table, texts

    @classmethod
    def open(cls, url: str, *, texts: bool = True, days: int = 30, clock: Clock = now_in_utc) -> "Ledger":
        """The ledger at an SQLAlchemy URL, made where it is missing, without what is older than `days` (0 keeps all).

        Raises `SettingsError` where the URL cannot be used. A database that fails is logged, and tried again later.
        """
        return cls(DatedTable.open(url, _GAPS, times="asked", days=days, clock=clock), texts=texts)

    def record(self, question: str, section: str, guide: str) -> None:
        """Keep a question that was not answered; where the database does not let us, nothing is raised."""
        masked = mask(question) if self._texts else None
        self._table.insert(question=masked, section=_encodable(section), guide=_encodable(guide))

    def gaps(self, since: datetime | None = None) -> tuple[Gap, ...]:
        """What was recorded, newest first, from a time on. Raises `SettingsError` where the database cannot be read."""
        return self._table.rows(_gap, since)

    def purge(self) -> None:
        """Delete what is older than the days that it is kept for; like `record`, it raises nothing."""
        self._table.purge()

    def close(self) -> None:
        self._table.close()


def _gap(row: Any) -> Gap:
    return Gap(datetime.fromtimestamp(row.asked, UTC), row.question, row.section, row.guide)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
