"""The README says what the code does: its settings, commands, length and Python are held against it."""

import re
from pathlib import Path

import pytest

from bot.pipeline import Bot
from bot.settings import BotSettings
from index.settings import IndexSettings, settings_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_settings_table_is_the_code_s() -> None:
    """Every setting with its default and meaning, and no other."""
    rows = re.findall(r"^\| `(GUIDE_\w+)` \| `?(.*?)`? \| (.*) \|$", README, re.MULTILINE)
    assert rows == settings_table(IndexSettings) + settings_table(BotSettings)


def test_the_commands_are_the_installed_ones() -> None:
    """Each console script has its row."""
    scripts = re.findall(r"^(guide-\w+) = ", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    rows = re.findall(r"^\| `(guide-\w+)", README, re.MULTILINE)
    assert sorted(rows) == sorted(scripts)


def test_it_is_short_and_answers_early() -> None:
    """At most 150 lines, the first answer by line 30."""
    lines = README.split("\n")
    assert len(lines) <= 150
    assert any("guide-ask" in line for line in lines[:30])


def test_its_python_runs(guide_bot: Bot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The example is run as it stands, over an index that is built already."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.setattr("bot.assemble.open_bot", lambda: guide_bot)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert "ai-ml/roadmap" in capsys.readouterr().out


@pytest.mark.parametrize("name", re.findall(r"\]\(([^):]+)\)", README))
def test_what_it_links_to_is_there(name: str) -> None:
    """No dead link to a file."""
    assert (ROOT / name).exists()
