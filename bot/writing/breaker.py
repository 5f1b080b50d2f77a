"""Leaving a failing provider alone for a while, so that no learner waits for what will fail again."""

import threading
import time
from collections.abc import Callable

from bot.writing.faults import LASTING, OF_THE_ANSWER, ModelFault, Trouble

FAILURES = 3
"""After so many failures in a row the provider is left alone."""
REST_SECONDS = 60.0
LONGEST_REST_SECONDS = 600.0


class Breaker:
    """Counts failures; safe for many threads. A wrong clock does no harm, since it goes by a monotonic one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._failures, self._rests_until = 0, 0.0

    def check(self) -> None:
        """Raises `ModelFault` while the provider is left alone; when the rest is over, one failure renews it."""
        if self._clock() < self._rests_until:
            raise ModelFault(Trouble.RESTING)

    def succeeded(self) -> None:
        with self._lock:
            self._failures, self._rests_until = 0, 0.0

    def failed(self, fault: ModelFault) -> None:
        with self._lock:
            if fault.trouble in OF_THE_ANSWER:
                self._failures = 0
                return
            self._failures += 1
            is_lasting = self._failures >= FAILURES or fault.trouble in LASTING
            rest = min(max(REST_SECONDS * is_lasting, fault.retry_after), LONGEST_REST_SECONDS)
            self._rests_until = max(self._rests_until, self._clock() + rest)
