"""Credentials of a client."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from .errors import ConfigurationError
from .public import public

_ONE_LINE: Final = re.compile(r"[\x21-\x7e]+")


def one_line(what: str, text: str) -> str:
    """A secret or setting for the value of a header, as it is.

    Raises:
        ConfigurationError: not one line of printable ASCII, or with spaces. The message does not repeat the text.
    """
    if _ONE_LINE.fullmatch(text) is None:
        message = f"{what} must be one line of printable ASCII without spaces"
        raise ConfigurationError(message)
    return text


@public()
class BasicAuth:
    """User name and password, which only installations of one's own take.

    Raises:
        ConfigurationError: the user name is empty or has a colon (RFC 7617), or one of them has a control character.
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

    @property
    def user(self) -> str:
        """The user name."""
        return self._user

    @property
    def password(self) -> str:
        """The password itself: a secret."""
        return self._password

    def __repr__(self) -> str:
        return "BasicAuth(...)"


@public()
class BearerAuth:
    """An access token of OAuth 2.0.

    Raises:
        ConfigurationError: the token is empty, or not one line of printable ASCII.
    """

    __slots__ = ("_token",)

    def __init__(self, token: str) -> None:
        self._token = one_line("the access token", token)

    @property
    def token(self) -> str:
        """The token itself: a secret."""
        return self._token

    def __repr__(self) -> str:
        return "BearerAuth(...)"


@public()
class TicketAuth:
    """A ticket of the API. In SOAP, from Services86 on, an access token may stand in its place.

    Raises:
        ConfigurationError: the ticket is empty.
    """

    __slots__ = ("_ticket",)

    def __init__(self, ticket: str) -> None:
        if not ticket:
            raise ConfigurationError("the ticket is empty")
        self._ticket = ticket

    @property
    def ticket(self) -> str:
        """The ticket itself: a secret."""
        return self._ticket

    def __repr__(self) -> str:
        return "TicketAuth(...)"


Auth: TypeAlias = BasicAuth | BearerAuth | TicketAuth
"""What a REST client can call with."""
