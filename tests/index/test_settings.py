"""Settings: given values before variables before defaults, and a clear error for what cannot be used."""

from pathlib import Path

import pytest

from bot.settings import BotSettings
from index.settings import IndexSettings, environment, read_settings, settings_table
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("Yes", True),
        ("ON", True),
        ("1", True),
        ("false", False),
        ("no", False),
        ("Off", False),
        ("0", False),
    ],
)
def test_a_truth_is_written_in_any_common_way(text: str, value: bool) -> None:
    assert read_settings(BotSettings, {"GUIDE_LEDGER_TEXTS": text}).ledger_texts is value


@pytest.mark.parametrize("text", ["maybe", "2", "truee"])
def test_what_is_neither_true_nor_false_names_its_variable(text: str) -> None:
    """`bool("false")` is true; no text is taken for a truth by chance."""
    with pytest.raises(SettingsError, match=f"GUIDE_LEDGER_TEXTS='{text}' is not a bool"):
        read_settings(BotSettings, {"GUIDE_LEDGER_TEXTS": text})


def test_the_table_shows_defaults_as_they_are_written_in_a_variable() -> None:
    """One that is worked out is told in words."""
    defaults = {name: default for name, default, _ in settings_table(BotSettings) + settings_table(IndexSettings)}
    assert defaults["GUIDE_LEDGER_TEXTS"] == "true"
    assert defaults["GUIDE_LEDGER_DAYS"] == "30"
    assert defaults["GUIDE_LEDGER"] == "a file beside the index"
    assert defaults["GUIDE_GUIDES"] == "the packaged guides"


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
