"""Reading files into guides, or refusing them whole."""

import os
from pathlib import Path

import pytest

from knowledge.errors import GuideError
from knowledge.read import guide_id, packaged_guides, read_guide, read_guides
from tests.knowledge.conftest import WriteGuide


def test_guides_come_by_order_and_then_by_id(tmp_path: Path) -> None:
    """Front matter decides the order; names decide among equals; hidden files are left out."""
    for name, order in (("b", 2), ("a", 2), ("c", 1), (".hidden", 0)):
        (tmp_path / f"{name}.md").write_text(f"---\norder: {order}\n---\n")
    assert [guide.id for guide in read_guides(tmp_path)] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("file", "id"),
    [("A_b.c:D-1.md", "A_b.c:D-1"), ("_index.markdown", "_index"), ("sub/x.md", "sub-x"), ("My Guide!.md", "my-guide")],
)
def test_file_name_is_the_id_where_it_can_be(file: str, id: str) -> None:
    """Letters, digits and `_.:-` stay as they are; anything else is made a slug."""
    assert guide_id(Path("root") / file, Path("root")) == id


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    """Neither of two guides may hide the other."""
    for name in ("x.md", "x.markdown"):
        (tmp_path / name).write_text("text")
    with pytest.raises(GuideError, match="same id 'x'"):
        read_guides(tmp_path)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"caf\xe9", "not UTF-8 at byte 3"),
        ("text".encode("utf-16"), "not UTF-8 at byte 0"),
        (b"a\0b", "NUL at byte 1"),
        (b"a" * 1_000_001, "1,000,001 bytes"),
        (b"## a\n" * 5_001, "over 5,000 sections"),
    ],
)
def test_file_that_is_no_guide_is_one_error(tmp_path: Path, data: bytes, problem: str) -> None:
    """What is not UTF-8 text of a sane size is refused, naming the file."""
    path = tmp_path / "x.md"
    path.write_bytes(data)
    with pytest.raises(GuideError, match=problem) as raised:
        read_guides(tmp_path)
    assert raised.value.path == path


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    """A link, a pipe or a folder named like a guide is refused, and at once."""
    (tmp_path / "real.txt").write_text("text")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.txt")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    for name in ("link", "folder", "pipe"):
        with pytest.raises(GuideError, match="not a regular file"):
            read_guide(tmp_path / f"{name}.md", name)
    with pytest.raises(GuideError, match="cannot be read"):
        read_guide(tmp_path / "missing.md", "missing")


def test_unusable_folder_is_one_error(tmp_path: Path) -> None:
    """A folder that is missing or has no guide says so."""
    with pytest.raises(GuideError, match="has no Markdown file"):
        read_guides(tmp_path)
    with pytest.raises(GuideError, match="is not a folder"):
        read_guides(tmp_path / "missing")


def test_line_ends_and_byte_order_mark_are_normalised(write_guide: WriteGuide) -> None:
    """Windows and old Mac line ends are read as new lines, and the mark at the head is dropped."""
    assert write_guide("\ufeff# T\r\n\r\none\rtwo").source == "# T\n\none\ntwo"


def test_title_falls_back_to_heading_and_file_name(write_guide: WriteGuide) -> None:
    """Front matter comes first, then a heading of level 1, then the file's name."""
    assert write_guide("---\ntitle: Front\n---\n# Heading").title == "Front"
    assert write_guide("Heading\n=======\n\ntext").title == "Heading"
    assert write_guide("text", "name").title == "name"


@pytest.mark.parametrize(
    "source", ["", "\n\n", "# Only a title", "---\ntitle: x\n---", "[^a]: only a note", "<!-- c -->"]
)
def test_guide_may_be_almost_empty(write_guide: WriteGuide, source: str) -> None:
    """An empty file is a guide without sections that say anything."""
    assert len(write_guide(source).sections) <= 1


def test_packaged_guides_are_read() -> None:
    """The guides that come with the project can be read."""
    assert {"ai-ml", "career-paths"} <= {guide.id for guide in read_guides(packaged_guides())}
