"""Messages in other languages than English."""

import pytest

from bot.pipeline import Bot
from bot.words.language import load_languages

LANGUAGES = {language.code: language for language in load_languages()}


@pytest.mark.parametrize(
    ("message", "code"), [("auf deutsch bitte", "de"), ("can you speak french?", "fr"), ("日本語でお願いします", "ja")]
)
def test_who_asks_for_a_language_is_told_that_they_may_use_it(guide_bot: Bot, message: str, code: str) -> None:
    assert guide_bot.reply(message).text == LANGUAGES[code].speaks


@pytest.mark.parametrize(
    ("message", "code"), [("muchas gracias", "es"), ("dziękuję", "pl"), ("谢谢", "zh"), ("danke dir", "de")]
)
def test_thanks_are_returned_in_their_language(guide_bot: Bot, message: str, code: str) -> None:
    assert guide_bot.reply(message).text == LANGUAGES[code].thanks


@pytest.mark.parametrize(("message", "code"), [("arrivederci", "it"), ("до свидания", "ru")])
def test_leave_is_taken_in_their_language(guide_bot: Bot, message: str, code: str) -> None:
    assert guide_bot.reply(message).text == LANGUAGES[code].farewell


@pytest.mark.parametrize("message", ["a german course on python", "i studied french at uni, does it help"])
def test_a_language_that_is_only_named_is_not_asked_for(guide_bot: Bot, message: str) -> None:
    assert guide_bot.reply(message).text not in {language.speaks for language in LANGUAGES.values()}


def test_a_foreign_greeting_does_not_hide_a_question(guide_bot: Bot) -> None:
    assert guide_bot.reply("ciao, what is python?").citations[0].section.id == "ai-ml/skills/python"
