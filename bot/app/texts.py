"""The words of the page that are not an answer, all in one file, so that they can be read through and translated."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.errors import SettingsError

LANGUAGE = "en"


def text(key: str, **values: object) -> str:
    """The words under `table.name`, with `{values}` filled in. Raises `KeyError` where the file has no such words."""
    table, _, name = key.partition(".")
    words = texts()[table][name]
    return words.format(**values) if values else words


def html_text(key: str, **values: object) -> str:
    """The same, to be put into HTML: the words and the values are escaped."""
    return escape(text(key, **values))


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Every table of words of the page's language."""
    return read_texts(files("bot.app").joinpath("words", f"{LANGUAGE}.toml"))


def texts_for_scripts(table: str = "scripts") -> str:
    """What a page's scripts say, as JSON that may stand within `<script>`."""
    return json.dumps(texts()[table]).replace("<", "\\u003c")


def read_texts(file: Traversable) -> Mapping[str, Mapping[str, str]]:
    """The tables of one file. Raises `SettingsError` naming what in it is not a table of words."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SettingsError(f"{file.name} cannot be read as TOML ({error})") from error
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(isinstance(words, str) and words.strip() for words in table.values()):
            raise SettingsError(f'{file.name}: [{name}] has something else than words; write each as name = "words"')
    return tables
