"""The gap ledger: what it keeps of a question, and what never of it."""

import time
from contextlib import closing
from datetime import UTC, timedelta, timezone
from pathlib import Path
from statistics import median

from bot.keeping.ledger import Gap, Ledger
from bot.keeping.masking import LONGEST
from tests.bot.kept import NOON, Clock, bytes_kept

SECRET = "wombats on a trampoline"


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


def test_recording_is_quick(url: str) -> None:
    """A tenth of a millisecond on an idle machine; this is the bound for a busy one."""
    took = []
    with closing(Ledger.open(url)) as ledger:
        for _ in range(200):
            began = time.perf_counter()
            ledger.record("What does a visa for Germany cost, and how long does it take?", "a/b", "a")
            took.append(time.perf_counter() - began)
    assert median(took) < 0.005


def test_without_texts_no_word_reaches_the_disk(url: str, file: Path) -> None:
    with closing(Ledger.open(url, texts=False)) as ledger:
        ledger.record(SECRET, "a/b", "a")
        kept = bytes_kept(file)
        assert [gap.question for gap in ledger.gaps()] == [None]
    for word in (b"wombats", b"trampoline"):
        assert word not in kept + bytes_kept(file)


def test_a_question_is_kept_on_one_line_and_clipped(ledger: Ledger) -> None:
    """Nothing that a terminal obeys, nothing that no database takes."""
    ledger.record("a\x1b[31m\nb\u202e\x00\ud800 " + "word " * 900, "a/\ud800", "a\ud800")
    (gap,) = ledger.gaps()
    assert gap.question is not None
    assert gap.question.startswith("a[31m b word")
    assert len(gap.question) <= LONGEST
    assert (gap.section, gap.guide) == ("a/?", "a?")


def test_a_question_is_never_sql(ledger: Ledger) -> None:
    ledger.record("'); DELETE FROM gaps; --", "' OR 1=1", ":guide")
    assert ledger.gaps() == (Gap(NOON, "'); DELETE FROM gaps; --", "' OR 1=1", ":guide"),)
