"""Footnotes: those that a text refers to, out of the guide that it stands in."""

from pathlib import Path

import pytest

from knowledge.footnotes import footnotes
from knowledge.guide import Guide
from knowledge.read import read_guide

TEXT = """---
title: Pay
---
## Pay
Good pay[^pay], and growing[^2][^pay]. Nobody knows[^missing].

[^pay]: Office of Numbers, *Pay in 2026*,
    second table.
[^2]: The [yearbook](https://example.org/yearbook).
[^unused]: Never referred to.
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    (tmp_path / "pay.md").write_text(TEXT, encoding="utf-8")
    return read_guide(tmp_path / "pay.md", "pay")


@pytest.mark.parametrize(
    ("texts", "starts"),
    [
        (["Good pay[^pay]."], ["Office of Numbers"]),
        (["growing[^2]", "pay[^pay] again[^2]"], ["The [yearbook]", "Office of Numbers"]),
        (["Nobody knows[^missing]."], []),
        (["no footnote [1], an index a[^ 2]"], []),
        ([], []),
    ],
)
def test_each_footnote_is_named_once_in_the_order_of_the_texts(
    guide: Guide, texts: list[str], starts: list[str]
) -> None:
    """One that is not defined is left out."""
    found = footnotes(guide, texts)
    assert len(found) == len(starts)
    assert all(note.startswith(start) for note, start in zip(found, starts, strict=True))


def test_a_footnote_over_two_lines_is_one_line(guide: Guide) -> None:
    """The line end and the indentation of its source are one blank."""
    (note,) = footnotes(guide, ["[^pay]"])
    assert note == "Office of Numbers, *Pay in 2026*, second table."


def test_a_definition_is_no_reference(guide: Guide) -> None:
    """A text that holds the definitions themselves refers to nothing by them."""
    assert footnotes(guide, ["[^unused]: Never referred to."]) == []
