"""What the tests of the guides share: writing a guide to a folder, and counting words instead of tokens."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.chunk import CountTokens
from knowledge.guide import Guide
from knowledge.read import read_guide

WriteGuide = Callable[..., Guide]


@pytest.fixture
def write_guide(tmp_path: Path) -> WriteGuide:
    """Write Markdown to a file of the folder and read it as a guide."""

    def write(markdown: str, name: str = "guide") -> Guide:
        path = tmp_path / f"{name}.md"
        path.write_text(markdown, encoding="utf-8", newline="")
        return read_guide(path, name)

    return write


@pytest.fixture
def count_words() -> CountTokens:
    return lambda text: len(text.split())
