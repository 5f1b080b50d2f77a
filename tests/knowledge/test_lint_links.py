"""What the linter says of links and footnotes."""

from pathlib import Path

import pytest

from tests.knowledge.lint_run import ERROR, FRONT, WARNING, findings, told


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## A\n[x](#a) [y](https://z.z) [z](guide.md#a).", []),
        ("## A\nText.\n#### Deep words\n[x](#deep-words).", []),
        ("## A\nText,\n[x](#b).", [(7, "unknown-anchor", ERROR)]),
        ("## A\n[x](guide.md#b).", [(6, "unknown-anchor", ERROR)]),
        ("## A\n[x](other.md).", [(6, "unknown-guide", ERROR)]),
        ("## A\n[x](javascript:alert(1)).", [(6, "unsafe-link", ERROR)]),
        ("## A\n[x][r].\n\n[r]: data:text/html,x", [(6, "unsafe-link", ERROR)]),
        ("## A\nText.[^a]\n\n[^a]: Note.", []),
        ("## A\nText.[^a]", [(6, "undefined-footnote", ERROR)]),
        ("## A\nText.\n\n[^a]: Note.", [(8, "unused-footnote", WARNING)]),
        ("## A\nText.[^a]\n\n[^a]: Note.\n[^a]: Again.", [(9, "repeated-footnote", ERROR)]),
    ],
)
def test_what_points_nowhere_is_found(tmp_path: Path, markdown: str, expected: list[tuple[int, str, str]]) -> None:
    """A link or footnote without its other end is a fault on its line."""
    assert told(tmp_path, markdown) == expected


def test_links_between_guides_are_followed(tmp_path: Path) -> None:
    """The other file must exist and have the anchor; the nearest one is suggested."""
    found = findings(
        tmp_path,
        one=FRONT + "## Roadmap\n[x](two.md#goals) [y](two.md#goal) [z](twoo.md).",
        two=FRONT + "## Goals\n[x](one.md#roadmap).",
    )
    assert [(each.rule, each.remedy) for each in found] == [
        ("unknown-anchor", "did you mean #goals?"),
        ("unknown-guide", "did you mean two.md?"),
    ]
