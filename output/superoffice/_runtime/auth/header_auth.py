"""Credentials that the user has: they go into headers as they are."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable
from typing import TypeAlias

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
"""A function that gives a new token or ticket; with an asynchronous client it may be an async one."""


@public()
class BasicAuth(FixedAuth):
    """User name and password, which only installations of one's own take (RFC 7617).

    Raises:
        ConfigurationError: the user name is empty or has a colon, or one of them has a control character.
    """

    __slots__ = ("_password", "_user")

    def __init__(self, user: str, password: str) -> None:
        if not user or ":" in user:
            raise ConfigurationError(
                "the user name must not be empty, nor have a colon"
            )
        if not user.isprintable() or not password.isprintable():
            message = "user name and password must have no control characters"
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
        """The password itself: a secret."""
        return self._password


@public()
class BearerAuth(RenewableAuth):
    """An access token of OAuth 2.0 (RFC 6750).

    Args:
        token: The access token.
        refresh: Gives a new one when the server does not take the old one any more: it is asked once for all calls
            that need it, and each of them is sent again once. With an asynchronous client it may be an async function.

    Raises:
        ConfigurationError: the token is empty, or not one line of printable ASCII.
    """

    __slots__ = ()

    def __init__(self, token: str, *, refresh: Refresh | None = None) -> None:
        super().__init__(bearer(token), _renewal("access token", refresh, bearer))

    @property
    def token(self) -> str:
        """The newest token itself: a secret."""
        return _secret(self._held.value)


@public()
class TicketAuth(RenewableAuth):
    """A ticket of the API. In SOAP, from Services86 on, an access token may stand in its place.

    Args:
        ticket: The ticket.
        refresh: Gives a new one, as that of `BearerAuth` does.

    Raises:
        ConfigurationError: the ticket is empty, or not one line of printable ASCII.
    """

    __slots__ = ()

    def __init__(self, ticket: str, *, refresh: Refresh | None = None) -> None:
        super().__init__(so_ticket(ticket), _renewal("ticket", refresh, so_ticket))

    @property
    def ticket(self) -> str:
        """The newest ticket itself: a secret."""
        return _secret(self._held.value)


def bearer(
    token: str, since: float | None = None, until: float | None = None
) -> Credentials:
    """An access token as credentials."""
    one_line("the access token", token)
    return _authorization("Bearer", token, since=since, until=until)


def so_ticket(
    ticket: str, since: float | None = None, until: float | None = None
) -> Credentials:
    """A ticket as credentials, in the API's own scheme."""
    one_line("the ticket", ticket)
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
    assert held is not None, "the user gave the first one"
    return held.secret


def _renewal(
    what: str, refresh: Refresh | None, make: Callable[[str, float], Credentials]
) -> Renew | None:
    """The renewal by a function of the user."""
    if refresh is None:
        return None

    def renew(channel: Channel) -> Steps[Credentials]:
        new = yield from ask(refresh)
        if not isinstance(new, str):
            kind = type(new).__name__
            raise ConfigurationError(
                f"the function that renews the {what} must give it as str, not {kind}"
            )
        return make(new, channel.clock())

    return renew
