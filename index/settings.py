"""The settings of the index, and reading a settings dataclass from `GUIDE_*` variables and a `.env` file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from knowledge.errors import SettingsError
from knowledge.read import packaged_guides

PREFIX = "GUIDE_"
PACKAGED_MODEL = "all-MiniLM-L6-v2"
_TRUTH = dict.fromkeys(("true", "yes", "on", "1"), True) | dict.fromkeys(("false", "no", "off", "0"), False)

Settings = TypeVar("Settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """Where the guides and the index are, and what embeds them."""

    home: Path = field(default=Path(".guide"), metadata={"help": "the folder of the index, made when missing"})
    guides: Path = field(
        default_factory=packaged_guides,
        metadata={"shown": "the packaged guides", "help": "the folder of the Markdown guides"},
    )
    embedder: str = field(
        default=PACKAGED_MODEL,
        metadata={
            "help": "the packaged model, a folder or hub name of a sentence-transformers model, "
            "or `provider:model` for LangChain embeddings"
        },
    )


def environment(env_file: Path = Path(".env")) -> Mapping[str, str]:
    """The process's environment, with the lines of `.env` for what is not set there."""
    if not env_file.is_file():
        return os.environ
    from dotenv import dotenv_values

    from_file = {name: value for name, value in dotenv_values(env_file).items() if value is not None}
    return {**from_file, **os.environ}


def read_settings(kind: type[Settings], variables: Mapping[str, str], **given: Any) -> Settings:
    """A settings dataclass filled from what is `given`, then from `GUIDE_*` variables, then from its defaults.

    Raises `SettingsError` naming the variable whose value cannot be used.
    """
    types = get_type_hints(kind)
    values = {name: value for name, value in given.items() if value is not None}
    for setting in fields(kind):  # type: ignore[arg-type]
        text = variables.get(PREFIX + setting.name.upper(), "")
        if setting.name not in values and text.strip():
            values[setting.name] = _converted(text.strip(), types[setting.name], PREFIX + setting.name.upper())
    return kind(**values)


def settings_table(kind: type) -> list[tuple[str, str, str]]:
    """The variable, default and meaning of each setting, as the README lists them."""
    return [(PREFIX + each.name.upper(), _default(each), each.metadata["help"]) for each in fields(kind)]


def _default(setting: Any) -> str:
    if shown := setting.metadata.get("shown"):
        return str(shown)
    if isinstance(setting.default, bool):
        return str(setting.default).lower()
    return str(setting.default) if setting.default != "" else "(none)"


def _converted(text: str, kind: Any, variable: str) -> Any:
    try:
        if kind is bool:
            return _TRUTH[text.casefold()]
        return Path(text).expanduser() if kind is Path else kind(text)
    except (KeyError, TypeError, ValueError) as error:
        raise SettingsError(f"{variable}={text!r} is not a {kind.__name__}; change it or unset it") from error
