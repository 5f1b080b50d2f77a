"""The command `guide-index`: its JSON, its exit codes, its speed of help."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.__main__ import main


def test_show_prints_the_section_as_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shape that other tools rely on."""
    assert main(["show", "ai-ml/roadmap/phase-1", "--json", "--home", str(home)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["section", "title", "trail", "text"]
    assert shown["section"] == "ai-ml/roadmap/phase-1"
    assert shown["trail"][-1] == shown["title"]


def test_search_takes_a_file_of_queries(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line of JSON a query, best first, ten sections unless told otherwise."""
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"qid": "a", "text": "what is SQL for?"}\n\n{"qid": "b", "text": ""}\n')
    assert main(["search", "--queries", str(queries), "--json", "--home", str(home)]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert list(first) == ["qid", "ms", "sections"]
    assert len(first["sections"]) == 10
    assert list(first["sections"][0]) == ["section", "score"]
    assert second["sections"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["search"], 2, "name either one question or a file"),
        (["search", "x", "--top", "0"], 2, "--top 0"),
        (["search", "--queries", "/no/such/file"], 2, "cannot be read"),
        (["show", "ai-ml/roadmap/phase-9"], 2, "nearest are ai-ml/roadmap/phase-"),
        (["build", "--guides", "/no/such/folder"], 3, "is not a folder"),
    ],
)
def test_wrong_use_ends_with_its_code_and_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    """What is wrong, in one line on standard error."""
    assert main([*arguments, "--home", str(home)]) == code
    error = capsys.readouterr().err.strip()
    assert message in error
    assert "\n" not in error


def test_a_query_without_text_names_its_line(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file and line are in the message."""
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"qid": "a", "text": "fine"}\n{"qid": "b"}\n')
    assert main(["search", "--queries", str(queries), "--home", str(home)]) == 2
    assert f"{queries}:2" in capsys.readouterr().err


def test_status_without_an_index_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to tell the status of."""
    assert main(["status", "--home", str(tmp_path)]) == 3
    assert "guide-index build" in capsys.readouterr().err


@pytest.mark.parametrize("package", ["index", "knowledge", "bot", "bot.ask", "evals"])
def test_help_loads_nothing_heavy(package: str) -> None:
    """Help is instant because the libraries that take seconds are not imported for it."""
    heavy = ["torch", "chromadb", "gradio", "onnxruntime", "sentence_transformers", "transformers", "langchain_core"]
    code = (
        "import runpy, sys\n"
        f"sys.argv = ['{package}', '--help']\n"
        "try:\n"
        f"    runpy.run_module('{package}', run_name='__main__')\n"
        "except SystemExit:\n"
        f"    print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.strip().endswith("[]")
    assert "usage" in done.stdout
