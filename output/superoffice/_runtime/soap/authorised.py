"""Calls with a ticket, which is renewed once if the server no longer accepts it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..actions import Steps
from ..auth import Auth
from ..auth.authorisation import Channel
from ..errors import DecodeError, ServiceError, SoapFaultError
from ..transport.messages import Response
from .codec.encoding import is_wide
from .failures import failure_in

_FAILURE_MARKS: Final = (b"Fault", b"ExceptionType")
"""Every answer that gives the reason of a failure has one of them. Searching for them is quicker than parsing."""
# searched first: `InvalidSecurityToken` is about the ticket, `SecurityException` about rights
_NO_SESSION: Final = re.compile(
    r"authenticat|session|credential|unauthori[sz]ed|InvalidSecurity|FailedCheck|MessageExpired",
    re.IGNORECASE,
)
_NO_ACCESS: Final = re.compile(r"security|accessdenied", re.IGNORECASE)

Send = Callable[[str], Steps[Response]]
"""Sends the call with a ticket."""


def authorised(auth: Auth, channel: Channel, send: Send) -> Steps[Response]:
    """Sends a call with a ticket, a second time if the ticket is refused and can be renewed; returns the answer.

    Raises:
        CredentialsError: there is no ticket, or none can be obtained.
    """
    credentials = yield from auth.credentials(channel)
    response = yield from send(credentials.secret)
    status = refusal(response)
    if status is None:
        return response
    renewed = yield from auth.renewed(credentials, status, channel)
    if renewed is None:
        return response
    return (yield from send(renewed.secret))


def refusal(response: Response) -> int | None:
    """Returns 401 if an answer refuses the ticket, 403 if it refuses access with it, and None for other answers.

    No page documents the answer to an expired ticket. So the HTTP status decides, or the code of a fault, such as those
    of WS-Security 1.1 (section 12), or the name of the .NET exception.
    """
    if response.status in {401, 403}:
        return response.status
    if not _may_be_failure(response.content):
        return None
    try:
        name = _failure_name(response)
    except DecodeError:
        return None
    if _NO_SESSION.search(name):
        return 401
    return 403 if _NO_ACCESS.search(name) else None


def _may_be_failure(content: bytes) -> bool:
    # a document in UTF-16 has the marks in other bytes
    return is_wide(content) or any(mark in content for mark in _FAILURE_MARKS)


def _failure_name(response: Response) -> str:
    match failure_in(response):
        case SoapFaultError() as fault:
            return fault.code.rpartition(":")[2]
        case ServiceError() as error:
            return (error.exception_type or "").rpartition(".")[2]
        case _:
            return ""
