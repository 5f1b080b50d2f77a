"""The command `guide-evals`, over a small index of its own: exit codes, files, help."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.pipeline import Bot
from evals.__main__ import main
from index.build import build_index
from index.embedding import Embedder
from index.settings import IndexSettings

CASES = """
[[cases]]
says = "Which tools does a beginner need?"
phrasing = "plain"
kind = "answer"
cites = ["garden/tools"]

[[cases]]
[[cases.turns]]
says = "When is a tomato harvested?"
cites = ["garden/plants"]
[[cases.turns]]
says = "When should I water in the morning?"
"""

Run = Callable[..., int]


@pytest.fixture
def run(
    garden_settings: IndexSettings,
    embedder: Embedder,
    garden_bot: Bot,
    garden_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs `guide-evals run` over the small guide and the cases above, with what is added to the command."""
    del garden_bot  # it has been opened, so what it remembers of its examples is there
    index = shutil.ignore_patterns("versions", "CURRENT")
    shutil.copytree(garden_home, garden_settings.home, symlinks=True, ignore=index)
    build_index(garden_settings, embedder=embedder)
    (tmp_path / "cases.toml").write_text(CASES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    folders = ["--home", str(garden_settings.home), "--guides", str(garden_settings.guides)]
    return lambda *more: main(["run", *folders, "--cases", "cases.toml", *more])


def test_cases_of_ones_own_have_no_thresholds_unless_named(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    out = capsys.readouterr().out
    assert "dialogue pass rate" in out
    assert "threshold" not in out


def test_falling_short_of_a_threshold_ends_with_1(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("high.toml").write_text('"decline recall" = 0.5\n"hit@3" = 0.5\n')
    assert run("--thresholds", "high.toml") == 1
    assert "decline recall: -, at least 0.500 wanted" in capsys.readouterr().out


def test_reaching_the_thresholds_ends_with_0(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("low.toml").write_text('"hit@3" = 0.5\n')
    assert run("--thresholds", "low.toml") == 0
    assert "All 1 thresholds are reached." in capsys.readouterr().out


def test_the_part_for_tuning_is_not_held_to_thresholds(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text("[[cases]]\nsays = 'cows?'\npart = 'tune'\ncites = ['garden/tools']\n")
    Path("high.toml").write_text('"decline recall" = 1\n')
    assert run("--part", "tune", "--thresholds", "high.toml") == 0
    assert "Short of a threshold" in capsys.readouterr().out


def test_a_report_is_written_shown_and_compared(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """The page needs no other file, and the JSON makes the same report again."""
    assert run("--json", "report.json", "--page", "page.html") == 0
    first = capsys.readouterr().out
    content = json.loads(Path("report.json").read_text())
    assert [(each["case"], each["turn"]) for each in content["outcomes"]] == [
        ("cases/1", 1),
        ("cases/2", 1),
        ("cases/2", 2),
    ]
    page = Path("page.html").read_text()
    assert "data:image/svg+xml" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert main(["report", "report.json"]) == 0
    assert capsys.readouterr().out == first
    assert main(["compare", "report.json", "report.json"]) == 0
    assert "3 turns in both reports" in capsys.readouterr().out


def test_a_page_without_matplotlib_says_what_to_install(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    assert run("--page", "page.html") == 3
    assert 'pip install "career-guide[evals]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("--part", "test"), ("--cases", "none.toml"), ("--thresholds", "none.toml"), ("--json", "no/such/folder")]
)
def test_words_that_cannot_be_used_end_with_2(run: Run, words: tuple[str, str]) -> None:
    assert run(*words) == 2


def test_a_section_that_no_guide_has_ends_with_2(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases.toml").write_text("[[cases]]\nsays = 'a'\ncites = ['garden/toolz']\n")
    assert run() == 2
    assert "garden/toolz" in capsys.readouterr().err


def test_help_is_instant() -> None:
    """Nothing heavy is imported to print the help."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "evals", "--help"], capture_output=True, text=True, check=True)
    assert time.perf_counter() - began < 1
    assert "calibrate" in done.stdout


@pytest.mark.parametrize(
    "command",
    "run compare report coverage steady typos guard conversations sets calibrate gaps feedback bench".split(),
)
def test_each_command_says_what_it_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: guide-evals {command}" in capsys.readouterr().out


def test_coverage_needs_no_index(garden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The cases and the guides are enough; nothing is built."""
    path = tmp_path / "cases.toml"
    path.write_text("[[cases]]\nsays = 'Which tools?'\ncites = ['garden/tools']\n")
    words = ["--guides", str(garden), "--home", str(tmp_path / "none"), "--cases", str(path)]
    assert main(["coverage", *words, "--json", str(tmp_path / "counts.json")]) == 0
    assert "No case covers these 2 sections:" in capsys.readouterr().out
    assert json.loads((tmp_path / "counts.json").read_text())["turns"] == 1
    assert not (tmp_path / "none").exists()


def test_a_missed_goal_ends_with_1(garden_bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question of the set is answered, though none should be; the figures are written all the same."""
    monkeypatch.setattr("bot.assemble.open_bot", lambda **_: garden_bot)
    queries, figures = tmp_path / "set" / "queries.jsonl", tmp_path / "figures.json"
    queries.parent.mkdir()
    queries.write_text(json.dumps({"text": "which tools does a beginner need", "answerable": False}))
    assert main(["guard", str(queries.parent), "--json", str(figures)]) == 1
    assert json.loads(figures.read_text())[0]["measurements"][0]["falls_short"] is True
    queries.write_text(json.dumps({"text": "how high is the dollar today", "answerable": False}))
    assert main(["guard", str(queries.parent)]) == 0


def test_misspelt_copies_are_measured(garden_bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.assemble.open_bot", lambda **_: garden_bot)
    (tmp_path / "cases.toml").write_text(CASES)
    assert main(["typos", "--cases", str(tmp_path / "cases.toml"), "--json", str(tmp_path / "figures.json")]) in {0, 1}
    assert [each["name"] for each in json.loads((tmp_path / "figures.json").read_text())][-1] == "fall of hit@3"
