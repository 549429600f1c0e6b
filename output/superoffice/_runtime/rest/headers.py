"""The headers that a client sends with every call."""

from __future__ import annotations

from base64 import b64encode

from ..auth import Auth, BasicAuth, BearerAuth, TicketAuth, one_line
from ..errors import ConfigurationError, EncodeError
from ..messages import Headers, checked_header


def client_headers(
    *,
    user_agent: str,
    auth: Auth | None,
    app_token: str | None,
    language: str | None,
    culture: str | None,
    time_zone: int | str | None,
) -> Headers:
    """The headers of a client.

    Raises:
        ConfigurationError: one is not a line of printable ASCII, or `auth` is of another class. No message repeats
            a value.
    """
    zone = None if time_zone is None else str(time_zone)
    headers = {
        "User-Agent": user_agent,
        "Authorization": None if auth is None else authorization(auth),
        "SO-AppToken": None if app_token is None else one_line("app_token", app_token),
        "Accept-Language": language,
        "SO-Language": language,
        "SO-Culture": culture,
        "SO-TimeZone": zone,
    }
    given = {name: value for name, value in headers.items() if value}
    for name, value in given.items():
        try:
            checked_header(name, value)
        except EncodeError as error:
            raise ConfigurationError(str(error)) from None
    return Headers(given)


def authorization(auth: Auth) -> str:
    """The header Authorization: Basic (RFC 7617), Bearer (RFC 6750), or the API's own SoTicket.

    Raises:
        ConfigurationError: a class that REST does not know, or a ticket that is not one line of printable ASCII.
    """
    match auth:
        case BasicAuth():
            pair = f"{auth.user}:{auth.password}".encode()
            return f"Basic {b64encode(pair).decode('ascii')}"
        case BearerAuth():
            return f"Bearer {auth.token}"
        case TicketAuth():
            return f"SoTicket {one_line('the ticket', auth.ticket)}"
        case _:
            raise ConfigurationError(
                "auth must be BasicAuth, BearerAuth, TicketAuth or None"
            )
