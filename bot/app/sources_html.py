"""The panel beside the chat: each citation's section, whole, with the quoted words highlighted."""

from html import escape

from bot.answer import Answer, Citation
from bot.app.answer_html import encodable, marker_id, one_block, source_id
from bot.app.dialogue import Dialogue
from knowledge.render import section_html

_EMPTY = (
    '<p class="hint">Every answer quotes the guides. Its sources appear here, with the quoted words highlighted.</p>'
)
_UNSOURCED = '<p class="hint">The last reply quotes nothing, so it has no sources.</p>'
_EARLIER = '<h3 class="earlier">Earlier in this conversation</h3>'


def sources_html(dialogue: Dialogue) -> str:
    """The sources of the latest answer, and under them those of earlier answers, folded."""
    *earlier, latest = dialogue.numbered or [None]
    body = _latest(*latest) if latest else _EMPTY
    folded = "".join(_earlier(*each) for each in reversed(earlier) if each and each[1].citations)
    return one_block(f'<aside class="sources"><h2>Sources</h2>{body}{_EARLIER if folded else ""}{folded}</aside>')


def _latest(number: int, answer: Answer) -> str:
    if not answer.citations:
        return _UNSOURCED
    return "".join(_source(number, citation, is_open=place == 0) for place, citation in enumerate(answer.citations))


def _earlier(number: int, answer: Answer) -> str:
    sources = "".join(_source(number, citation, is_open=True) for citation in answer.citations)
    question = escape(encodable(answer.message))
    return f'<details class="earlier-answer"><summary dir="auto">{question}</summary>{sources}</details>'


def _source(number: int, citation: Citation, *, is_open: bool) -> str:
    section = citation.section
    *above, title = (escape(step) for step in section.trail)
    trail = f'<span class="trail">{" › ".join(above)}</span>' if above else ""
    text = section_html(section, marks=[(citation.start, citation.end)])
    return (
        f'<details class="source" id="{source_id(number, citation)}"{" open" if is_open else ""}>'
        f'<summary><span class="source-number">{citation.number}</span>'
        f'<span class="source-title">{trail}{title}</span></summary>'
        f'<div class="source-text">{text}</div><p class="source-links">'
        f'<a href="{escape(section.url)}">Read it in the guide</a>'
        f'<a class="back" href="#{marker_id(number, citation)}">Back to the answer</a></p></details>'
    )
