"""The page's words: all in one file, all of them used, and no word that is missing from it."""

import json
import re
from pathlib import Path

import pytest

from bot.app.texts import html_text, read_texts, text, texts, texts_for_scripts
from knowledge.errors import SettingsError

PAGE = Path(__file__).parents[3] / "bot" / "app"
PYTHON = "\n".join(file.read_text(encoding="utf-8") for file in PAGE.rglob("*.py"))
SCRIPTS = "\n".join(file.read_text(encoding="utf-8") for file in (PAGE / "static").glob("*.js"))


def test_values_are_filled_in() -> None:
    assert text("page.more_guides", count=3) == "3 more"
    assert "&lt;b&gt;" in html_text("page.more_guides", count="<b>")


def test_every_word_that_the_scripts_ask_for_is_there() -> None:
    """A missing one would be shown as its key."""
    asked = set(re.findall(r'words\("(\w+)"', SCRIPTS)) | set(re.findall(r'button\("(\w+)"', SCRIPTS))
    assert asked
    assert asked <= set(texts()["scripts"])


def test_every_word_that_the_program_asks_for_is_there() -> None:
    keys = {f"{table}.{name}" for table, words in texts().items() for name in words}
    asked = set(re.findall(r'(?:html_)?text\("(\w+\.\w+)"', PYTHON))
    assert asked
    assert asked <= keys


def test_words_for_scripts_cannot_end_their_element() -> None:
    assert "<" not in texts_for_scripts()
    assert json.loads(texts_for_scripts()) == texts()["scripts"]


@pytest.mark.parametrize("content", ["a = 1", '[a]\nb = ""', "[a]\nb = 1", "[a"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: str) -> None:
    """With its name, and what is wrong."""
    file = tmp_path / "xx.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"xx\.toml"):
        read_texts(file)
