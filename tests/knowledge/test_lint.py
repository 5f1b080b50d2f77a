"""The linter as a whole."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from knowledge.lint import check_guides
from knowledge.read import packaged_guides
from knowledge.tokens import PACKAGED_LIMIT, packaged_token_counter
from tests.knowledge.lint_run import FRONT, findings
from tests.knowledge.soup import markdown


def test_packaged_guides_are_clean() -> None:
    """The guides that come with the project have no fault on the day after their review."""
    checked = check_guides(
        packaged_guides(), today=date(2026, 11, 25), count_tokens=packaged_token_counter(), limit=PACKAGED_LIMIT
    )
    assert checked.findings == ()


def test_unreadable_file_is_one_finding_and_others_are_checked(tmp_path: Path) -> None:
    """One bad file does not hide the faults of the next."""
    (tmp_path / "a.md").write_bytes(b"ok\n\xff")
    (tmp_path / "c.md").mkdir()
    found = findings(tmp_path, b=FRONT + "## A\n## B\nText.")
    told = [(each.path.name, each.line, each.rule) for each in found]
    assert told == [("a.md", 2, "unreadable"), ("b.md", 5, "empty-section"), ("c.md", 1, "unreadable")]


def test_two_files_with_one_id_are_a_finding(tmp_path: Path) -> None:
    """The second of two files that would have one address is told."""
    (tmp_path / "a.markdown").write_text(FRONT + "## A\nText.")
    (finding,) = findings(tmp_path, a=FRONT + "## A\nText.")
    assert "same id 'a'" in finding.message


@given(text=markdown)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_markdown_is_checked_without_an_exception(tmp_path: Path, text: str) -> None:
    """Whatever the Markdown, every finding has a line of the file and a remedy."""
    for finding in findings(tmp_path, guide=text):
        assert 1 <= finding.line <= text.count("\n") + 1
        assert finding.message
        assert finding.remedy
