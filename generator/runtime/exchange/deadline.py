"""The deadline of a call: its attempts, the waits between them, and the requests for credentials take no longer together."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final, Generic, NoReturn, TypeVar

import msgspec

from ..actions import Action, Ask, Asked, Outcome, Reply, Send, Sleep, Steps, Wait
from ..errors import DeadlineExceededError, TransportError, safe_url
from ..transport.messages import Request, Response

_T = TypeVar("_T")

_RESOLUTION: Final = 0.02
"""Clocks and timers differ by as many seconds."""


def within_deadline(
    steps: Steps[_T],
    request: Request,
    deadline: float,
    clock: Callable[[], float] = monotonic,
) -> Steps[_T]:
    """Carries out the steps of a call, which begins with `request`, for at most `deadline` seconds.

    Raises:
        DeadlineExceededError: they would take longer.
    """
    return (yield from _Limited(steps, request, deadline, clock).run())


class _Limited(Generic[_T]):
    def __init__(
        self,
        steps: Steps[_T],
        request: Request,
        deadline: float,
        clock: Callable[[], float],
    ) -> None:
        self._steps = steps
        self._request = request
        self._deadline = deadline
        self._clock = clock
        self._end = clock() + deadline
        self._last: Outcome | None = None
        self._sent = False

    def run(self) -> Steps[_T]:
        reply: Reply = None
        try:
            while True:
                try:
                    action = self._steps.send(reply)
                except StopIteration as stop:
                    result: _T = stop.value
                    return result
                reply = yield self._limited(action)
                self._note(reply)
        finally:
            # what the call does for others ends too, and they begin anew
            self._steps.close()

    def _limited(self, action: Action) -> Action:
        """Returns an action that ends with the call."""
        left = self._end - self._clock()
        if left <= 0:
            self._stop("took longer than")
        match action:
            case Send():
                request = action.request
                seconds = (
                    left if request.timeout is None else min(request.timeout, left)
                )
                return Send(
                    msgspec.structs.replace(
                        request, timeout=seconds, deadline=self._end
                    )
                )
            case Sleep():
                if action.seconds >= left:
                    self._stop(
                        "would take longer than",
                        f", with a wait of {action.seconds:.3g} s",
                    )
                return action
            case Ask():
                return Ask(action.function, left)
            case _:
                return Wait(action.flight, left)

    def _note(self, reply: Reply) -> None:
        """Keeps what a message needs, and ends the call if its end has cut off what it did."""
        if isinstance(reply, Response):
            self._last, self._sent = reply, True
        elif isinstance(reply, TransportError):
            self._last, self._sent = reply, self._sent or reply.request_sent
        if _may_be_cut_off(reply) and self._end - self._clock() <= _RESOLUTION:
            self._stop("took longer than")

    def _stop(self, what: str, wait: str = "") -> NoReturn:
        place = f"{self._request.method} {safe_url(self._request.url)}"
        raise DeadlineExceededError(
            f"{place} {what} its deadline of {self._deadline:g} s{wait}{self._reason()}",
            request_sent=self._sent,
        )

    def _reason(self) -> str:
        match self._last:
            case Response():
                return f" (the last answer has status {self._last.status})"
            case TransportError():
                return f" ({self._last})"
            case _:
                return ""


def _may_be_cut_off(reply: Reply) -> bool:
    if isinstance(reply, Asked):
        return isinstance(reply.error, TimeoutError)
    return reply is None or isinstance(reply, TransportError)
