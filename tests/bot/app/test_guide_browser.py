"""Reading a guide in a browser: searching it, asking about a section, footnotes, and where one is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.bot.app.shelf import shelf
from tests.bot.app.test_browser import Visit

GUIDE = "/guides/ai-ml"
WORDS = """---
title: Words
---

Words are searched.

## Café and naïve {#cafe}

The café of the naïve baker. Don’t say html, say maintain.

- A free course gives a certificate.
- Learning R takes time; a library helps.

## Rows {#rows}

| Place | What |
|---|---|
| deep | learning |
| sea | deep learning |

Certificates come first.

They are free.[^note]

[^note]: A footnote on **zebras**.
"""
HIGHLIGHTED = "(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString())"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small guide whose words are known."""
    with shelf(tmp_path_factory.mktemp("words"), {"words": WORDS}) as address:
        yield f"{address}/guides/words"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A guide on a desktop; nothing may go wrong in it or leave this machine."""
    yield from _visit(browser, address + GUIDE, 1280)


@pytest.fixture
def small(browser: Browser, words: str) -> Iterator[Page]:
    """The small guide on a desktop."""
    yield from _visit(browser, words, 1280)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A guide on a phone."""
    yield from _visit(browser, address + GUIDE, 360, is_mobile=True, has_touch=True)


def _visit(browser: Browser, address: str, width: int, **options: bool) -> Iterator[Page]:
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme="light", **options) as context:
        visit = Visit(context.new_page(), address)
        yield visit.page
        assert visit.complaints == []
        assert visit.hosts == {"127.0.0.1"}


def test_a_guide_is_searched_by_keyboard(page: Page) -> None:
    """The slash goes to the box, Enter on, Shift and Enter back, Escape clears; the match is on the screen."""
    page.keyboard.press("/")
    expect(_box(page)).to_be_focused()
    page.keyboard.type("backpropagation")
    expect(page.locator(".told")).to_contain_text("1 of ")
    count = page.locator(".told").inner_text().removeprefix("1 of ")
    assert {each.casefold() for each in _highlighted(page, "found")} == {"backpropagation"}
    first = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_have_text(f"2 of {count}")
    assert page.evaluate("scrollY") > first
    assert _is_on_screen(page)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".told")).to_have_text(f"{count} of {count}")
    page.keyboard.press("Escape")
    expect(_box(page)).to_have_value("")
    expect(page.locator(".found")).to_be_hidden()
    assert _highlighted(page, "found") == []
    expect(page.locator(".contents .matches")).to_have_count(0)


def test_matches_are_gone_through_by_buttons_and_counted_in_the_contents(small: Page) -> None:
    """The contents say how many stand in each section, and no more than there are."""
    _box(small).fill("deep")
    expect(small.locator(".told")).to_have_text("1 of 2")
    small.get_by_role("button", name="Next match").click()
    expect(small.locator(".told")).to_have_text("2 of 2")
    small.get_by_role("button", name="Previous match").click()
    expect(small.locator(".told")).to_have_text("1 of 2")
    expect(small.get_by_role("link", name="Rows (2 matches)")).to_be_visible()
    expect(small.locator(".contents .matches")).to_have_count(1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CAFE", ["Café", "café"]),
        ("naive baker", ["naïve baker"]),
        ("don't", ["Don’t"]),
        ("ml", ["ml"]),
        ("main", ["main"]),
        ("r", ["R"]),
        ("libraries", ["library"]),
        ("certificates", ["certificate", "Certificates"]),
        ("deep learning", ["deep", "deep learning", "learning"]),
        ("free certificate", ["free", "certificate"]),
        ("zebras", ["zebras"]),
        ("first free", ["free", "first"]),
        ("how do I get a zebra", ["zebra"]),
        ("sea baker", []),
        ("(.*", []),
        ("about this section", []),
    ],
)
def test_words_are_found_as_a_learner_means_them(small: Page, typed: str, found: list[str]) -> None:
    """Whatever the case, accents and endings; several in one passage before several in one section; text only."""
    _box(small).fill(typed)
    _box(small).press("Enter")
    assert sorted(_highlighted(small, "found")) == sorted(found)


def test_a_phone_has_room_for_searching(phone: Page) -> None:
    """The buttons can be pressed, beside the contents and on a line with the place of the match."""
    _box(phone).fill("degree")
    expect(phone.locator(".told")).to_contain_text("1 of ")
    phone.get_by_role("button", name="Next match").tap()
    expect(phone.locator(".told")).to_contain_text("2 of ")
    assert _is_on_screen(phone)
    phone.locator(".contents summary").tap()
    expect(phone.get_by_role("link", name="Whether you need a degree or a PhD (")).to_be_visible()


def test_the_number_of_matches_is_told_once_after_typing(page: Page) -> None:
    """Those who hear the page are not told at every key."""
    page.evaluate("""() => {
      window.told = [];
      const status = document.querySelector(".find [role=status]");
      new MutationObserver(() => told.push(status.textContent)).observe(status, { childList: true });
    }""")
    _box(page).press_sequentially("python", delay=60)
    expect(page.locator(".find [role=status]")).to_contain_text("1 of ")
    told = page.evaluate("told")
    assert len(told) == 1
    assert told[0].startswith("1 of ")


def test_what_is_not_there_can_be_asked(page: Page) -> None:
    """The words go along as they were typed."""
    _box(page).fill("  visa & Japan? ")
    _box(page).press("Enter")
    expect(page.locator(".told")).to_have_text("Nothing here has these words.")
    link = page.get_by_role("link", name="Ask instead")
    assert link.get_attribute("href") == "/?ask=visa%20%26%20Japan%3F"
    expect(page.locator(".find [role=status]")).to_contain_text("ask instead")
    expect(page.get_by_role("button", name="Next match")).to_be_hidden()


def test_from_the_box_one_goes_to_the_words(page: Page) -> None:
    """The name of the section leads the keyboard to the match, so that reading goes on there."""
    _box(page).fill("backpropagation")
    _box(page).press("Enter")
    page.locator(".place").press("Enter")
    assert "ackpropagation" in page.evaluate("document.activeElement.textContent")


def test_without_a_script_there_is_no_box_and_all_else_works(browser: Browser, address: str) -> None:
    """Contents and footnotes are links."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + GUIDE)
        expect(page.get_by_role("search")).to_have_count(0)
        page.get_by_label("Contents").get_by_role("link", name="Pay and job growth").click()
        expect(page.locator("#pay")).to_be_in_viewport()
        reference, footnote = page.locator(".footnote-ref a").first, page.locator(".footnotes li").first
        reference.click()
        expect(footnote).to_be_in_viewport()
        footnote.locator(".footnote-back").first.click()
        expect(reference).to_be_in_viewport()


def test_asking_about_a_section_shows_itself_when_needed(page: Page) -> None:
    """When the pointer or the keyboard comes to the heading; the heading's own name stays clean."""
    link = page.get_by_role("link", name="Ask about this section: Python", exact=True)
    assert link.get_attribute("href") == "/?about=ai-ml%2Fskills%2Fpython"
    link.scroll_into_view_if_needed()
    assert _opacity(link) == 0
    page.locator("#python").hover()
    expect(link).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    assert page.get_by_role("heading", name="Python", exact=True).count() == 1


def test_asking_about_a_section_is_always_seen_on_a_phone(phone: Page) -> None:
    """There is no pointer that could come near."""
    assert {_opacity(link) for link in phone.locator(".ask").all()} == {1}


def test_a_footnote_opens_in_its_place(page: Page) -> None:
    """By keyboard: Enter opens it, Tab goes to its links, Escape leads back to where one was."""
    reference = page.locator(".footnote-ref a").first
    reference.press("Enter")
    note = page.get_by_role("dialog", name="Footnote 1")
    expect(note).to_be_focused()
    expect(note).to_contain_text(page.locator(".footnotes li").first.inner_text().split(",")[0])
    expect(note).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(note.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(reference).to_be_focused()
    assert page.evaluate("location.hash") == ""


def test_a_footnote_leads_to_all_of_them(page: Page) -> None:
    """It closes when one goes there, or anywhere else."""
    page.locator(".footnote-ref a").first.click()
    page.get_by_role("dialog").get_by_role("link", name="All footnotes").click()
    expect(page.locator(".footnotes li").first).to_be_in_viewport()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator(".footnote-ref a").nth(1).click()
    page.get_by_role("heading", level=1).click(force=True)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_contents_mark_what_is_being_read(page: Page) -> None:
    """One section at a time, also after a jump from the middle of one to the middle of another."""
    current = page.locator(".contents [aria-current=location]")
    expect(current).to_have_count(0)
    page.locator("#pay").evaluate("(heading) => scrollTo(0, heading.getBoundingClientRect().bottom)")
    expect(current).to_have_text("Pay and job growth")
    expect(current).to_be_in_viewport()
    page.locator("#free-compute").evaluate("(heading) => scrollBy(0, heading.getBoundingClientRect().bottom)")
    expect(current).to_have_text("Laptop, GPU and free compute")
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_count(0)


def test_contents_fold_and_unfold_with_the_room_there_is(page: Page) -> None:
    """On a wide screen they are open and stay so; on one that has become narrow they are folded."""
    link = page.locator(".contents a").first
    link.press("Escape")
    page.get_by_role("heading", level=1).click()
    expect(link).to_be_visible()
    expect(page.locator(".contents details")).to_have_js_property("open", True)
    page.set_viewport_size({"width": 700, "height": 800})
    expect(link).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(link).to_be_visible()


def test_contents_unfold_from_anywhere_on_a_phone(phone: Page) -> None:
    """Folded at first, always within reach, and away again when one is chosen or Escape is pressed."""
    summary, link = phone.locator(".contents summary"), phone.locator(".contents a", has_text="Pay and job growth")
    expect(link).to_be_hidden()
    phone.evaluate("scrollTo(0, 9000)")
    expect(summary).to_be_in_viewport(ratio=1)
    summary.press("Enter")
    link.scroll_into_view_if_needed()
    link.click()
    expect(link).to_be_hidden()
    expect(phone.locator("#pay")).to_be_in_viewport()
    bar, heading = phone.locator(".side").bounding_box(), phone.locator("#pay").bounding_box()
    assert bar
    assert heading
    assert bar["y"] + bar["height"] <= heading["y"]
    assert bar["height"] < 70
    summary.press("Enter")
    phone.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(summary).to_be_focused()


def _box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search this guide")


def _highlighted(page: Page, name: str) -> list[str]:
    shown: list[str] = page.evaluate(HIGHLIGHTED, name)
    return shown


def _is_on_screen(page: Page) -> bool:
    place = "[...CSS.highlights.get('found-current')][0].getBoundingClientRect()"
    return bool(page.evaluate(f"{place}.top > 0 && {place}.bottom < innerHeight"))


def _opacity(link: Locator) -> float:
    return float(link.evaluate("(link) => getComputedStyle(link).opacity"))
