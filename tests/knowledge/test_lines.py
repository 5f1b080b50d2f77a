"""Where lines and the contents of blocks stand in their source."""

from hypothesis import given

from knowledge.lines import SourceLines
from knowledge.markdown import parse
from tests.knowledge.soup import markdown


def test_span_leaves_out_white_space_at_either_end() -> None:
    """A span begins at the first word and ends at the last, over blank lines at the end."""
    source = SourceLines("one\n  two \n\nthree")
    start, end = source.span((1, 3))
    assert source.text[start:end] == "two"


def test_content_is_placed_behind_quote_marks() -> None:
    """Each line of a quoted paragraph is found behind its `>`."""
    source = SourceLines("> one\n>  two\nlazy")
    placed = list(source.place("one\n two\nlazy", 0))
    assert [source.text[line.source_start : line.source_end] for line in placed] == ["one", "two", "lazy"]


@given(markdown)
def test_placed_characters_are_the_same_in_content_and_source(text: str) -> None:
    """What is said to stand at a place in the source stands there."""
    source = SourceLines(text)
    for token in parse(text):
        if token.type == "inline" and token.map:
            for line in source.place(token.content, token.map[0]):
                words = token.content[line.start : line.start + line.length]
                assert source.text[line.source_start : line.source_end] == words
