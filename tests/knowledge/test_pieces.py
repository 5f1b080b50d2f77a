"""What of a section becomes a piece."""

from knowledge.guide import ChunkKind
from knowledge.pieces import pieces


def plain(text: str) -> list[str]:
    return [piece.plain for piece in pieces(text)]


def test_prose_is_grouped_by_sentences() -> None:
    """Short sentences go together, at most three, and never across paragraphs."""
    assert plain("One. Two. Three. Four.\n\nFive.") == ["One. Two. Three.", "Four.", "Five."]


def test_list_item_is_one_piece_with_its_marker_and_context() -> None:
    """An item knows its marker and what introduces it, nested items their parent too."""
    first, nested, second = list(pieces("#### Head {#x}\nTo do:\n\n1. Learn.\n    - More.\n2. Rest."))[1:]
    assert (first.kind, first.lead, first.context) == (ChunkKind.ITEM, "1. ", "Head To do:")
    assert (nested.lead, nested.context) == ("- ", "Head To do: Learn.")
    assert second.lead == "2. "


def test_table_row_carries_its_column_heads() -> None:
    """A row is read with the head of each column, and shown with the head of its table."""
    (row,) = pieces("| A | B |\n|---|---|\n| 1 | 2 |\n|  |  |")
    assert (row.kind, row.plain, row.lead) == (ChunkKind.ROW, "A: 1; B: 2", "| A | B |\n|---|---|")


def test_quotes_and_admonitions_are_read_without_their_marks() -> None:
    """Quote marks, alert markers and titles are no words of the text."""
    text = "> [!NOTE]\n> First one\n> goes on. Second\n> too.\n\n!!! tip\n    Body one.\n\n    Body two."
    assert plain(text) == ["First one goes on. Second too.", "Body one.", "Body two."]
    assert plain("> | A |\n> |---|\n> | 1 |") == ["A: 1"]


def test_html_and_footnote_definitions_make_no_piece() -> None:
    """What is not shown is not searched."""
    assert plain("<div>no</div>\n\n[^a]: no\n\n    no\n\n[^b]: [^c]: no\n\nYes <b>it</b> is.[^a]") == ["Yes it is."]


def test_code_is_one_piece_and_empty_code_none() -> None:
    """A code block is quoted whole."""
    (piece,) = pieces("- ```py\n  x = 1\n  ```\n\n```\n```")
    assert piece.kind is ChunkKind.CODE
    assert piece.plain.startswith("```py\n")


def test_trailing_footnote_references_are_not_quoted() -> None:
    """A piece ends before the footnote references at its end, unless they are all of it."""
    text = "A fact. [^a][^b]"
    assert [text[piece.start : piece.end] for piece in pieces(text)] == ["A fact."]
    assert plain("[^a]") == [""]
