"""The panel beside the chat, and the markers that lead to it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.bot.app.visit import FOCUSED, Visit, visiting

pytestmark = pytest.mark.browser
QUOTED_DEEP = "AI or web development?"
IN_SIGHT = """() => {
  const panel = document.querySelector("#panel").getBoundingClientRect();
  const mark = document.querySelector("#sources mark").getBoundingClientRect();
  return mark.top >= panel.top && mark.bottom <= panel.bottom;
}"""
ALONE = """() => [...document.querySelectorAll("#log a.marker")].filter((marker) => {
  const before = document.createTreeWalker(marker.parentElement, NodeFilter.SHOW_TEXT);
  let word = null;
  while (before.nextNode() && before.currentNode.compareDocumentPosition(marker) & 4) {
    if (before.currentNode.data.trim()) word = before.currentNode;
  }
  const range = document.createRange();
  const end = word.data.trimEnd().length;
  range.setStart(word, end - 1);
  range.setEnd(word, end);
  const [own, others] = [marker, range].map((each) => [...each.getClientRects()].at(-1));
  return own.top >= others.bottom;
}).length"""


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address, viewport={"width": 1280, "height": 480}, reduced_motion="reduce") as visit:
        yield visit


def test_what_an_answer_quotes_first_comes_into_sight(visit: Visit) -> None:
    """In the panel alone: the question stays in sight, and the keyboard in the text box."""
    page = visit.page
    visit.ask(QUOTED_DEEP)
    expect(page.locator("#answer-1-source-1")).to_be_attached()
    page.wait_for_function(IN_SIGHT, timeout=3000)
    assert page.evaluate("document.querySelector('#panel').scrollTop") > 0
    assert page.get_by_role("textbox", name="Your question").evaluate(FOCUSED)
    expect(page.locator("#log .message-text")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    visit.ask("what is SQL for?")
    expect(page.locator("#answer-2-source-1")).to_be_attached()
    page.wait_for_function("document.querySelector('#panel').scrollTop === 0", timeout=3000)
    assert page.evaluate(IN_SIGHT)


def test_another_tab_of_the_panel_stays_as_it_is(visit: Visit) -> None:
    """Whoever looks at their path goes on looking at it."""
    page = visit.page
    page.get_by_role("tab", name="My path").click()
    expect(page.locator("#path")).to_be_visible()
    page.locator("#panel").evaluate("panel => panel.scrollTo(0, 120)")
    visit.ask(QUOTED_DEEP)
    expect(visit.answer(1)).to_be_visible()
    page.wait_for_timeout(400)
    assert page.locator("#panel").evaluate("panel => panel.scrollTop") == 120
    expect(page.get_by_role("tab", name="My path")).to_have_attribute("aria-selected", "true")


def test_a_marker_stands_on_the_line_of_the_word_before_it(visit: Visit) -> None:
    """However wide the page is."""
    visit.ask("what should I learn first?")
    expect(visit.answer(1).locator("a.marker").first).to_be_visible()
    for width in range(360, 900, 12):
        visit.page.set_viewport_size({"width": width, "height": 700})
        assert visit.page.evaluate(ALONE) == 0, width
