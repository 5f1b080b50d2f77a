"""A guide as the linter's rules look at it."""

from knowledge.lint_page import open_page, piece_line
from tests.knowledge.conftest import WriteGuide


def test_lines_are_those_of_the_file(write_guide: WriteGuide) -> None:
    """Front matter and blank lines count, and words are found on their own line of a paragraph."""
    page = open_page(write_guide("---\ntitle: T\n---\n\n## A\n\none\ntwo `code`\n\n- item\n"))
    ((_, block),) = page.words_of("code_inline")
    assert (page.line_of(block), page.line_of(block, "code")) == (7, 8)
    (section,) = page.guide.sections
    assert [piece_line(section, piece) for piece in page.pieces[section.id]] == [7, 10]
