"""Shorthand: hasty typing is written out, and what only looks like it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.shorthand import written_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how r u", "how are you"),
        ("wat shud i do b4 phase 2", "what should i do before phase 2"),
        ("idk pls help", "I don't know please help"),
        ("BTW, what is SQL?", "by the way, what is SQL?"),
        ("thx", "thanks"),
        ("learn w python", "learn with python"),
        ("is it good 4 beginners", "is it good for beginners"),
    ],
)
def test_shorthand_is_written_out(typed: str, meant: str) -> None:
    """Whatever the case of its letters, and with a stop behind it."""
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "What should I learn first?",
        "phase 4",
        "is phase 4 hard",
        "the last 4 weeks",
        "I can do 4 hours a week",
        "python 4 beginners",
        "K-means or k-NN",
        "n-grams",
        "U.S. salaries",
        "node.js",
        "n.b.",
        "C++",
        "summer umbrella",
        "errors and uhlans",
        "",
    ],
)
def test_what_has_no_shorthand_in_it_stays(text: str) -> None:
    """Names, numbers that count, and words that only begin like shorthand."""
    assert written_out(text) == text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("um what is SQL", "what is SQL"),
        ("Uhh, what is SQL", "what is SQL"),
        ("what is what is SQL", "what is SQL"),
        ("I need to learn learn python", "I need to learn python"),
        ("how long, how long does it take", "how long does it take"),
    ],
)
def test_what_dictation_takes_down_too_much_goes(said: str, meant: str) -> None:
    """Sounds of hesitation, and words said twice in a row."""
    assert written_out(said) == meant


def test_a_filler_leaves_no_gap() -> None:
    """One blank stays between the words around it, since the text is shown to the learner."""
    assert written_out("what is um SQL") == "what is SQL"


@pytest.mark.parametrize("text", ["Should I learn R or Python?", "What is R?", "Is R still used?", "I know SQL and R."])
def test_a_capital_r_is_a_language(text: str) -> None:
    """R is among the tools of the trade; only the small letter is "are"."""
    assert written_out(text) == text


@given(text=st.text(max_size=200))
def test_any_text_can_be_written_out(text: str) -> None:
    """No string raises."""
    assert isinstance(written_out(text), str)
