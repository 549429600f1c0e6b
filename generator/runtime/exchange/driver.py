"""Runs a call over a transport."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from threading import Event
from typing import Final, TypeVar

from ..actions import Action, Ask, Asked, Flight, Outcome, Reply, Send, Sleep, Steps
from ..errors import ConfigurationError, ResponseTooLargeError, TransportError
from ..transport.interface import Transport
from ..transport.messages import Request

_T = TypeVar("_T")

_LONGEST_WAIT: Final = 300.0
"""Seconds to wait for another call. It may be in the same thread, in an event loop that this call blocks."""


def run(steps: Steps[_T], transport: Transport) -> _T:
    """Carries out the actions of steps such as those of a call, and returns their result."""
    reply: Reply = None
    try:
        while True:
            try:
                action = steps.send(reply)
            except StopIteration as stop:
                result: _T = stop.value
                return result
            reply = _done(action, transport)
    finally:
        steps.close()


def _done(action: Action, transport: Transport) -> Reply:
    match action:
        case Send():
            return _sent(action.request, transport)
        case Sleep():
            time.sleep(action.seconds)
            return None
        case Ask():
            return _asked(action.function)
        case _:
            _wait(action.flight, action.seconds)
            return None


def _sent(request: Request, transport: Transport) -> Outcome:
    try:
        return transport.send(request)
    except (TransportError, ResponseTooLargeError) as error:
        return error


def _asked(function: Callable[[], object]) -> Asked:
    try:
        value = function()
    # the core first wakes the calls that wait for the same value, then raises the error unchanged
    except Exception as error:  # noqa: BLE001 - a user's function may raise anything
        return Asked(error=error)
    if not isinstance(value, Awaitable):
        return Asked(value)
    if isinstance(value, Coroutine):
        value.close()  # a coroutine that is never awaited causes a warning
    return Asked(error=ConfigurationError("a synchronous client cannot await"))


def _wait(flight: Flight, seconds: float | None) -> None:
    landed = Event()
    flight.on_landing(landed.set)
    landed.wait(_LONGEST_WAIT if seconds is None else min(seconds, _LONGEST_WAIT))
