"""What a search found, as programs read it."""

import json
from pathlib import Path

import pytest

from bot.found import found_json
from bot.pipeline import Bot
from index.__main__ import main

QUESTION = "which certifcates are retired?"


def test_it_is_what_guide_index_prints_with_titles_and_addresses(
    guide_bot: Bot, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One question is answered alike everywhere."""
    main(["search", QUESTION, "--top", "5", "--json", "--home", str(home)])
    printed = json.loads(capsys.readouterr().out)
    found = found_json(guide_bot.index.search(QUESTION, top=5))
    assert found["searched"] == printed["searched"]
    plain = [{name: section[name] for name in ("section", "score")} for section in found["sections"]]
    assert plain == printed["sections"]
    for section in found["sections"]:
        known = guide_bot.index.section(section["section"])
        assert (section["title"], section["url"]) == (known.title, known.url)


def test_a_question_without_words_finds_nothing(guide_bot: Bot) -> None:
    """The list is empty, and that is no error."""
    assert found_json(guide_bot.index.search("?!"))["sections"] == []
