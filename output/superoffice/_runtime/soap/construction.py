"""How the sync and the async SOAP client are made from their settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, Unpack

from .. import setting_checks
from ..auth import Auth
from ..auth.authorisation import checked_auth
from ..client.abstract import ClientBase, HasCaller
from ..lazy import late_module
from ..options import MAX_RESPONSE_BYTES, Settings
from .calls import Caller
from .endpoint import services_url, tenant_url
from .envelope import Identity
from .options import SoapOptions

if TYPE_CHECKING:
    from ..transport import httpx_rules
else:
    # only clients that open connections of their own need it
    httpx_rules = late_module("..transport.httpx_rules", __package__)

AnyTransport = TypeVar("AnyTransport")
AnySession = TypeVar("AnySession", bound=HasCaller)
AnyClient = TypeVar("AnyClient", bound="SoapClientBase[Any, Any]")


class SoapClientBase(ClientBase[AnyTransport, AnySession]):
    """A client for one version of the SOAP services."""

    _version: ClassVar[str] = ""

    def __init__(
        self,
        base_url: str,
        *,
        auth: Auth | None,
        app_token: str | None = None,
        transport: AnyTransport | None = None,
        proxy: str | None = None,
        verify: httpx_rules.Verify = True,
        cert: httpx_rules.Cert | None = None,
        timeout: float | None = 30.0,
        deadline: float | None = None,
        retries: int = 2,
        rate_limit: float | None = None,
        time_zone: int | str | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        """Makes a client. It connects with its first call.

        Args:
            base_url: The tenant's URL with `/Remote`, such as `https://sod2.superoffice.com/Cust12345/Remote`.
            auth: The credentials: a ticket, an access token in its place, the system user, or user name and password,
                which the client exchanges for a ticket; None for the operations that need none.
            app_token: The secret of the application, which online tenants require; None takes that of `auth`, if it has
                one.
            transport: What sends the requests; None opens connections of the client's own. A given transport is not
                closed with the client, and does not use `proxy`, `verify` and `cert`.
            proxy: The URL of a proxy; None takes the one in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, unless NO_PROXY names the
                host.
            verify: Whether to verify the server's certificate, with the authorities in SSL_CERT_FILE or SSL_CERT_DIR if one is
                set; or the path of a file with authorities, or an SSL context.
            cert: The path of a client certificate, or the paths of certificate and key.
            timeout: Seconds for each step of the exchange; None waits indefinitely. Before it, a call waits at most 300 seconds
                for a free connection, of which there are 100 for each process and event loop.
            deadline: Seconds for a whole call, all its attempts, waits and requests for credentials together; None sets no
                limit.
            retries: How often to send a call again if it certainly had no effect.
            rate_limit: The maximum number of calls per second.
            time_zone: The id or the code of the time zone of all dates; None is the tenant's.
            max_response_bytes: The largest answer to accept, in bytes after decompression.

        Environment variables: this constructor reads those of proxies and certificates above, and no others. `from_env()`
        takes `base_url` from SUPEROFFICE_URL, `app_token` from SUPEROFFICE_APP_TOKEN, and `auth` from
        SUPEROFFICE_TOKEN, SUPEROFFICE_TICKET, SUPEROFFICE_USER and others, which it lists.

        Raises:
            ConfigurationError: the client cannot be made from these settings.
            MissingDependencyError: lxml is not installed.
        """
        settings = Settings(
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
        )
        auth = checked_auth(auth, "TicketAuth")
        if app_token is None and auth is not None:
            app_token = auth.app_token
        setting_checks.optional_text("app_token", app_token)
        identity = Identity(app_token=app_token, time_zone=time_zone)
        url = services_url(base_url, self._version)
        self._caller = Caller(
            self._package, self._user_agent, url, identity, settings, auth=auth
        )
        self._start(
            self._caller,
            transport,
            proxy=proxy,
            verify=verify,
            cert=cert,
            max_response_bytes=max_response_bytes,
        )

    def with_options(self: AnyClient, **changes: Unpack[SoapOptions]) -> AnyClient:
        """Returns a client with other settings that shares connections with this one: for another user, or one call.

        It closes with this one; its own `close` leaves this one open. With another `rate_limit` it counts its own
        calls.

        Raises:
            ConfigurationError: one of the settings cannot be used.
            TransportError: this client is closed.
            TypeError: a keyword is no option.
        """
        if "auth" in changes:
            changes["auth"] = checked_auth(changes["auth"], "TicketAuth")
        caller = self._caller.changed(changes)
        client = self._sharing(caller)
        client._caller = caller
        return client

    def __copy__(self) -> Self:
        return self.with_options()

    @classmethod
    def from_env(cls: type[AnyClient]) -> AnyClient:
        """Returns a client that is configured by environment variables.

        SUPEROFFICE_URL, which ends in `/Remote`, is required; SUPEROFFICE_APP_TOKEN is optional. The credentials are a
        ticket, tokens, the system user, or user name and password, as `SuperOffice.from_env` reads them.

        Raises:
            ConfigurationError: SUPEROFFICE_URL is not set, or no URL of a tenant; or another variable is unusable.
            MissingDependencyError: the system user needs the extra `auth`, which is not installed.
        """
        # most programs pass their credentials themselves
        from ..auth.environment import (
            APP_TOKEN_VARIABLE,
            URL_VARIABLE,
            auth_of_environment,
            naming_variables,
            required_variable,
            variable,
        )

        url = required_variable(URL_VARIABLE)
        with naming_variables():
            return cls(
                url,
                auth=auth_of_environment(tenant_url(url)),
                app_token=variable(APP_TOKEN_VARIABLE),
            )
