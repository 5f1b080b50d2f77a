"""The list of all guides: of each what it is, for whom, when it was reviewed, how long it is, and its sections."""

from collections.abc import Sequence
from html import escape

from bot.app.guide_contents import section_link
from bot.app.guide_pages import facts_html, framed
from bot.app.texts import html_text, text
from knowledge.guide import Guide, guide_url
from knowledge.markdown import plain_text
from knowledge.sentences import sentence_spans

AUDIENCE = "who"
"""The section of a guide that says whom it is for."""


def list_page(guides: Sequence[Guide]) -> str:
    """All guides, with what each is about."""
    title = text("guides.all")
    items = "".join(f"<li>{_card(guide)}</li>" for guide in guides)
    body = f'<h1>{escape(title)}</h1><p>{html_text("guides.list")}</p><ul class="guides">{items}</ul>'
    return framed(title, f'<main id="page.text">{body}</main>', is_list=True)


def _card(guide: Guide) -> str:
    heading = f'<h2><a href="{escape(guide_url(guide.id))}">{escape(guide.title)}</a></h2>'
    summary = f"<p>{escape(guide.summary)}</p>" if guide.summary else ""
    return f'{heading}<p class="facts">{facts_html(guide)}</p>{summary}{_audience(guide)}{_sections(guide)}'


def _audience(guide: Guide) -> str:
    """Whom the guide is for, in the first sentence of the section that says it."""
    source = next((section.text for section in guide.sections if section.anchor == AUDIENCE), "")
    first = next(sentence_spans(source), None)
    if first is None:
        return ""
    said = escape(plain_text(source[slice(*first)]))
    return f'<p><span class="about">{html_text("guides.for_whom")}</span> {said}</p>'


def _sections(guide: Guide) -> str:
    """The main sections as links."""
    links = [section_link(section, guide=guide.id) for section in guide.sections if section.parent is None]
    items = "".join(f"<li>{link}</li>" for link in links)
    name = html_text("guides.sections_of", title=guide.title)
    return f'<nav aria-label="{name}"><ul class="main-sections">{items}</ul></nav>' if items else ""
