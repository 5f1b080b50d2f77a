"""The chat page: Gradio's log and text box, the panel beside them, and which event is answered by what."""

from typing import Any

import gradio as gr

from bot.app.chat_html import editing_html, greeting_html, panel_bar_html
from bot.app.dialogue import Dialogue
from bot.app.guides_html import guides_html
from bot.app.path_panel import build_path_panel, connect
from bot.app.replying import Parts, Replies
from bot.app.respond import respond
from bot.app.sources_html import sources_html
from bot.app.texts import text, texts_for_scripts
from bot.conversation import Conversation
from bot.pipeline import Bot

WAITING = 128
"""How many messages may wait for their turn before more are turned away."""
SPARE_THREADS = 8
"""Threads beside those that answer, so that health and pages are served while all of them are busy."""
FORGET_AFTER = 6 * 3600
"""The seconds without a message after which the server forgets a conversation; the browser still has it."""
STYLES = ("base.css", "chat.css", "talk.css", "path.css")

SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        *(
            "words",
            "elements",
            "announce",
            "bridge",
            "storage",
            "comfort",
            "log",
            "panel",
            "store",
            "keeping",
            "export",
            "talks",
        ),
        *("display", "feedback", "stopping", "actions", "path"),
    )
)


def head() -> str:
    """What the page loads beside Gradio's own: styles, the words of the scripts, and the scripts."""
    styles = "".join(f'<link rel="stylesheet" href="/page/{name}">' for name in STYLES)
    # Each script imports others: told beforehand, they all come at once.
    early = "".join(f'<link rel="modulepreload" href="/page/{name}">' for name in SCRIPTS)
    words = f'<script type="application/json" id="texts">{texts_for_scripts()}</script>'
    return f'{styles}{early}{words}<script type="module" src="/page/chat.js"></script>'


def build_chat(bot: Bot, *, at_once: int) -> gr.Blocks:
    """The page as Gradio's `Blocks`, which answers `at_once` messages side by side."""
    has_path = bot.position(Conversation()) is not None
    with gr.Blocks(title=text("page.name"), analytics_enabled=False, fill_width=True) as page:
        dialogue = gr.State(Dialogue(), time_to_live=FORGET_AFTER)
        told = gr.Markdown(elem_id="told", elem_classes="unseen", latex_delimiters=[])
        order = gr.Textbox(label="order", elem_id="order", elem_classes="unseen")
        # What is ordered is sent twice, since it changed; a message is too long for that, and stands apart.
        words = gr.Textbox(label="words", elem_id="words", elem_classes="unseen")
        memory = gr.Textbox(label="memory", elem_id="memory", elem_classes="unseen")
        with gr.Row(elem_id="top"):
            _block(greeting_html(bot.index.guides, worded=bot.has_model), "greeting")
            restart = gr.Button(text("page.new"), size="sm", elem_id="restart")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                log = _log(bot)
                stop = gr.Button(text("page.stop"), size="sm", elem_id="stop")
                _block(editing_html(), "editing")
                box = _box()
                _block(panel_bar_html(has_path=has_path), "bar")
            with gr.Column(elem_id="panel"), gr.Tabs(elem_id="tabs"):
                with gr.Tab(text("sources.tab")):
                    sources = _block(sources_html(Dialogue(), 0), "sources")
                with gr.Tab(text("path.tab"), visible=has_path):
                    path = build_path_panel(told, [guide.curriculum for guide in bot.index.guides if guide.curriculum])
                with gr.Tab(text("guides.tab")):
                    _block(guides_html(bot.index.guides), "guides")
        parts = Parts(box, log, sources, dialogue, path)
        replies = Replies(bot, parts)
        event: dict[str, Any] = {"outputs": parts.outputs, "api_visibility": "private", "show_progress": "hidden"}
        reply = event | {"concurrency_limit": at_once, "concurrency_id": "reply"}
        answers = [
            box.submit(replies.ask, [box, dialogue, memory], **reply),
            gr.on([log.example_select, log.option_select], replies.choose, [dialogue, memory], **reply),
            order.change(replies.carry_out, [order, dialogue, memory, words], trigger_mode="multiple", **reply),
        ]
        # What there is of the answer is taken away by a script, once nothing more of it can come.
        stop.click(None, cancels=answers, api_visibility="private")
        restart.click(replies.begin_anew, [dialogue, memory], cancels=answers, **event)
        page.load(replies.begin, [dialogue], **event)
        connect(path, bot, [dialogue, memory], dialogue, replies.recall, at_once=at_once)
        _offer_endpoint(bot, dialogue, at_once)
    page.max_threads = at_once + SPARE_THREADS
    page.queue(max_size=WAITING, api_open=False)
    return page


def _log(bot: Bot) -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="log",
        label=text("page.log"),
        show_label=False,
        examples=[{"text": question} for question in bot.starters()],
        placeholder=text("page.welcome"),
        layout="bubble",
        buttons=[],
        latex_delimiters=[],
        height="100%",
        group_consecutive_messages=False,
        autoscroll=False,
    )


def _box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label=text("page.question"),
        show_label=False,
        placeholder=text("page.hint"),
        autofocus=True,
        lines=1,
        max_lines=6,
        submit_btn=text("page.ask"),
    )


def _block(html: str, name: str) -> gr.Markdown:
    """A place for HTML of ours. `gr.HTML` would not do: it builds functions out of text, which the page forbids."""
    return gr.Markdown(html, elem_id=name, latex_delimiters=[])


def _offer_endpoint(bot: Bot, dialogue: gr.State, at_once: int) -> None:
    """The one public endpoint, `/chat`: a message in, the answer out as `guide-ask --json` prints it."""

    def chat(message: str | None, dialogue: Dialogue) -> tuple[dict[str, Any], Dialogue]:
        """Ask the guides; messages with the same session are one conversation."""
        *_, grown = respond(bot, message or "", dialogue)
        return grown.answers[-1].to_json(), grown

    message = gr.Textbox(label="message", visible=False)
    answer = gr.JSON(label="answer", visible=False)
    message.submit(chat, [message, dialogue], [answer, dialogue], api_name="chat", concurrency_limit=at_once)
