"""Cleaning a message: one normal form, one line, nothing invisible, within the limit."""

import pytest

from index.question import clean, has_words


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  what\n\tnext? ", "what next?"),
        ("ｗｈａｔ", "what"),
        ("a\u200bb\u202ec\ufeff", "abc"),
        ("x\ud800y\0z", "xyz"),
        ("tag\U000e0041", "tag"),
        ("ﬁrst", "first"),
        ("line\u2028two", "line two"),
    ],
)
def test_clean_brings_text_to_one_form(raw: str, cleaned: str) -> None:
    """Full-width letters, ligatures, invisible marks, surrogates and line ends are dealt with."""
    assert clean(raw) == cleaned


def test_clean_clips_before_it_normalises() -> None:
    """Five million characters cost no more than a few thousand."""
    assert len(clean("word " * 1_000_000)) <= 2_000


def test_a_pile_of_accents_is_cut_to_a_few() -> None:
    """Combining marks by the thousand are no text."""
    assert len(clean("e" + "\u0301" * 5_000 + " end")) < 20


@pytest.mark.parametrize(
    ("text", "expected"), [("hi", True), ("7", True), ("数学", True), ("?!", False), ("🙂", False)]
)
def test_has_words(text: str, expected: bool) -> None:
    """Letters and digits of any script can be searched with."""
    assert has_words(text) is expected
