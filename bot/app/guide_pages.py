"""The guides as pages of their own: one a guide, their list, and the page for what is not there."""

from collections.abc import Sequence
from datetime import date
from html import escape

from knowledge.guide import Guide, Section, guide_url
from knowledge.render import guide_html

NAME = "Career Guide"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{summary}">
<title>{title}</title>
<link rel="stylesheet" href="/page/base.css">
<link rel="stylesheet" href="/page/guide.css">
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
</head>
<body class="reading">
<a class="skip" href="#page.text">Skip to the text</a>
<header class="top"><a class="home" href="/">{name}</a>
<nav aria-label="Site"><a href="/">Ask a question</a> <a href="/guides">All guides</a></nav></header>
{body}
</body>
</html>
"""


def guide_page(guide: Guide) -> str:
    """A guide to be read by itself: its contents, its text with anchors and footnotes, and when it was reviewed."""
    title, end, text = guide_html(guide).partition("</h1>\n")
    facts = f'<p class="reviewed">{reviewed(guide.reviewed)}</p>' if guide.reviewed else ""
    return _page(
        f"{guide.title} · {NAME}",
        f'<div class="columns">{_contents(guide)}<main id="page.text">{title}{end}{facts}{text}</main></div>',
        summary=guide.summary,
    )


def list_page(guides: Sequence[Guide]) -> str:
    """All guides, with what each is about."""
    items = "".join(
        f'<li><a href="{escape(guide_url(guide.id))}">{escape(guide.title)}</a>'
        f"<p>{escape(guide.summary)} <span class='reviewed'>{reviewed(guide.reviewed)}</span></p></li>"
        for guide in guides
    )
    return _page(
        f"All guides · {NAME}", f'<main id="page.text"><h1>All guides</h1><ul class="guides">{items}</ul></main>'
    )


def missing_page() -> str:
    """What is shown under an address at which there is no guide."""
    text = 'There is no guide at this address. <a href="/guides">See all guides</a> or <a href="/">ask a question</a>.'
    return _page(f"Not found · {NAME}", f'<main id="page.text"><h1>Not found</h1><p>{text}</p></main>')


def reviewed(day: date | None, *, word: str = "Reviewed") -> str:
    """When a guide was last checked, in words; nothing where it does not say."""
    return f'{word} <time datetime="{day}">{day.day} {day:%B %Y}</time>' if day else ""


def _contents(guide: Guide) -> str:
    """The list of sections, with each one's sub-sections under it."""
    items = []
    for section in guide.sections:
        if section.parent is None:
            inner = "".join(f"<li>{_link(each)}</li>" for each in guide.sections if each.parent == section.id)
            items.append(f"<li>{_link(section)}{f'<ol>{inner}</ol>' if inner else ''}</li>")
    return (
        '<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary>'
        f"<ol>{''.join(items)}</ol></details></nav>"
    )


def _link(section: Section) -> str:
    return f'<a href="{escape(guide_url("", section.anchor))}">{escape(section.title)}</a>'


def _page(title: str, body: str, *, summary: str = "") -> str:
    return _PAGE.format(title=escape(title), name=NAME, body=body, summary=escape(summary))
