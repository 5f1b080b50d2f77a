"""The panel beside the chat: each citation's section, whole, with the quoted words highlighted."""

from html import escape

from bot.answer import Answer, Citation
from bot.app.answer_html import encodable, marker_id, one_block, source_id
from bot.app.dialogue import Dialogue
from bot.app.kept import FormerSection
from bot.app.texts import html_text
from knowledge.render import section_html


def sources_html(dialogue: Dialogue, number: int) -> str:
    """The sources of one answer of a dialogue, by its number; of an earlier one under its question."""
    answer = dict(dialogue.numbered).get(number)
    if answer is None:
        body = _hint("sources.empty")
    elif not answer.citations:
        body = _hint("sources.none")
    else:
        body = "".join(_source(number, cited, is_open=place == 0) for place, cited in enumerate(answer.citations))
    told = f'<p class="hint" dir="auto">{_of(answer)}</p>' if answer and number < dialogue.number else ""
    return one_block(
        f'<div class="sources"><h2 class="hidden-words">{html_text("sources.title")}</h2>{told}{body}</div>'
    )


def _of(answer: Answer) -> str:
    return html_text("sources.earlier", question=encodable(answer.message))


def _hint(key: str) -> str:
    return f'<p class="hint">{html_text(key)}</p>'


def _source(number: int, citation: Citation, *, is_open: bool) -> str:
    section = citation.section
    *above, title = (escape(step) for step in section.trail)
    trail = f'<span class="trail">{" › ".join(above)}</span>' if above else ""
    former = _hint("sources.former") if isinstance(section, FormerSection) else ""
    text = section_html(section, marks=[(citation.start, citation.end)])
    return (
        f'<details class="source" id="{source_id(number, citation)}"{" open" if is_open else ""}>'
        f'<summary><span class="source-number">{citation.number}</span>'
        f'<span class="source-title">{trail}{title}</span></summary>'
        f'<div class="source-text">{former}{text}</div><p class="source-links">'
        f'<a href="{escape(section.url)}">{html_text("sources.read")}</a>'
        f'<a class="back" href="#{marker_id(number, citation)}">{html_text("sources.back")}</a></p></details>'
    )
