"""How a finding is printed."""

from pathlib import Path

from knowledge.finding import Finding, Severity, quoted


def test_finding_is_one_line_with_place_remedy_and_rule() -> None:
    """An editor can jump to the place, and a reader knows what to do."""
    finding = Finding(Path("a.md"), 3, "html", "raw HTML", "remove it")
    assert str(finding) == "a.md:3: raw HTML; remove it [html]"
    warning = Finding(Path("a.md"), 3, "html", "raw HTML", "remove it", Severity.WARNING)
    assert str(warning) == "a.md:3: warning: raw HTML; remove it [html]"


def test_what_a_terminal_would_obey_is_escaped() -> None:
    """Control and invisible characters of a guide are shown, not sent."""
    assert str(Finding(Path("a.md"), 1, "r", "x\x1b[2J\u202e\ny", "z")) == r"a.md:1: x\x1b[2J\u202e\ny; z [r]"


def test_long_text_is_repeated_in_part() -> None:
    """A message stays readable."""
    assert quoted("x" * 500) == f"'{'x' * 79}…'"
