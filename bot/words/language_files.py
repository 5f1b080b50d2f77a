"""The languages that come with the bot, each out of a strictly checked file in `bot/languages`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.errors import SettingsError

_TEXTS = ("name", "own_name", "notice", "lost", "care", "thanks", "farewell", "speaks")
_LISTS = ("called", "asks_for")


@dataclass(frozen=True, slots=True)
class Language:
    """A language that learners may write in; what is known of it stands in `bot/languages/<code>.toml`."""

    code: str
    name: str
    own_name: str
    notice: str
    """One line, in the language: the guide is in English and is quoted as it stands."""
    lost: str
    """One line, in the language: too little was understood; please ask in English or in other words."""
    function_words: frozenset[str]
    words: Mapping[str, str]
    """Words and phrases with their English; in a single word, `*` stands for any letters."""
    spaces: bool = True
    """Whether words stand apart; where not, the longest entry that fits is taken at each place."""
    letters: str = ""
    """The letters of its script, as in a character class; empty where they are the Latin ones."""
    care: str = ""
    """The caring reply, in the language, to somebody who may be in danger."""
    crisis: tuple[str, ...] = ()
    """What people in danger say, or who fear for somebody; `*` stands for any ending of a word, alone for any word."""
    thanks: str = ""
    """What is said to somebody who thanks in the language."""
    farewell: str = ""
    """What is said to somebody who takes leave in it."""
    speaks: str = ""
    """What is said to somebody who greets in it, or who asks for it: that they may ask in it."""
    called: tuple[str, ...] = ()
    """What the language is called in it."""
    asks_for: tuple[str, ...] = ()
    """The words that may stand around its name where somebody asks for it, as in "please answer in ..."."""
    harmless: tuple[str, ...] = ()
    """What takes the danger out of a phrase of `crisis` that it overlaps and goes beyond, such as "die of laughing"."""


def load_languages(folder: Traversable | None = None) -> tuple[Language, ...]:
    """The languages that come with the bot. Raises `SettingsError` naming the file and the key that is wrong."""
    folder = folder or files("bot").joinpath("languages")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(_read(folder.joinpath(name)) for name in names)


def _read(file: Traversable) -> Language:
    try:
        table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SettingsError(f"{file.name} cannot be read as TOML ({error})") from error
    functions, words = table.get("function_words"), table.get("words")
    table.setdefault("harmless", [])
    checks = {key: isinstance(table.get(key), str) and bool(table[key].strip()) for key in _TEXTS}
    checks["function_words"] = _are_texts(functions)
    checks["words"] = isinstance(words, dict) and all(isinstance(english, str) for english in words.values())
    checks |= {
        "spaces": isinstance(table.get("spaces", True), bool),
        "letters": _is_class(table.get("letters", "")),
        "crisis": _are_texts(table.get("crisis")) and bool(table["crisis"]),
        "harmless": _are_texts(table["harmless"]),
    }
    checks |= {key: _are_texts(table.get(key)) and bool(table[key]) for key in _LISTS}
    checks |= {key: False for key in table if key not in checks}
    if wrong := [key for key, holds in checks.items() if not holds]:
        raise SettingsError(f"{file.name}: {wrong[0]}: is missing, of the wrong type, or not a key here")
    for key in words or {}:
        if not key.replace("*", "").strip() or ("*" in key and " " in key):
            raise SettingsError(f"{file.name}: words: {key!r}: a key has letters, and one with * is a single word")
    for key in ("crisis", "harmless"):
        if wrong := [each for each in table[key] if not _is_phrase(each, table.get("spaces", True))]:
            raise SettingsError(f"{file.name}: {key}: {wrong[0]!r}: a phrase has letters, and * only ends a word")
    table |= {key: tuple(table[key]) for key in ("crisis", "harmless", *_LISTS)}
    table["function_words"] = frozenset(unicodedata.normalize("NFC", word.lower()) for word in functions or ())
    return Language(code=file.name.removesuffix(".toml"), **table)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_phrase(phrase: str, spaces: bool) -> bool:
    """Whether words of letters stand in it; `*` ends one of two letters or more, or stands between two."""
    words = phrase.replace(" * ", " ").split()
    stems = [word.removesuffix("*") for word in words if "*" in word]
    return (
        bool(words)
        and all(any(map(str.isalpha, word)) for word in words)
        and all("*" not in stem and len(stem) >= 2 for stem in stems)
        and (spaces or "*" not in phrase)
    )


def _is_class(letters: object) -> bool:
    try:
        return isinstance(letters, str) and bool(re.compile(f"[{letters or 'a'}]"))
    except re.error:
        return False
