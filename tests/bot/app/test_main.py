"""The command `guide-chat`."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot.__main__ import main
from bot.app.serve import open_port


def test_help_is_instant() -> None:
    """Nothing heavy is loaded to print it."""
    began = time.monotonic()
    shown = subprocess.run([sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True)
    assert time.monotonic() - began < 1
    assert "--port" in shown.stdout


def test_a_taken_port_ends_it_before_the_index_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3 and one line."""
    with open_port("127.0.0.1", 0) as opened:
        opened.listen(1)
        port = opened.getsockname()[1]
        assert main(["--port", str(port), "--home", str(tmp_path / "home")]) == 3
    assert capsys.readouterr().err.startswith(f"guide-chat: cannot listen on 127.0.0.1:{port}")
    assert not (tmp_path / "home").exists()


def test_sharing_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, naming the variable."""
    monkeypatch.setenv("GRADIO_SHARE", "1")
    assert main([]) == 3
    assert "GRADIO_SHARE" in capsys.readouterr().err


def test_a_port_that_is_no_number_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong setting is told by its name."""
    monkeypatch.setenv("GUIDE_PORT", "eighty")
    assert main([]) == 3
    assert "GUIDE_PORT" in capsys.readouterr().err


def test_a_limit_below_0_ends_it_before_the_index_is_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, naming the variable."""
    monkeypatch.setenv("GUIDE_MESSAGES_A_MINUTE", "-1")
    assert main(["--home", str(tmp_path / "home")]) == 3
    assert "GUIDE_MESSAGES_A_MINUTE=-1" in capsys.readouterr().err
    assert not (tmp_path / "home").exists()


def test_the_limit_on_messages_is_that_of_the_settings(home: Path) -> None:
    """For those on the network, for whom a proxy on this machine asks; not for this machine."""
    command = [sys.executable, "-m", "bot", "--port", "0", "--home", str(home)]
    settings = {"GUIDE_MESSAGES_A_MINUTE": "1", "GUIDE_LEDGER": "off"}
    with subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            address = server.stdout.readline().split("open ")[1].split()[0]
            others = {"x-forwarded-for": "203.0.113.5"}
            told = [
                httpx.get(f"{address}api/search?question=sql", headers=each).status_code for each in [others] * 2 + [{}]
            ]
        finally:
            server.terminate()
    assert told == [200, 429, 200]
