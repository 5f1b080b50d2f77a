"""The parser and what it reads aloud."""

import pytest

from knowledge.markdown import parse, plain_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**Bold** and _soft_ [link](https://a.b) `code`", "Bold and soft link code"),
        ("A figure.[^one] More[^two]", "A figure. More"),
        ("`[^abc]+` is a pattern", "[^abc]+ is a pattern"),
        ("see [the docs][ref] and [1][2], `m[i][j]` or m[i][j]", "see the docs and [1][2], m[i][j] or m[i][j]"),
        ("![a picture](x.png) of<br>it", "a picture of it"),
        ("[x](javascript:alert)", "x"),
        ("AT&amp;T \\* 5", "AT&T * 5"),
    ],
)
def test_plain_text_is_what_one_reads_aloud(source: str, expected: str) -> None:
    """Marks, targets, footnotes and HTML are not read; what stands in code is."""
    assert plain_text(source) == expected


@pytest.mark.parametrize("written", ["{#my-id}", "{ #my-id }", "{: #my-id .wide }"])
def test_heading_id_is_taken_out_of_the_heading(written: str) -> None:
    """An id after a heading is not part of its words, in any of the usual ways to write it."""
    heading, inline, _ = parse(f"## Words {written}")
    assert (heading.meta["id"], inline.content) == ("my-id", "Words")


def test_alert_marker_becomes_a_title() -> None:
    """GitHub's `[!NOTE]` is a title of the quote and not its text."""
    contents = [token.content for token in parse("> [!WARNING]\n> Mind the gap.") if token.type == "inline"]
    assert contents == ["Warning", "Mind the gap."]


@pytest.mark.parametrize(
    "source",
    [">" * 10_000, "> " * 10_000, "[" * 10_000, "![" * 10_000 + "](x)" * 10_000, "- " * 10_000, "[^a]: " * 9_000,
     "[^" * 20_000, "!!! " * 10_000, "*a " * 10_000, "<" * 50_000],
)  # fmt: skip
def test_deep_nesting_is_parsed_without_recursion_error(source: str) -> None:
    """Ten thousand levels of anything end in tokens."""
    parse(source)
    plain_text(source)
