"""Where the guides' words come from, how old they are, and the sentence with a number that a learner names."""

import pytest

from bot import replies
from bot.answer import Kind
from bot.pipeline import Bot
from bot.replying.guide_questions import Asks, asked_of_the_guides
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("before", "message", "number", "source"),
    [
        (
            "what do data scientists earn in the US",
            "where does the $112,590 come from",
            "112,590",
            "Occupational Outlook",
        ),
        ("is it hard to get into AI", "where is the 3.7 years from", "3.7", "LinkedIn"),
        ("how much remote work is there", "Where does the 26 percent come from?", "26%", "LinkedIn"),
        ("does AI do harm", "which report is the 362 from", "362", "AI Index"),
    ],
)
def test_the_number_that_is_named_chooses_sentence_and_footnote(
    guide_bot: Bot, before: str, message: str, number: str, source: str
) -> None:
    text = talk(guide_bot, before, message).text
    quoted, _, note = text.partition("It stands in the guide")
    assert number in quoted
    assert source in note


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("since your guide says 3 months is enough, i'll quit in march", "Three months of evenings"),
        ("your guide says 34% growth right?", "34%"),
    ],
)
def test_what_is_said_to_stand_there_is_met_with_the_sentence(guide_bot: Bot, message: str, sentence: str) -> None:
    assert sentence in talk(guide_bot, message).text


def test_what_is_doubted_is_shown_again_as_it_was(guide_bot: Bot) -> None:
    """Who says so beside it changes nothing."""
    first = talk(guide_bot, "do I need a PhD")
    again = talk(guide_bot, "do I need a PhD", "are you sure? the guy works at google")
    assert again.citations[0].section.id == first.citations[0].section.id
    assert again.citations[0].start == first.citations[0].start


@pytest.mark.parametrize("message", ["Is the pay figure from 2024 still right?", "are these salaries up to date"])
def test_how_old_figures_are_is_quoted(guide_bot: Bot, message: str) -> None:
    text = talk(guide_bot, message).text
    assert "may have aged" in text or "Newer US figures" in text


@pytest.mark.parametrize("message", ["when was this guide last updated", "how fresh is the guide?"])
def test_when_the_guides_were_reviewed_is_said_and_nothing_else(guide_bot: Bot, message: str) -> None:
    answer = talk(guide_bot, "which certificate should I take", message)
    assert answer.kind is Kind.SMALLTALK
    assert "last reviewed" in answer.text
    assert not answer.citations


def test_what_may_be_relied_on_and_copied_is_said(guide_bot: Bot) -> None:
    assert talk(guide_bot, "Is that source reliable?").text.startswith(replies.RELIABLE)
    assert talk(guide_bot, "May I copy it?").text == replies.COPYING


def test_an_estimate_of_the_guides_own_is_called_one(guide_bot: Bot) -> None:
    assert replies.SOURCE_OWN in talk(guide_bot, "how long does AI take", "who says it takes 1,600 hours").text


@pytest.mark.parametrize(
    "text",
    ["Is a certificate worth it?", "what is current in AI", "how do I print in Python", "which year?"],
)
def test_only_questions_about_the_guides_are_taken_for_such(text: str) -> None:
    assert asked_of_the_guides(text) in {None, Asks.WHETHER_SURE, Asks.WHENCE}
