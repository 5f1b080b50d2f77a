"""The list of all guides."""

from dataclasses import replace

from bot.app.guide_list import list_page
from bot.pipeline import Bot


def test_it_says_of_each_guide_what_one_chooses_by(guide_bot: Bot) -> None:
    """What it is, for whom, when it was reviewed, how long it is, and its main sections as links."""
    guide = next(guide for guide in guide_bot.index.guides if guide.id == "ai-ml")
    page = list_page([guide])
    assert '<h2><a href="/guides/ai-ml">' in page
    assert "For whom:</span> A career in AI and machine learning suits people who enjoy technology" in page
    assert "Reviewed <time" in page
    assert "min to read" in page
    main = [section for section in guide.sections if section.parent is None]
    assert all(f'<a href="{section.url}">' in page for section in main)
    assert page.count('<a href="/guides/ai-ml#') == len(main)


def test_a_plain_guide_says_less(guide_bot: Bot) -> None:
    """Without a summary, a date and a section on whom it is for, nothing stands in their place."""
    bare = replace(guide_bot.index.guides[0], summary="", reviewed=None, sections=())
    page = list_page([bare])
    assert "For whom" not in page
    assert "Reviewed" not in page
    assert "<p></p>" not in page
    assert "main-sections" not in page


def test_titles_and_summaries_are_escaped(guide_bot: Bot) -> None:
    """An author's `<` is a character."""
    page = list_page([replace(guide_bot.index.guides[0], title="A <b> & {c}", summary='"quoted" <i>')])
    assert "A &lt;b&gt; &amp; {c}" in page
    assert "<i>" not in page
