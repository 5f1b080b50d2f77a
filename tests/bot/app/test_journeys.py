"""Eight journeys from the first visit to the exported plan: by keyboard alone, in light, in dark and at 360 pixels.

Each ends in a picture, which is held against the one in `docs/journeys` that somebody has looked at. With
`GUIDE_WRITE_PICTURE` set, the pictures are written anew.
"""

import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, expect

from tests.bot.app.visit import Visit, visiting

PICTURES = Path(__file__).parents[3] / "docs" / "journeys"
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "360": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}
SMALL = (64, 64)
"""Pictures are compared at this size, so that another machine's letters make no difference."""
ALIKE = 14
"""How far apart two pictures may be, as the mean difference of their grey values out of 255."""
TABS = ("Sources", "My path", "Guides")

pytestmark = pytest.mark.browser


def first_visit(visit: Visit) -> Page:
    """Choose one of the six questions, follow a marker to the quoted words, and come back to the answer."""
    page = visit.page
    expect(page.locator("#log .example")).to_have_count(6)
    expect(page.get_by_text("reviewed").first).to_be_visible()
    visit.press(page.locator("#log .example").nth(3), back=True)
    marker = visit.answer(1).locator("a.marker").first
    visit.press(marker, back=True)
    quote = page.locator("#answer-1-source-1 mark").first
    expect(quote).to_be_focused()
    expect(quote).to_be_in_viewport()
    visit.press(page.locator("#answer-1-source-1 a.back"))
    expect(marker).to_be_focused()
    page.keyboard.press("Enter")
    expect(quote).to_be_focused()
    return page


def asking_on(visit: Visit) -> Page:
    """Ask on without naming the subject, take up a suggestion, and be told what the guides do not say."""
    visit.ask("what should I learn first?")
    expect(visit.answer(1)).to_be_visible()
    visit.ask("and after that?")
    expect(visit.answer(2)).to_contain_text("Phase 2")
    suggestion = visit.page.locator("#log .option").first
    words = suggestion.inner_text().strip()
    visit.press(suggestion, back=True)
    expect(visit.page.locator("#log .message-text").nth(2)).to_have_text(words)
    expect(visit.answer(3)).to_be_visible()
    visit.ask("which visa do I need to work in Japan?")
    expect(visit.answer(4)).to_contain_text("Not in the guides")
    expect(visit.answer(4).locator("a.marker")).to_have_count(0)
    return visit.page


def my_path(visit: Visit) -> Page:
    """Say what is known, agree, tick another topic, and see the picture say what comes next."""
    page = visit.page
    visit.ask("I know Python and have 6 hours a week")
    expect(visit.answer(1)).to_contain_text("Shall I note that?")
    visit.ask("yes")
    expect(visit.answer(2)).to_be_visible()
    open_tab(visit, "My path")
    done = page.locator("#path ol .topic-done")
    expect(done).to_have_count(1)
    visit.press(page.locator("#change > button"))
    visit.press(page.locator("#known").get_by_label("SQL", exact=True), "Space")
    expect(done).to_have_count(2)
    expect(page.locator("#path ol .topic-next")).to_have_count(1)
    return page


def the_plan_exported(visit: Visit) -> Page:
    """From nothing to a plan with dates, taken along as a checklist and as a calendar."""
    page = visit.page
    visit.ask("I know Python and have 6 hours a week")
    expect(visit.answer(1)).to_contain_text("Shall I note that?")
    visit.ask("yes, and make me a plan")
    expect(visit.answer(2)).to_be_visible()
    visit.ask("make me a plan")
    expect(visit.answer(3)).to_contain_text("Worked out from your path")
    open_tab(visit, "My path")
    with page.expect_download() as checklist:
        visit.press(page.get_by_role("button", name="Save as checklist"))
    assert "- [x] [Python basics]" in Path(checklist.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as calendar:
        visit.press(page.get_by_role("button", name="Save as calendar"))
    assert Path(calendar.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR")
    close_panel(visit)
    return page


def conversations(visit: Visit) -> Page:
    """Begin a second conversation, go back to the first, rename, save and delete, and find all as it was on reload."""
    page = visit.page
    visit.ask("what should I learn first?")
    expect(visit.answer(1)).to_be_visible()
    visit.press(page.get_by_role("button", name="New conversation"), back=True)
    expect(visit.answer(1)).to_have_count(0)
    visit.ask("what is SQL for?")
    expect(visit.answer(1)).to_contain_text("SQL")
    open_conversations(visit)
    rows = page.locator("#talks li")
    expect(rows).to_have_count(2)
    visit.press(rows.nth(1).locator(".talk-open"))
    expect(page.locator("#log .message-text")).to_have_text(["what should I learn first?"])
    visit.ask("and after that?")
    expect(visit.answer(2)).to_contain_text("Phase 2")
    page.reload()
    expect(visit.answer(2)).to_contain_text("Phase 2")
    open_conversations(visit)
    visit.press(rows.nth(0).get_by_role("button", name="Rename"))
    page.keyboard.type("My first steps")
    page.keyboard.press("Enter")
    expect(rows.nth(0).locator(".talk-open")).to_contain_text("My first steps")
    with page.expect_download() as saved:
        visit.press(rows.nth(0).get_by_role("button", name="as Markdown"))
    assert Path(saved.value.path()).read_text(encoding="utf-8").startswith("# My first steps")
    visit.press(rows.nth(1).get_by_role("button", name="Delete"))
    expect(rows).to_have_count(1)
    return page


def reading(visit: Visit) -> Page:
    """Open a guide from the panel, search in it, ask about a section, and come back to the same place."""
    page = visit.page
    expect(page.locator("#log .example").first).to_be_visible()
    open_tab(visit, "Guides")
    with page.context.expect_page() as opened:
        visit.press(page.locator("#guides h2 a").last)
    guide = opened.value
    visit.watch(guide)
    guide.wait_for_load_state()
    guide.keyboard.press("/")
    guide.keyboard.type("backpropagation")
    expect(guide.get_by_role("status")).to_contain_text("1 of")
    guide.keyboard.press("Enter")
    guide.keyboard.press("Escape")
    visit.press(guide.locator('a[href="/?about=ai-ml%2Froadmap%2Fphase-3"], a[href="/?about=ai-ml/roadmap/phase-3"]'))
    expect(guide.locator("#answer-1")).to_contain_text("Phase 3")
    guide.get_by_role("textbox", name="Your question").fill("how long does it take?")
    guide.keyboard.press("Enter")
    expect(guide.locator("#answer-2 a.marker").first).to_be_visible()
    return guide


def comfort(visit: Visit) -> Page:
    """Copy an answer, edit the last question, and read in larger letters and other colours."""
    page = visit.page
    visit.ask("what should I learn first?")
    expect(visit.answer(1)).to_be_visible()
    visit.press(visit.answer(1).get_by_role("button", name="Copy"), back=True)
    expect(page.locator("#remark")).to_have_text("Copied.")
    assert "[1] Beginner-to-job roadmap: http://127.0.0.1" in page.evaluate("navigator.clipboard.readText()")
    visit.press(page.locator("#log .act-edit"), back=True)
    box = page.get_by_role("textbox", name="Your question")
    expect(box).to_be_focused()
    expect(box).to_have_value("what should I learn first?")
    box.fill("which courses are free?")
    page.keyboard.press("Enter")
    expect(page.locator("#log .message-text")).to_have_text(["which courses are free?"])
    expect(visit.answer(1)).to_contain_text("free", ignore_case=True)
    visit.press(page.get_by_role("button", name="Display"), back=True)
    visit.press(page.get_by_label("Normal"), "ArrowUp")
    expect(page.get_by_label("Largest")).to_be_checked()
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('#answer-1')).fontSize)")
    assert size > 22
    page.keyboard.press("Escape")
    return page


def feedback(visit: Visit) -> Page:
    """Say that an answer did not help, why, and send the question along."""
    page = visit.page
    visit.ask("what should I learn first?")
    expect(visit.answer(1)).to_be_visible()
    visit.press(visit.answer(1).get_by_role("button", name="Not helpful"), back=True)
    visit.press(page.get_by_label("It quotes the wrong section"), "Space")
    visit.press(page.get_by_label("Send my question along"), "Space")
    visit.reach(page.get_by_label("What would have helped?"))
    page.keyboard.type("Tell me about a video course.")
    with page.expect_request("**/feedback") as sent:
        visit.press(page.get_by_role("button", name="Send"))
    told = json.loads(sent.value.post_data or "")
    assert (told["verdict"], told["reason"], told["question"]) == ("bad", "wrong section", "what should I learn first?")
    expect(page.locator("#remark")).to_contain_text("Thank you")
    return page


JOURNEYS = [first_visit, asking_on, my_path, the_plan_exported, conversations, reading, comfort, feedback]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_a_journey_by_keyboard_alone(
    browser: Browser, address: str, journey: Callable[[Visit], Page], look: str, tmp_path: Path
) -> None:
    """It comes to its end, axe finds nothing grave there, nothing scrolls sideways, and it looks as it did."""
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, address, permissions=permissions, reduced_motion="reduce", **LOOKS[look]) as visit:
        page = journey(visit)
        page.wait_for_timeout(300)
        assert visit.faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    name = f"{JOURNEYS.index(journey) + 1}-{journey.__name__}-{look}.png"
    written = (PICTURES if "GUIDE_WRITE_PICTURE" in os.environ else tmp_path) / name
    shot.quantize(64).save(written, optimize=True)
    with Image.open(PICTURES / name) as kept:
        assert kept.size == shot.size
        assert _apart(kept, shot) < ALIKE


def _apart(one: Image.Image, other: Image.Image) -> float:
    small = [each.convert("L").resize(SMALL, Image.Resampling.BOX) for each in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*small)).mean[0])


def open_tab(visit: Visit, name: str) -> None:
    """One of the panel's tabs, which stands beside the chat, or behind a button below it where there is no room."""
    page = visit.page
    if page.locator("#bar").is_visible():
        visit.press(page.locator("#bar").get_by_role("button", name=name))
        return
    first = page.get_by_role("tab", name=TABS[0])
    visit.reach(page.locator("#tabs [role=tab][aria-selected=true]"))
    assert first.is_visible()
    for _ in range(TABS.index(name)):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


def close_panel(visit: Visit) -> None:
    if visit.page.locator("#close-panel").is_visible():
        visit.page.keyboard.press("Escape")
        expect(visit.page.locator("#close-panel")).to_be_hidden()


def open_conversations(visit: Visit) -> None:
    visit.press(visit.page.get_by_role("button", name="Conversations"), back=True)
    expect(visit.page.locator("#talks")).to_be_visible()
