"""One message and one answer as HTML, each marker a link to its source."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from bot import replies
from bot.answer import MARKER, Answer, Citation, Kind, Mode
from bot.app.kept import FormerSection
from bot.app.texts import html_text
from knowledge.guide import Section
from knowledge.render import snippet_html

_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f" ?{_OPEN}(\\d+){_CLOSE}")
_GLUE = "&nbsp;"
"""Keeps a marker on the line of the word that it follows."""
_LABELLED = frozenset({Kind.DECLINED, Kind.REFUSED})
_JUDGED = frozenset({Kind.ANSWER, Kind.PLAN, Kind.DECLINED})
"""The kinds of answers of which a learner may say whether they helped."""
_NEW_TAB = 'target="_blank" rel="noopener"'


def message_html(message: str, *, is_last: bool = False) -> str:
    """A learner's message as plain text: whatever is written in it, nothing of it is interpreted.

    The last one may be edited.
    """
    edit = _actions([_action("edit", title=html_text("answer.edit_title"))]) if is_last and message.strip() else ""
    return one_block(f'<div class="message-text" dir="auto">{escape(encodable(message))}</div>{edit}')


def answer_html(number: int, answer: Answer, *, is_last: bool = False, is_growing: bool = False) -> str:
    """An answer; `number` is its place in the conversation, which makes the ids of its sources unique.

    The last one may be asked for again, and with one that is still growing nothing can be done. Where somebody spoke of
    being in danger nothing is sent to the author.
    """
    heading = f'<p class="answer-label">{html_text(f"answer.{answer.kind}")}</p>' if answer.kind in _LABELLED else ""
    body = _with_nearest(answer) if answer.nearest else _with_sources(number, answer)
    end = "" if is_growing else f"{_origin(answer)}{_answer_actions(number, answer, is_last)}"
    look = f"answer answer-{answer.kind}{' growing' if is_growing else ''}"
    return one_block(f'<div class="{look}" id="answer-{number}">{heading}{body}{end}</div>')


def _origin(answer: Answer) -> str:
    """One line on how an answer came about: quoted, worded by a model, or computed.

    There is none where part of it is not from the guide, or no longer.
    """
    is_former = any(isinstance(citation.section, FormerSection) for citation in answer.citations)
    if replies.BEYOND in answer.text or is_former:
        return ""
    told = {Kind.ANSWER: answer.mode, Kind.PLAN: Kind.PLAN}.get(answer.kind, Mode.NONE)
    return "" if told == Mode.NONE else f'<p class="answer-mode">{html_text(f"answer.{told}")}</p>'


def _answer_actions(number: int, answer: Answer, is_last: bool) -> str:
    """What can be done with an answer; with a caring reply, or where the bot spoke first, nothing."""
    if answer.kind is Kind.CARE or not answer.message:
        return ""
    judged = ("good", "bad") if answer.kind in _JUDGED and not answer.conversation.guarded else ()
    again = ("again",) if is_last else ()
    copy = _action("copy", number, title=html_text("answer.copy_title"))
    return _actions([copy, *(_action(name, number) for name in (*judged, *again))])


def _action(name: str, number: int = 0, *, title: str = "") -> str:
    """A button, which the page's scripts know by its class; its value is the number of the answer."""
    words = html_text(f"answer.{name}")
    told = f' title="{title}"' if title else ""
    return f'<button type="button" class="act act-{name}" value="{number}"{told}>{words}</button>'


def _actions(buttons: Sequence[str]) -> str:
    return f'<p class="acts">{"".join(buttons)}</p>'


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
        words = f'<span class="hidden-words">{html_text("answer.source")} </span>{citation.number}'
        return f'{_GLUE}<a class="marker"{named} {target}>{words}</a>'

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
