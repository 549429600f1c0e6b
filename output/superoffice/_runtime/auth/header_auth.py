"""Credentials that the user already has. They go into headers unchanged."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeAlias

from .. import setting_checks
from ..actions import Steps, ask
from ..errors import ConfigurationError
from ..public import public
from ..transport.messages import Headers
from .authorisation import (
    Channel,
    Credentials,
    FixedAuth,
    Renew,
    RenewableAuth,
    one_line,
)

Refresh: TypeAlias = Callable[[], str | Awaitable[str]]
"""A function that returns a new token or ticket; with an asynchronous client it may be an async function."""

# names and values that a cookie can have (RFC 6265, section 4.1.1)
COOKIE_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
COOKIE_VALUE: Final = r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*"
_XSRF_COOKIE: Final = "XSRF-TOKEN"


@public()
class BasicAuth(FixedAuth):
    """User name and password, which only on-premises installations accept (RFC 7617).

    Raises:
        ConfigurationError: the user name is empty or has a colon, or either has a control character.
    """

    __slots__ = ("_password", "_user")

    def __init__(self, user: str, password: str) -> None:
        setting_checks.text("user", user)
        setting_checks.text("password", password)
        if not user or ":" in user:
            raise ConfigurationError("user must not be empty, nor have a colon")
        if not user.isprintable() or not password.isprintable():
            message = "user and password must have no control characters"
            raise ConfigurationError(message)
        self._user = user
        self._password = password
        pair = b64encode(f"{user}:{password}".encode()).decode("ascii")
        super().__init__(_authorization("Basic", pair, secret=password))

    @property
    def user(self) -> str:
        """The user name."""
        return self._user

    @property
    def password(self) -> str:
        """The password, a secret."""
        return self._password


@public()
class BearerAuth(RenewableAuth):
    """An access token of OAuth 2.0 (RFC 6750).

    Args:
        token: The access token.
        refresh: Returns a new one when the server no longer accepts the old one. It is called once for all calls that
            need it, and each of them is sent again once. With an asynchronous client it may be an async function.

    Raises:
        ConfigurationError: the token is empty, or not one line of printable ASCII.
    """

    __slots__ = ()

    def __init__(self, token: str, *, refresh: Refresh | None = None) -> None:
        super().__init__(bearer(token), _renewal("access token", refresh, bearer))

    @property
    def token(self) -> str:
        """The newest token, a secret."""
        return _secret(self._held.value)


@public()
class TicketAuth(RenewableAuth):
    """A ticket of the API. In SOAP, from Services86 on, an access token can be used in its place.

    Args:
        ticket: The ticket.
        refresh: Returns a new one, as that of `BearerAuth` does.

    Raises:
        ConfigurationError: the ticket is empty, or not one line of printable ASCII.
    """

    __slots__ = ()

    def __init__(self, ticket: str, *, refresh: Refresh | None = None) -> None:
        super().__init__(so_ticket(ticket), _renewal("ticket", refresh, so_ticket))

    @property
    def ticket(self) -> str:
        """The newest ticket, a secret."""
        return _secret(self._held.value)


@public()
class CookieAuth(FixedAuth):
    """The session of a user in the web client: its cookies, and the token against cross-site request forgery.

    Args:
        cookies: Cookies by name.
        xsrf_token: The value of the header X-XSRF-TOKEN; by default that of the cookie XSRF-TOKEN.

    Raises:
        ConfigurationError: a cookie or the token is missing, or has a character that no header can hold.
    """

    __slots__ = ("_values",)

    def __init__(
        self, cookies: Mapping[str, str], xsrf_token: str | None = None
    ) -> None:
        setting_checks.text_mapping("cookies", cookies)
        token = cookies.get(_XSRF_COOKIE) if xsrf_token is None else xsrf_token
        if not cookies or token is None:
            raise ConfigurationError("there must be cookies and an xsrf_token")
        for name, value in cookies.items():
            if not (
                re.fullmatch(COOKIE_NAME, name) and re.fullmatch(COOKIE_VALUE, value)
            ):
                raise ConfigurationError(
                    "cookies: one has a character that cookies cannot have"
                )
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers = {"Cookie": cookie, "X-XSRF-TOKEN": one_line("xsrf_token", token)}
        super().__init__(Credentials(cookie, Headers(headers)))
        self._values = tuple(cookies.values())

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts that must not appear in any message."""
        return (*super().secrets, *self._values)


def bearer(
    token: str, since: float | None = None, until: float | None = None
) -> Credentials:
    """Returns an access token as credentials."""
    one_line("token", token)
    return _authorization("Bearer", token, since=since, until=until)


def so_ticket(
    ticket: str, since: float | None = None, until: float | None = None
) -> Credentials:
    """Returns a ticket as credentials, in the API's own scheme."""
    one_line("ticket", ticket)
    return _authorization("SoTicket", ticket, since=since, until=until)


def _authorization(
    scheme: str,
    text: str,
    *,
    secret: str | None = None,
    since: float | None = None,
    until: float | None = None,
) -> Credentials:
    headers = Headers({"Authorization": f"{scheme} {text}"})
    return Credentials(text if secret is None else secret, headers, since, until)


def _secret(held: Credentials | None) -> str:
    assert held is not None, "the user supplied the first one"
    return held.secret


def _renewal(
    what: str, refresh: Refresh | None, make: Callable[[str, float], Credentials]
) -> Renew | None:
    """Renews credentials with a function of the user; None without one. `what` names them in messages."""
    if setting_checks.optional_function("refresh", refresh) is None:
        return None
    assert refresh is not None, "it was checked"

    def renew(channel: Channel) -> Steps[Credentials]:
        new = yield from ask(refresh)
        if not isinstance(new, str):
            kind = type(new).__name__
            raise ConfigurationError(
                f"the function that renews the {what} must return it as str, not {kind}"
            )
        return make(new, channel.clock())

    return renew
