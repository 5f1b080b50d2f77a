"""The chat: Gradio's log and text box, the sources beside them, and what happens when something is asked."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import gradio as gr

from bot.app.chat_html import greeting_html, log_messages
from bot.app.dialogue import Dialogue
from bot.app.path_panel import PARTS, build_memory, build_path_panel, connect, restore, show
from bot.app.respond import respond
from bot.app.sources_html import sources_html
from bot.conversation import Conversation
from bot.pipeline import Bot

WAITING = 128
"""How many messages may wait for their turn before more are turned away."""
SPARE_THREADS = 8
"""Threads beside those that answer, so that health and pages are served while all of them are busy."""
FORGET_AFTER = 6 * 3600
"""The seconds without a message after which a conversation is forgotten."""
WELCOME = "## What would you like to know?\n\nAsk in your own words, or begin with one of these."
HEAD = (
    '<link rel="stylesheet" href="/page/base.css"><link rel="stylesheet" href="/page/chat.css">'
    '<link rel="stylesheet" href="/page/path.css">'
    '<script src="/page/chat.js" defer></script>'
)

Shown = tuple[Any, ...]


def build_chat(bot: Bot, *, at_once: int) -> gr.Blocks:
    """The page as Gradio's `Blocks`, which answers `at_once` messages side by side."""
    with gr.Blocks(title="Career Guide", analytics_enabled=False, fill_width=True) as page:
        dialogue = gr.State(Dialogue(), time_to_live=FORGET_AFTER)
        kept = build_memory()
        with gr.Row(elem_id="top"):
            _block(greeting_html(bot.index.guides, worded=bot.has_model), "greeting")
            restart = gr.Button("New conversation", size="sm", elem_id="restart")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                log = _log(bot)
                box = _box()
            with gr.Column(elem_id="panel"), gr.Tabs(elem_id="tabs"):
                with gr.Tab("Sources"):
                    sources = _block(sources_html(Dialogue()), "sources")
                with gr.Tab("Your path", visible=bot.position(Conversation()) is not None):
                    path = build_path_panel(kept)
        outputs = [box, log, sources, dialogue, *path.outputs]
        event = {"outputs": outputs, "concurrency_limit": at_once, "concurrency_id": "reply"}
        hidden = {"api_visibility": "private", "show_progress": "hidden"}

        def choose(chosen: gr.SelectData, dialogue: Dialogue) -> Iterator[Shown]:
            yield from _reply(bot, _words(chosen.value), dialogue, typed=False)

        box.submit(partial(_reply, bot), [box, dialogue], **event, **hidden)
        gr.on([log.example_select, log.option_select], choose, [dialogue], **event, **hidden)
        gr.on([restart.click, log.clear], partial(_restart, bot), [dialogue], outputs, **hidden)
        page.load(partial(restore, bot), [path.kept, dialogue], [dialogue, *path.outputs], **hidden)
        connect(path, bot, dialogue, at_once=at_once)
        _offer_endpoint(bot, dialogue, at_once)
    page.max_threads = at_once + SPARE_THREADS
    page.queue(max_size=WAITING, api_open=False)
    return page


def _log(bot: Bot) -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="log",
        label="Conversation",
        show_label=False,
        examples=[{"text": question} for question in bot.starters()],
        placeholder=WELCOME,
        layout="bubble",
        buttons=[],
        latex_delimiters=[],
        height="100%",
        group_consecutive_messages=False,
    )


def _box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label="Your question",
        show_label=False,
        placeholder="Ask in your own words",
        autofocus=True,
        lines=1,
        max_lines=6,
        submit_btn="Ask",
    )


def _block(html: str, name: str) -> gr.Markdown:
    """A place for HTML of ours. `gr.HTML` would not do: it builds functions out of text, which the page forbids."""
    return gr.Markdown(html, elem_id=name, latex_delimiters=[])


def _reply(bot: Bot, message: str | None, dialogue: Dialogue, *, typed: bool = True) -> Iterator[Shown]:
    """The page as it is to be shown at once, and then as the answer grows; the path only where that has changed."""
    same = (gr.skip(),) * PARTS
    yield "" if typed else gr.skip(), log_messages(dialogue, asked=message or ""), gr.skip(), gr.skip(), *same
    shown = ""
    for grown in respond(bot, message or "", dialogue):
        if grown.answers[-1].text == shown:
            yield (gr.skip(),) * (4 + PARTS)
            continue
        shown = grown.answers[-1].text
        is_known = grown.conversation.learner == dialogue.conversation.learner
        yield gr.skip(), log_messages(grown), sources_html(grown), grown, *(same if is_known else show(bot, grown))


def _restart(bot: Bot, dialogue: Dialogue) -> Shown:
    fresh = dialogue.begun_anew()
    return "", [], sources_html(fresh), fresh, *show(bot, fresh)


def _words(chosen: Any) -> str:
    """What stands on a chosen chip; an example comes as a mapping, a suggestion as its words."""
    return str(chosen.get("text", "") if isinstance(chosen, dict) else chosen)


def _offer_endpoint(bot: Bot, dialogue: gr.State, at_once: int) -> None:
    """The one public endpoint, `/chat`: a message in, the answer out as `guide-ask --json` prints it."""

    def chat(message: str | None, dialogue: Dialogue) -> tuple[dict[str, Any], Dialogue]:
        """Ask the guides; messages with the same session are one conversation."""
        *_, grown = respond(bot, message or "", dialogue)
        return grown.answers[-1].to_json(), grown

    message = gr.Textbox(label="message", visible=False)
    answer = gr.JSON(label="answer", visible=False)
    message.submit(chat, [message, dialogue], [answer, dialogue], api_name="chat", concurrency_limit=at_once)
