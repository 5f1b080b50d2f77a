"""The questions that learners ask of a guide's sections."""

from pathlib import Path

import pytest

from knowledge.errors import GuideError
from knowledge.lint import check_guides
from knowledge.questions import NOT_ANSWERED, read_questions
from knowledge.read import read_guide
from tests.knowledge.lint_run import TODAY

FILE = Path("guide.questions.yaml")


def test_questions_belong_to_sections(tmp_path: Path) -> None:
    """A section has the questions that stand under its path in the file beside its guide."""
    (tmp_path / "guide.md").write_text("## A\nText.\n### B\nText.\n")
    (tmp_path / "guide.questions.yaml").write_text('a/b: ["Why B?", "What is B?"]\n')
    a, b = read_guide(tmp_path / "guide.md", "guide").sections
    assert (a.questions, b.questions) == ((), ("Why B?", "What is B?"))


def test_names_that_mean_the_same_stand_beside_the_questions(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("## A\nText.\n")
    (tmp_path / "guide.questions.yaml").write_text('"(same as)": ["ML = machine learning"]\n')
    assert read_guide(tmp_path / "guide.md", "guide").names == (("ML", "machine learning"),)


def test_questions_of_each_line_and_names_of_subjects_stand_beside_the_questions(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("## A\n- **Time, at least:** long.\n")
    (tmp_path / "guide.questions.yaml").write_text(
        '"(of each) Time": ["how long"]\n"(of some) Time": ["nights?"]\n"(called) a": ["the A"]\n'
    )
    guide = read_guide(tmp_path / "guide.md", "guide")
    assert (guide.of_each, guide.of_some) == ((("Time", ("how long",)),), (("Time", ("nights?",)),))
    assert guide.sections[0].called == ("the A",)


def test_questions_of_a_line_that_is_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("## A\n- **Time:** long.\n")
    (tmp_path / "guide.questions.yaml").write_text('"(of each) Tim Tam": ["how long"]\n')
    with pytest.raises(GuideError, match=r"has '\(of each\) Tim Tam', and no line is called so"):
        read_guide(tmp_path / "guide.md", "guide")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('"(called) c": ["the C"]', r"'\(called\) c', which the guide does not have"),
        ('"(of each) Time": "how long"', "no list of questions"),
        ('"(same as)": ["ML"]', r"has under '\(same as\)' 'ML'"),
        ('"(same as)": [" = AI"]', r"has under '\(same as\)' ' = AI'"),
        ("a: [", "not plain YAML"),
        ("a: &x [q]\nb: *x", "not plain YAML"),
        ("- q", "not a mapping"),
        ("c: [q]", "'c', which the guide does not have"),
        ("a: q", "no list of questions"),
        ("a: [1]", "no list of questions"),
        (f"a: [{'x' * 201}]", "no list of questions"),
    ],
)
def test_bad_file_is_one_error(text: str, problem: str) -> None:
    """What is no list of questions for a section of the guide is refused."""
    with pytest.raises(GuideError, match=problem) as raised:
        read_questions(FILE, text, {"a", "b"})
    assert raised.value.path == FILE


def test_linter_tells_of_the_file_of_questions(tmp_path: Path) -> None:
    """A fault in it is told where it is."""
    (tmp_path / "guide.md").write_text("## A\nText.\n")
    (tmp_path / "guide.questions.yaml").write_text("a: [q]\nb: [\n")
    checked = check_guides(tmp_path, today=TODAY, count_tokens=None, limit=1)
    assert [(each.path.name, each.line) for each in checked.findings] == [("guide.questions.yaml", 3)]


def test_questions_that_are_not_answered_belong_to_the_guide(tmp_path: Path) -> None:
    """They stand under a key of their own, and no section is found by them."""
    (tmp_path / "guide.md").write_text("## A\nText.\n")
    (tmp_path / "guide.questions.yaml").write_text('a: ["Why A?"]\n(not answered): ["Why Z?", "What is Z?"]\n')
    guide = read_guide(tmp_path / "guide.md", "guide")
    assert guide.unanswered == ("Why Z?", "What is Z?")
    assert [section.questions for section in guide.sections] == [("Why A?",)]


def test_without_the_key_nothing_is_known_to_be_unanswered(tmp_path: Path) -> None:
    """Nor without the file."""
    (tmp_path / "guide.md").write_text("## A\nText.\n")
    assert read_guide(tmp_path / "guide.md", "guide").unanswered == ()
    (tmp_path / "guide.questions.yaml").write_text('a: ["Why A?"]\n')
    assert read_guide(tmp_path / "guide.md", "guide").unanswered == ()


@pytest.mark.parametrize("questions", ["q", "[1]", "{a: b}", "['']", f"[{'x' * 201}]"])
def test_what_is_not_answered_must_be_questions_too(questions: str) -> None:
    """The key is read as strictly as a section's."""
    with pytest.raises(GuideError, match=r"under '\(not answered\)' what is no list of questions"):
        read_questions(FILE, f"{NOT_ANSWERED}: {questions}", {"a"})


def test_no_section_can_have_the_key_for_its_path(tmp_path: Path) -> None:
    """A heading of these words gets a path without brackets and blanks."""
    (tmp_path / "guide.md").write_text("## (not answered)\nText.\n")
    (section,) = read_guide(tmp_path / "guide.md", "guide").sections
    assert section.id.split("/", 1)[1] != NOT_ANSWERED
