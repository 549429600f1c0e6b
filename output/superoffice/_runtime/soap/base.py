"""What the sync and the async SOAP client have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from ..auth import TicketAuth
from ..base import ClientBase
from ..environment import (
    APP_TOKEN_VARIABLE,
    TICKET_VARIABLE,
    URL_VARIABLE,
    required_variable,
    variable,
)
from ..options import MAX_RESPONSE_BYTES, Settings
from .calls import Caller
from .envelope import Identity

if TYPE_CHECKING:
    from ..httpx_rules import Cert, Verify

_Carrier = TypeVar("_Carrier")
_Session = TypeVar("_Session")


class SoapClientBase(ClientBase[_Carrier, _Session]):
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
        self._start(
            caller,
            transport,
            proxy=proxy,
            verify=verify,
            cert=cert,
            max_response_bytes=max_response_bytes,
        )

    @classmethod
    def from_env(cls) -> Self:
        """A client from SUPEROFFICE_URL, and SUPEROFFICE_TICKET and SUPEROFFICE_APP_TOKEN where they are set.

        Raises:
            ConfigurationError: SUPEROFFICE_URL is not set, or no URL of a tenant.
        """
        ticket = variable(TICKET_VARIABLE)
        return cls(
            required_variable(URL_VARIABLE),
            auth=TicketAuth(ticket) if ticket else None,
            app_token=variable(APP_TOKEN_VARIABLE),
        )
