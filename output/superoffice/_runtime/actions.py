"""What a call, which does no I/O itself, asks the driver to do.

A call is a generator. It yields actions; the driver carries them out and sends the replies back. A call that waits for
another one may be in another thread or task.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TypeAlias, TypeVar

import msgspec

from .errors import ResponseTooLargeError, SuperOfficeError, TransportError
from .transport.messages import Request, Response

_T = TypeVar("_T")


class Flight:
    """Work that one call does for others too. They are notified when it has ended.

    It has no lock, which a forked process might find locked: adding to a list and taking from it are atomic.
    """

    def __init__(self) -> None:
        self.landed = False
        self.error: SuperOfficeError | None = None
        """Why it failed; None when it succeeded."""
        self._listeners: list[Callable[[], object]] = []

    def land(self, error: SuperOfficeError | None) -> None:
        """Ends the flight, and notifies the waiting calls."""
        self.error = error
        self.landed = True
        self._notify()

    def on_landing(self, notify: Callable[[], object]) -> None:
        """Calls `notify` when the flight ends, from any thread; at once when it has ended already."""
        self._listeners.append(notify)
        # also when it landed before this call was among the listeners
        if self.landed:
            self._notify()

    def forget_listeners(self) -> None:
        """Forgets the waiting calls, which are in another process."""
        self._listeners = []

    def _notify(self) -> None:
        while self._listeners:
            try:
                notify = self._listeners.pop()
            except IndexError:  # another thread has taken the last one
                return
            notify()


class Send(msgspec.Struct, frozen=True):
    """Send a request. The reply is the answer, or the error that prevented one."""

    request: Request


class Sleep(msgspec.Struct, frozen=True):
    """Wait for a number of seconds. The reply is None."""

    seconds: float


class Ask(msgspec.Struct, frozen=True):
    """Call a function of the user. The reply holds its result, awaited if the driver can await, for so many seconds."""

    function: Callable[[], object]
    seconds: float | None = None


class Wait(msgspec.Struct, frozen=True):
    """Wait until a flight has landed, or so many seconds have passed. The reply is None."""

    flight: Flight
    seconds: float | None = None


class Asked(msgspec.Struct, frozen=True):
    """The reply to `Ask`: what the function returned, or raised."""

    value: object = None
    error: Exception | None = None


Outcome: TypeAlias = Response | TransportError | ResponseTooLargeError
"""The reply to `Send`."""
Action: TypeAlias = Send | Sleep | Ask | Wait
Reply: TypeAlias = Outcome | Asked | None
Steps: TypeAlias = Generator[Action, Reply, _T]
"""A part of a call that returns a value."""
Sender: TypeAlias = Callable[[Request], Steps[Response]]
"""Sends a request that a call needs besides its own, such as one that renews its credentials."""


def ask(function: Callable[[], object]) -> Steps[object]:
    """Returns what a function of the user returns.

    Raises:
        Exception: what the function raises.
    """
    reply = yield Ask(function)
    assert isinstance(reply, Asked), "a driver answers every Ask"
    if reply.error is not None:
        raise reply.error
    return reply.value
