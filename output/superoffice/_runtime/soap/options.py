"""Options of a SOAP client."""

from __future__ import annotations

from typing import TypedDict

from ..auth import Auth
from ..public import public


@public()
class SoapOptions(TypedDict, total=False):
    """Options that `with_options` of a SOAP client can change. Each has the meaning of the client's own argument."""

    auth: Auth | None
    """The credentials, such as the ticket of another user."""
    timeout: float | None
    """Seconds for each step of the exchange; None waits indefinitely."""
    retries: int
    """How often to send a call again if it certainly had no effect."""
    rate_limit: float | None
    """The maximum number of calls per second."""
    time_zone: int | str | None
    """The id or the code of the time zone of all dates."""
