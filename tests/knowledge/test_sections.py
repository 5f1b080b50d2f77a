"""Cutting a guide at its headings."""

import tempfile
from pathlib import Path

from hypothesis import given

from knowledge.guide import Guide
from knowledge.read import read_guide
from knowledge.sections import slug
from tests.knowledge.conftest import WriteGuide
from tests.knowledge.soup import markdown


def ids(guide: Guide) -> list[str]:
    return [section.id.removeprefix("guide/") for section in guide.sections]


def test_sections_and_sub_sections_nest(write_guide: WriteGuide) -> None:
    """Level 2 opens a section, level 3 one within it, and deeper headings belong to where they stand."""
    guide = write_guide("# T\nintro\n## A {#a}\ntext\n### B\n#### C\nmore\n## D\n")
    assert ids(guide) == ["introduction", "a", "a/b", "d"]
    assert guide.sections[2].trail == ("T", "A", "B")
    assert guide.sections[2].text == "#### C\nmore"


def test_setext_headings_open_sections(write_guide: WriteGuide) -> None:
    """An underlined heading is a heading."""
    assert ids(write_guide("Title\n===\n\nOne\n---\ntext\n")) == ["one"]


def test_headings_in_code_html_quotes_and_lists_open_none(write_guide: WriteGuide) -> None:
    """What only looks like a heading cuts nothing."""
    guide = write_guide("## A\n```\n## no\n```\n<!--\n## no\n-->\n\n> ## no\n\n- ## no\n\n    ## no\n")
    assert ids(guide) == ["a"]


def test_repeated_ids_are_counted(write_guide: WriteGuide) -> None:
    """A repeat gets `-2`, written or made, and never an id that an author wrote elsewhere."""
    assert ids(write_guide("## A\n## A\n## A\n## B {#a-2}\n")) == ["a", "a-3", "a-4", "a-2"]
    assert ids(write_guide("## A {#x}\n## B {#x}\n")) == ["x", "x-2"]
    assert ids(write_guide("## What\n## Other {#what}\n")) == ["what-2", "what"]


def test_written_id_is_kept_as_it_is(write_guide: WriteGuide) -> None:
    """An author's id may hold any character but white space, braces and slashes."""
    assert ids(write_guide('## A {#Ünï_"<>.:1}\n')) == ['Ünï_"<>.:1']


def test_heading_without_words_has_a_name(write_guide: WriteGuide) -> None:
    """A section can always be named and linked to."""
    assert write_guide("##\ntext").sections[0].title == "Untitled section"
    assert slug("!?") == "section"


def test_footnotes_at_the_end_belong_to_no_section(write_guide: WriteGuide) -> None:
    """Definitions below the last section are not its text."""
    assert write_guide("## A\ntext[^1]\n\n[^1]: note\n    more\n").sections[0].text == "text[^1]"


@given(markdown)
def test_section_is_an_exact_slice_of_its_guide(source: str) -> None:
    """Each text stands in the source on the line it names, ids are unique, and reading never fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "guide.md"
        path.write_text(f"text\n{source}", encoding="utf-8")
        guide = read_guide(path, "guide")
    lines = guide.source.split("\n")
    assert len({section.anchor for section in guide.sections}) == len(guide.sections)
    for section in guide.sections:
        first = section.text_line - 1
        assert not section.text or "\n".join(lines[first:]).startswith(section.text)
