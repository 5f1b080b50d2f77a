"""The limit on messages: who is counted, as whom, and until when."""

import time

import pytest

from bot.app.limits import MessageLimit
from knowledge.errors import SettingsError

LEARNER, ANOTHER = "203.0.113.5", "203.0.113.6"


def _waits(limit: MessageLimit, *hosts: str) -> list[int]:
    return [limit.seconds_to_wait(host) for host in hosts]


def test_what_is_beyond_the_limit_waits_until_the_first_is_a_minute_old() -> None:
    """It is said for how long, and another address is not held up."""
    limit = MessageLimit(2)
    *taken, refused = _waits(limit, *[LEARNER] * 3)
    assert taken == [0, 0]
    assert 58 <= refused <= 60
    assert _waits(limit, ANOTHER) == [0]


def test_it_is_any_minute_and_not_that_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message counts for sixty seconds; what was refused does not count."""
    limit, now = MessageLimit(2), time.time()
    for second, wait in [(0, 0), (40, 0), (50, 10), (59, 1), (61, 0), (62, 38), (101, 0)]:
        monkeypatch.setattr("time.time", lambda second=second: now + second)
        assert limit.seconds_to_wait(LEARNER) == wait, second


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_never_refused(host: str) -> None:
    """However its address is written."""
    assert _waits(MessageLimit(1), *[host] * 5) == [0] * 5


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.5", LEARNER, True),
        ("::ffff:203.0.113.5", "::ffff:203.0.113.6", False),
        ("a name", "a name", True),
        ("a name", "another", False),
    ],
)
def test_addresses_of_one_owner_count_as_one(first: str, second: str, is_one: bool) -> None:
    """Whoever has one IPv6 address has all of its network; an IPv4 address may be written as one of IPv6."""
    assert bool(_waits(MessageLimit(1), first, second)[1]) is is_one


def test_nothing_is_limited_with_0() -> None:
    """An operator may leave the limit to the proxy."""
    assert _waits(MessageLimit(0), *[LEARNER] * 100) == [0] * 100


def test_less_than_0_is_a_wrong_setting() -> None:
    """The variable is named."""
    with pytest.raises(SettingsError, match="GUIDE_MESSAGES_A_MINUTE=-1"):
        MessageLimit(-1)


def test_a_refusal_costs_next_to_nothing() -> None:
    """A flood of messages is refused within milliseconds each."""
    limit = MessageLimit(60)
    began = time.perf_counter()
    waits = _waits(limit, *[LEARNER] * 1000)
    assert sum(map(bool, waits)) == 940
    assert time.perf_counter() - began < 2
