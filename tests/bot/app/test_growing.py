"""An answer that grows: it can be stopped, it does not jump, and it is read out once."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.answer import Answer
from bot.app.web import create_app
from bot.conversation import Conversation
from bot.pipeline import Bot
from tests.bot.app.served import in_a_loop, served
from tests.bot.app.visit import Visit, visiting

pytestmark = pytest.mark.browser
STEP, REPEATED = 0.15, 4
"""Seconds after which a piece of an answer is given again, and how often it is given."""
SPOKEN = """() => {
  window.spoken = [];
  const region = document.querySelector("body > .hidden-words[role=status]");
  new MutationObserver(() => window.spoken.push(region.textContent)).observe(region, { childList: true });
}"""


class GrowingBot:
    """The real bot, whose answers grow by a paragraph at a time, as those of a language model do."""

    def __init__(self, bot: Bot) -> None:
        self.index, self.starters, self.position, self.about = bot.index, bot.starters, bot.position, bot.about
        self.has_model, self._bot = True, bot
        self.under_way = 0

    def stream(self, message: str, conversation: Conversation) -> Iterator[Answer]:
        whole = self._bot.reply(message, conversation)
        parts = whole.text.split("\n\n")
        self.under_way += 1
        try:
            for count in range(len(parts) + 1):
                text = "\n\n".join(parts[:count])
                cited = tuple(each for each in whole.citations if f"[{each.number}]" in text)
                for _ in range(REPEATED):
                    yield Answer(message, whole.kind, text, whole.conversation, citations=cited)
                    time.sleep(STEP)
            yield whole
        finally:
            self.under_way -= 1


@pytest.fixture(scope="module")
def growing(guide_bot: Bot) -> GrowingBot:
    return GrowingBot(guide_bot)


@pytest.fixture
def visit(browser: Browser, growing: Any) -> Iterator[Visit]:
    with served(in_a_loop(lambda: create_app(growing))) as address, visiting(browser, address) as visit:
        yield visit


def test_an_answer_can_be_stopped(visit: Visit, growing: GrowingBot) -> None:
    """The model is stopped with it, the log is as it was, and the question is back in the box."""
    page = visit.page
    visit.ask("what is SQL for?")
    expect(visit.answer(1).locator(".acts")).to_be_visible()
    visit.ask("which courses are free?")
    expect(page.locator("#log .growing")).to_be_visible()
    visit.press(page.get_by_role("button", name="Stop"), back=True)
    expect(page.locator("#log .message-text")).to_have_text(["what is SQL for?"])
    expect(page.get_by_role("textbox", name="Your question")).to_have_value("which courses are free?")
    expect(page.locator("#log :is(.growing, .waiting)")).to_have_count(0)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    deadline = time.monotonic() + 5
    while growing.under_way and time.monotonic() < deadline:
        time.sleep(0.05)
    assert growing.under_way == 0
    page.keyboard.press("Enter")
    expect(visit.answer(2).locator(".acts")).to_be_visible()


def test_what_stands_above_does_not_move_while_an_answer_grows(visit: Visit) -> None:
    """The question stays where it is, so that the answer can be read from its beginning."""
    page = visit.page
    for number, question in enumerate(["what should I learn first?", "what is SQL for?"], start=1):
        visit.ask(question)
        expect(visit.answer(number).locator(".acts")).to_be_visible()
    visit.ask("which courses are free?")
    expect(page.locator("#log .growing")).to_be_visible()
    page.wait_for_timeout(600)  # the way there is scrolled
    place = "document.querySelectorAll('#log .message-text')[2].getBoundingClientRect().top"
    places = set()
    while page.locator("#log .growing").count():
        places.add(round(page.evaluate(place)))
        page.wait_for_timeout(60)
    assert len(places) <= 2, places


def test_an_answer_is_read_out_once_and_whole(visit: Visit) -> None:
    """Not piece by piece as it grows."""
    page = visit.page
    expect(page.locator("#remark")).to_be_attached()
    page.evaluate(SPOKEN)
    visit.ask("which courses are free?")
    expect(visit.answer(1).locator(".acts")).to_be_visible()
    page.wait_for_timeout(300)
    spoken = page.evaluate("window.spoken")
    assert [text.split(":")[0] for text in spoken] == ["Reading the guides…", "Answer"]
    assert "free" in spoken[-1]
    assert "Not helpful" not in spoken[-1]
    expect(page.locator("#log [role=log]")).to_have_attribute("aria-live", "off")


def test_after_a_stop_the_last_answer_s_own_question_is_asked_again(visit: Visit) -> None:
    """Not the one that was stopped."""
    page = visit.page
    visit.ask("what is SQL for?")
    expect(visit.answer(1).locator(".acts")).to_be_visible()
    visit.ask("which courses are free?")
    expect(page.locator("#log .growing")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("textbox", name="Your question")).to_have_value("which courses are free?")
    page.locator("#log .act-again").click()
    expect(page.locator("#log .growing")).to_be_visible()
    expect(page.locator("#log .message-text")).to_have_text(["what is SQL for?"])


def test_another_conversation_can_be_opened_while_an_answer_grows(visit: Visit) -> None:
    """The answer ends there, and what was shown of it is in its own conversation, and in no other."""
    page = visit.page
    visit.ask("what is SQL for?")
    expect(visit.answer(1).locator(".acts")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    expect(visit.answer(1)).to_have_count(0)
    visit.ask("which courses are free?")
    expect(page.locator("#log .growing")).to_contain_text("free")
    _open(page, "what is SQL for?")
    expect(page.locator("#log .message-text")).to_have_text(["what is SQL for?"])
    expect(page.get_by_role("textbox", name="Your question")).to_have_value("")
    page.wait_for_timeout(500)
    expect(page.locator("#log .message-text")).to_have_text(["what is SQL for?"])
    _open(page, "which courses are free?")
    expect(page.locator("#log .message-text")).to_have_text(["which courses are free?"])
    expect(visit.answer(1)).to_contain_text("free")
    expect(visit.answer(1).locator(".act-again")).to_be_visible()


def test_a_new_conversation_can_be_begun_while_an_answer_is_waited_for(visit: Visit) -> None:
    """The question is not lost: it stands in its conversation, and can be asked again there."""
    page = visit.page
    visit.ask("what is SQL for?")
    expect(page.locator("#log .waiting")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#log .message-text")).to_have_count(0)
    expect(page.locator("#log .example").first).to_be_visible()
    _open(page, "what is SQL for?")
    expect(visit.answer(1)).to_contain_text("You went on before there was an answer.")
    page.locator("#log .act-again").click()
    expect(visit.answer(1)).to_contain_text("language for asking questions")


def test_what_is_deleted_while_an_answer_grows_stays_deleted(visit: Visit) -> None:
    page = visit.page
    visit.ask("what is SQL for?")
    expect(visit.answer(1).locator(".acts")).to_be_visible()
    visit.ask("which courses are free?")
    expect(page.locator("#log .growing")).to_be_visible()
    page.get_by_role("button", name="Conversations").click()
    page.get_by_role("button", name="Delete “").click()
    expect(page.locator("#log .message-text")).to_have_count(0)
    page.wait_for_timeout(1000)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes(':talk:'))") == []


def _open(page: Page, title: str) -> None:
    page.get_by_role("button", name="Conversations").click()
    page.locator(".talk-open", has_text=title).click()
