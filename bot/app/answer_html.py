"""One message and one answer as HTML, each marker a link to its source."""

import re
from collections.abc import Iterator
from html import escape

from bot import replies
from bot.answer import MARKER, Answer, Citation, Kind, Mode
from knowledge.guide import Section
from knowledge.render import snippet_html

_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_LABELS = {Kind.DECLINED: "Not in the guides", Kind.REFUSED: "Not something I help with"}
_MODES = {
    Mode.EXTRACTED: "Quoted from the guide",
    Mode.GENERATED: "Worded by a language model; each sentence was held against the guide",
}
_NEW_TAB = 'target="_blank" rel="noopener"'


def message_html(message: str) -> str:
    """A learner's message as plain text: whatever is written in it, nothing of it is interpreted."""
    return one_block(f'<div class="message-text" dir="auto">{escape(encodable(message))}</div>')


def answer_html(number: int, answer: Answer) -> str:
    """An answer; `number` is its place in the conversation, which makes the ids of its sources unique."""
    label = _LABELS.get(answer.kind)
    heading = f'<p class="answer-label">{label}</p>' if label else ""
    body = _with_nearest(answer) if answer.nearest else _with_sources(number, answer)
    says_mode = answer.kind is Kind.ANSWER and answer.mode in _MODES and replies.BEYOND not in answer.text
    mode = f'<p class="answer-mode">{_MODES[answer.mode]}</p>' if says_mode else ""
    return one_block(f'<div class="answer answer-{answer.kind}" id="answer-{number}">{heading}{body}{mode}</div>')


def source_id(number: int, citation: Citation) -> str:
    """The id of a citation in the panel."""
    return f"answer-{number}-source-{citation.number}"


def marker_id(number: int, citation: Citation) -> str:
    """The id of the first marker of a citation in its answer, to which its source leads back."""
    return f"answer-{number}-marker-{citation.number}"


def one_block(html: str) -> str:
    """HTML on a single line, which the chat's Markdown reader takes as one block that it leaves alone.

    Links to the guides open beside the chat, because following them in it would end the conversation.
    """
    return html.replace('<a href="/guides', f'<a {_NEW_TAB} href="/guides').replace("\r", "").replace("\n", "&#10;")


def _with_sources(number: int, answer: Answer) -> str:
    links = {citation.number: citation for citation in answer.citations}
    linked: set[int] = set()

    def link(found: re.Match[str]) -> str:
        citation = links[int(found[1])]
        named = "" if citation.number in linked else f' id="{marker_id(number, citation)}"'
        linked.add(citation.number)
        target = f'href="#{source_id(number, citation)}" title="{escape(citation.section.title)}"'
        return f'<a class="marker"{named} {target}><span class="hidden-words">Source </span>{citation.number}</a>'

    return "".join(_PLACE.sub(link, snippet_html(text, guide=guide)) for guide, text in _by_guide(answer))


def _by_guide(answer: Answer) -> Iterator[tuple[str, str]]:
    """Stretches of an answer, each up to a marker and with the guide which that cites, so that its links lead there."""
    guides = {citation.number: citation.section.guide for citation in answer.citations}
    waiting: list[str] = []
    guide = ""
    for part in encodable(answer.text).replace(_OPEN, "").replace(_CLOSE, "").split("\n\n"):
        marker = MARKER.search(part)
        cited = guides[int(marker[1])] if marker else ""
        if cited and guide and cited != guide:
            yield guide, "\n\n".join(waiting)
            waiting = []
        guide = cited or guide
        waiting.append(MARKER.sub(rf"{_OPEN}\1{_CLOSE}", part))
    yield guide, "\n\n".join(waiting)


def _with_nearest(answer: Answer) -> str:
    """The text, with the titles of the nearest sections as links; those that it does not name follow in a list."""
    html = snippet_html(encodable(answer.text), guide="")
    unnamed = []
    for section in answer.nearest:
        quoted = f"“{escape(section.title)}”"
        if quoted in html:
            html = html.replace(quoted, f"“{_section_link(section, section.title)}”", 1)
        else:
            unnamed.append(f"<li>{_section_link(section, ' › '.join(section.trail))}</li>")
    return html + (f"<ul>{''.join(unnamed)}</ul>" if unnamed else "")


def _section_link(section: Section, words: str) -> str:
    return f'<a href="{escape(section.url)}">{escape(words)}</a>'


def encodable(text: str) -> str:
    """Text that can be sent: half of a surrogate pair cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
