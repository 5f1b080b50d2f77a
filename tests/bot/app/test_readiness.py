"""Whether the bot can answer now."""

from bot.app.readiness import readiness
from bot.pipeline import Bot


def test_a_bot_that_can_search_tells_what_is_loaded(guide_bot: Bot) -> None:
    """Guides, sections, chunks and model."""
    state = readiness(guide_bot)
    assert state["ready"] is True
    assert state["sections"] == guide_bot.index.manifest.sections


def test_a_bot_that_cannot_search_names_the_remedy() -> None:
    """One line, whatever the failure."""

    class Broken:
        def search(self, question: str, *, top: int) -> None:
            raise OSError(question, top)

    class WithBrokenIndex(Bot):
        def __init__(self) -> None:
            self.index = Broken()  # type: ignore[assignment]

    state = readiness(WithBrokenIndex())
    assert state["ready"] is False
    assert "guide-index build" in state["remedy"]
