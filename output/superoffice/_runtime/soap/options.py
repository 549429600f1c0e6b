"""What `with_options` of a SOAP client can change."""

from __future__ import annotations

from typing import TypedDict

from ..auth import Auth
from ..public import public


@public()
class SoapOptions(TypedDict, total=False):
    """What `with_options` of a SOAP client can change; each is as the client itself takes it."""

    auth: Auth | None
    """What to call with, such as the ticket of another user."""
    timeout: float | None
    """Seconds for each step of the exchange; None waits for ever."""
    retries: int
    """How often to send again what surely was not done."""
    rate_limit: float | None
    """The most calls per second."""
    time_zone: int | str | None
    """The id or the code of the time zone of all dates."""
