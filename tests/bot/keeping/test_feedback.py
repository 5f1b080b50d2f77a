"""Feedback: what is kept of it, and that no word gets there without consent."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import timedelta
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from bot.answer import Kind, Mode
from bot.keeping.database import now_in_utc
from bot.keeping.feedback import Feedback, FeedbackStore, KeptFeedback, Reason, Verdict, Words
from bot.keeping.ledger import Ledger
from bot.keeping.masking import LONGEST
from knowledge.errors import SettingsError
from knowledge.guide import Section
from tests.bot.kept import NOON, Clock, bytes_kept

CANARY = "wombats on a trampoline"
TOOLS = Section("garden/tools", ("Tools",), "A beginner needs a spade.", 8, 10)
BAD = Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED, (TOOLS,), Reason.OUTDATED)


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[FeedbackStore]:
    with closing(FeedbackStore.open(url, clock=clock)) as store:
        yield store


def test_feedback_comes_back_newest_first(store: FeedbackStore, clock: Clock) -> None:
    """With a short id of its own, the time in UTC, and sections by their ids."""
    assert store.record(BAD) is True
    clock.now += timedelta(minutes=1)
    assert store.record(Feedback(Verdict.GOOD, Kind.DECLINED, Mode.NONE)) is True
    good, bad = store.kept()
    assert bad == KeptFeedback(
        bad.id, NOON, Verdict.BAD, Reason.OUTDATED, Kind.ANSWER, Mode.EXTRACTED, ("garden/tools",), None, None
    )
    assert (good.verdict, good.reason, good.kind, good.sections) == (Verdict.GOOD, None, Kind.DECLINED, ())
    assert len({good.id, bad.id}) == 2
    assert all(len(each.id) == 8 and int(each.id, 16) >= 0 for each in (good, bad))
    assert store.kept(since=clock.now) == (good,)


def test_an_id_stays_the_same(store: FeedbackStore, url: str) -> None:
    """An author names it days later, when older feedback is gone."""
    store.record(BAD)
    with closing(FeedbackStore.open(url, days=0)) as other:
        assert [each.id for each in other.kept()] == [each.id for each in store.kept()]


def test_words_cannot_be_made_without_consent() -> None:
    """Nor with something that only looks like a yes."""
    for consent in (False, None, 1, "true"):
        with pytest.raises(ValueError, match="with their consent only"):
            Words(consent, CANARY)  # type: ignore[arg-type]


def test_only_words_can_hold_what_a_learner_wrote() -> None:
    """Everything else of feedback is chosen from a list of ours, or a section of a guide."""
    hints = get_type_hints(Feedback)
    for field in fields(Feedback):
        for kind in set(_kinds(hints[field.name])) - {NoneType, Ellipsis}:
            assert kind in {Words, Section} or issubclass(kind, Enum), field.name


def test_words_are_masked_and_clipped_with_consent(store: FeedbackStore, file: Path) -> None:
    """As the words of gaps are; what is blank is nothing."""
    words = Words(True, "Mail jane@example.com?\n" + "word " * 900, " \u200b ")
    store.record(Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED, words=words))
    (kept,) = store.kept()
    assert kept.question is not None
    assert kept.question.startswith("Mail […] word word")
    assert len(kept.question) <= LONGEST
    assert kept.comment is None
    assert b"jane" not in bytes_kept(file)


def test_a_store_without_texts_keeps_no_words(url: str, file: Path) -> None:
    """Whatever the learner agreed to."""
    with closing(FeedbackStore.open(url, texts=False)) as store:
        assert store.record(Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED, words=Words(True, CANARY, CANARY)))
        assert [(each.question, each.comment) for each in store.kept()] == [(None, None)]
        assert CANARY.encode() not in bytes_kept(file)


def test_of_care_nothing_is_kept(store: FeedbackStore) -> None:
    """Somebody was in distress."""
    assert store.record(Feedback(Verdict.BAD, Kind.CARE, Mode.NONE, words=Words(True, CANARY))) is False
    assert store.kept() == ()


def test_it_goes_after_its_days(url: str, file: Path, clock: Clock) -> None:
    """The words are not left in the file either."""
    with closing(FeedbackStore.open(url, clock=clock)) as store:
        store.record(Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED, words=Words(True, CANARY)))
        assert CANARY.encode() in bytes_kept(file)
        clock.now += timedelta(days=31)
        store.purge()
        assert store.kept() == ()
        assert CANARY.encode() not in bytes_kept(file)


def test_it_stands_in_one_file_with_the_gaps(store: FeedbackStore, url: str) -> None:
    """Both are written while the other is open."""
    with closing(Ledger.open(url)) as ledger:
        ledger.record("one", "a/b", "a")
        assert store.record(BAD) is True
        ledger.record("two", "a/b", "a")
        assert (len(ledger.gaps()), len(store.kept())) == (2, 1)


def test_a_damaged_file_is_one_line_in_the_log(file: Path, url: str, caplog: pytest.LogCaptureFixture) -> None:
    """The learner is told that nothing is kept, and the log nothing of what they said."""
    caplog.set_level(logging.DEBUG)
    file.write_bytes(b"no database " * 1000)
    with closing(FeedbackStore.open(url)) as store:
        said = Words(True, CANARY, CANARY)
        assert store.record(Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED, words=said)) is False
        with pytest.raises(SettingsError, match="cannot be read"):
            store.kept()
    assert len(caplog.messages) == 1
    assert CANARY not in caplog.text


def test_the_clock_is_in_utc_unless_another_is_given(url: str) -> None:
    with closing(FeedbackStore.open(url)) as store:
        store.record(BAD)
        assert abs(store.kept()[0].given - now_in_utc()) < timedelta(seconds=5)


def _kinds(hint: Any) -> Iterator[Any]:
    """The classes that a type hint is made of."""
    inner = get_args(hint)
    if not inner:
        yield hint
    for each in inner:
        yield from _kinds(each)
