"""What learners think of answers, kept for the author: labels and sections, and words only of those who agreed."""

import json
import secrets
from dataclasses import InitVar, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Literal

import sqlalchemy as sa

from bot.answer import Kind, Mode
from bot.keeping.database import ID, Clock, DatedTable, now_in_utc
from bot.keeping.masking import mask
from knowledge.guide import Section

_FEEDBACK = sa.Table(
    "guide_feedback_1",  # the number is the version of the columns: other columns, another table
    sa.MetaData(),
    sa.Column("id", ID, primary_key=True),
    sa.Column("name", sa.UnicodeText, nullable=False),
    sa.Column("given", sa.BigInteger, nullable=False),
    sa.Column("verdict", sa.UnicodeText, nullable=False),
    sa.Column("reason", sa.UnicodeText, nullable=False),
    sa.Column("kind", sa.UnicodeText, nullable=False),
    sa.Column("mode", sa.UnicodeText, nullable=False),
    sa.Column("sections", sa.UnicodeText, nullable=False),  # a JSON list of ids
    sa.Column("question", sa.UnicodeText),
    sa.Column("comment", sa.UnicodeText),
)


class Verdict(StrEnum):
    """What a learner thinks of an answer."""

    GOOD = "good"
    BAD = "bad"


class Reason(StrEnum):
    """Why an answer is bad."""

    WRONG_SECTION = "wrong section"
    NOT_ANSWERED = "not answered"
    OUTDATED = "outdated"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Words:
    """A learner's own words, masked and clipped. Without consent they cannot be made, and nothing else holds any."""

    consent: InitVar[Literal[True]]
    question: str | None = None
    comment: str | None = None

    def __post_init__(self, consent: bool) -> None:
        if consent is not True:
            raise ValueError("a learner's words are kept with their consent only")
        object.__setattr__(self, "question", mask(self.question or "") or None)
        object.__setattr__(self, "comment", mask(self.comment or "") or None)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a learner thinks of one answer: chosen from lists and guides, so that `words` alone can hold their text."""

    verdict: Verdict
    kind: Kind
    mode: Mode
    sections: tuple[Section, ...] = ()
    """Those that the answer stands on."""
    reason: Reason | None = None
    """Why it is bad, if that was said."""
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class KeptFeedback:
    """Feedback as it was kept."""

    id: str
    """Eight hexadecimal digits, by which an author names it."""
    given: datetime
    """In UTC, to the second."""
    verdict: Verdict
    reason: Reason | None
    kind: Kind
    mode: Mode
    sections: tuple[str, ...]
    """Ids, in the order of the answer."""
    question: str | None
    comment: str | None


class FeedbackStore:
    """The feedback in its table, in the database of the ledger."""

    def __init__(self, table: DatedTable, *, texts: bool) -> None:
        self._table, self._texts = table, texts

    @classmethod
    def open(cls, url: str, *, texts: bool = True, days: int = 30, clock: Clock = now_in_utc) -> "FeedbackStore":
        """The store at an SQLAlchemy URL, as `Ledger.open` opens the ledger: it too raises `SettingsError`."""
        return cls(DatedTable.open(url, _FEEDBACK, times="given", days=days, clock=clock), texts=texts)

    def record(self, feedback: Feedback) -> bool:
        """Whether it is kept: not where the database does not let us, and never of care for somebody in distress."""
        if feedback.kind is Kind.CARE:
            return False
        words = feedback.words if self._texts else None
        return self._table.insert(
            name=secrets.token_hex(4),
            verdict=feedback.verdict.value,
            reason=feedback.reason.value if feedback.reason else "",
            kind=feedback.kind.value,
            mode=feedback.mode.value,
            sections=json.dumps([section.id for section in feedback.sections]),
            question=words.question if words else None,
            comment=words.comment if words else None,
        )

    def kept(self, since: datetime | None = None) -> tuple[KeptFeedback, ...]:
        """What was recorded, newest first, from a time on. Raises `SettingsError` where the database cannot be read."""
        return self._table.rows(_kept, since)

    def purge(self) -> None:
        """Delete what is older than the days that it is kept for; like `record`, it raises nothing."""
        self._table.purge()

    def close(self) -> None:
        self._table.close()


def _kept(row: Any) -> KeptFeedback:
    return KeptFeedback(
        id=row.name,
        given=datetime.fromtimestamp(row.given, UTC),
        verdict=Verdict(row.verdict),
        reason=Reason(row.reason) if row.reason else None,
        kind=Kind(row.kind),
        mode=Mode(row.mode),
        sections=tuple(json.loads(row.sections)),
        question=row.question,
        comment=row.comment,
    )
