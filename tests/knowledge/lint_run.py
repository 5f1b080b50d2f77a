"""Running the linter on small guides."""

from datetime import date
from pathlib import Path

from knowledge.finding import Finding, Severity
from knowledge.lint import check_guides

TODAY = date(2026, 12, 1)
FRONT = "---\ntitle: T\nreviewed: 2026-11-24\n---\n"
"""Four lines, so that the Markdown after it begins on line 5."""


def findings(folder: Path, **guides: str) -> list[Finding]:
    """What the linter finds in guides of these names, words counted for tokens, twenty at most."""
    for name, text in guides.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return list(check_guides(folder, today=TODAY, count_tokens=lambda text: len(text.split()), limit=20).findings)


def told(folder: Path, markdown: str) -> list[tuple[int, str, str]]:
    """Line, rule and severity of each finding in one guide with proper front matter."""
    return [(each.line, each.rule, each.severity.value) for each in findings(folder, guide=FRONT + markdown)]


ERROR, WARNING = Severity.ERROR.value, Severity.WARNING.value
