"""What bounds one exchange: the deadline of its call, and the size of what may come before its answer begins."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Final

_LONGEST_PREAMBLE: Final = 256 * 1024
"""In bytes: the header fields of an answer, and the interim answers such as `100 Continue` before them."""


class Bounds:
    """The bounds of one exchange; `deadline` is a time of `time.monotonic()`."""

    __slots__ = ("_deadline", "_left")

    def __init__(self, deadline: float | None) -> None:
        self._deadline = deadline
        self._left: int | None = _LONGEST_PREAMBLE

    def seconds(self, step: float | None) -> float | None:
        """Returns the seconds that the next step may take, at most `step`; 0 or less after the deadline."""
        if self._deadline is None:
            return step
        left = self._deadline - monotonic()
        return left if step is None else min(step, left)

    @property
    def is_timed(self) -> bool:
        """Whether there is a deadline."""
        return self._deadline is not None

    def begin_body(self) -> None:
        """Ends the count of what comes before the body, which has a limit of its own."""
        self._left = None

    def is_exceeded_by(self, received: int) -> bool:
        """Counts received bytes. Returns whether more came before the body than any answer needs."""
        if self._left is None:
            return False
        self._left -= received
        return self._left < 0


_CURRENT: Final[ContextVar[Bounds | None]] = ContextVar("bounds", default=None)
_NONE: Final = Bounds(None)
_NONE.begin_body()


def current_bounds() -> Bounds:
    """Returns the bounds of the exchange that this thread or task carries out; without one, nothing is bounded."""
    return _CURRENT.get() or _NONE


def is_sending() -> bool:
    """Whether this thread or task carries out an exchange."""
    return _CURRENT.get() is not None


@contextmanager
def sending(deadline: float | None) -> Generator[Bounds, None, None]:
    """Marks the time while a client carries out an exchange."""
    bounds = Bounds(deadline)
    token = _CURRENT.set(bounds)
    try:
        yield bounds
    finally:
        _CURRENT.reset(token)
