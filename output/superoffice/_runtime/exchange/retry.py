"""Whether to send a call again, and when.

A call is sent again where surely nothing of it was done: the request did not go out, or the server says that it has
not taken it (429, or 503 with Retry-After). Where doing it twice is doing it once, which is so for some methods (RFC
9110, section 9.2.2) and for what the user names, also after a connection that broke and 408, 502, 503 and 504.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..actions import Outcome
from ..errors import TransportError
from ..options import Settings
from ..transport.messages import Response

MAX_RETRY_AFTER: Final = 60.0
"""The longest wait that a server can ask for, in seconds."""
MAX_TOTAL_WAIT: Final = 120.0
"""The longest that one call waits between all its attempts together, in seconds."""
_FIRST_DELAY: Final = 0.5
_LONGEST_DELAY: Final = 8.0
_PASSING_STATUSES: Final = frozenset({408, 429, 502, 503, 504})
_IDEMPOTENT_METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT"})


class Retries:
    """The retries that one call has left.

    `random` gives numbers from 0 to 1, for the jitter of the waits.
    """

    def __init__(
        self, settings: Settings, random: Callable[[], float], *, repeatable: bool
    ) -> None:
        self.attempt = 0
        """How often the call was sent again."""
        self._settings = settings
        self._random = random
        self._repeatable = repeatable
        self._seconds = MAX_TOTAL_WAIT

    def next_delay(self, outcome: Outcome) -> float | None:
        """Takes the next retry: the seconds until then. None when there is none, or none would help."""
        if self.attempt >= self._settings.retries:
            return None
        if not is_retried(outcome, repeatable=self._repeatable):
            return None
        delay = retry_delay(outcome, self.attempt, self._random)
        if delay > self._seconds:
            return None
        self._seconds -= delay
        self.attempt += 1
        return delay


def is_idempotent(method: str) -> bool:
    """Whether a request of this method may be sent twice without harm."""
    return method in _IDEMPOTENT_METHODS


def is_retried(outcome: Outcome, *, repeatable: bool) -> bool:
    """Whether the call can be sent again; `repeatable` says that twice does no harm."""
    if isinstance(outcome, TransportError):
        return repeatable or not outcome.request_sent
    if not isinstance(outcome, Response):
        return False
    return is_refusal(outcome) or (repeatable and outcome.status in _PASSING_STATUSES)


def is_refusal(outcome: Outcome) -> bool:
    """Whether the server says that it has not taken the request, and is to be left alone for a while."""
    if not isinstance(outcome, Response):
        return False
    return outcome.status == 429 or (
        outcome.status == 503 and _retry_after(outcome) is not None
    )


def retry_delay(outcome: Outcome, attempt: int, random: Callable[[], float]) -> float:
    """Seconds until the next attempt: what the server asks for, else exponential back-off with jitter."""
    asked = _retry_after(outcome) if isinstance(outcome, Response) else None
    if asked is not None:
        return min(max(asked, 0.0), MAX_RETRY_AFTER)
    longest = min(_FIRST_DELAY * 2.0 ** min(attempt, 10), _LONGEST_DELAY)
    return longest * (0.5 + random() / 2)


def _retry_after(response: Response) -> float | None:
    """The header Retry-After: seconds, or a date that is compared with the answer's own (RFC 9110, 10.2.3)."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    if not value:
        return None
    return _seconds_until(value, response.headers.get("Date", ""))


def _seconds_until(then: str, now: str) -> float | None:
    # servers seldom give dates
    from email.utils import parsedate_to_datetime

    try:
        return (
            parsedate_to_datetime(then) - parsedate_to_datetime(now)
        ).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return None
