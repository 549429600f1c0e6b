"""Whether to send a call again, and when.

A call is sent again if it certainly had no effect: the request was not sent, or the server says that it has not
accepted it (429, or 503 with Retry-After). A call that is safe to repeat, because of its method (RFC 9110, section
9.2.2) or because the user says so, is also sent again after a broken connection and after 408, 502, 503 and 504.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from ..actions import Outcome
from ..errors import NoFreeConnectionError, TransportError
from ..options import Settings
from ..patterns import late_pattern
from ..transport.messages import Response

MAX_RETRY_AFTER: Final = 60.0
"""The longest wait that a server can request, in seconds."""
MAX_TOTAL_WAIT: Final = 120.0
"""The longest total wait of one call between its attempts, in seconds."""
# in seconds; the first one doubles with each attempt, up to the longest
_FIRST_DELAY: Final = 0.5
_LONGEST_DELAY: Final = 8.0
_TRANSIENT_STATUSES: Final = frozenset({408, 429, 502, 503, 504})
_SECONDS: Final = late_pattern(r"[0-9]+(\.[0-9]*)?", re.ASCII)
_MOST_DIGITS: Final = 9
_IDEMPOTENT_METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT"})


class Retries:
    """The remaining retries of one call.

    `random` returns numbers from 0 to 1, for the jitter of the waits.
    """

    def __init__(
        self, settings: Settings, random: Callable[[], float], *, repeatable: bool
    ) -> None:
        self.attempt = 0
        """How often the call has been sent again."""
        self._settings = settings
        self._random = random
        self._repeatable = repeatable
        self._seconds_left = MAX_TOTAL_WAIT

    def next_delay(self, outcome: Outcome) -> float | None:
        """Takes the next retry. Returns the seconds until then; None when none is left, or none would help."""
        if self.attempt >= self._settings.retries:
            return None
        if not is_retried(outcome, repeatable=self._repeatable):
            return None
        delay = retry_delay(outcome, self.attempt, self._random)
        if delay > self._seconds_left:
            return None
        self._seconds_left -= delay
        self.attempt += 1
        return delay


def is_idempotent(method: str) -> bool:
    """Whether a request with this method can be sent twice without harm."""
    return method in _IDEMPOTENT_METHODS


def is_retried(outcome: Outcome, *, repeatable: bool) -> bool:
    """Whether the call can be sent again; `repeatable` means that sending it twice does no harm."""
    if isinstance(outcome, TransportError):
        # who has waited that long for a connection does not begin again at the end of the queue
        if isinstance(outcome, NoFreeConnectionError):
            return False
        return repeatable or not outcome.request_sent
    if not isinstance(outcome, Response):
        return False
    return is_refusal(outcome) or (repeatable and outcome.status in _TRANSIENT_STATUSES)


def is_refusal(outcome: Outcome) -> bool:
    """Whether the server has not accepted the request, and wants no other one for a while."""
    if not isinstance(outcome, Response):
        return False
    return outcome.status == 429 or (
        outcome.status == 503 and _retry_after(outcome) is not None
    )


def retry_delay(outcome: Outcome, attempt: int, random: Callable[[], float]) -> float:
    """Returns the seconds until the next attempt: what the server requests, or exponential back-off with jitter."""
    requested = _retry_after(outcome) if isinstance(outcome, Response) else None
    if requested is not None:
        return min(max(requested, 0.0), MAX_RETRY_AFTER)
    # the exponent is limited, since retries may be any number and floats overflow
    longest = min(_FIRST_DELAY * 2.0 ** min(attempt, 10), _LONGEST_DELAY)
    return longest * (0.5 + random() / 2)


def _retry_after(response: Response) -> float | None:
    """Reads the header Retry-After: seconds, or a date (RFC 9110, section 10.2.3). Some servers write other numbers.

    A date is compared with that of the answer; without one, with the clock of this machine.
    """
    value = response.headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(value):
        # more digits exceed the longest wait in any case
        return float(value[:_MOST_DIGITS])
    then = _date(value)
    if then is None:
        return None
    now = _date(response.headers.get("Date", "")) or datetime.now(UTC)
    return (then - now).total_seconds()


def _date(value: str) -> datetime | None:
    if not value:
        return None
    # servers seldom send dates
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    # `-0000` means UTC here
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)
