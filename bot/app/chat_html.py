"""What stands around the answers: the title with the guides, and the log's messages."""

from collections.abc import Sequence
from html import escape
from typing import Any

from bot.answer import Answer
from bot.app.answer_html import answer_html, message_html, one_block
from bot.app.dialogue import Dialogue
from bot.app.guide_pages import NAME, reviewed
from knowledge.guide import Guide, guide_url

NAMED = 3
"""How many guides are named in the title; more are counted."""
_QUOTED = "Every answer is quoted, with its source, from"
_READING = '<div class="answer reading-guides">Reading the guides…</div>'


def greeting_html(guides: Sequence[Guide], *, worded: bool = False) -> str:
    """What this is, and which guides it answers from, each with the date of its last review.

    Where a language model words the answers, it is said that each sentence is held against the guides.
    """
    named = [_named(guide) for guide in guides[:NAMED]]
    if len(guides) > NAMED:
        named.append(f'<a href="/guides">{len(guides) - NAMED} more</a>')
    listed = f"{', '.join(named[:-1])} and {named[-1]}" if named[1:] else "".join(named)
    promise = "Every sentence of an answer is held against its source in" if worded else _QUOTED
    return one_block(f'<div class="greeting"><h1>{NAME}</h1><p>{promise} {listed}.</p></div>')


def _named(guide: Guide) -> str:
    facts = f' <span class="reviewed">({reviewed(guide.reviewed, word="reviewed")})</span>' if guide.reviewed else ""
    return f'<a href="{escape(guide_url(guide.id))}">{escape(guide.title)}</a>{facts}'


def log_messages(dialogue: Dialogue, *, asked: str = "") -> list[dict[str, Any]]:
    """The log as Gradio takes it; a message just `asked` stands at the end, waiting for its answer."""
    messages = [
        each for number, answer in dialogue.numbered for each in (_said(answer.message), _answer(number, answer))
    ]
    if dialogue.answers and not asked:
        messages[-1]["options"] = [{"value": question} for question in dialogue.answers[-1].suggestions]
    return [*messages, _said(asked), {"role": "assistant", "content": _READING}] if asked else messages


def _said(message: str) -> dict[str, Any]:
    return {"role": "user", "content": message_html(message)}


def _answer(number: int, answer: Answer) -> dict[str, Any]:
    return {"role": "assistant", "content": answer_html(number, answer) if answer.text else _READING}
