"""Reload, restart, two tabs: conversations, sources and plan are as they were; and nothing of distress is kept."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from bot.app.serve import open_port
from bot.app.web import create_app
from bot.pipeline import Bot
from tests.bot.app.served import in_a_loop
from tests.bot.app.visit import Visit, visiting

pytestmark = pytest.mark.browser
FIRST = "what should I learn first?"


class Restartable:
    """A server that can be stopped and started again on the same port, as another process would be."""

    def __init__(self, bot: Bot) -> None:
        with open_port("127.0.0.1", 0) as opened:
            self._port = opened.getsockname()[1]
        self._bot = bot
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        app = in_a_loop(lambda: create_app(self._bot))
        config = uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1)
        self._server, self._opened = uvicorn.Server(config), open_port("127.0.0.1", self._port)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._opened]})
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.02)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._opened.close()


@pytest.fixture
def server(guide_bot: Bot) -> Iterator[Restartable]:
    server = Restartable(guide_bot)
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
        yield visit


def _messages(page: Page) -> Any:
    return page.locator("#log .message-text")


def _stored(page: Page) -> list[dict[str, Any]]:
    keys = "Object.keys(localStorage).filter(key => key.startsWith('career-guide:talk:'))"
    texts: list[str] = page.evaluate(f"{keys}.map(key => localStorage[key])")
    return [json.loads(text) for text in texts]


def test_a_reload_changes_nothing(visit: Visit) -> None:
    """The answers, their sources and suggestions, and what the next message leans on."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    visit.ask("and after that?")
    expect(visit.answer(2)).to_contain_text("Phase 2")
    options = visit.page.locator("#log .option").all_inner_texts()
    answers = visit.page.locator("#log .answer").all_inner_texts()
    sources = visit.page.locator("#sources").inner_text()
    visit.page.reload()
    expect(visit.answer(2)).to_be_visible()
    assert visit.page.locator("#log .answer").all_inner_texts() == answers
    assert visit.page.locator("#log .option").all_inner_texts() == options
    assert visit.page.locator("#sources").inner_text() == sources
    visit.answer(1).locator("a.marker").first.click()
    expect(visit.page.locator("#answer-1-source-1 mark").first).to_be_focused()
    visit.ask("and then?")
    expect(visit.answer(3)).to_contain_text("Phase 3")


def test_a_restart_of_the_server_is_not_noticed(browser: Browser, server: Restartable) -> None:
    """The page is not reloaded; the next message is understood as if nothing had happened."""
    with browser.new_context() as context:
        visit = Visit(context.new_page(), server.address)
        visit.ask("I know Python and have 6 hours a week")
        expect(visit.answer(1)).to_contain_text("Shall I note that?")
        server.stop()
        server.start()
        visit.ask("yes")
        expect(visit.answer(2)).to_contain_text("Noted. Known: Python basics")
        expect(_messages(visit.page)).to_have_text(["I know Python and have 6 hours a week", "yes"])
        assert visit.hosts - {"data"} == {"127.0.0.1"}


def test_after_a_restart_a_press_of_a_button_loses_nothing(browser: Browser, server: Restartable) -> None:
    """A tick, a goal or a new conversation comes on top of what the browser kept."""
    with browser.new_context() as context:
        visit = Visit(context.new_page(), server.address)
        visit.ask("I know Python and have 6 hours a week")
        expect(visit.answer(1)).to_contain_text("Shall I note that?")
        visit.ask("yes")
        expect(visit.answer(2)).to_contain_text("Noted")
        visit.page.get_by_role("tab", name="My path").click()
        visit.page.get_by_text("Tick what you know").click()
        server.stop()
        server.start()
        visit.page.locator("#known").get_by_label("SQL", exact=True).check()
        expect(visit.page.locator("#path ol .topic-done")).to_have_count(2)
        visit.page.get_by_role("button", name="New conversation").click()
        expect(visit.answer(1)).to_have_count(0)
        assert visit.page.evaluate("localStorage['career-guide:path']").count("python") == 1
        assert [len(talk["turns"]) for talk in _stored(visit.page)] == [2]


def test_what_is_deleted_in_one_tab_does_not_come_back_from_another(visit: Visit) -> None:
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    other = Visit(visit.page.context.new_page(), visit.page.url)
    expect(other.page.locator("#log .example").first).to_be_visible()
    other.page.get_by_role("button", name="Conversations").click()
    other.page.get_by_role("button", name="Delete “").click()
    expect(visit.answer(1)).to_have_count(0)
    visit.ask("what is SQL for?")
    expect(visit.answer(1)).to_contain_text("SQL")
    assert [len(talk["turns"]) for talk in _stored(visit.page)] == [1]


def test_editing_ends_with_the_conversation(visit: Visit) -> None:
    """What is typed then replaces no question of another."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    visit.page.locator(".act-edit").click()
    visit.page.get_by_role("button", name="New conversation").click()
    expect(visit.page.locator("#cancel-edit")).to_be_hidden()
    visit.ask("what is SQL for?")
    expect(visit.answer(1)).to_contain_text("SQL")
    visit.ask("is maths required?")
    expect(visit.answer(2)).to_be_visible()
    expect(_messages(visit.page)).to_have_text(["what is SQL for?", "is maths required?"])


def test_after_forget_me_answers_have_their_own_numbers(visit: Visit) -> None:
    """What is copied is the answer whose button was pressed."""
    visit.ask("forget me")
    expect(visit.answer(1)).to_contain_text("forgotten")
    visit.ask("what is SQL for?")
    expect(_messages(visit.page)).to_have_text(["what is SQL for?"])
    (talk,) = _stored(visit.page)
    assert [turn["message"] for turn in talk["turns"]] == ["what is SQL for?"]


def test_a_page_that_may_store_nothing_works_all_the_same(browser: Browser, address: str) -> None:
    """Some browsers block it; the conversation lasts as long as the page then."""
    blocked = "for (const name of ['localStorage', 'sessionStorage']) "
    blocked += "Object.defineProperty(window, name, { get() { throw new Error('blocked') } });"
    with browser.new_context() as context:
        context.add_init_script(blocked)
        visit = Visit(context.new_page(), address)
        visit.ask(FIRST)
        visit.answer(1).locator("a.marker").first.click()
        expect(visit.page.locator("#answer-1-source-1 mark").first).to_be_focused()


def test_two_tabs_have_a_conversation_each_and_one_path(visit: Visit) -> None:
    """What is noted in one is known in the other; what is said in one is not said in the other."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    other = Visit(visit.page.context.new_page(), visit.page.url)
    expect(_messages(other.page)).to_have_count(0)
    other.ask("I know Python")
    expect(other.answer(1)).to_contain_text("Shall I note that?")
    other.ask("yes")
    expect(other.answer(2)).to_contain_text("Noted")
    visit.page.get_by_role("tab", name="My path").click()
    expect(visit.page.locator("#path ol .topic-done")).to_have_count(1)
    visit.ask("what is my plan?")
    expect(visit.answer(2)).to_contain_text("29 of 30 topics")
    expect(_messages(visit.page)).to_have_text([FIRST, "what is my plan?"])
    assert sorted(len(talk["turns"]) for talk in _stored(visit.page)) == [2, 2]
    assert other.complaints == []


def test_a_conversation_that_went_on_in_two_tabs_is_kept_twice(visit: Visit) -> None:
    """Neither overwrites what was said in the other."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    current = visit.page.evaluate("sessionStorage['career-guide:current']")
    copy = visit.page.context.new_page()
    copy.add_init_script(f"sessionStorage['career-guide:current'] = '{current}'")
    twin = Visit(copy, visit.page.url)
    expect(twin.answer(1)).to_be_visible()
    twin.ask("is maths required?")
    expect(twin.answer(2)).to_be_visible()
    visit.ask("what is SQL for?")
    expect(visit.answer(2)).to_contain_text("SQL")
    said = sorted(talk["turns"][-1]["message"] for talk in _stored(visit.page))
    assert said == ["is maths required?", "what is SQL for?"]


def test_a_conversation_is_saved_deleted_and_opened_again(visit: Visit, tmp_path: Path) -> None:
    """The file holds the answers with their sources; a file of something else is refused in a line."""
    page = visit.page
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    page.get_by_role("button", name="Conversations").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="as a file").click()
    file = tmp_path / "talk.json"
    saved.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8"))["turns"][0]["citations"][0]["section"].startswith("ai-ml/")
    page.get_by_role("button", name="Delete “").click()
    expect(page.locator("#talks li")).to_have_count(0)
    expect(visit.answer(1)).to_have_count(0)
    page.locator("#talks").get_by_role("button", name="Close").click()
    other = tmp_path / "other.json"
    other.write_text('{"format": 1}', encoding="utf-8")
    for chosen in (other, file):
        page.get_by_role("button", name="Conversations").click()
        with page.expect_file_chooser() as chooser:
            page.locator("#talks").get_by_role("button", name="Open a file").click()
        chooser.value.set_files(chosen)
        if chosen is other:
            expect(page.locator("#remark")).to_contain_text("no conversation that was saved here")
            page.locator("#talks").get_by_role("button", name="Close").click()
    expect(visit.answer(1)).to_be_visible()
    visit.ask("and after that?")
    expect(visit.answer(2)).to_contain_text("Phase 2")


def test_a_forged_file_puts_no_words_into_the_guide_s_mouth(visit: Visit, tmp_path: Path) -> None:
    """What the guide does not say is shown as what it no longer says, and nothing of it is more than text."""
    citation = {"number": 1, "section": "ai-ml/what", "title": "<b>What</b>", "quote": "<img src=//x.example>Pay me."}
    turn = {"message": "?", "kind": "answer", "mode": "extracted", "text": "Pay <script>alert(1)</script> me. [1]"}
    turn |= {"citations": [citation | {"start": 0, "end": 9}], "suggestions": [], "nearest": []}
    file = tmp_path / "forged.json"
    file.write_text(json.dumps({"format": 1, "title": "Forged", "begun": 0, "turns": [turn]}), encoding="utf-8")
    expect(visit.page.locator("#log .example").first).to_be_visible()
    visit.page.get_by_role("button", name="Conversations").click()
    with visit.page.expect_file_chooser() as chooser:
        visit.page.locator("#talks").get_by_role("button", name="Open a file").click()
    chooser.value.set_files(file)
    expect(visit.answer(1)).to_contain_text("Pay")
    expect(visit.page.locator("#sources")).to_contain_text("The guide does not say this now")
    expect(visit.page.locator("#log, #sources").locator("img, script, form, iframe")).to_have_count(0)


def test_forget_me_forgets_in_the_browser_too(visit: Visit) -> None:
    visit.ask("I know Python")
    expect(visit.answer(1)).to_contain_text("Shall I note that?")
    visit.ask("yes")
    expect(visit.answer(2)).to_contain_text("Noted")
    visit.ask("forget me")
    expect(_messages(visit.page)).to_have_text(["forget me"])
    assert _stored(visit.page) == []
    assert visit.page.evaluate("localStorage['career-guide:path']") is None


def test_nothing_of_distress_is_kept_in_the_browser(visit: Visit) -> None:
    """Others may use it. What was said before stays."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    visit.ask("I want to kill myself")
    expect(visit.page.locator(".answer-care")).to_be_visible()
    visit.ask("what is SQL for?")
    expect(visit.answer(3)).to_be_visible()
    (talk,) = _stored(visit.page)
    assert [turn["message"] for turn in talk["turns"]] == [FIRST]
    assert "kill" not in json.dumps(visit.page.evaluate("({...localStorage, ...sessionStorage})"))


def test_a_question_or_a_section_in_the_address_begins_a_conversation(browser: Browser, address: str) -> None:
    """As the guides' pages link here; once, and not again on reload."""
    with visiting(browser, f"{address}/?ask=what+is+SQL+for%3F") as visit:
        expect(visit.answer(1)).to_contain_text("SQL")
        assert visit.page.url == f"{address}/"
        visit.page.reload()
        expect(_messages(visit.page)).to_have_text(["what is SQL for?"])
