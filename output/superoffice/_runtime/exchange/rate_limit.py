"""The rate limit of a client."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ..actions import Sleep, Steps
from ..processes import renew_after_fork


class RateLimiter:
    """Spaces the requests of one client evenly, over all its threads and tasks. Each process counts its own."""

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        self._interval = 1 / per_second
        self._clock = clock
        self._next = 0.0
        self._pauses = 0
        self._lock = Lock()
        renew_after_fork(self)

    def begin_anew(self) -> None:
        """Replaces the lock in a forked process: a thread of its parent may have held it."""
        self._lock = Lock()

    def turn(self) -> Steps[None]:
        """Waits for the next free slot. A pause that begins meanwhile moves the slot behind its end."""
        while True:
            wait, pauses = self._reserve()
            if wait > 0:
                yield Sleep(wait)
            if wait <= 0 or pauses == self._pauses:
                return

    def pause(self, seconds: float) -> None:
        """Holds back all requests for some seconds, as the server has asked."""
        with self._lock:
            # waiting calls take a new slot afterwards, so none before the pause stays reserved
            self._next = self._clock() + max(seconds, self._interval)
            self._pauses += 1

    def _reserve(self) -> tuple[float, int]:
        """Takes the next free slot. Returns the seconds until then, and how many pauses there have been."""
        with self._lock:
            now = self._clock()
            start = max(now, self._next)
            self._next = start + self._interval
            return start - now, self._pauses
