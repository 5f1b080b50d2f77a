"""Making feedback a case: what the case says, and that a file of cases is changed whole or not at all."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.files
from bot.answer import Kind, Mode
from bot.keeping.feedback import KeptFeedback, Reason, Verdict
from evals.case import Case, Turn, load_cases, parse_cases
from evals.feedback_case import add_case, case_of, case_toml
from knowledge.errors import UsageError

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BAD = KeptFeedback(
    "22222222", NOON, Verdict.BAD, Reason.WRONG_SECTION, Kind.ANSWER, Mode.EXTRACTED, ("a/c",), "Which tools?", None
)
SECTIONS = {"a/b", "a/c"}
OLD = """# What I wrote myself.
[[cases]]
says = 'Old?'   # kept
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.toml"


def test_the_case_has_the_question_and_what_would_be_right() -> None:
    """It is tagged, and knows which feedback it was made of."""
    case = case_of([BAD], "22222222", "a/b", SECTIONS)
    assert case.turns == (Turn("Which tools?", kinds=(Kind.ANSWER,), cites=(("a/b",),)),)
    assert (case.tags, case.feedback) == (("feedback",), "22222222")
    assert case_of([BAD], "22222222", None, SECTIONS).turns == (Turn("Which tools?", kinds=(Kind.DECLINED,)),)


@pytest.mark.parametrize(
    ("kept", "section", "says"),
    [
        (replace(BAD, id="other"), "a/b", "--case 22222222: no bad feedback has that id"),
        (replace(BAD, verdict=Verdict.GOOD, reason=None), "a/b", "--case 22222222: no bad feedback has that id"),
        (replace(BAD, question=None), "a/b", "the learner's question was not kept"),
        (BAD, "a/d", "--section a/d: no guide has it"),
        (BAD, "", "--section : no guide has it"),
    ],
)
def test_what_cannot_be_a_case_is_told(kept: KeptFeedback, section: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        case_of([kept], "22222222", section, SECTIONS)


@given(st.text(min_size=1).filter(lambda text: "{person}" not in text), st.sampled_from(["a/b", None]))
def test_any_question_comes_back_to_the_letter(question: str, section: str | None) -> None:
    """Quotes, line ends, control characters: the reader of cases gets what the learner wrote."""
    case = case_of([replace(BAD, question=question)], "22222222", section, SECTIONS)
    (read,) = parse_cases(case_toml(case), Path("my.toml"))
    assert replace(read, id="") == case


def test_a_file_that_is_missing_is_made(path: Path) -> None:
    """Nothing is left beside it."""
    add_case(_case("1"), path)
    assert [case.feedback for case in load_cases(path)] == ["1"]
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "old", [OLD, OLD.rstrip(), OLD.replace("\n", "\r\n"), "\n\n# nothing yet", f"{OLD}\n\n  \n", " "]
)
def test_what_is_in_the_file_stays_to_the_letter(path: Path, old: str) -> None:
    """Comments, line ends and all; the new case comes last."""
    path.write_bytes(old.encode())
    add_case(_case("1"), path)
    add_case(_case("2"), path)
    assert path.read_bytes().startswith(old.encode())
    feedback = [case.feedback for case in load_cases(path)]
    assert feedback == ([""] if "Old" in old else []) + ["1", "2"]


def test_in_a_file_with_parts_it_is_for_tuning(path: Path) -> None:
    """The author has seen it, so it can no longer be set aside; elsewhere it is of no part."""
    path.write_text(OLD + "part = 'test'\n")
    add_case(_case("1"), path)
    assert [case.part for case in load_cases(path)] == ["test", "tune"]
    path.write_text(OLD)
    add_case(_case("1"), path)
    assert [case.part for case in load_cases(path)] == ["", ""]


def test_the_same_feedback_is_taken_once(path: Path) -> None:
    """The file is as before."""
    add_case(_case("1"), path)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="the feedback 1 is a case there already"):
        add_case(_case("1"), path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "says"),
    [
        (b"[[cases]\n", "cannot be read as TOML"),
        (b"[[cases]]\nsays = 1\n", "case 1: says: 1 is not text"),
        (b"[other]\n", r"a file of cases has \[\[cases\]\] and nothing else"),
        (b"\xff\xfe", "cannot be read as UTF-8 text"),
        (b"cases = [{says = 'a'}]\n", "nothing is written, because with the new case .*cannot be read as TOML"),
    ],
)
def test_a_file_that_takes_no_case_is_left_as_it_is(path: Path, old: bytes, says: str) -> None:
    """Whether it is wrong already, or would be with the case."""
    path.write_bytes(old)
    with pytest.raises(UsageError, match=says):
        add_case(_case("1"), path)
    assert path.read_bytes() == old
    assert list(path.parent.iterdir()) == [path]


def test_a_question_that_no_case_can_ask_is_not_written(path: Path) -> None:
    """The reader takes this word for a place to put people in."""
    with pytest.raises(UsageError, match="nothing is written, because"):
        add_case(replace(_case("1"), turns=(Turn("Is {person} right?", kinds=(Kind.DECLINED,)),)), path)
    assert not path.exists()


def test_a_write_that_fails_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the disk is full; nothing is left beside it."""

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path.write_text(OLD)
    monkeypatch.setattr(index.files.os, "fsync", fail)
    with pytest.raises(UsageError, match=r"cannot be written \(No space left on device\)"):
        add_case(_case("1"), path)
    assert path.read_text() == OLD
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX's")
def test_a_file_keeps_its_mode_and_a_link_its_aim(path: Path, tmp_path: Path) -> None:
    """A file of cases is read by others too."""
    path.write_text(OLD)
    path.chmod(0o664)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    add_case(_case("1"), link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    assert len(load_cases(path)) == 2


def _case(feedback: str) -> Case:
    turn = Turn("Which tools?", kinds=(Kind.ANSWER,), cites=(("a/b",),))
    return Case(id="", turns=(turn,), tags=("feedback",), feedback=feedback)
