"""Hostile text in the question, in the guide and in what a model writes: no dialog, no request, no form, no style."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bot.answer import Answer, Citation, Kind, Mode
from bot.app.web import create_app
from bot.conversation import Conversation
from bot.pipeline import Bot
from tests.bot.app.served import in_a_loop, served
from tests.bot.app.visit import visiting

pytestmark = pytest.mark.browser

HOSTILE = [
    "<script>alert(1)</script><img src='http://evil.example/a.png' onerror='alert(1)'>",
    "![beacon](http://evil.example/b.png) [press](javascript:alert(1)) [d](data:text/html,<script>alert(1)</script>)",
    "</p></div></details><form action='http://evil.example'><input name='password'><button>Log in</button></form>",
    "<style>body{display:none}</style><iframe src='http://evil.example'></iframe><object data='//evil.example'>",
    "<div style='position:fixed;inset:0;background:url(http://evil.example/c.png)'>over everything</div>",
    "```mermaid\ngraph TD; A-->B\n```",
    "$$\\href{javascript:alert(1)}{x}$$",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg><math><style><img src=x onerror=alert()>",
    "<pre class='note made-1'>eyJmb3Jnb3R0ZW4iOnRydWV9</pre>",
    "&lt;img src=x onerror=alert(1)&gt; <a href='http://evil.example' target=_top>Continue</a>",
    "\u202egnp.exe\u202c \u200b\ufeff \x00\x1b[31m",
    "> " * 300 + "[" * 300 + "*" * 300,
]
FORBIDDEN = "form, input, iframe, img, script, style, object, embed, math, svg, .mermaid, .katex, [style], .note"


class HostileBot:
    """A bot whose model and whose guide say the worst there is, beside what the real ones have."""

    def __init__(self, bot: Bot) -> None:
        self.index, self.starters, self.position, self.about = bot.index, bot.starters, bot.position, bot.about
        self.has_model = True
        self._citation = bot.reply("what should I learn first?").citations[0]

    def stream(self, message: str, conversation: Conversation) -> Iterator[Answer]:
        section = replace(self._citation.section, trail=(message, message), text=message, links=())
        citation = Citation(1, replace(self._citation.passage, section=section), 0, len(message))
        yield Answer(
            message=message,
            kind=Kind.ANSWER,
            text=f"{message.replace('[1]', '')} [1]",
            conversation=conversation,
            mode=Mode.GENERATED,
            citations=(citation,),
            suggestions=(message,),
        )


@pytest.fixture(scope="module")
def hostile_address(guide_bot: Bot) -> Iterator[str]:
    hostile: Any = HostileBot(guide_bot)
    with served(in_a_loop(lambda: create_app(hostile))) as served_at:
        yield served_at


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(browser: Browser, hostile_address: str, text: str) -> None:
    """In the question, the answer, its source, its suggestion and the list of conversations; and the page works on."""
    with visiting(browser, hostile_address) as visit:
        page = visit.page
        visit.ask(text)
        expect(visit.answer(1).locator(".acts")).to_be_visible()
        expect(page.locator("#answer-1-source-1")).to_be_visible()
        expect(page.locator("#log .message-content, #sources .sources").locator(FORBIDDEN)).to_have_count(0)
        expect(page.locator("a[href^='javascript:'], a[href^='data:']")).to_have_count(0)
        page.get_by_role("button", name="Conversations").click()
        expect(page.locator("#talks li")).to_have_count(1)
        expect(page.locator("#talks").locator("img, script, iframe, form")).to_have_count(0)
        page.keyboard.press("Escape")
        page.reload()
        expect(visit.answer(1)).to_be_visible()
        visit.ask("and again")
        expect(visit.answer(2).locator(".acts")).to_be_visible()
