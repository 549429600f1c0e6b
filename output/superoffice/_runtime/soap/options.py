"""The options of SOAP clients."""

from __future__ import annotations

from typing import TypedDict

from ..auth import Auth
from ..public import public


@public()
class SoapOptions(TypedDict, total=False):
    """The options that `with_options` of a SOAP client can change. Each is as in the client's constructor."""

    auth: Auth | None
    """The credentials, such as the ticket of another user."""
    timeout: float | None
    """Seconds for each step of the exchange; None waits forever."""
    deadline: float | None
    """Seconds for each whole call, all attempts and waits together; None sets no limit."""
    retries: int
    """How often to send a call again that was certainly not carried out."""
    rate_limit: float | None
    """The most calls per second."""
    time_zone: int | str | None
    """The id or the code of the time zone of all dates."""
