"""What the browser keeps, where it has no room, another tab writes too, or more was said than a request can carry."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.app.visit import Visit, visiting

pytestmark = pytest.mark.browser
FULL = """() => {
  for (const size of [100000, 1000, 10]) {
    try {
      for (;;) localStorage.setItem(`filler${localStorage.length}`, "x".repeat(size));
    } catch {
      // there is no room for one more of this size
    }
  }
}"""
LONG = """([from, to]) => {
  const letter = () => String.fromCharCode(from + Math.floor(Math.random() * (to - from)));
  const said = (length) => Array.from({ length }, letter).join("");
  const key = Object.keys(localStorage).find((each) => each.includes(":talk:"));
  const talk = JSON.parse(localStorage[key]);
  talk.turns = Array.from({ length: 20 }, () => ({ ...talk.turns[0], message: said(3900) }));
  for (const state of [talk.state, talk.before]) state.asked = Array.from({ length: 20 }, () => said(2000));
  talk.state.answered = talk.state.asked.at(-1);
  localStorage[key] = JSON.stringify(talk);
}"""


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address, reduced_motion="reduce") as visit:
        visit.ask("what is SQL for?")
        expect(visit.answer(1)).to_be_visible()
        visit.page.wait_for_function("Object.keys(localStorage).some(key => key.includes(':talk:'))")
        yield visit


def _stored(page: Page) -> list[dict[str, Any]]:
    keys = "Object.keys(localStorage).filter(key => key.startsWith('career-guide:talk:'))"
    texts: list[str] = page.evaluate(f"{keys}.map(key => localStorage[key])")
    return [json.loads(text) for text in texts]


def test_where_there_is_no_room_left_what_was_kept_is_still_the_tab_s_conversation(visit: Visit) -> None:
    """What is said from then on is lost with the page, which says so; what was kept before is not."""
    visit.page.evaluate(FULL)
    for number, question in enumerate(["is maths required?", "which courses are free?"], start=2):
        visit.ask(question)
        expect(visit.answer(number)).to_be_visible()
        expect(visit.page.locator("#remark")).to_contain_text("no room left")
    visit.page.reload()
    expect(visit.page.locator("#log .message-text")).to_have_text(["what is SQL for?"])


def test_a_title_given_in_another_tab_stays(visit: Visit) -> None:
    other = Visit(visit.page.context.new_page(), visit.page.url)
    expect(other.page.locator("#log .example").first).to_be_visible()
    other.page.get_by_role("button", name="Conversations").click()
    other.page.get_by_role("button", name="Rename “").click()
    other.page.locator(".rename").fill("Databases")
    other.page.keyboard.press("Enter")
    visit.ask("is maths required?")
    expect(visit.answer(2)).to_be_visible()
    visit.page.wait_for_timeout(200)
    assert [(talk["title"], len(talk["turns"])) for talk in _stored(visit.page)] == [("Databases", 2)]


def test_a_path_forgotten_in_another_tab_is_nowhere_in_what_is_kept(visit: Visit) -> None:
    for number, message in enumerate(["I know Python", "yes", "what is SQL for?"], start=2):
        visit.ask(message)
        expect(visit.answer(number)).to_be_visible()
    other = Visit(visit.page.context.new_page(), visit.page.url)
    other.page.get_by_role("tab", name="My path").click()
    expect(other.page.locator("#path ol .topic-done")).to_have_count(1)
    other.page.locator("#forget-path").click()
    visit.page.get_by_role("tab", name="My path").click()
    expect(visit.page.locator("#path ol .topic-done")).to_have_count(0)
    visit.page.wait_for_timeout(200)
    kept = [talk[state]["learner"]["done"] for talk in _stored(visit.page) for state in ("state", "before")]
    assert kept == [[], []]


def test_a_path_that_cannot_be_read_hinders_nothing(visit: Visit) -> None:
    """It is said once; the conversation is taken up, and the next answers come without a complaint."""
    page = visit.page
    page.evaluate("localStorage['career-guide:path'] = '{\"format\": 2}'")
    page.reload()
    expect(visit.answer(1)).to_be_visible()
    expect(page.locator("#remark")).to_contain_text("format: is not 1")
    page.evaluate("document.querySelector('#remark').hidden = true")
    visit.ask("is maths required?")
    expect(visit.answer(2)).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.locator("#remark")).to_be_hidden()


@pytest.mark.parametrize("letters", [(97, 123), (0x4E00, 0x9FA0)], ids=["latin", "han"])
def test_of_more_than_a_request_can_carry_the_newest_is_shown_and_nothing_is_lost(
    visit: Visit, letters: tuple[int, int]
) -> None:
    """Twenty messages of 3,900 letters, none of which repeats: after a reload the page says what it does not show."""
    page = visit.page
    page.evaluate(LONG, letters)
    page.reload()
    expect(visit.answer(20)).to_be_visible()
    expect(page.locator("#log .earlier")).to_contain_text("not shown")
    said = [turn["message"] for turn in _stored(page)[0]["turns"]]
    visit.ask("and what is maths for?" + said[0])
    expect(visit.answer(21)).to_be_visible()
    page.locator("#log .act-again").click()
    expect(page.locator("#log .act-again")).to_be_visible()
    page.wait_for_timeout(500)
    (talk,) = _stored(page)
    assert [turn["message"] for turn in talk["turns"]][:20] == said
    assert len(talk["turns"]) == 21
