"""The panel's list of guides."""

from bot.app.guides_html import guides_html
from bot.pipeline import Bot


def test_it_links_every_guide_and_every_section_that_stands_at_its_top(guide_bot: Bot) -> None:
    html = guides_html(guide_bot.index.guides)
    for guide in guide_bot.index.guides:
        assert f'href="/guides/{guide.id}"' in html
        tops = [section for section in guide.sections if section.parent is None]
        assert tops
        assert all(f'href="{section.url}"' in html for section in tops)
    assert html.count("Reviewed <time") == len(guide_bot.index.guides)
    assert "\n" not in html
