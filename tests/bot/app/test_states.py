"""Every state of the page: axe finds nothing grave in it, and at twice the size of text nothing is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.bot.app.visit import Visit, visiting

pytestmark = pytest.mark.browser
SHOWN = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.width > 0 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
}"""


def empty(visit: Visit) -> None:
    expect(visit.page.locator("#log .example").first).to_be_visible()


def answered(visit: Visit) -> None:
    visit.ask("AI or web development?")
    expect(visit.answer(1)).to_be_visible()


def declined(visit: Visit) -> None:
    visit.ask("which visa do I need for Japan?")
    expect(visit.answer(1)).to_be_visible()


def cared_for(visit: Visit) -> None:
    visit.ask("I want to kill myself")
    expect(visit.page.locator(".answer-care")).to_be_visible()


def editing(visit: Visit) -> None:
    answered(visit)
    visit.page.locator(".act-edit").click()
    expect(visit.page.locator("#cancel-edit")).to_be_visible()


def judging(visit: Visit) -> None:
    answered(visit)
    visit.page.locator(".act-bad").click()
    expect(visit.page.locator("#why")).to_be_visible()


def choosing_a_display(visit: Visit) -> None:
    empty(visit)
    visit.page.get_by_role("button", name="Display").click()
    expect(visit.page.locator("dialog#display")).to_be_visible()


def listing_conversations(visit: Visit) -> None:
    answered(visit)
    visit.page.get_by_role("button", name="Conversations").click()
    expect(visit.page.locator("#talks li")).to_have_count(1)


def seeing_the_path(visit: Visit) -> None:
    visit.ask("I know Python and have 6 hours a week")
    expect(visit.answer(1)).to_be_visible()
    _open(visit, "My path")
    visit.page.get_by_text("Tick what you know").click()
    expect(visit.page.locator("#known")).to_be_visible()


def seeing_the_guides(visit: Visit) -> None:
    empty(visit)
    _open(visit, "Guides")
    expect(visit.page.locator("#guides h2").first).to_be_visible()


STATES = [
    empty, answered, declined, cared_for, editing, judging, choosing_a_display, listing_conversations, seeing_the_path,
    seeing_the_guides,
]  # fmt: skip


def _open(visit: Visit, name: str) -> None:
    narrow = visit.page.locator("#bar").get_by_role("button", name=name)
    (narrow if narrow.is_visible() else visit.page.get_by_role("tab", name=name)).click()


@pytest.mark.parametrize("look", [("light", 1280), ("dark", 1280), ("light", 360)], ids=str)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_grave(
    browser: Browser, address: str, state: Callable[[Visit], None], look: tuple[str, int]
) -> None:
    """Nothing serious, nothing critical, in both colours and where there is little room."""
    scheme, width = look
    viewport = {"width": width, "height": 800}
    with visiting(browser, address, viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as visit:
        state(visit)
        visit.page.wait_for_timeout(200)
        assert visit.faults() == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 640])
@pytest.mark.parametrize("state", [empty, answered, editing], ids=lambda state: state.__name__)
def test_text_of_twice_the_size_loses_nothing(
    browser: Browser, address: str, state: Callable[[Visit], None], width: int
) -> None:
    """No sideways scrolling; the question can be asked, and the answer can be scrolled to its end."""
    with visiting(browser, address, viewport={"width": width, "height": 800}, reduced_motion="reduce") as visit:
        state(visit)
        visit.page.add_style_tag(content="html { font-size: 200% !important; }")
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        for selector in ("#question textarea", "#question .submit-button", "#restart"):
            visit.page.locator(selector).scroll_into_view_if_needed()
            assert visit.page.evaluate(SHOWN, selector), selector
        if state is not empty:
            last = visit.page.locator("#log .act-again")
            last.scroll_into_view_if_needed()
            expect(last).to_be_in_viewport()


def test_a_choice_of_display_holds_on_every_page(browser: Browser, address: str) -> None:
    """Dark and large, chosen in the chat, after a reload and in a guide."""
    with visiting(browser, address, color_scheme="light") as visit:
        choosing_a_display(visit)
        visit.page.get_by_label("Dark").check()
        visit.page.get_by_label("Largest").check()
        visit.page.reload()
        expect(visit.page.locator("html")).to_have_attribute("data-theme", "dark")
        dark = "getComputedStyle(document.body).backgroundColor"
        assert visit.page.evaluate(dark) == "rgb(19, 24, 26)"
        visit.page.goto(f"{address}/guides/ai-ml")
        expect(visit.page.locator("html")).to_have_attribute("data-text", "largest")
        assert visit.page.evaluate(dark) == "rgb(19, 24, 26)"
