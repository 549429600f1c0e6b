"""What the sync and the async REST client have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from ..auth import Auth, BasicAuth, BearerAuth, TicketAuth
from ..base import ClientBase
from ..environment import (
    APP_TOKEN_VARIABLE,
    PASSWORD_VARIABLE,
    TICKET_VARIABLE,
    TOKEN_VARIABLE,
    URL_VARIABLE,
    USER_VARIABLE,
    required_variable,
    variable,
)
from ..options import MAX_RESPONSE_BYTES, Settings
from .calls import Caller
from .headers import client_headers

if TYPE_CHECKING:
    from ..httpx_rules import Cert, Verify

_Carrier = TypeVar("_Carrier")
_Session = TypeVar("_Session")


class RestClientBase(ClientBase[_Carrier, _Session]):
    """A client for the REST API and its agents.

    Args:
        base_url: The tenant's URL with `/api`, such as `https://sod2.superoffice.com/Cust12345/api`.
        auth: What to call with; None where the transport or the installation sees to it.
        app_token: The secret of the application, which online tenants ask for beside a ticket.
        transport: What carries the requests, instead of connections of the client's own. It is not closed with the
            client; `proxy`, `verify` and `cert` are its own business.
        proxy: The URL of a proxy; None takes the one of the environment.
        verify: Whether to check the server's certificate; or the path of a file with authorities, or an SSL context.
        cert: The path of a client certificate; or the paths of certificate and key.
        timeout: Seconds for each step of the exchange; None waits for ever.
        retries: How often to send again what surely was not done.
        rate_limit: The most calls per second.
        language: The language of texts, such as `en`; `*` is none, so that texts come in all their languages.
        culture: How numbers and dates inside of texts look, such as `nb-NO`; None is that of the language.
        time_zone: The id or the code of the time zone of all dates, such as `UTC`; None is the tenant's. With
            `, includeTZOffset` behind it, dates come with their offset.
        max_response_bytes: The largest answer to accept.

    Raises:
        ConfigurationError: the client cannot be made from these settings.
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth: Auth | None,
        app_token: str | None = None,
        transport: _Carrier | None = None,
        proxy: str | None = None,
        verify: Verify = True,
        cert: Cert | None = None,
        timeout: float | None = 30.0,
        retries: int = 2,
        rate_limit: float | None = None,
        language: str | None = None,
        culture: str | None = None,
        time_zone: int | str | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        settings = Settings(
            timeout=timeout,
            retries=retries,
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
        )
        headers = client_headers(
            user_agent=self._user_agent,
            auth=auth,
            app_token=app_token,
            language=language,
            culture=culture,
            time_zone=time_zone,
        )
        self._start(
            Caller(self._package, base_url, headers, settings),
            transport,
            proxy=proxy,
            verify=verify,
            cert=cert,
            max_response_bytes=max_response_bytes,
        )

    @classmethod
    def from_env(cls) -> Self:
        """A client from SUPEROFFICE_URL, SUPEROFFICE_APP_TOKEN where it is set, and what there is to call with.

        That is SUPEROFFICE_TOKEN, else SUPEROFFICE_TICKET, else SUPEROFFICE_USER and SUPEROFFICE_PASSWORD.

        Raises:
            ConfigurationError: SUPEROFFICE_URL is not set, or no URL of a tenant; or one of the others is unusable.
        """
        return cls(
            required_variable(URL_VARIABLE),
            auth=_auth_of_environment(),
            app_token=variable(APP_TOKEN_VARIABLE),
        )


def _auth_of_environment() -> Auth | None:
    token, ticket = variable(TOKEN_VARIABLE), variable(TICKET_VARIABLE)
    if token is not None:
        return BearerAuth(token)
    if ticket is not None:
        return TicketAuth(ticket)
    user = variable(USER_VARIABLE)
    if user is None:
        return None
    return BasicAuth(user, required_variable(PASSWORD_VARIABLE))
