"""What the linter says of front matter and review."""

from pathlib import Path

import pytest

from tests.knowledge.lint_run import findings

CLEAN = "reviewed: 2026-11-24\n"


@pytest.mark.parametrize(
    ("head", "line", "rule", "severity", "words"),
    [
        ("", 1, "reviewed", "warning", "no date of review"),
        ("---\ntitle: T\n---\n", 1, "reviewed", "error", "no date of review"),
        ("---\ntitle: T\nreviewed: 2025-11-30\n---\n", 3, "reviewed", "warning", "over a year ago"),
        ("---\nreviewed: 2026-12-02\n---\n", 2, "reviewed", "error", "in the future"),
        (f"---\n{CLEAN}sumary: x\n---\n", 3, "front-matter", "error", "'sumary' means nothing"),
        (f"---\n{CLEAN}layout: x\n---\n", 3, "front-matter", "warning", "'layout' means nothing"),
        (f"---\n{CLEAN}order: first\n---\n", 3, "front-matter", "error", "'order' is 'first'"),
        (f"---\n{CLEAN}{CLEAN}---\n", 3, "front-matter", "error", "twice"),
    ],
)
def test_fault_in_the_head_is_found(tmp_path: Path, head: str, line: int, rule: str, severity: str, words: str) -> None:
    """Each fault is told on its line."""
    (finding,) = findings(tmp_path, guide=f"{head}## A\nText.\n")
    assert (finding.line, finding.rule, finding.severity.value) == (line, rule, severity)
    assert words in finding.message


def test_likely_key_is_suggested(tmp_path: Path) -> None:
    """A misspelt key is answered with the one that was meant."""
    (finding,) = findings(tmp_path, guide=f"---\n{CLEAN}Titel: x\n---\n## A\nText.\n")
    assert finding.remedy == "did you mean 'title'?"


def test_block_that_is_not_closed_or_is_toml_is_told(tmp_path: Path) -> None:
    """Front matter that nobody reads does not go unnoticed."""
    found = findings(tmp_path, a="---\ntitle: x\n\n## A\nText.\n", b="+++\ntitle = 1\n+++\n## A\nText.\n")
    assert [each.message for each in found if each.rule == "front-matter"] == [
        "front matter is not closed",
        "TOML front matter is not read",
    ]
