"""Credentials of a client."""

from __future__ import annotations

from .errors import ConfigurationError
from .public import public


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
