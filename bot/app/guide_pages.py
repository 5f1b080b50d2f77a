"""The guides as pages of their own: what stands around each page, a guide, and the page for what is not there."""

from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from bot.app.guide_contents import contents_html, find_html
from bot.app.texts import html_text, text, texts_for_scripts
from knowledge.guide import Guide, Section, guide_url
from knowledge.render import Additions, guide_html

NAME = "Career Guide"
WORDS_A_MINUTE = 220
"""How fast somebody reads who wants to understand."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{summary}">
<title>{title}</title>
<link rel="stylesheet" href="/page/base.css">
<link rel="stylesheet" href="/page/guide.css">
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<script type="module" src="/page/comfort.js"></script>
{script}</head>
<body class="reading">
<a class="skip" href="#page.text">{skip}</a>
<header class="top"><a class="home" href="/">{name}</a>
<nav aria-label="{site}"><a href="/">{ask}</a> <a href="/guides"{current}>{all}</a></nav></header>
{body}
{words}</body>
</html>
"""
_SCRIPT = '<script type="module" src="/page/guide.js"></script>\n'
# It stands at the end, so that a link to a heading with this id finds the heading.
_WORDS = '<script type="application/json" id="texts">{words}</script>\n'


def guide_page(guide: Guide, among: Sequence[Guide] = ()) -> str:
    """A guide to be read by itself: its contents, a search, its text with footnotes, and the guides beside it."""
    additions = Additions(_ask_link, text("guides.footnotes"), text("guides.back"))
    title, end, body = guide_html(guide, additions=additions).partition("</h1>\n")
    lead = f'<p class="lead">{escape(guide.summary)}</p>' if guide.summary else ""
    facts = f'{lead}<p class="facts">{facts_html(guide)}</p>'
    side = f'<div class="side">{find_html()}{contents_html(guide)}</div>'
    main = f'<main id="page.text">{title}{end}{facts}{body}{_end(guide, among)}</main>'
    return framed(guide.title, f'<div class="columns">{side}{main}</div>', summary=guide.summary, is_guide=True)


def missing_page() -> str:
    """What is shown under an address at which there is no guide."""
    ways = (("/", "guides.ask"), ("/guides", "guides.all"))
    links = "".join(f'<li><a href="{address}">{html_text(words)}</a></li>' for address, words in ways)
    told = f"<p>{html_text('guides.missing')} {html_text('guides.missing_or')}</p><ul>{links}</ul>"
    title = text("guides.missing_title")
    return framed(title, f'<main id="page.text"><h1>{escape(title)}</h1>{told}</main>')


def facts_html(guide: Guide) -> str:
    """When a guide was last checked, if it says so, and how long it takes to read."""
    words = sum(len(part.split()) for section in guide.sections for part in (section.title, section.text))
    minutes = html_text("guides.reading_time", minutes=max(1, round(words / WORDS_A_MINUTE)))
    return " · ".join(fact for fact in (reviewed(guide.reviewed), minutes) if fact)


def reviewed(day: date | None, *, word: str = "") -> str:
    """When a guide was last checked, in words; nothing where it does not say."""
    said = word or text("guides.reviewed")
    return f'{escape(said)} <time datetime="{day}">{day.day} {day:%B %Y}</time>' if day else ""


def framed(title: str, body: str, *, summary: str = "", is_guide: bool = False, is_list: bool = False) -> str:
    """A whole page around its body; the page of a guide has the script that goes with it."""
    return _PAGE.format(
        title=escape(f"{title} · {NAME}"),
        summary=escape(summary),
        script=_SCRIPT if is_guide else "",
        words=_WORDS.format(words=texts_for_scripts("guide_scripts")) if is_guide else "",
        current=' aria-current="page"' if is_list else "",
        name=NAME,
        body=body,
        **{name: html_text(f"guides.{name}") for name in ("skip", "site", "ask", "all")},
    )


def _ask_link(section: Section) -> str:
    """The way from a section to the chat, called by the section's title too for those who hear the page."""
    words = text("guides.ask_about")
    called = text("guides.ask_about_named", words=words, title=section.title)
    address = f"/?about={quote(section.id, safe='')}"
    return f'<a class="ask" href="{address}" aria-label="{escape(called)}">{escape(words)}</a>'


def _end(guide: Guide, among: Sequence[Guide]) -> str:
    """What follows the text: when it was reviewed, and the guides before and after it in their order."""
    places = [index for index, each in enumerate(among) if each.id == guide.id]
    links = [
        _way_on(among[there], rel)
        for place in places
        for there, rel in ((place - 1, "prev"), (place + 1, "next"))
        if 0 <= there < len(among)
    ]
    day = reviewed(guide.reviewed, word=text("guides.reviewed_on"))
    last = f'<p class="last">{day}.</p>' if day else ""
    ways = f'<nav class="ways-on" aria-label="{html_text("guides.ways_on")}">{"".join(links)}</nav>' if links else ""
    return f"{last}{ways}"


def _way_on(guide: Guide, rel: str) -> str:
    title = f"<span>{html_text(f'guides.{rel}')}</span> {escape(guide.title)}"
    return f'<a rel="{rel}" href="{escape(guide_url(guide.id))}">{title}</a>'
