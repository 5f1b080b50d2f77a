"""What errors say and how they end a command."""

from pathlib import Path

from knowledge import errors


def test_guide_error_names_place_and_remedy() -> None:
    """A message gives the file, the line, the problem and what to do."""
    assert str(errors.GuideError(Path("a.md"), "is bad", "mend it", line=3)) == "a.md:3: is bad; mend it"
    assert str(errors.GuideError(Path("a.md"), "is bad", "mend it")) == "a.md: is bad; mend it"


def test_exit_codes_are_the_published_ones() -> None:
    """2 is wrong usage, 3 not usable, 4 locked."""
    kinds = (errors.UsageError, errors.FrontMatterError, errors.IndexUnusable, errors.IndexLocked)
    assert [kind.exit_code for kind in kinds] == [2, 3, 3, 4]
