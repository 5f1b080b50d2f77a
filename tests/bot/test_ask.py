"""The command `guide-ask`: one question, a conversation, a batch, and its errors."""

import io
import json
from pathlib import Path

import pytest

from bot.ask import main


def test_one_question_is_answered_for_reading(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text, then where each number comes from."""
    assert main(["what should I learn first?", "--home", str(home)]) == 0
    shown = capsys.readouterr().out
    assert "Python" in shown
    assert "[1] AI & Machine Learning › " in shown


def test_each_line_of_standard_input_is_a_message(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blank lines too; one object a line comes out."""
    monkeypatch.setattr("sys.stdin", io.StringIO("what is SQL for?\n\nweather in Rome\n"))
    assert main(["-", "--json", "--home", str(home)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["kind"] for answer in answers] == ["answer", "clarify", "declined"]
    assert all("conversation" not in answer for answer in answers)


def test_a_batch_keeps_conversations_apart_and_in_order(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each object names its conversation, in the order of the file."""
    batch = tmp_path / "batch.jsonl"
    lines = [{"conversation": name, "message": "do I need a degree?"} for name in ("a", "b", "a")]
    batch.write_text("\n".join(json.dumps(line) for line in lines))
    assert main(["--batch", str(batch), "--json", "--home", str(home)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["conversation"] for answer in answers] == ["a", "b", "a"]
    assert next(iter(answers[0])) == "conversation"


def test_every_quote_is_in_the_section_that_guide_index_shows(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The two commands agree to the letter."""
    from index.__main__ import main as index_main

    main(["which courses are there for linear algebra?", "--json", "--home", str(home)])
    answer = json.loads(capsys.readouterr().out)
    assert answer["citations"]
    for citation in answer["citations"]:
        index_main(["show", citation["section"], "--json", "--home", str(home)])
        text = json.loads(capsys.readouterr().out)["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", ":1: not a JSON object"),
        ('{"conversation": 1}', ":1:"),
        ('{"conversation":1,"message":null}', ':1: not a JSON object with "conversation" and "message"'),
    ],
)
def test_a_bad_batch_names_its_line(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, message: str
) -> None:
    """Wrong usage ends with 2 and one line."""
    batch = tmp_path / "batch.jsonl"
    batch.write_text(content)
    assert main(["--batch", str(batch), "--home", str(home)]) == 2
    assert message in capsys.readouterr().err


def test_neither_question_nor_batch_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what to name."""
    assert main([]) == 2
    assert "name either a question" in capsys.readouterr().err
