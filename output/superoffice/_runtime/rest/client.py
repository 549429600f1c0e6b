"""Base of the generated synchronous REST client, its agents and resources."""

from __future__ import annotations

from ..client.abstract import SessionOwner
from ..client.session import Group, Session, SyncClient
from ..options import CallOptions
from ..transport.interface import Transport
from .calls import list_call
from .construction import RestClientBase
from .lists.row import Row
from .lists.rows import Rows


class RestClient(SyncClient, RestClientBase[Transport, Session]):
    """A client for the REST API and its agents. Several threads may use it, and forked processes."""


class RestAgents(SessionOwner[Session]):
    """Base of the object that holds the agents of a client."""

    def __init__(self, client: SessionOwner[Session]) -> None:
        self._session = client._session


class RestGroup(Group):
    """Base of the generated agents and resources."""

    def _rows(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> Rows[Row]:
        """Returns the rows of an operation that lists them, before the first request."""
        call = list_call(
            self._session.caller.prepare(self._wire, operation, arguments, options)
        )
        return self._session.defer(
            call, lambda session, first: Rows(session, call, Row, first)
        )
