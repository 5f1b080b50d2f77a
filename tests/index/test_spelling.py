"""Spelling: what is typed in haste is mended, what is right or a name is left alone."""

import pytest

from index.spelling import Speller

ENGLISH = {"weather": 900, "feather": 20, "still": 800, "style": 700, "tutorials": 50, "bores": 10, "first": 999}
GUIDES = ["learn Python", "linear algebra", "should you learn", "which certificate", "derivatives"]


@pytest.fixture
def speller() -> Speller:
    return Speller(GUIDES, ENGLISH)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wich", "which"),
        ("lern", "learn"),
        ("pyhton", "python"),
        ("derivitives", "derivatives"),
        ("frist", "first"),
        ("waether", "weather"),
        ("stil", "still"),
    ],
)
def test_a_slip_becomes_the_nearest_word(speller: Speller, typed: str, meant: str) -> None:
    """One edit in a short word, two in a long one; swapped neighbours count as one."""
    assert speller.correct(typed) == meant


@pytest.mark.parametrize(
    "word", ["tutorials", "bores", "GPU", "iPhone", "Berlin", "cv", "don't", "größe", "xqzvk", "2nd"]
)
def test_what_is_no_slip_is_left_alone(speller: Speller, word: str) -> None:
    """Known words, short ones, names, and what is near to nothing."""
    assert speller.correct(word) == word


def test_the_rest_of_the_text_stays(speller: Speller) -> None:
    """Only words change; marks and numbers do not."""
    assert speller.correct("lern 3 things, lern!") == "learn 3 things, learn!"


def test_a_word_that_only_learners_use_is_known_unless_it_looks_misspelt() -> None:
    """ "keras" stands in no guide, and is no slip; "enginer" is one, however often it was typed."""
    questions = ["keras or pytorch", "how to become an enginer", "enginer pay"]
    speller = Speller(["machine learning engineer"], ENGLISH, questions)
    assert speller.correct("a keras enginer") == "a keras engineer"


def test_a_word_beside_the_guides_has_to_be_one_edit_away() -> None:
    """ "bucketing" is in no list, and did not mean "budgeting"."""
    speller = Speller(["learning Python"], {"budgeting": 100, "safekeeping": 20})
    assert speller.correct("it is bucketing down, haha") == "it is bucketing down, haha"
    assert speller.correct("leanring the budgetting") == "learning the budgeting"
