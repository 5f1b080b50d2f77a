"""Fillers around a question: they go, and nothing that may be meant goes with them."""

import pytest

from bot.pipeline import Bot
from bot.words.courtesies import without_fillers, without_thanks


@pytest.mark.parametrize(
    "text",
    [
        "yo {} lol",
        "hmm ok so {}",
        "honestly, {}?",
        "sorry if this is a silly one but {}",
        "{} (asking for a friend)",
        "Quick question: {}???",
        "can you tell me {}",
        "I was just wondering, {}",
        "good evening sir, kindly tell {}",
        "{} thanks in advance :)",
    ],
)
def test_fillers_around_a_question_go(text: str) -> None:
    """However many there are."""
    said = text.format("how long does it take")
    assert without_fillers(said, keeps_nod=False).removesuffix("?") == "how long does it take"


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "ok thanks",
        "so what?",
        "why though",
        "please stop",
        "yo can code python, wanna make chatbots",
        "Please do keep that.",
        "Anyway what I want is to make apps",
        "wait no, I meant Git",
        "can you tell me a joke",
        "lol I know Git",
        "I am dying lol",
    ],
)
def test_what_asks_nothing_by_itself_stays(text: str) -> None:
    assert without_fillers(text, keeps_nod=False) == text


def test_a_nod_stays_where_it_may_be_an_answer() -> None:
    assert without_fillers("ok, what comes next?", keeps_nod=True) == "ok, what comes next?"
    assert without_fillers("ok, what comes next?", keeps_nod=False) == "what comes next?"


def test_words_that_lead_back_to_the_subject_go_from_the_front_alone() -> None:
    """Elsewhere they end a sentence, which the next one must not run into."""
    assert without_thanks("Anyway, how do I choose?") == "how do I choose?"
    said = "We only talk about China anyway. How do I choose?"
    assert without_thanks(said) == said


@pytest.mark.parametrize("text", ["{}", "yo {} lol", "{} pls", "tbh {}", "just curious, {}", "{} bro"])
@pytest.mark.parametrize("question", ["is AI for me", "how hard is it", "what does an AI engineer do all day"])
def test_fillers_change_no_answer(guide_bot: Bot, text: str, question: str) -> None:
    """The same section answers."""
    plain, said = guide_bot.reply(question), guide_bot.reply(text.format(question))
    assert [each.section.id for each in said.citations] == [each.section.id for each in plain.citations]
