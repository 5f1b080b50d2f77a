"""A build that is killed at any point leaves an index that answers, or none at all."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.build import build_index
from index.embedding import Embedder
from index.search import Index
from index.settings import IndexSettings

KILLS = 6


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_build_leaves_the_old_version_answering(
    garden_settings: IndexSettings, embedder: Embedder, home: Path, kill: int
) -> None:
    """Killed early, in the middle or late, the version published before still opens and answers."""
    build_index(garden_settings, embedder=embedder)
    (garden_settings.home / "models").symlink_to(home.resolve() / "models")
    guide = garden_settings.guides / "garden.md"
    more = "\n\n".join(f"### Plot {number}\n\nPlot {number} has bed {number * 7}." for number in range(60))
    guide.write_text(guide.read_text() + more)
    _kill_after(garden_settings, seconds=0.6 + kill * 0.35)
    index = Index.open(garden_settings, embedder=embedder)
    assert index.search("When do I sow potatoes?").passages[0].section.id == "garden/plants"
    index.close()
    report = build_index(garden_settings, embedder=embedder)
    assert report.manifest.sections in {3, 63}
    folders = [path for path in (garden_settings.home / "versions").iterdir() if not (path / "manifest.json").exists()]
    assert folders == []


def _kill_after(settings: IndexSettings, *, seconds: float) -> None:
    command = [sys.executable, "-m", "index", "build", "--home", str(settings.home), "--guides", str(settings.guides)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
