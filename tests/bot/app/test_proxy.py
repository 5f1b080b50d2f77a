"""The limit behind a reverse proxy on the same machine, over a real port, as the server reads the proxy's header."""

from collections.abc import Iterator

import httpx
import pytest

from bot.pipeline import Bot
from tests.bot.app.growing import make_routes
from tests.bot.app.served import served

LIMIT = 2


@pytest.fixture
def proxied(guide_bot: Bot) -> Iterator[httpx.Client]:
    """A client on this machine, as a proxy is one."""
    with (
        served(make_routes(guide_bot, messages_a_minute=LIMIT)) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        yield client


def _asked_for(proxied: httpx.Client, *addresses: str) -> list[int]:
    """What those are told for whom the proxy asks."""
    headers = [{"x-forwarded-for": address} for address in addresses]
    return [proxied.get("/api/search?question=sql", headers=each).status_code for each in headers]


def test_those_behind_it_are_counted_each_by_themselves(proxied: httpx.Client) -> None:
    """The last address in the header is the one that the proxy saw; what stands before it, anybody may have written."""
    assert _asked_for(proxied, *["203.0.113.5"] * 3) == [200, 200, 429]
    assert _asked_for(proxied, "203.0.113.6") == [200]
    assert _asked_for(proxied, "203.0.113.6", "127.0.0.1, 203.0.113.6") == [200, 429]
    assert _asked_for(proxied, "2001:db8::1", "2001:db8::2", "2001:db8::3") == [200, 200, 429]


def test_without_the_header_it_is_this_machine(proxied: httpx.Client) -> None:
    """Which is not limited."""
    assert [proxied.get("/api/search?question=sql").status_code for _ in range(LIMIT * 3)] == [200] * LIMIT * 3
