"""The questions that learners ask of a guide's sections."""

from pathlib import Path

import pytest

from knowledge.errors import GuideError
from knowledge.lint import check_guides
from knowledge.questions import read_questions
from knowledge.read import read_guide
from tests.knowledge.lint_run import TODAY

FILE = Path("guide.questions.yaml")


def test_questions_belong_to_sections(tmp_path: Path) -> None:
    """A section has the questions that stand under its path in the file beside its guide."""
    (tmp_path / "guide.md").write_text("## A\nText.\n### B\nText.\n")
    (tmp_path / "guide.questions.yaml").write_text('a/b: ["Why B?", "What is B?"]\n')
    a, b = read_guide(tmp_path / "guide.md", "guide").sections
    assert (a.questions, b.questions) == ((), ("Why B?", "What is B?"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
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
