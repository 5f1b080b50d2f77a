"""The one writer of HTML."""

from markdown_it.token import Token

from knowledge.safe_html import SafeHtml, footnote_id, reference_id


def test_unknown_tokens_are_left_out() -> None:
    """A token of a kind that is not known here writes nothing."""
    assert SafeHtml("g").write([Token("iframe_open", "iframe", 1), Token("script", "script", 0, content="x")]) == ""


def test_attributes_of_the_author_are_left_out() -> None:
    """Only what is written here becomes an attribute."""
    token = Token("paragraph_open", "p", 1, attrs={"onclick": "x", "class": "y"})
    assert SafeHtml("g").write([token]) == "<p>"


def test_links_do_not_nest() -> None:
    """A web address or a footnote within a link is not a link of its own."""
    tokens = [
        Token("link_open", "a", 1, attrs={"href": "#x"}),
        Token("text", "", 0, content="https://a.b"),
        Token("footnote_ref", "", 0, meta={"label": "n"}),
        Token("link_close", "a", -1),
    ]
    html = SafeHtml("g").write(tokens)
    assert html == '<a href="/guides/g#x">https://a.b<sup class="footnote-ref">n</sup></a>'


def test_ids_of_footnotes() -> None:
    """The first reference has the plain id, and later ones are counted."""
    assert (footnote_id("a"), reference_id("a", 1), reference_id("a", 2)) == ("fn-a", "fnref-a", "fnref-a-2")
