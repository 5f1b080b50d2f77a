"""Cutting a stream into sentences, and making each plain."""

import pytest

from bot.writing.sentences import SentenceStream, presentable, without_thoughts

TEXT = "Learn Python first. [1] It takes about 3.5 months, e.g. in the evenings.[2][3] Then go on.\n- One more\nThe end"
SENTENCES = [
    "Learn Python first.",
    "It takes about 3.5 months, e.g. in the evenings.",
    "Then go on.",
    "One more",
    "The end",
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_however_it_comes_the_sentences_are_the_same(size: int) -> None:
    """Markers touch a stop or stand apart from it."""
    stream = SentenceStream()
    found = [each for start in range(0, len(TEXT), size) for each in stream.add(TEXT[start : start + size])]
    found += stream.end()
    assert [presentable(each) for each in found] == SENTENCES


def test_a_sentence_is_given_once_the_next_one_begins() -> None:
    stream = SentenceStream()
    assert stream.add("Learn Python first.") == []
    assert stream.add(" Then") == ["Learn Python first."]
    assert stream.end() == ["Then"]
    assert stream.end() == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- **Learn** _Python_ first. [1]", "Learn Python first."),
        ("1. Learn Python first [2, 3].", "Learn Python first."),
        ("## Learn Python", "Learn Python"),
        ("Learn\x00 Py\u202ethon\u200b first.", "Learn Python first."),
        ("Two_words and 2*3 stay.", "Two_words and 2*3 stay."),
        ("<b>Learn</b>", ""),
        ("![x](http://evil.example)", ""),
        ("See http://evil.example now", ""),
        ("See www.evil.example now", ""),
        ("a | table | row", ""),
        ("`code`", ""),
        ("It costs $49 a month.", "It costs $49 a month."),
        ("&lt;script&gt;", ""),
        ("[link](#x)", ""),
    ],
)
def test_what_is_shown_is_plain(written: str, shown: str) -> None:
    """A sentence with markup in it is not shown at all, since nobody knows what was meant by it."""
    assert presentable(written) == shown


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<think>Okay. They ask.</think>Learn Python.", "Learn Python."),
        ("Learn <think>hm</think>Python.", "Learn Python."),
        ("<think>It never ends", ""),
        ("2 < 3 and <thin air", "2 < 3 and <thin air"),
    ],
)
def test_what_a_model_thinks_first_is_not_read(size: int, written: str, shown: str) -> None:
    texts = (written[start : start + size] for start in range(0, len(written), size))
    assert "".join(without_thoughts(texts)) == shown
