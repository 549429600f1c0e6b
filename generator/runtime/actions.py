"""What a call without I/O asks of the driver that runs it.

A call is a generator. It yields actions; the driver does what they say and sends the reply back. Where one call waits
for another, both may be in different threads or tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from threading import Lock
from typing import TypeAlias, TypeVar

import msgspec

from .errors import ResponseTooLargeError, SuperOfficeError, TransportError
from .transport.messages import Request, Response

_T = TypeVar("_T")


class Flight:
    """Something that one call does for others too; they are told when it has ended."""

    def __init__(self) -> None:
        self.landed = False
        self.error: SuperOfficeError | None = None
        """Why it failed."""
        self._lock = Lock()
        self._listeners: list[Callable[[], object]] = []

    def land(self, error: SuperOfficeError | None) -> None:
        """Ends it, and tells those who wait."""
        with self._lock:
            self.error = error
            self.landed = True
            listeners, self._listeners = self._listeners, []
        for tell in listeners:
            tell()

    def on_landing(self, tell: Callable[[], object]) -> None:
        """Calls `tell` at the end, from whatever thread; at once when it has ended."""
        with self._lock:
            if not self.landed:
                self._listeners.append(tell)
                return
        tell()


class Send(msgspec.Struct, frozen=True):
    """Send this request; the reply is the answer, or why there is none."""

    request: Request


class Sleep(msgspec.Struct, frozen=True):
    """Wait for so many seconds; the reply is None."""

    seconds: float


class Ask(msgspec.Struct, frozen=True):
    """Call a function of the user; the reply is what it gives, awaited where the driver can await."""

    function: Callable[[], object]


class Wait(msgspec.Struct, frozen=True):
    """Wait until a flight has landed; the reply is None."""

    flight: Flight


class Told(msgspec.Struct, frozen=True):
    """The reply to `Ask`: what the function gave, or raised."""

    value: object = None
    error: Exception | None = None


Outcome: TypeAlias = Response | TransportError | ResponseTooLargeError
"""The reply to `Send`."""
Action: TypeAlias = Send | Sleep | Ask | Wait
Reply: TypeAlias = Outcome | Told | None
Steps: TypeAlias = Generator[Action, Reply, _T]
"""A part of a call, which gives a value."""


def ask(function: Callable[[], object]) -> Steps[object]:
    """What a function of the user gives.

    Raises:
        Exception: what the function raises.
    """
    reply = yield Ask(function)
    assert isinstance(reply, Told), "a driver answers every Ask"
    if reply.error is not None:
        raise reply.error
    return reply.value
