"""The exchange of one call without I/O: what to send, when to wait, when to try again.

`exchange` is a generator. It yields `Send` and `Sleep`; the driver does what they say and sends back the `Response`
or the `TransportError` of a `Send`, and None after a `Sleep`. The generator returns the last answer.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Final, TypeAlias

import msgspec

from .errors import ResponseTooLargeError, TransportError
from .messages import Request, Response
from .options import Settings


class Send(msgspec.Struct, frozen=True):
    """Send this request and hand back the answer, or the error."""

    request: Request


class Sleep(msgspec.Struct, frozen=True):
    """Wait for so many seconds."""

    seconds: float


Reply: TypeAlias = Response | TransportError | None
Exchange: TypeAlias = Generator[Send | Sleep, Reply, Response]

MAX_RETRY_AFTER: Final = 60.0
"""The longest wait that a server can ask for, in seconds."""
_FIRST_DELAY: Final = 0.5
_LONGEST_DELAY: Final = 8.0
_RETRIED_STATUSES: Final = frozenset({429, 503})


class RateLimiter:
    """Spaces the requests of one client evenly, over all its threads and tasks."""

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        self._interval = 1 / per_second
        self._clock = clock
        self._next = 0.0
        self._lock = Lock()

    def reserve(self) -> float:
        """Takes the next free place; the seconds until then."""
        with self._lock:
            now = self._clock()
            start = max(now, self._next)
            self._next = start + self._interval
            return start - now


def exchange(
    request: Request,
    settings: Settings,
    limiter: RateLimiter | None,
    random: Callable[[], float],
) -> Exchange:
    """Sends a request until an answer is final.

    `random` gives numbers from 0 to 1, for the jitter of the waits.

    Raises:
        TransportError: no complete answer came.
        ResponseTooLargeError: the answer is larger than the settings allow.
    """
    attempt = 0
    while True:
        wait = limiter.reserve() if limiter else 0.0
        if wait > 0:
            yield Sleep(wait)
        reply = yield Send(request)
        assert reply is not None, "a driver answers every Send"
        if attempt >= settings.retries or not is_retried(reply):
            return _final(reply, settings.max_response_bytes)
        yield Sleep(retry_delay(reply, attempt, random))
        attempt += 1


def _final(reply: Response | TransportError, limit: int) -> Response:
    if isinstance(reply, TransportError):
        raise reply
    if len(reply.content) > limit:
        raise ResponseTooLargeError(limit)
    return reply


def is_retried(reply: Response | TransportError) -> bool:
    """Whether the call can be sent again: surely nothing of it was done.

    That is a connection that failed before the request went out, and the statuses 429 and 503.
    """
    if isinstance(reply, TransportError):
        return not reply.request_sent
    return reply.status in _RETRIED_STATUSES


def retry_delay(
    reply: Response | TransportError, attempt: int, random: Callable[[], float]
) -> float:
    """Seconds until the next attempt: what the server asks for, else exponential back-off with jitter."""
    asked = _retry_after(reply) if isinstance(reply, Response) else None
    if asked is not None:
        return min(max(asked, 0.0), MAX_RETRY_AFTER)
    longest = min(_FIRST_DELAY * 2.0 ** min(attempt, 10), _LONGEST_DELAY)
    return longest * (0.5 + random() / 2)


def _retry_after(response: Response) -> float | None:
    """The header Retry-After: seconds, or a date that is compared with the answer's own (RFC 9110, 10.2.3)."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        then = parsedate_to_datetime(value)
        now = parsedate_to_datetime(response.headers.get("Date", ""))
        return (then - now).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return None
