"""A visit to the page in a browser, as a learner pays it: by keyboard, and with everything noted that goes wrong."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

GRAVE = {"serious", "critical"}
FOCUSED = "element => element === document.activeElement"
LEAVING = re.compile(r"^AbortError: .*/assets/|^Unexpected error Connection errored out", re.DOTALL)
"""What Gradio itself complains of where a page is left while it still listens to the server."""
MOST_STEPS = 160
"""How often Tab is pressed before something counts as out of reach."""


class Visit:
    """One learner's page, and everything that the browser complained of or asked for meanwhile."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.complaints, self.hosts = page, list[str](), set[str]()
        self.watch(page)
        page.goto(address)

    def watch(self, page: Page) -> None:
        """Note what goes wrong on a page, also on one that was opened from the first."""
        page.on("console", lambda said: self._note(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("dialog", lambda dialog: self._note(dialog.message) or dialog.dismiss())
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or "data"))

    def _note(self, complaint: str) -> None:
        if not LEAVING.search(complaint):
            self.complaints.append(complaint)

    def ask(self, question: str) -> None:
        box = self.page.get_by_role("textbox", name="Your question")
        box.fill(question)
        box.press("Enter")

    def answer(self, number: int) -> Locator:
        return self.page.locator(f"#answer-{number}")

    def reach(self, target: Locator, *, back: bool = False) -> Locator:
        """Move the keyboard's place to an element with Tab alone, or with Shift and Tab."""
        target.wait_for()
        for _ in range(MOST_STEPS):
            if target.evaluate(FOCUSED):
                return target
            target.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def press(self, target: Locator, key: str = "Enter", *, back: bool = False) -> None:
        """Go to an element with the keyboard and press a key there."""
        self.reach(target, back=back)
        target.page.keyboard.press(key)

    def faults(self, page: Page | None = None) -> list[str]:
        """What axe finds that is serious or critical, with the elements."""
        found = Axe().run(page or self.page).response["violations"]
        return [f"{each['id']}: {_places(each)}" for each in found if each["impact"] in GRAVE]


def _places(violation: dict[str, Any]) -> list[str]:
    return [node["html"][:160] for node in violation["nodes"]]


@contextmanager
def visiting(browser: Browser, address: str, **context: Any) -> Iterator[Visit]:
    """A fresh visit; whatever is done in it, nothing may go wrong in the page or leave this machine."""
    with browser.new_context(accept_downloads=True, **context) as opened:
        visit = Visit(opened.new_page(), address)
        yield visit
        assert visit.complaints == [], visit.complaints
        assert visit.hosts - {"data"} == {"127.0.0.1"}, visit.hosts
