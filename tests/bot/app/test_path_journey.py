"""The learner's path on the page: told or ticked, kept in the browser, saved, forgotten, and opened again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Browser, Locator, Page, expect

from tests.bot.app.visit import Visit, visiting

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A fresh visit; whatever a test does, nothing may go wrong in the page or leave this machine."""
    with visiting(browser, address, viewport={"width": 1280, "height": 800}) as visit:
        yield visit


def path(page: Page) -> Locator:
    return page.locator("#path")


def open_path(page: Page) -> None:
    page.get_by_role("tab", name="My path").click()
    expect(path(page)).to_be_visible()


def topic(page: Page, state: str) -> Locator:
    return path(page).locator(f"ol .topic-{state}")


def saved(page: Page, button: str, folder: Path) -> Path:
    """The file that the browser saves when a button is pressed."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_what_is_told_and_what_is_ticked_are_one_position(visit: Visit) -> None:
    """Say it, agree, see it; tick another; ask what next and hear what the picture shows; reload, and it is there."""
    page = visit.page
    visit.ask("I know Python")
    expect(visit.answer(1)).to_contain_text("Shall I note that?")
    open_path(page)
    expect(topic(page, "done")).to_have_count(0)
    visit.ask("yes")
    expect(topic(page, "done")).to_have_text(["Python basicsdone"])
    page.get_by_text("Tick what you know").click()
    page.locator("#known").get_by_label("SQL", exact=True).check()
    expect(topic(page, "done")).to_have_count(2)
    following = topic(page, "next").locator("a").inner_text().split("\n")[0].strip()
    visit.ask("what next?")
    expect(visit.answer(3)).to_contain_text(following)
    page.reload()
    open_path(page)
    expect(topic(page, "done")).to_have_count(2)


def test_a_path_is_saved_forgotten_and_opened_again(visit: Visit, tmp_path: Path) -> None:
    """The calendar is read by another library than the one that wrote it."""
    page = visit.page
    visit.ask("I know Python and have 6 hours a week")
    expect(visit.answer(1)).to_contain_text("Shall I note that?")
    visit.ask("yes")
    open_path(page)
    expect(topic(page, "done")).to_have_count(1)
    assert "- [x] [Python basics]" in saved(page, "Save as checklist", tmp_path).read_text(encoding="utf-8")
    calendar = vobject.readOne(saved(page, "Save as calendar", tmp_path).read_bytes().decode("utf-8"))
    assert "Linear algebra" in [event.summary.value for event in calendar.vevent_list]
    file = saved(page, "Save as file", tmp_path)
    assert json.loads(file.read_text(encoding="utf-8"))["learner"]["done"] == ["python"]
    page.get_by_role("button", name="Forget my path").click()
    expect(topic(page, "done")).to_have_count(0)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a file").click()
    chooser.value.set_files(file)
    expect(topic(page, "done")).to_have_count(1)


def test_a_file_of_something_else_is_refused_in_one_line(visit: Visit, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"format": 99}', encoding="utf-8")
    open_path(visit.page)
    with visit.page.expect_file_chooser() as chooser:
        visit.page.get_by_role("button", name="Open a file").click()
    chooser.value.set_files(other)
    expect(visit.page.locator("#path-note")).to_contain_text("choose a file that was saved here")
    expect(topic(visit.page, "done")).to_have_count(0)
