"""The port to listen on."""

import pytest

from bot.app.serve import _address, open_port
from knowledge.errors import SettingsError


def test_a_taken_port_is_told_in_one_line() -> None:
    """With what to do about it."""
    with open_port("127.0.0.1", 0) as opened:
        opened.listen(1)
        port = opened.getsockname()[1]
        with pytest.raises(SettingsError, match=f"127.0.0.1:{port}.*choose another") as caught:
            open_port("127.0.0.1", port)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 0), ("127.0.0.1", 99999)])
def test_an_impossible_address_is_told_too(host: str, port: int) -> None:
    """An address of another machine, a port that does not exist."""
    with pytest.raises(SettingsError, match="choose"):
        open_port(host, port)


def test_the_address_can_be_opened_in_a_browser() -> None:
    """0.0.0.0 is where to listen, not where to look."""
    with open_port("127.0.0.1", 0) as opened:
        port = opened.getsockname()[1]
        assert _address(opened, "0.0.0.0") == f"http://localhost:{port}/"  # noqa: S104
        assert _address(opened, "::1") == f"http://[::1]:{port}/"
