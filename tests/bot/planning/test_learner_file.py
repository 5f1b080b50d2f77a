"""What is noted of a learner comes back from its file as saved, and nothing else is taken for it."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learner import Learner
from bot.planning.learner_file import FORMAT, LIMIT_BYTES, from_json, to_json
from knowledge.errors import UsageError
from tests.bot.planning.plan_files import LEARNERS


@given(learner=LEARNERS)
def test_a_learner_comes_back_from_json_as_saved(learner: Learner) -> None:
    """Whatever was noted."""
    assert from_json(to_json(learner)) == learner


def test_saved_json_names_its_format_and_is_plain_to_read() -> None:
    """One key for the format, one for the learner, a line for each thing noted."""
    text = to_json(Learner(done=("python",), hours_a_week=6, ready_by=date(2027, 6, 30)))
    assert json.loads(text) == {
        "format": FORMAT,
        "learner": {
            "path": "",
            "done": ["python"],
            "doing": [],
            "skipped": [],
            "goal": "",
            "hours_a_week": 6,
            "ready_by": "2027-06-30",
            "background": [],
        },
    }
    assert '\n    "ready_by": "2027-06-30",\n' in text
    assert text.isascii()


def test_a_byte_order_mark_is_no_fault() -> None:
    """Some editors write one when they save a file."""
    assert from_json("\ufeff" + to_json(Learner(goal="artist"))) == Learner(goal="artist")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", r"^line 1: the file is not plain JSON; choose a file that was saved here$"),
        ('{"format": 1,\n"learner": {,}}', "^line 2: the file is not plain JSON"),
        ("[" * 100_000, "not plain JSON"),
        ('{"format": ' + "9" * 5000 + "}", "not plain JSON"),
        ("[]", 'does not say "format": 1'),
        ("null", 'does not say "format": 1'),
        ('{"learner": {}}', 'does not say "format": 1'),
        ('{"format": 2, "learner": {}}', "^format: is not 1"),
        ('{"format": "1", "learner": {}}', "^format: is not 1"),
        ('{"format": true, "learner": {}}', "^format: is not 1"),
        ('{"format": 1.0, "learner": {}}', "^format: is not 1"),
        ('{"format": 1}', "other keys than format and learner"),
        ('{"format": 1, "learner": {}, "name": "Ada"}', "other keys than format and learner"),
        ('{"format": 1, "format": 1, "learner": {}}', "^'format': stands twice"),
        (
            '{"format": 1, "learner": {"a\\u0000\\ud800\\n": 1, "a\\u0000\\ud800\\n": 1}}',
            r"^'a\\x00\\ud800\\n': stands",
        ),
        ('{"format": 1, "learner": []}', "^learner: not a mapping"),
        ('{"format": 1, "learner": {"name": "Ada"}}', "^learner: not a mapping"),
        ('{"format": 1, "learner": {"done": "python"}}', "^learner: done: not a list of at most 5,000; choose a file"),
        ('{"format": 1, "learner": {"doing": [1]}}', "^learner: doing: not a list of ids"),
        ('{"format": 1, "learner": {"hours_a_week": NaN}}', "^learner: hours_a_week: not a number"),
        ('{"format": 1, "learner": {"hours_a_week": 1e999}}', "^learner: hours_a_week: not a number"),
        ('{"format": 1, "learner": {"ready_by": "soon"}}', "^learner: ready_by: not a date"),
    ],
)
def test_what_was_not_saved_here_is_refused_in_one_line(text: str, problem: str) -> None:
    """The line says what is wrong, where, and what to do."""
    with pytest.raises(UsageError, match=problem) as raised:
        from_json(text)
    assert str(raised.value).isprintable()
    assert "; choose a file that was saved here" in str(raised.value)


def test_a_large_file_is_refused_unread() -> None:
    """The limit is one of bytes, not of characters."""
    text = to_json(Learner(goal="artist"))
    padded = text + " " * (LIMIT_BYTES - len(text))
    assert from_json(padded) == Learner(goal="artist")
    for large in (padded + " ", text + "é" * (LIMIT_BYTES // 2), "\ud800" * (LIMIT_BYTES // 2)):
        with pytest.raises(UsageError, match=r"^the file has 1,\d{3},\d{3} bytes, over the limit of 1,000,000; choose"):
            from_json(large)


@given(text=st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_refused_by_the_one_error(text: str) -> None:
    """Nothing but a usage error comes out of a text that nobody saved."""
    with pytest.raises(UsageError):
        from_json(text)
