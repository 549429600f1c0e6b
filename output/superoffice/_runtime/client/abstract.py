"""Bases of all clients, and of their agents and resources: everything but waiting for answers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from types import MethodType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, Self, TypeVar, cast

from ..copying import NotCopied, shallow_copy
from ..errors import ConfigurationError
from ..options import MAX_RESPONSE_BYTES
from .caller import CallerBase

if TYPE_CHECKING:
    from ..transport.httpx_rules import Cert, Verify

_R = TypeVar("_R")
AnyTransport = TypeVar("AnyTransport")


class HasCaller(Protocol):
    """A session: what makes the calls of a client."""

    caller: CallerBase


AnySession = TypeVar("AnySession", bound=HasCaller)


class SessionOwner(NotCopied, Generic[AnySession]):
    """A client, or a part of one, with the session that makes its calls.

    The public names of clients, agents and resources belong to the API, so all that they share is protected.
    """

    _session: AnySession
    _instead = (
        "make a client in each process; threads and forked processes may share one"
    )

    def __copy__(self) -> Self:
        return shallow_copy(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._session.caller.url}>"


class GroupBase(SessionOwner[AnySession]):
    """Base of agents and resources; `_wire` is the name on the wire."""

    _wire: ClassVar[str] = ""

    def __init__(self, client: SessionOwner[AnySession]) -> None:
        """Makes the agent or resource of a client, which does this itself."""
        self._session = client._session


def session_of(group: GroupBase[AnySession]) -> AnySession:
    """Returns the session of an agent or resource, none of whose public names is free for it."""
    return group._session  # pyright: ignore[reportPrivateUsage]  # no API name


def rebound(method: MethodType, session: object) -> Callable[..., Any]:
    """Returns the same method of an agent or resource, bound to another session."""
    group = shallow_copy(cast("GroupBase[Any]", method.__self__))
    group._session = session  # pyright: ignore[reportPrivateUsage]  # no API name
    return MethodType(method.__func__, group)


class ClientBase(SessionOwner[AnySession], ABC, Generic[AnyTransport, AnySession]):
    """Base of all clients."""

    _package: ClassVar[str] = ""
    _user_agent: ClassVar[str] = ""

    def _start(
        self,
        caller: CallerBase,
        transport: AnyTransport | None,
        *,
        proxy: str | None = None,
        verify: Verify = True,
        cert: Cert | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        """Opens the session; without a transport the client opens its own connections."""
        self._url = caller.url
        self._owns_transport = transport is None
        if transport is None:
            transport = self._connect(proxy, verify, cert, max_response_bytes)
            if proxy is not None:
                # clients seldom have a proxy of their own
                from ..redaction import url_secrets

                caller.proxy_secrets = url_secrets(proxy)
        elif not callable(getattr(transport, "send", None)):
            raise ConfigurationError("transport must have a method `send`")
        self._transport = transport
        self._session = self._open(caller, transport)

    def _sharing(self, caller: CallerBase) -> Self:
        """Returns a copy that makes its calls with `caller`, over the connections of this client, which it never closes."""
        client = shallow_copy(self)
        for name, value in list(vars(client).items()):
            # agents and resources that were used hold the session of this client
            if isinstance(value, SessionOwner):
                delattr(client, name)
        client._owns_transport = False
        client._session = client._open(caller, self._transport)
        return client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._url!r})"

    @abstractmethod
    def _connect(
        self, proxy: str | None, verify: Verify, cert: Cert | None, limit: int
    ) -> AnyTransport:
        """Opens the client's own connections."""

    @abstractmethod
    def _open(self, caller: CallerBase, transport: AnyTransport) -> AnySession:
        """Returns the session that makes the calls."""

    def _bound_to(
        self, method: Callable[..., _R], session: AnySession
    ) -> Callable[..., _R]:
        """Returns a method of one of this client's agents or resources, bound to another session.

        Raises:
            TypeError: it is no such method.
        """
        if not isinstance(method, MethodType) or not self._owns(method.__self__):
            raise TypeError(
                "with_raw_response takes a method of one of this client's agents or resources"
            )
        return rebound(method, session)

    def _owns(self, group: object) -> bool:
        if not isinstance(group, GroupBase):
            return False
        return cast("GroupBase[AnySession]", group)._session is self._session
