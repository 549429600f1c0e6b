"""The session of the web client as credentials."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..errors import ConfigurationError
from ..public import public
from ..transport.messages import Headers
from .authorisation import Credentials, FixedAuth, one_line

_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_VALUE: Final = r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*"
"""Names and values that a cookie can have (RFC 6265, section 4.1.1)."""
_XSRF_COOKIE: Final = "XSRF-TOKEN"


@public()
class CookieAuth(FixedAuth):
    """The session of a user of the web client: its cookies, and the token against requests from other sites.

    Args:
        cookies: Cookies by name.
        xsrf_token: The value for the header X-XSRF-TOKEN; by default that of the cookie XSRF-TOKEN.

    Raises:
        ConfigurationError: there is no cookie or no token, or one that no header can hold.
    """

    __slots__ = ("_values",)

    def __init__(
        self, cookies: Mapping[str, str], xsrf_token: str | None = None
    ) -> None:
        token = cookies.get(_XSRF_COOKIE) if xsrf_token is None else xsrf_token
        if not cookies or token is None:
            raise ConfigurationError("there must be cookies and an XSRF token")
        for name, value in cookies.items():
            if not (re.fullmatch(_NAME, name) and re.fullmatch(_VALUE, value)):
                raise ConfigurationError("a cookie has characters that none can have")
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers = {"Cookie": cookie, "X-XSRF-TOKEN": one_line("xsrf_token", token)}
        super().__init__(Credentials(cookie, Headers(headers)))
        self._values = tuple(cookies.values())

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show in any text."""
        return (*super().secrets, *self._values)
