"""What stands beside a guide's text: the box to search it, and the list of its sections."""

from html import escape

from bot.app.texts import html_text
from knowledge.guide import Guide, Section, guide_url

LONGEST_SEARCH = 200


def find_html() -> str:
    """The box to search a guide, which its script shows: without a script it could do nothing."""
    label = html_text("guides.find")
    buttons = "".join(
        f'<button type="button" class="{name}" aria-label="{html_text(f"guides.find_{name}")}">{sign}</button>'
        for name, sign in (("previous", "↑"), ("next", "↓"))
    )
    return (
        f'<form class="find" role="search" hidden><label for="find.words">{label}</label>'
        f'<input id="find.words" type="search" placeholder="{label}" maxlength="{LONGEST_SEARCH}" autocomplete="off"'
        ' autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/">'
        '<kbd aria-hidden="true">/</kbd>'
        '<div class="found" hidden><p><span class="told"></span> <a class="place" href="#page.text"></a>'
        f'<a class="instead" href="/">{html_text("guides.ask_instead")}</a></p>{buttons}</div>'
        '<p class="hidden-words" role="status"></p></form>'
    )


def contents_html(guide: Guide) -> str:
    """The list of sections, with each one's sub-sections under it; where there is little room it is folded."""
    items = []
    for section in guide.sections:
        if section.parent is None:
            inner = "".join(f"<li>{section_link(each)}</li>" for each in guide.sections if each.parent == section.id)
            items.append(f"<li>{section_link(section)}{f'<ol>{inner}</ol>' if inner else ''}</li>")
    name = html_text("guides.contents")
    return (
        f'<nav class="contents" aria-label="{name}"><p class="contents-title" aria-hidden="true">{name}</p>'
        f"<details><summary>{name}</summary><ol>{''.join(items)}</ol></details></nav>"
    )


def section_link(section: Section, *, guide: str = "") -> str:
    """A link to a section, on the page of its guide or from another."""
    return f'<a href="{escape(guide_url(guide, section.anchor))}">{escape(section.title)}</a>'
