"""What the sync and the async client have in common: everything but waiting."""

from __future__ import annotations

import copy
import os
from abc import ABC, abstractmethod
from collections.abc import Callable
from types import MethodType
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar, cast

from ..auth import TicketAuth
from ..options import MAX_RESPONSE_BYTES, Settings
from .calls import (
    APP_TOKEN_VARIABLE,
    TICKET_VARIABLE,
    URL_VARIABLE,
    Caller,
    required_variable,
)
from .envelope import Identity

if TYPE_CHECKING:
    from ..httpx_rules import Cert, Verify

_R = TypeVar("_R")
_Carrier = TypeVar("_Carrier")
_Session = TypeVar("_Session")


class ClientBase(ABC, Generic[_Carrier, _Session]):
    """A client for one version of the SOAP services.

    Args:
        base_url: The tenant's URL with `/Remote`, such as `https://sod2.superoffice.com/Cust12345/Remote`.
        auth: The ticket to call with; None for the operations that need none.
        app_token: The secret of the application, which online tenants ask for.
        transport: What carries the requests, instead of connections of the client's own. It is not closed with the
            client; `proxy`, `verify` and `cert` are its own business.
        proxy: The URL of a proxy; None takes the one of the environment.
        verify: Whether to check the server's certificate; or the path of a file with authorities, or an SSL context.
        cert: The path of a client certificate; or the paths of certificate and key.
        timeout: Seconds for each step of the exchange; None waits for ever.
        retries: How often to send again what surely was not done.
        rate_limit: The most calls per second.
        time_zone: The id or the code of the time zone of all dates; None is the tenant's.
        max_response_bytes: The largest answer to accept.

    Raises:
        ConfigurationError: the client cannot be made from these settings.
        MissingDependencyError: lxml is not installed.
    """

    _package: ClassVar[str] = ""
    _user_agent: ClassVar[str] = ""

    def __init__(
        self,
        base_url: str,
        *,
        auth: TicketAuth | None,
        app_token: str | None = None,
        transport: _Carrier | None = None,
        proxy: str | None = None,
        verify: Verify = True,
        cert: Cert | None = None,
        timeout: float | None = 30.0,
        retries: int = 2,
        rate_limit: float | None = None,
        time_zone: int | str | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        settings = Settings(
            timeout=timeout,
            retries=retries,
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
        )
        identity = Identity(auth=auth, app_token=app_token, time_zone=time_zone)
        caller = Caller(self._package, self._user_agent, base_url, identity, settings)
        self._url = caller.url
        self._owns_transport = transport is None
        if transport is None:
            transport = self._connect(proxy, verify, cert, max_response_bytes)
        self._session: _Session = self._open(caller, transport)

    @classmethod
    def from_env(cls) -> Self:
        """A client from SUPEROFFICE_URL, and SUPEROFFICE_TICKET and SUPEROFFICE_APP_TOKEN where they are set.

        Raises:
            ConfigurationError: SUPEROFFICE_URL is not set, or no URL of a tenant.
        """
        ticket = os.environ.get(TICKET_VARIABLE)
        return cls(
            required_variable(URL_VARIABLE),
            auth=TicketAuth(ticket) if ticket else None,
            app_token=os.environ.get(APP_TOKEN_VARIABLE) or None,
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._url!r})"

    @abstractmethod
    def _connect(
        self, proxy: str | None, verify: Verify, cert: Cert | None, limit: int
    ) -> _Carrier:
        """The client's own connections."""

    @abstractmethod
    def _open(self, caller: Caller, transport: _Carrier) -> _Session:
        """What makes the calls of the agents."""

    def _twin(self, method: Callable[..., _R], session: _Session) -> Callable[..., _R]:
        """A method of one of this client's agents, as a method of such an agent of another session.

        Raises:
            TypeError: it is no such method.
        """
        agent = method.__self__ if isinstance(method, MethodType) else None
        if agent is None or all(agent is not one for one in vars(self).values()):
            message = "with_raw_response takes a method of one of this client's agents"
            raise TypeError(message)
        client = copy.copy(self)
        client._session = session
        make_agent = cast("Callable[[object], object]", type(agent))
        twin: Callable[..., _R] = getattr(make_agent(client), method.__name__)
        return twin
