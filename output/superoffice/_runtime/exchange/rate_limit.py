"""The rate limit of a client."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ..actions import Sleep, Steps


class RateLimiter:
    """Spaces the requests of one client evenly, over all its threads and tasks."""

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        self._interval = 1 / per_second
        self._clock = clock
        self._next = 0.0
        self._pauses = 0
        self._lock = Lock()

    def turn(self) -> Steps[None]:
        """Waits for the next free place. A pause that begins meanwhile moves the place behind its end."""
        while True:
            wait, pauses = self._reserve()
            if wait > 0:
                yield Sleep(wait)
            if wait <= 0 or pauses == self._pauses:
                return

    def pause(self, seconds: float) -> None:
        """Lets nothing out for so long: the server asks for it."""
        with self._lock:
            # those who wait for a place take a new one afterwards, so no place before is kept free
            self._next = self._clock() + max(seconds, self._interval)
            self._pauses += 1

    def _reserve(self) -> tuple[float, int]:
        """Takes the next free place: the seconds until then, and how many pauses there were before."""
        with self._lock:
            now = self._clock()
            start = max(now, self._next)
            self._next = start + self._interval
            return start - now, self._pauses
