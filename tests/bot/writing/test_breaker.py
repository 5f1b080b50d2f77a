"""When a provider is left alone, and for how long."""

import pytest

from bot.writing.breaker import FAILURES, LONGEST_REST_SECONDS, REST_SECONDS, Breaker
from bot.writing.faults import ModelFault, Trouble


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _is_resting(breaker: Breaker) -> bool:
    try:
        breaker.check()
    except ModelFault as fault:
        return fault.trouble is Trouble.RESTING
    return False


def test_it_takes_several_failures_in_a_row(clock: Clock) -> None:
    breaker = Breaker(clock)
    for _ in range(FAILURES - 1):
        breaker.failed(ModelFault(Trouble.SLOW))
    assert not _is_resting(breaker)
    breaker.succeeded()
    breaker.failed(ModelFault(Trouble.SLOW))
    assert not _is_resting(breaker)


def test_after_the_rest_one_failure_renews_it(clock: Clock) -> None:
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.failed(ModelFault(Trouble.SLOW))
    assert _is_resting(breaker)
    clock.now += REST_SECONDS + 1
    assert not _is_resting(breaker)
    breaker.failed(ModelFault(Trouble.SLOW))
    assert _is_resting(breaker)


def test_a_wrong_key_is_not_tried_again_at_once(clock: Clock) -> None:
    breaker = Breaker(clock)
    breaker.failed(ModelFault(Trouble.KEY))
    assert _is_resting(breaker)


@pytest.mark.parametrize(("wanted", "given"), [(5, 5), (90, 90), (1e9, LONGEST_REST_SECONDS)])
def test_a_provider_that_names_its_rest_gets_it_within_reason(clock: Clock, wanted: float, given: float) -> None:
    breaker = Breaker(clock)
    breaker.failed(ModelFault(Trouble.BUSY, retry_after=wanted))
    clock.now += given - 1
    assert _is_resting(breaker)
    clock.now += 2
    assert not _is_resting(breaker)


def test_an_answer_without_an_end_shows_that_the_provider_works(clock: Clock) -> None:
    breaker = Breaker(clock)
    for _ in range(2 * FAILURES):
        breaker.failed(ModelFault(Trouble.TOO_LONG))
    assert not _is_resting(breaker)
