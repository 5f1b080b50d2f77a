"""Guides, sections and snippets as HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.chunk import chunk_section
from knowledge.guide import Section
from knowledge.read import packaged_guides, read_guides
from knowledge.render import Additions, guide_html, section_html, snippet_html
from tests.knowledge.conftest import WriteGuide
from tests.knowledge.html_checks import Page
from tests.knowledge.soup import markdown


def section(text: str) -> Section:
    return Section("g/a", ("G", "A"), text, 1, 2)


def test_page_has_title_and_sections_by_their_anchors(write_guide: WriteGuide) -> None:
    """One `h1`, the title; the headings have the sections' ids."""
    html = guide_html(write_guide("# Title\nintro\n## A {#x}\n### B\ntext\n# C\n"))
    assert html.startswith('<h1 id="title"><span id="introduction"></span>Title</h1>')
    assert '<h2 id="x">A</h2>' in html
    assert '<h3 id="b">B</h3>' in html
    assert '<h2 id="c">C</h2>' in html


def test_every_section_and_footnote_of_the_packaged_guides_can_be_linked_to() -> None:
    """Each section's anchor is an id of the page, ids are unique, and links within the page lead somewhere."""
    for guide in read_guides(packaged_guides()):
        page = Page(guide_html(guide))
        assert len(page.ids) == len(set(page.ids))
        assert {each.anchor for each in guide.sections} <= set(page.ids)
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_footnotes_are_a_list_with_ways_back(write_guide: WriteGuide) -> None:
    """Notes are numbered by first use, linked both ways for each use, and an undefined one is shown as written."""
    page = Page(guide_html(write_guide("## A\nx[^b] y[^a] z[^b] [^no]\n\n[^a]: Note a.\n[^b]: Note b.\n")))
    assert page.links == ["#fn-b", "#fn-a", "#fn-b", "#fnref-b", "#fnref-b-2", "#fnref-a"]
    assert set(page.ids) == {"a", "fnref-b", "fnref-a", "fnref-b-2", "fn-b", "fn-a"}
    assert "[^no]" in page.text
    assert page.text.index("Note b.") < page.text.index("Note a.")


def test_a_page_may_put_something_beside_the_headings_of_sections(write_guide: WriteGuide) -> None:
    """Outside of the heading, and not beside one that opens no section, in a list or deeper."""
    guide = write_guide("# Title\nintro\n## A {#x}\n### B\n#### C\n- ## D\n")
    html = guide_html(guide, additions=Additions(lambda section: f"<a>{section.id}</a>"))
    assert '<div class="headed"><h2 id="x">A</h2><a>guide/x</a></div>\n' in html
    assert '<div class="headed"><h3 id="b">B</h3><a>guide/x/b</a></div>\n' in html
    assert html.count("headed") == 2


def test_a_page_may_name_its_footnotes_and_the_ways_back(write_guide: WriteGuide) -> None:
    """Several ways back from one footnote have different names; names are text."""
    guide = write_guide("## A\nx[^a] y[^b] z[^b]\n\n[^a]: Note a.\n[^b]: Note b.\n")
    html = guide_html(guide, additions=Additions(footnotes="<Notes>", back="Up"))
    assert '<section class="footnotes">\n<h2>&lt;Notes&gt;</h2>\n<ol>' in html
    assert [html.count(f'aria-label="{name}"') for name in ("Up", "Up (1)", "Up (2)")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("[x](#y)", ["/guides/g#y"]),
        ("[x](other.md#z)", ["/guides/other#z"]),
        ("[x](other.md)", ["/guides/other"]),
        ("[x](https://a.b/?q=1&r=2)", ["https://a.b/?q=1&r=2"]),
        ("https://a.b/c.", ["https://a.b/c"]),
        ("a[^bls]", ["/guides/g#fn-bls"]),
        ("[x](javascript:alert(1)) <javascript:alert(1)>", []),
        ("[x](data:text/html;base64,AA)", []),
        ("![x](https://a.b/c.png)", []),
        ("[x][undefined]", []),
    ],
)
def test_snippet_links_only_where_it_may(source: str, links: list[str]) -> None:
    """Links in the guide lead to its page, other safe ones out, and no others are written."""
    assert Page(snippet_html(source, guide="g")).links == links


def test_outside_links_open_apart() -> None:
    """A page that is left cannot reach back."""
    assert 'target="_blank" rel="noopener noreferrer"' in snippet_html("[x](https://a.b)", guide="g")


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<!-- hidden -->",
        'a "quote" <b>',
        "`<b>`",
        '```x" onclick="y\n<b>\n```',
        '[a](https://b/"onclick="c)',
        '[^"><script>]',
        '## A {#"><script>}',
        '!!! x" y\n    z',
    ],
)
def test_nothing_of_the_authors_html_gets_through(source: str) -> None:
    """Only known elements and attributes are written, whatever the Markdown holds."""
    Page(snippet_html(source, guide='g"><script>'))
    Page(section_html(section(source), marks=[(0, len(source))]))


def test_tables_scroll_and_keep_their_alignment() -> None:
    """A wide table scrolls by itself, and styles are classes."""
    html = snippet_html("| a | b |\n|:-:|---|\n| 1 | 2 |", guide="g")
    assert html.startswith('<div class="table-scroll"><table>')
    assert '<td class="align-center">1</td>\n<td>2</td>' in html


def test_marks_cover_a_sentence_with_emphasis_and_links() -> None:
    """A mark is closed and opened again where an element begins or ends."""
    text = "One. Two **bold** [x](#y)[^n] end. Three."
    html = section_html(section(text), marks=[(5, text.index(" Three"))])
    expected = (
        "<p>One. <mark>Two </mark><strong><mark>bold</mark></strong><mark> </mark>"
        '<a href="/guides/g#y"><mark>x</mark></a>'
        '<mark><sup class="footnote-ref"><a href="/guides/g#fn-n">n</a></sup> end.</mark> Three.</p>\n'
    )
    assert html == expected


def test_marks_cover_several_items_and_code() -> None:
    """One span may reach over blocks of any kind."""
    text = "- one\n- two\n\n```\ncode\n```"
    assert [mark.strip() for mark in Page(section_html(section(text), marks=[(0, len(text))])).marked] == [
        "one",
        "two",
        "code",
    ]


def test_every_chunk_of_the_packaged_guides_shows_up_marked() -> None:
    """A quote can always be seen in its section."""
    for guide in read_guides(packaged_guides()):
        for each in guide.sections[::4]:
            for chunk in chunk_section(each, count_tokens=lambda text: len(text.split()), limit=200):
                assert "".join(Page(section_html(each, marks=[(chunk.start, chunk.end)])).marked).strip()


@given(markdown, st.lists(st.tuples(st.integers(-5, 200), st.integers(-5, 200)), max_size=4))
def test_marks_never_break_the_page_or_change_its_text(text: str, marks: list[tuple[int, int]]) -> None:
    """With any marks the HTML is whole, and says what it says without them."""
    assert Page(section_html(section(text), marks=marks)).text == Page(section_html(section(text))).text


@given(markdown)
def test_snippet_is_always_whole(text: str) -> None:
    """Whatever the Markdown, only known elements are written and all are closed."""
    Page(snippet_html(text, guide="g"))
