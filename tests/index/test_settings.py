"""Settings: given values before variables before defaults, and a clear error for what cannot be used."""

from pathlib import Path

import pytest

from bot.settings import BotSettings
from index.settings import IndexSettings, environment, read_settings
from knowledge.errors import SettingsError


def test_given_beats_variable_beats_default() -> None:
    """The command line wins over the environment, the environment over the default."""
    variables = {"GUIDE_HOME": "/from/variable", "GUIDE_GUIDES": "/guides"}
    settings = read_settings(IndexSettings, variables, home=Path("/given"), guides=None)
    assert (settings.home, settings.guides) == (Path("/given"), Path("/guides"))
    assert settings.embedder == "all-MiniLM-L6-v2"


def test_a_value_of_the_wrong_type_names_its_variable() -> None:
    """One line: which variable, which value, what it should be."""
    with pytest.raises(SettingsError, match="GUIDE_PORT='soon' is not a int"):
        read_settings(BotSettings, {"GUIDE_PORT": "soon"})


def test_a_blank_variable_counts_as_unset() -> None:
    """`GUIDE_HOME=` in a shell profile does no harm."""
    assert read_settings(IndexSettings, {"GUIDE_HOME": " "}).home == Path(".guide")


def test_an_env_file_fills_what_is_not_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment wins over the file."""
    file = tmp_path / ".env"
    file.write_text("GUIDE_HOST=0.0.0.0\nGUIDE_PORT=1\n")
    monkeypatch.setenv("GUIDE_PORT", "2")
    settings = read_settings(BotSettings, environment(file))
    assert (settings.host, settings.port) == ("0.0.0.0", 2)  # noqa: S104 - only read, never bound
