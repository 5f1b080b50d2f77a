"""Health and readiness, as an operator's probes ask for them."""

from fastapi.testclient import TestClient

from bot.pipeline import Bot
from tests.bot.app.growing import make_routes


def test_health_and_readiness_are_told(client: TestClient, guide_bot: Bot) -> None:
    """With what is loaded; a probe may ask for the head alone."""
    assert client.get("/healthz").json() == {"alive": True}
    ready = client.get("/readyz")
    assert [guide["id"] for guide in ready.json()["guides"]] == [guide.id for guide in guide_bot.index.guides]
    for path in ("/healthz", "/readyz"):
        assert client.head(path).status_code == 200


def test_a_bot_that_cannot_search_is_not_ready() -> None:
    """503 and what to do, while health is as it was."""

    class Broken:
        def search(self, question: str, *, top: int) -> None:
            raise OSError(question, top)

    class WithBrokenIndex(Bot):
        def __init__(self) -> None:
            self.index = Broken()  # type: ignore[assignment]

    broken = TestClient(make_routes(WithBrokenIndex()))
    answer = broken.get("/readyz")
    assert answer.status_code == 503
    assert "guide-index build" in answer.json()["remedy"]
    assert broken.get("/healthz").status_code == 200


def test_probes_are_never_limited(guide_bot: Bot) -> None:
    """Not even from an address that has used up its messages."""
    stranger = TestClient(make_routes(guide_bot, messages_a_minute=1), client=("203.0.113.5", 1))
    asked = [stranger.get("/api/search?question=sql").status_code for _ in range(2)]
    assert asked == [200, 429]
    assert {stranger.get(path).status_code for path in ("/healthz", "/readyz") * 20} == {200}
