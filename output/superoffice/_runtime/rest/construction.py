"""How the sync and the async REST client are made from their settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from .. import setting_checks
from ..auth import Auth
from ..auth.authorisation import checked_auth
from ..client.abstract import ClientBase, HasCaller
from ..lazy import late_module
from ..options import MAX_RESPONSE_BYTES, ClientOptions, Settings
from ..transport.messages import Headers
from .calls import Caller
from .headers import HeaderSettings, changed_headers, client_headers

if TYPE_CHECKING:
    from ..transport import httpx_rules
else:
    # only clients that open connections of their own need it
    httpx_rules = late_module("..transport.httpx_rules", __package__)

AnyTransport = TypeVar("AnyTransport")
AnySession = TypeVar("AnySession", bound=HasCaller)
AnyClient = TypeVar("AnyClient", bound="RestClientBase[Any, Any]")


class RestClientBase(ClientBase[AnyTransport, AnySession]):
    """A client for the REST API and its agents."""

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
        language: str | None = None,
        culture: str | None = None,
        time_zone: int | str | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        retry_posts: Collection[str] = (),
        extra_headers: Mapping[str, str] | None = None,
        environment: str | None = None,
        allowed_hosts: Collection[str] = (),
        log_bodies: bool = False,
    ) -> None:
        """Makes a client. It connects with its first call.

        Args:
            base_url: The tenant's URL with `/api`, such as `https://sod2.superoffice.com/Cust12345/api`.
            auth: The credentials; None if the transport or the installation takes care of them.
            app_token: The secret of the application, which online tenants require beside a ticket; None takes that of
                `auth`, if it has one.
            transport: What sends the requests; None opens connections of the client's own. A given transport is not
                closed with the client, and does not use `proxy`, `verify` and `cert`.
            proxy: The URL of a proxy; None takes the one in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, unless NO_PROXY names the
                host.
            verify: Whether to verify the server's certificate, with the authorities in SSL_CERT_FILE or SSL_CERT_DIR if one is
                set; or the path of a file with authorities, or an SSL context.
            cert: The path of a client certificate, or the paths of certificate and key.
            timeout: Seconds for each step of the exchange; None waits indefinitely. Before it, a call waits at most 300 seconds
                for a free connection, of which there are 100 for each process and event loop.
            deadline: Seconds for a whole call, all its attempts, waits and requests for credentials together (of a list,
                for each page); None sets no limit.
            retries: How often to send a call again if it certainly had no effect; GET, PUT and DELETE also after broken
                connections and transient errors.
            rate_limit: The maximum number of calls per second.
            language: The language of texts, such as `en`; `*` returns texts in all their languages.
            culture: The format of numbers and dates inside texts, such as `nb-NO`; None is that of the language.
            time_zone: The id or the code of the time zone of all dates, such as `UTC`; None is the tenant's. With
                `, includeTZOffset` after it, dates have their offset.
            max_response_bytes: The largest answer to accept, in bytes after decompression.
            retry_posts: Operations that may be sent again like GET although they use POST, as all those of agents do:
                wire names with `*`, such as `Person.Get*`. Name none that changes anything.
            extra_headers: HTTP headers of every call.
            environment: `sod`, `qaonline`, `online` or the URL of the login server, which is asked for the tenant's new
                place when it has moved; None derives it from `base_url`.
            allowed_hosts: Hosts besides those of superoffice.com to which the tenant may move. They get all that clients
                send, credentials included.
            log_bodies: Whether the log contains the bodies of requests and answers, at level DEBUG.

        Environment variables: this constructor reads those of proxies and certificates above, and no others. `from_env()`
        takes `base_url` from SUPEROFFICE_URL, `app_token` from SUPEROFFICE_APP_TOKEN, `log_bodies` from
        SUPEROFFICE_LOG_BODIES, and `auth` from SUPEROFFICE_TOKEN, SUPEROFFICE_TICKET, SUPEROFFICE_USER and others, which it lists.

        Raises:
            ConfigurationError: the client cannot be made from these settings.
        """
        auth = checked_auth(auth, "BearerAuth")
        settings = Settings(
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            retry_posts=setting_checks.texts("retry_posts", retry_posts),
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
            log_bodies=log_bodies,
        )
        if app_token is None and auth is not None:
            app_token = auth.app_token
        headers = HeaderSettings(
            user_agent=self._user_agent,
            app_token=app_token,
            language=language,
            culture=culture,
            time_zone=time_zone,
            extra_headers=Headers(
                setting_checks.text_mapping("extra_headers", extra_headers or {})
            ),
        )
        caller = Caller(
            self._package,
            base_url,
            client_headers(headers),
            settings,
            auth=auth,
            login=None if environment is None else _login_url(environment),
            allowed_hosts=setting_checks.texts("allowed_hosts", allowed_hosts),
        )
        self._caller, self._header_settings = caller, headers
        self._start(
            caller,
            transport,
            proxy=proxy,
            verify=verify,
            cert=cert,
            max_response_bytes=max_response_bytes,
        )

    def with_options(self: AnyClient, **changes: Unpack[ClientOptions]) -> AnyClient:
        """Returns a client with other settings that shares connections, credentials and tenant with this one.

        It closes with this one; its own `close` leaves this one open. With another `rate_limit` it counts its own
        calls. `extra_headers` are added to those of this one.

        Raises:
            ConfigurationError: one of the settings cannot be used.
            TransportError: this client is closed.
            TypeError: a keyword is no option.
        """
        headers = changed_headers(self._header_settings, changes)
        caller = self._caller.changed(changes, client_headers(headers))
        client = self._sharing(caller)
        client._caller, client._header_settings = caller, headers
        return client

    def __copy__(self) -> Self:
        return self.with_options()

    @classmethod
    def from_env(cls: type[AnyClient]) -> AnyClient:
        """Returns a client that is configured by environment variables.

        SUPEROFFICE_URL is required; SUPEROFFICE_APP_TOKEN and SUPEROFFICE_LOG_BODIES (`1` or `0`) are optional. The
        credentials are the first of these:

        - SUPEROFFICE_REFRESH_TOKEN and SUPEROFFICE_CLIENT_ID, and optionally SUPEROFFICE_CLIENT_SECRET and
          SUPEROFFICE_TOKEN: `OAuthAuth`
        - SUPEROFFICE_SYSTEM_USER_TOKEN, SUPEROFFICE_APP_TOKEN, and SUPEROFFICE_PRIVATE_KEY or the path
          SUPEROFFICE_PRIVATE_KEY_FILE: `SystemUserAuth`
        - SUPEROFFICE_TOKEN: `BearerAuth`
        - SUPEROFFICE_TICKET: `TicketAuth`
        - SUPEROFFICE_COOKIE, such as `a=1; b=2`, and SUPEROFFICE_XSRF_TOKEN: `CookieAuth`
        - SUPEROFFICE_USER and SUPEROFFICE_PASSWORD: `BasicAuth`

        For the first two, SUPEROFFICE_ENVIRONMENT names the environment, which otherwise follows from SUPEROFFICE_URL.

        Raises:
            ConfigurationError: SUPEROFFICE_URL is not set, or no URL of a tenant; or another variable is unusable.
            MissingDependencyError: the system user needs the extra `auth`, which is not installed.
        """
        # most programs pass their credentials themselves
        from ..auth.environment import (
            APP_TOKEN_VARIABLE,
            LOG_BODIES_VARIABLE,
            URL_VARIABLE,
            auth_of_environment,
            flag_variable,
            naming_variables,
            required_variable,
            variable,
        )

        url = required_variable(URL_VARIABLE)
        with naming_variables():
            return cls(
                url,
                auth=auth_of_environment(url),
                app_token=variable(APP_TOKEN_VARIABLE),
                log_bodies=flag_variable(LOG_BODIES_VARIABLE),
            )


def _login_url(environment: str) -> str:
    # rarely given
    from ..auth.login import login_url

    return login_url(environment)
