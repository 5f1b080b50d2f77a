"""What stands beside a guide's text."""

import re

from bot.app.guide_contents import contents_html, find_html, section_link
from bot.pipeline import Bot


def test_contents_name_every_section_once_and_in_order(guide_bot: Bot) -> None:
    """Sub-sections stand in a list within their section."""
    guide = guide_bot.index.guides[-1]
    html = contents_html(guide)
    assert re.findall(r'href="#([^"]+)"', html) == [section.anchor for section in guide.sections]
    nested = [section for section in guide.sections if section.parent]
    assert html.count("</li></ol></li>") == len({section.parent for section in nested})


def test_what_needs_room_or_a_script_is_not_there_at_first(guide_bot: Bot) -> None:
    """The contents are folded, and the box is hidden until its script shows it."""
    assert "<details>" in contents_html(guide_bot.index.guides[0])
    assert '<form class="find" role="search" hidden>' in find_html()


def test_the_box_is_labelled() -> None:
    """By words that can be seen, and its buttons by words that can be heard."""
    html = find_html()
    assert re.findall(r'<label for="([^"]+)">', html) == re.findall(r'<input id="([^"]+)"', html)
    assert html.count("<button") == html.count('aria-label="')


def test_a_link_leads_to_another_guide_s_page(guide_bot: Bot) -> None:
    """Where it stands on a page that is not the guide's."""
    section = guide_bot.index.guides[-1].sections[0]
    assert section_link(section).startswith(f'<a href="#{section.anchor}">')
    assert section_link(section, guide=section.guide).startswith(f'<a href="{section.url}">')
