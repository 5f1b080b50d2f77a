"""The routes: the guides' pages, health and readiness, and nothing else."""

import pytest
from fastapi.testclient import TestClient

from bot.app.web import create_app
from bot.pipeline import Bot
from knowledge.errors import SettingsError

FILES = ("base.css", "chat.css", "path.css", "chat.js")


def test_a_guide_has_a_page_with_anchors_contents_and_footnotes(client: TestClient) -> None:
    """A citation's link must reach its section."""
    page = client.get("/guides/ai-ml")
    assert page.status_code == 200
    assert 'id="phase-1"' in page.text
    assert '<a href="#phase-1">' in page.text
    assert 'class="footnotes"' in page.text
    assert "Reviewed <time" in page.text
    assert '<a href="/">' in page.text


def test_every_section_url_leads_to_an_id_on_its_page(client: TestClient, guide_bot: Bot) -> None:
    """No citation leads to nowhere."""
    for guide in guide_bot.index.guides:
        page = client.get(f"/guides/{guide.id}").text
        assert [section.id for section in guide.sections if f'id="{section.anchor}"' not in page] == []


@pytest.mark.parametrize("path", ["/guides/nothing", "/guides/..%2f..%2fetc%2fpasswd", "/guides/%00"])
def test_an_unknown_guide_is_not_found(client: TestClient, path: str) -> None:
    """A wrong address is told as such, and reads no file."""
    assert client.get(path).status_code == 404


def test_the_list_names_every_guide(client: TestClient, guide_bot: Bot) -> None:
    """All guides can be reached without asking anything."""
    page = client.get("/guides").text
    assert all(f'href="/guides/{guide.id}"' in page for guide in guide_bot.index.guides)


def test_health_and_readiness(client: TestClient, guide_bot: Bot) -> None:
    """What an operator's probes ask."""
    assert client.get("/healthz").json() == {"alive": True}
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert [guide["id"] for guide in ready.json()["guides"]] == [guide.id for guide in guide_bot.index.guides]


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/redoc",
        "/openapi.json",
        "/gradio_api/openapi.json",
        "/gradio_api/runs",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://example.org/",
        "/monitoring",
        "/monitoring/summary",
        "/login",
    ],
)
def test_what_gradio_and_fastapi_offer_beside_the_chat_is_closed(client: TestClient, path: str) -> None:
    """The fewer addresses, the less to defend."""
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_the_chat_is_the_only_public_endpoint(client: TestClient) -> None:
    """The page's own events are not for others."""
    assert list(client.get("/gradio_api/info").json()["named_endpoints"]) == ["/chat"]


def test_the_chat_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    """Whatever the page fetches is ours."""
    page = client.get("/").text
    assert all(f"/page/{name}" in page for name in FILES)
    assert "googleapis" not in page
    assert {client.get(f"/page/{name}").status_code for name in FILES} == {200}


@pytest.mark.parametrize("variable", ["GRADIO_SHARE", "GRADIO_VIBE_MODE"])
def test_it_refuses_to_open_the_page_to_the_world(
    guide_bot: Bot, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """A tunnel or remote editing is never what a learner's page is for."""
    monkeypatch.setenv(variable, "True")
    with pytest.raises(SettingsError, match=variable):
        create_app(guide_bot)
