"""How a caller proves who it is, as security schemes: any of them is enough.

Source: the header Authorization of REST pages, and the credentials that the SDK has for it (`runtime/auth/header_auth.py`).
In OpenAPI a header Authorization is no parameter, and neither are Accept and Content-Type (3.1, section 4.8.12.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from generator.model.api import Location, Parameter, RestOperation

_XSRF_HEADER: Final = "X-XSRF-TOKEN"
NO_PARAMETERS: Final = frozenset(
    name.lower() for name in ("Accept", "Authorization", "Content-Type", _XSRF_HEADER)
)
"""The headers, in lower case, that content and security schemes stand for."""

_IN_AUTHORIZATION: Final[Mapping[str, Any]] = {
    "BearerToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "An access token of OAuth 2.0.",
    },
    "SystemTicket": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "A ticket, after the word SOTicket and a blank.",
    },
    "UserAndPassword": {
        "type": "http",
        "scheme": "basic",
        "description": "User name and password, which only on-premises installations accept.",
    },
}
_SESSION: Final[Mapping[str, Any]] = {
    "BrowserSession": {
        "type": "apiKey",
        "in": "header",
        "name": _XSRF_HEADER,
        "description": "The value of the cookie XSRF-TOKEN, together with the cookies of a user's session.",
    }
}


def security_schemes(operations: Iterable[RestOperation]) -> dict[str, Any]:
    """The schemes by name; that of browsers only where a page has its header."""
    knows_sessions = any(
        is_header(parameter) and parameter.wire.lower() == _XSRF_HEADER.lower()
        for operation in operations
        for parameter in operation.parameters
    )
    return {**_IN_AUTHORIZATION, **(_SESSION if knows_sessions else {})}


def requirements(schemes: Iterable[str]) -> list[dict[str, Any]]:
    """An alternative for each scheme."""
    return [{name: []} for name in schemes]


def is_header(parameter: Parameter) -> bool:
    """Whether a parameter is a header."""
    return parameter.where == Location.HEADER
