"""How often one address may ask, so that a page on a network stays there for everybody."""

import math
import time
from ipaddress import IPv6Address, ip_address, ip_network

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from knowledge.errors import SettingsError

NETWORK_BITS = 64
"""How much of an IPv6 address counts: whoever has one has all the others that begin in the same way."""


class MessageLimit:
    """Counts the messages of each address in the last minute, in this process's memory."""

    def __init__(self, a_minute: int) -> None:
        """With 0 nothing is limited. Raises `SettingsError` for less than that."""
        if a_minute < 0:
            raise SettingsError(f"GUIDE_MESSAGES_A_MINUTE={a_minute} is less than 0; set a number, or 0 for no limit")
        self._rate = RateLimitItemPerMinute(a_minute) if a_minute else None
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def seconds_to_wait(self, host: str) -> int:
        """Count one message of a host, as the server reports it; 0, or after how many seconds it may be sent again.

        A refused message does not count. This machine itself is not limited: a laptop's page never refuses its owner.
        """
        name = _counted_as(host)
        if self._rate is None or name is None or self._window.hit(self._rate, name):
            return 0
        return max(1, math.ceil(self._window.get_window_stats(self._rate, name).reset_time - time.time()))


def _counted_as(host: str) -> str | None:
    """The name under which a host is counted; None for this machine."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return None
    return str(ip_network((address, NETWORK_BITS), strict=False) if isinstance(address, IPv6Address) else address)
