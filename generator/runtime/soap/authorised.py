"""Calls with a ticket, which is renewed once when the server does not take it any more."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..actions import Steps
from ..auth import Auth
from ..auth.authorisation import Channel
from ..errors import DecodeError, ServiceError, SoapFaultError
from ..transport.messages import Response
from .failures import failure_in

_SIGNS_OF_FAILURE: Final = (b"Fault", b"ExceptionType")
"""One of them stands in every answer that says why a call failed; looking for them is quicker than parsing."""
_NO_SESSION: Final = re.compile(
    r"authenticat|session|credential|unauthori[sz]ed|InvalidSecurity|FailedCheck|MessageExpired",
    re.IGNORECASE,
)
_NO_ACCESS: Final = re.compile(r"security|accessdenied", re.IGNORECASE)

Send = Callable[[str], Steps[Response]]
"""Sends the call with a ticket."""


def authorised(auth: Auth, channel: Channel, send: Send) -> Steps[Response]:
    """The answer to a call.

    Raises:
        CredentialsError: there is no ticket, or none could be got.
    """
    credentials = yield from auth.credentials(channel)
    response = yield from send(credentials.secret)
    status = refusal(response)
    if status is None:
        return response
    others = yield from auth.renewed(credentials, status, channel)
    if others is None:
        return response
    return (yield from send(others.secret))


def refusal(response: Response) -> int | None:
    """401 or 403 where an answer says that the ticket is not valid, or may not do this; None for others.

    No page documents what an expired ticket gives. So it is told from the HTTP status, from the codes of faults that
    WS-Security 1.1 (section 12) has, and from the name of the .NET exception.
    """
    if response.status in {401, 403}:
        return response.status
    if not any(sign in response.content for sign in _SIGNS_OF_FAILURE):
        return None
    try:
        name = _failure_name(response)
    except DecodeError:
        return None
    if _NO_SESSION.search(name):
        return 401
    return 403 if _NO_ACCESS.search(name) else None


def _failure_name(response: Response) -> str:
    match failure_in(response):
        case SoapFaultError() as fault:
            return fault.code.rpartition(":")[2]
        case ServiceError() as error:
            return (error.exception_type or "").rpartition(".")[2]
        case _:
            return ""
