"""What words say of an act: more where a word belongs to one act, nothing where it belongs to none."""

import numpy as np
import pytest

from bot.reading.word_odds import WordOdds

TEXTS = ["thank you", "many thanks", "thank you so much", "who are you", "are you a bot", "what is python"]
OWNER = [0, 0, 0, 1, 1, 2]


@pytest.fixture(scope="module")
def odds() -> WordOdds:
    return WordOdds(TEXTS, OWNER, 3)


@pytest.mark.parametrize(("text", "act"), [("thank", 0), ("a bot", 1), ("python", 2), ("Thank YOU", 0)])
def test_a_word_speaks_for_the_act_that_has_it(odds: WordOdds, text: str, act: int) -> None:
    """Whatever the case of its letters."""
    assert odds.of(text).argmax() == act


def test_words_that_no_example_has_say_nothing(odds: WordOdds) -> None:
    """Neither does an empty text; the shape is the same all the same."""
    for text in ("", "zebra", "🙂", "ünß"):
        assert odds.of(text).tolist() == [0.0, 0.0, 0.0]


def test_a_word_never_seen_with_an_act_does_not_rule_it_out(odds: WordOdds) -> None:
    """Every count is smoothed, so all odds are finite."""
    assert np.isfinite(odds.of("thank you, who is a python bot?")).all()


def test_saying_a_word_twice_counts_once() -> None:
    """Evidence is which words are there, so that nobody shouts an act into being; pairs of words count too."""
    odds = WordOdds(TEXTS, OWNER, 3)
    assert odds.of("x python x python x").tolist() == odds.of("x python x").tolist()
    assert odds.of("are you")[1] > odds.of("you x are")[1]


def test_an_act_gains_nothing_by_having_many_examples() -> None:
    """A word that every example of every act has speaks for none of them."""
    odds = WordOdds(["x same y"] * 90 + ["x same y"] * 10, [0] * 90 + [1] * 10, 2)
    assert odds.of("q same q") == pytest.approx([0, 0], abs=0.1)


def test_texts_and_their_acts_must_be_as_many() -> None:
    """A text without its act is a mistake of whoever calls."""
    with pytest.raises(ValueError, match="zip"):
        WordOdds(["one", "two"], [0], 1)
