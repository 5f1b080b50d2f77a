"""Putting marks around the words of given spans."""

import pytest

from knowledge.markdown import spoken
from knowledge.marks import parse_with_marks


def marked(source: str, words: str) -> list[str]:
    """What is said between marks when `words` are marked in the source."""
    start = source.index(words)
    said: list[str] = []
    inside = False
    for block in parse_with_marks(source, [(start, start + len(words))]):
        said.extend(block.content[first:last] for first, last in block.meta.get("marks", ()))
        for child in block.children or ():
            inside = child.type == "mark_open" or (inside and child.type != "mark_close")
            if child.type == "mark_open":
                said.append("")
            elif inside:
                said[-1] += spoken([child]) if child.content.strip() else " "
    return said


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        ("One. Two. Three.", "Two.", ["Two."]),
        ("A **bold** word", "bold", ["bold"]),
        ("x `some code` y", "me co", ["some code"]),
        ("x [a label](https://t.t) y", "t.t", ["a label"]),
        ("- one\n- two", "two", ["two"]),
        ("| a | a |\n|---|---|\n| b | b |", "| b | b |", ["b", "b"]),
        ("| a |\n|---|\n| b \\| c |", "b \\|", ["b | c"]),
        ("```\nx = 1\ny = 2\n```", "y = 2", ["y = 2"]),
        ("```\nx = 1\n```", "```", ["x = 1\n"]),
        ("    x = 1", "= 1", ["= 1"]),
        ("#### A heading", "heading", ["heading"]),
        ("AT&amp;T here", "p;T", ["&", "T"]),
    ],
)
def test_words_of_a_span_are_marked(source: str, words: str, expected: list[str]) -> None:
    """Text is marked to the letter; code, labels and entities as a whole; a row in each cell."""
    assert "".join(marked(source, words)) == "".join(expected)


def test_hard_line_breaks_survive() -> None:
    """Marks do not change how a paragraph is parsed."""
    (_, inline, _) = parse_with_marks("one  \ntwo", [(0, 3)])
    assert [child.type for child in inline.children or ()] == ["mark_open", "text", "mark_close", "hardbreak", "text"]
