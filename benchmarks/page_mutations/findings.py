"""What runs find, and the limit on the time that a piece of work may take."""

from __future__ import annotations

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """What must not happen; `mutants` are the numbers of the pages with which it did."""

    mutants: tuple[int, ...]
    text: str


class Slow(msgspec.Struct, frozen=True, order=True):
    """The seconds of a piece of work, with the number of its first page."""

    seconds: float
    mutant: int
    path: str


class Outcome(msgspec.Struct, frozen=True):
    """The result of a number of mutants.

    `useful` counts pages with facts, or SDKs that were imported. `slow` are the slowest, and `over` counts those over the
    limit.
    """

    mutants: int
    useful: int
    over: int
    slow: tuple[Slow, ...]
    faults: tuple[Fault, ...]


class HangError(Exception):
    """The work took so long that it was stopped."""


@contextmanager
def stopped_after(seconds: int) -> Generator[None]:
    """Stops the work inside after this time, by an exception of type HangError."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise HangError(f"stopped after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
