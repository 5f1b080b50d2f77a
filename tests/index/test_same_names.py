"""Names that mean the same: a text is put as the guides put it."""

import pytest

from index.same_names import SameNames

NAMES = SameNames([("ML", "machine learning"), ("artificial intelligence", "AI")])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("where do I start with ml?", "where do I start with machine learning?"),
        ("Is Artificial  Intelligence for me", "Is AI for me"),
        ("html and .ml files", "html and .ml files"),
        ("is AI the same as artificial intelligence", "is AI the same as artificial intelligence"),
    ],
)
def test_a_text_is_put_as_the_guides_put_it(text: str, written: str) -> None:
    """Whole words alone count, and nothing is changed that is called in both ways."""
    assert NAMES.written_as_in_guides(text) == written


def test_without_names_nothing_changes() -> None:
    assert SameNames([]).written_as_in_guides("ml") == "ml"
