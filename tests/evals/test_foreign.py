"""What in an answer comes from nowhere: each line is quoted word for word, or the bot's own."""

import re
from dataclasses import replace

import pytest

from bot import replies
from bot.answer import Answer
from bot.pipeline import Bot
from evals.foreign import find_foreign, own_words


@pytest.fixture(scope="module")
def own() -> re.Pattern[str]:
    return own_words()


@pytest.fixture(scope="module")
def answer(garden_bot: Bot) -> Answer:
    found = garden_bot.reply("Which tools does a beginner need?")
    assert found.citations
    return found


@pytest.mark.parametrize("question", ["Which tools do I need?", "When is a potato harvested?", "Hello", "Cows?"])
def test_what_the_bot_says_is_quoted_or_its_own(garden_bot: Bot, own: re.Pattern[str], question: str) -> None:
    """Prose, list items, rows with the head of their table, and replies that quote nothing."""
    assert find_foreign(garden_bot.reply(question), own) == ()


def test_the_bots_own_sentences_may_stand_around_a_quote(answer: Answer, own: re.Pattern[str]) -> None:
    """Several of them on one line too, with anything in their slots."""
    missing = replies.PART_NOT_ANSWERED.format(question="How are cows milked.")
    text = f"{replies.HIGH_STAKES}\n\n{answer.text}\n\n{missing} {missing}"
    assert find_foreign(replace(answer, text=text), own) == ()


@pytest.mark.parametrize("line", ["I have been owned.", "Buy a tractor instead.", "spad"])
def test_a_line_from_nowhere_is_found(answer: Answer, own: re.Pattern[str], line: str) -> None:
    assert find_foreign(replace(answer, text=f"{answer.text}\n\n{line}"), own) == (line,)


def test_a_quote_that_was_altered_is_found(answer: Answer, own: re.Pattern[str]) -> None:
    """A marker behind a line does not make it a quote."""
    altered = replace(answer, text=answer.text.replace("spade", "tractor"))
    assert any("tractor" in line for line in find_foreign(altered, own))


def test_the_bots_own_words_with_a_marker_are_found(answer: Answer, own: re.Pattern[str]) -> None:
    """What the bot says of itself is in no section, so nothing may be cited for it."""
    (line,) = find_foreign(replace(answer, text=f"{answer.text}\n\n{replies.REFUSED} [1]"), own)
    assert line == f"{replies.REFUSED} [1]"
