"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import sentence_spans
from tests.knowledge.soup import markdown


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Use a mask, e.g. Otsu's. It works.", ["Use a mask, e.g. Otsu's.", "It works."]),
        ("J. Smith wrote it. So did I.", ["J. Smith wrote it.", "So did I."]),
        ("It cost 3.5 dollars. Then more.", ["It cost 3.5 dollars.", "Then more."]),
        ("**Bold.** Next.", ["**Bold.**", "Next."]),
        ("A fact.[^one] Another.", ["A fact.[^one]", "Another."]),
        ("Run it. `pip` installs it.", ["Run it.", "`pip` installs it."]),
        ("See [x](a.b/c.) D now. `a. B` stays.", ["See [x](a.b/c.) D now.", "`a. B` stays."]),
        ("第一。第二。", ["第一。", "第二。"]),
        ("", []),
    ],
)
def test_text_is_cut_after_each_sentence(text: str, expected: list[str]) -> None:
    """A full stop ends a sentence, but not in an abbreviation, an initial, a number, code or a target."""
    assert sentences(text) == expected


@given(st.one_of(st.text(), markdown))
def test_sentences_are_in_order_and_lose_only_white_space(text: str) -> None:
    """Spans do not overlap, and between them there is nothing but white space."""
    last = 0
    for start, end in sentence_spans(text):
        assert start < end
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("unit", [".", ". ", ".[^", "<", "](<b", "`a", "a" + " " * 9])
@pytest.mark.timeout(5)
def test_hostile_lines_take_linear_time(unit: str) -> None:
    """A hundred thousand characters of one trick are cut within seconds."""
    sentences(unit * (100_000 // len(unit)))
