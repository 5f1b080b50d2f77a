"""A guide's own page."""

from dataclasses import replace

from bot.app.guide_pages import guide_page, list_page, missing_page, reviewed
from bot.pipeline import Bot


def test_it_stands_by_itself(guide_bot: Bot) -> None:
    """It needs no script, and leads back to the chat."""
    page = guide_page(guide_bot.index.guides[0])
    assert "<script" not in page
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert 'href="/"' in page


def test_titles_and_summaries_are_escaped(guide_bot: Bot) -> None:
    """An author's `<` is a character."""
    guide = replace(guide_bot.index.guides[0], title="A <b> & {c}", summary='"quoted" <i>', reviewed=None)
    for page in (guide_page(guide), list_page([guide])):
        assert "A &lt;b&gt; &amp; {c}" in page
        assert "<i>" not in page
    assert "Reviewed" not in guide_page(guide)


def test_a_missing_page_leads_on() -> None:
    """It names what can be done instead."""
    assert 'href="/guides"' in missing_page()


def test_no_date_is_no_text() -> None:
    """A guide that does not say when it was reviewed is not given a date."""
    assert reviewed(None) == ""
