"""What stands around the answers: the title with the guides, and the log's messages."""

from collections.abc import Sequence
from html import escape
from typing import Any

from bot.answer import Answer
from bot.app.answer_html import answer_html, message_html, one_block
from bot.app.dialogue import Dialogue
from bot.app.guide_pages import reviewed
from bot.app.texts import html_text, text
from knowledge.guide import Guide, guide_url

TOOLS = ("conversations", "display")
NAMED = 3
"""How many guides are named in the title; more are counted."""


def greeting_html(guides: Sequence[Guide], *, worded: bool = False) -> str:
    """What this is, and which guides it answers from, each with the date of its last review.

    Where a language model words the answers, it is said that each sentence is held against the guides.
    """
    named = [_named(guide) for guide in guides[:NAMED]]
    if len(guides) > NAMED:
        named.append(f'<a href="/guides">{html_text("page.more_guides", count=len(guides) - NAMED)}</a>')
    listed = f" {html_text('page.and')} ".join(filter(None, [", ".join(named[:-1]), named[-1]])) if named else ""
    promise = html_text("page.worded" if worded else "page.quoted")
    tools = "".join(
        f'<button type="button" class="tool" value="{name}">{html_text(f"page.{name}")}</button>' for name in TOOLS
    )
    title = f"<div><h1>{html_text('page.name')}</h1><p>{promise} {listed}.</p></div>"
    return one_block(f'<div class="greeting">{title}<p class="tools">{tools}</p></div>')


def panel_bar_html(*, has_path: bool) -> str:
    """The buttons that open the panel where there is no room for it beside the chat, in the order of its tabs."""
    tabs = ("sources", "path", "guides") if has_path else ("sources", "guides")
    buttons = "".join(
        f'<button type="button" class="to-panel" value="{place}">{html_text(f"{name}.tab")}</button>'
        for place, name in enumerate(tabs)
    )
    return one_block(f'<p class="panel-bar">{buttons}</p>')


def editing_html() -> str:
    """The line above the text box while the last question is edited."""
    cancel = f'<button type="button" id="cancel-edit" class="plain">{html_text("page.cancel")}</button>'
    return one_block(f'<p class="editing-note">{html_text("page.editing")} {cancel}</p>')


def _named(guide: Guide) -> str:
    told = reviewed(guide.reviewed, word=text("page.reviewed"))
    facts = f' <span class="reviewed">({told})</span>' if guide.reviewed else ""
    return f'<a href="{escape(guide_url(guide.id))}">{escape(guide.title)}</a>{facts}'


def log_messages(dialogue: Dialogue, *, asked: str = "", is_growing: bool = False) -> list[dict[str, Any]]:
    """The log as Gradio takes it; a message just `asked` stands at the end, waiting for its answer.

    While the last answer is still growing, nothing can be done with it. Where the conversation began earlier than what
    is shown of it, that is said first.
    """
    last = 0 if asked or is_growing else dialogue.number
    growing = dialogue.number if is_growing else 0
    messages = _begun_earlier() if dialogue.forgotten else []
    messages += [
        each
        for number, answer in dialogue.numbered
        for each in (
            *_said(answer.message, is_last=number == last),
            _answered(number, answer, is_last=number == last, is_growing=number == growing),
        )
    ]
    if last:
        messages[-1]["options"] = [{"value": question} for question in dialogue.answers[-1].suggestions]
    return [*messages, *_said(asked), {"role": "assistant", "content": _waiting_html("waiting")}] if asked else messages


def _begun_earlier() -> list[dict[str, Any]]:
    return [{"role": "assistant", "content": f'<div class="earlier">{html_text("page.earlier")}</div>'}]


def _said(message: str, *, is_last: bool = False) -> list[dict[str, Any]]:
    """What the learner said; nothing where the bot spoke first."""
    return [{"role": "user", "content": message_html(message, is_last=is_last)}] if message else []


def _answered(number: int, answer: Answer, **state: bool) -> dict[str, Any]:
    content = answer_html(number, answer, **state) if answer.text else _waiting_html("waiting begun")
    return {"role": "assistant", "content": content}


def _waiting_html(state: str) -> str:
    return f'<div class="answer {state}">{html_text("page.reading")}</div>'
