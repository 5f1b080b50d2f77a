"""What the server hands over to the page's scripts."""

import pytest
from playwright.sync_api import Browser

from bot.app.handover import note_html
from tests.bot.app.visit import visiting

pytestmark = pytest.mark.browser
HANDED = """async ([one, other]) => {
  const { onNote } = await import("/page/bridge.js");
  const taken = [];
  onNote((note) => taken.push(note.which));
  for (const html of [one, other, one, other]) {
    document.querySelector("#told").innerHTML = html;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return taken;
}"""


def test_a_note_is_taken_once(browser: Browser, address: str) -> None:
    """Gradio gives it again at the end of its event, by when a newer one may have come, which must hold."""
    with visiting(browser, address) as visit:
        visit.page.locator("#log .example").first.wait_for()
        notes = [note_html({"which": which, "learner": ""}) for which in ("one", "other")]
        assert visit.page.evaluate(HANDED, notes) == ["one", "other"]
