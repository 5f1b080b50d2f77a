"""The picture of a path in a browser: what the page's reader of HTML lets pass, and where boxes and arrows lie."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from playwright.sync_api import Browser, Page

from bot.app.environment import keep_to_this_machine
from bot.app.guard import Guard
from bot.app.path_html import path_html
from bot.app.path_layout import direct_needs
from bot.app.theme import page_theme
from bot.app.web import FILES
from bot.learner import Learner
from bot.pipeline import Bot
from bot.planning.plan import make_plan
from knowledge.curriculum import Curriculum
from knowledge.guide import Guide
from tests.bot.app.served import served
from tests.bot.app.test_browser import CONTRAST
from tests.bot.curricula import TODAY

HEAD = "".join(f'<link rel="stylesheet" href="/page/{name}.css">' for name in ("base", "chat", "path"))
MIDWAY = Learner(
    done=("python", "sql"),
    doing=("statistics",),
    skipped=("git-shell",),
    goal="computer-vision-engineer",
    hours_a_week=6,
)
BOXES = """() => [...document.querySelectorAll(".path ol > li")].map((item) => {
  const box = item.querySelector(".box").getBoundingClientRect();
  const title = item.querySelector("a").textContent;
  return {title, left: box.left, right: box.right, top: box.top, bottom: box.bottom, fed: item.matches(".pointed")};
})"""
WIRES = """() => [...document.querySelectorAll(".path ol .wire")].map((wire) => {
  const {left, right, top, bottom} = wire.getBoundingClientRect();
  const kind = [...wire.classList];
  const [from, to] = kind.includes("left") ? [right - 1, left + 1] : [left + 1, right - 1];
  return {kind: kind[1], from, to, top, bottom};
})"""
NEAR = 2.0
"""How many pixels a line may be off."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def guide(guide_bot: Bot) -> Guide:
    """The packaged guide that has a curriculum."""
    return next(guide for guide in guide_bot.index.guides if guide.curriculum)


@pytest.fixture(scope="module")
def curriculum(guide: Guide) -> Curriculum:
    """Its curriculum."""
    assert guide.curriculum
    return guide.curriculum


@pytest.fixture(scope="module")
def picture(guide: Guide, curriculum: Curriculum) -> Iterator[str]:
    """The address of a page with a panel that holds the picture, behind the page's own guard."""
    html = path_html(curriculum, MIDWAY, make_plan(curriculum, MIDWAY, begins=TODAY), guide=guide)

    async def make() -> FastAPI:
        return _page(html)

    with ThreadPoolExecutor(max_workers=1) as pool:
        app = pool.submit(asyncio.run, make()).result()
    with served(app) as address:
        yield address


def _page(html: str) -> FastAPI:
    keep_to_this_machine()
    import gradio as gr

    app = FastAPI()
    app.add_middleware(Guard)
    app.mount("/page", StaticFiles(directory=FILES))
    with gr.Blocks(analytics_enabled=False, fill_width=True) as page, gr.Column(elem_id="panel"):
        gr.Markdown(html, latex_delimiters=[])
    gr.mount_gradio_app(app, page, path="/", head=HEAD, theme=page_theme(), ssr_mode=False)
    return app


@pytest.fixture(params=[(1280, "light"), (360, "light"), (360, "dark")], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, picture: str) -> Iterator[Page]:
    """The picture on a desktop and on a phone; nothing may go wrong in it or leave this machine."""
    width, scheme = request.param
    complaints, hosts = list[str](), set[str]()
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: hosts.add(urlsplit(asked.url).hostname or "data"))
        page.goto(picture)
        page.locator(".path").wait_for()
        yield page
        assert complaints == []
        assert hosts - {"data"} == {"127.0.0.1"}


def test_it_is_as_wide_as_the_screen_and_can_be_read(page: Page) -> None:
    """No sideways scrolling, no word cut off, and contrast of at least 4.5 to 1."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CONTRAST) == []
    cut = "[...document.querySelectorAll('.path .box')].filter((box) => box.scrollWidth > box.clientWidth + 1).length"
    assert page.evaluate(cut) == 0


def test_needs_point_downwards_and_no_boxes_touch(page: Page, curriculum: Curriculum) -> None:
    """As a learner sees it, row by row in the order in which it is read out."""
    boxes = page.evaluate(BOXES)
    by_title = {box["title"]: box for box in boxes}
    topics = [topic for topic in curriculum.topics if topic.title in by_title]
    assert len(topics) == len(boxes)
    for id, needs in direct_needs(topics).items():
        for need in needs:
            above, below = by_title[curriculum.title(need)], by_title[curriculum.title(id)]
            assert above["bottom"] + 10 < below["top"]
    for before, after in pairwise(boxes):
        is_beside = before["right"] < after["left"] and abs(before["top"] - after["top"]) < NEAR
        assert is_beside or before["bottom"] < after["top"]


def test_arrows_begin_and_end_at_boxes(page: Page) -> None:
    """Each leaves the middle of a lower edge, each ends in the middle of an upper edge, and each such end has one."""
    boxes, wires = page.evaluate(BOXES), page.evaluate(WIRES)
    starts = [(wire["from"], wire["top"]) for wire in wires if wire["kind"] in {"across", "leave"}]
    ends = [(wire["to"], wire["bottom"]) for wire in wires if wire["kind"] in {"across", "arrive"}]
    assert len(starts) > 10
    assert all(any(_meet(start, box, "bottom") for box in boxes) for start in starts)
    assert all(any(_meet(end, box, "top") for box in boxes if box["fed"]) for end in ends)
    assert all(any(_meet(end, box, "top") for end in ends) for box in boxes if box["fed"])


def test_a_line_down_a_lane_has_no_gap_and_touches_no_box(page: Page) -> None:
    """Between its first and last row it goes on from piece to piece."""
    boxes, wires = page.evaluate(BOXES), page.evaluate(WIRES)
    passing = [wire for wire in wires if wire["kind"] == "pass"]
    assert passing
    for wire in passing:
        beside = [box for box in boxes if box["top"] < wire["bottom"] and wire["top"] < box["bottom"]]
        assert beside
        assert not [box for box in beside if box["left"] < wire["to"] < box["right"]]
    for wire in [wire for wire in wires if wire["kind"] in {"pass", "leave"}]:
        goes_on = any(
            abs(each["from"] - wire["to"]) <= NEAR and abs(each["top"] - wire["bottom"]) <= NEAR for each in wires
        )
        assert goes_on or _is_last_of_its_phase(wire, boxes)


def test_what_it_says_and_leads_to_survives_the_page(page: Page) -> None:
    """States as words and signs, lists as lists, links that open beside the chat."""
    topics = page.locator(".path ol > li")
    assert page.locator(".path").get_by_role("listitem").count() == topics.count() + 6
    words = topics.locator("p").all_inner_texts()
    assert sum(each == "done" for each in words) == 2
    assert [each for each in words if each.startswith("next")] == ["next · 25 to 168 h"]
    assert sum(each == "left out" for each in words) == 1
    signs = topics.locator("svg.sign :first-child")
    assert signs.count() == topics.count()
    assert all(sign.bounding_box()["width"] >= 14 for sign in signs.all())  # type: ignore[index]
    link = page.get_by_role("link", name="Linear algebra")
    assert link.get_attribute("href") == "/guides/ai-ml#linear-algebra"
    assert link.get_attribute("target") == "_blank"


def test_a_phase_can_be_folded_by_keyboard(page: Page) -> None:
    """Without a script of ours."""
    summary = page.locator(".path summary").first
    box = page.get_by_role("link", name="Linear algebra")
    assert box.is_visible()
    summary.press("Enter")
    assert box.is_hidden()


def _meet(point: tuple[float, float], box: dict[str, float], edge: str) -> bool:
    middle = (box["left"] + box["right"]) / 2
    return abs(point[0] - middle) <= NEAR and abs(point[1] - box[edge]) <= NEAR


def _is_last_of_its_phase(wire: dict[str, float], boxes: list[dict[str, float]]) -> bool:
    """Whether a heading follows: the rows of a phase lie closer than two phases do."""
    following = min((box["top"] for box in boxes if box["top"] > wire["bottom"]), default=0.0)
    return following - wire["bottom"] > 40
