"""The panel's list of the guides: what each is about, when it was reviewed, and its sections."""

from collections.abc import Sequence
from html import escape

from bot.app.answer_html import one_block
from bot.app.guide_pages import reviewed
from bot.app.texts import html_text
from knowledge.guide import Guide, guide_url


def guides_html(guides: Sequence[Guide]) -> str:
    """Every guide with links to its page and to its sections."""
    return one_block(f'<div class="guide-list">{"".join(map(_guide, guides))}</div>')


def _guide(guide: Guide) -> str:
    sections = "".join(
        f'<li><a href="{escape(section.url)}">{escape(section.title)}</a></li>'
        for section in guide.sections
        if section.parent is None
    )
    return (
        f'<h2><a href="{escape(guide_url(guide.id))}">{escape(guide.title)}</a></h2>'
        f'<p>{escape(guide.summary)} <span class="reviewed">{reviewed(guide.reviewed)}</span></p>'
        f"<details><summary>{html_text('guides.sections')}</summary><ul>{sections}</ul></details>"
    )
