"""Front matter: four keys, plain YAML, and nothing that could hang or surprise."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import FrontMatterError
from knowledge.front_matter import FrontMatter, read_front_matter

HERE = Path("guide.md")


def read(block: str) -> FrontMatter:
    return read_front_matter(f"---\n{block}\n---\ntext", HERE)


def test_all_keys_are_read() -> None:
    """Title, summary, date of review and order come back with their types."""
    front = read("title: A title\nsummary: >\n  Two\n  lines\nreviewed: 2026-11-24\norder: 2")
    assert front == FrontMatter("A title", "Two lines", date(2026, 11, 24), 2, (), 9)


@pytest.mark.parametrize("source", ["", "text", "---", "---\ntitle: never closed", "---\n\nJust text.\n\n---\nmore"])
def test_other_text_is_no_front_matter(source: str) -> None:
    """Without two fences around keys, everything is Markdown."""
    assert read_front_matter(source, HERE) == FrontMatter()


def test_toml_block_is_passed_over() -> None:
    """The block of other tools is neither read nor taken for text."""
    assert read_front_matter('+++\ntitle = "x"\n+++\ntext', HERE) == FrontMatter(body_line=4)


def test_unknown_keys_and_keys_without_value_are_let_pass() -> None:
    """Other people's keys do no harm; a key without a value is as good as missing."""
    assert read("title:\nlayout: post").unknown == ("layout",)


@pytest.mark.parametrize(
    ("block", "line", "problem"),
    [
        ("title: 5", 2, "'title' is 5"),
        ("summary: ok\norder: yes", 3, "'order' is True"),
        ("reviewed: 2026-11-24 10:00:00", 2, "'reviewed' is"),
        ('title: "a\\0b"', 2, "'title' is"),
        ("title: a\ntitle: b", 3, "'title' twice"),
        ("title: &a x\nsummary: *a", 2, "anchor or alias"),
        ("title: !!python/object:os.system x", 2, "could not determine a constructor"),
        ("title: [" + "[" * 2_000, 2, "nested too deeply"),
        ("title: a: b", 2, "mapping values are not allowed"),
        ("reviewed: 2026-13-45", 1, "not YAML"),
        ("title: " + "x" * 9_000, 1, "over 8192 bytes"),
    ],
)
def test_bad_front_matter_is_one_error_with_its_line(block: str, line: int, problem: str) -> None:
    """Whatever is wrong, the error names the file, the line and what to do."""
    with pytest.raises(FrontMatterError, match=problem) as raised:
        read(block)
    assert (raised.value.path, raised.value.line) == (HERE, line)
    assert raised.value.remedy
