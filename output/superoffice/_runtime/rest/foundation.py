"""What the sync and the async REST client have in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Self, TypeVar, Unpack

from ..auth import Auth
from ..client.foundation import ClientBase
from ..environment import (
    APP_TOKEN_VARIABLE,
    LOG_BODIES_VARIABLE,
    URL_VARIABLE,
    required_variable,
    variable,
)
from ..errors import ConfigurationError
from ..options import MAX_RESPONSE_BYTES, ClientOptions, Settings
from ..transport.messages import Headers
from .calls import Caller
from .headers import HeaderSettings, changed_headers, client_headers

if TYPE_CHECKING:
    from ..transport.httpx_rules import Cert, Verify

_Carrier = TypeVar("_Carrier")
_Session = TypeVar("_Session")


class RestClientBase(ClientBase[_Carrier, _Session]):
    """A client for the REST API and its agents.

    Args:
        base_url: The tenant's URL with `/api`, such as `https://sod2.superoffice.com/Cust12345/api`.
        auth: What to call with; None where the transport or the installation sees to it.
        app_token: The secret of the application, which online tenants ask for beside a ticket; None takes that of
            `auth`, if it has one.
        transport: What carries the requests, instead of connections of the client's own. It is not closed with the
            client; `proxy`, `verify` and `cert` are its own business.
        proxy: The URL of a proxy; None takes the one of the environment.
        verify: Whether to check the server's certificate; or the path of a file with authorities, or an SSL context.
        cert: The path of a client certificate; or the paths of certificate and key.
        timeout: Seconds for each step of the exchange; None waits for ever.
        retries: How often to send again what may be sent again: what surely was not done, and after broken
            connections and passing errors GET, PUT and DELETE.
        rate_limit: The most calls per second.
        language: The language of texts, such as `en`; `*` is none, so that texts come in all their languages.
        culture: How numbers and dates inside of texts look, such as `nb-NO`; None is that of the language.
        time_zone: The id or the code of the time zone of all dates, such as `UTC`; None is the tenant's. With
            `, includeTZOffset` behind it, dates come with their offset.
        max_response_bytes: The largest answer to accept, in bytes after decompression.
        retry_posts: Operations that may be sent again like GET although they are called by POST, as all of agents
            are: names as on the wire with `*`, such as `Person.Get*`. Name none that changes something.
        extra_headers: HTTP headers of every call.
        environment: Whose login server is asked for the tenant's place when it has moved: `sod`, `qaonline`, `online`
            or its URL; None finds it by `base_url`.
        allowed_hosts: Hosts besides those of superoffice.com that the tenant may move to, with what clients send.
        log_bodies: Whether the log of level DEBUG shows the bodies of requests and answers.

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
        retry_posts: Collection[str] = (),
        extra_headers: Mapping[str, str] | None = None,
        environment: str | None = None,
        allowed_hosts: Collection[str] = (),
        log_bodies: bool = False,
    ) -> None:
        auth = _checked(auth)
        settings = Settings(
            timeout=timeout,
            retries=retries,
            retry_posts=tuple(retry_posts),
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
            extra_headers=Headers(extra_headers),
        )
        caller = Caller(
            self._package,
            base_url,
            client_headers(headers),
            settings,
            auth=auth,
            login=None if environment is None else _login_url(environment),
            allowed_hosts=allowed_hosts,
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

    def with_options(self, **changes: Unpack[ClientOptions]) -> Self:
        """A client with other settings that uses the connections, the credentials and the place of this one.

        It ends with this one; its own `close` leaves this one open. With another `rate_limit` it counts its calls by
        itself. `extra_headers` are added to those that this one has.

        Raises:
            ConfigurationError: one of the settings cannot be used.
            TransportError: this client is closed.
            TypeError: a keyword is no option.
        """
        headers = changed_headers(self._header_settings, changes)
        caller = self._caller.changed(changes, client_headers(headers))
        twin = self._sharing(caller)
        twin._caller, twin._header_settings = caller, headers
        return twin

    @classmethod
    def from_env(cls) -> Self:
        """A client from the variables of the environment.

        SUPEROFFICE_URL, and SUPEROFFICE_APP_TOKEN and SUPEROFFICE_LOG_BODIES (`1`) where they are set; and what there
        is to call with, the first of which is complete:

        - SUPEROFFICE_REFRESH_TOKEN and SUPEROFFICE_CLIENT_ID, and where they are set SUPEROFFICE_CLIENT_SECRET and
          SUPEROFFICE_TOKEN: `OAuthAuth`
        - SUPEROFFICE_SYSTEM_USER_TOKEN, SUPEROFFICE_APP_TOKEN, and SUPEROFFICE_PRIVATE_KEY or the path
          SUPEROFFICE_PRIVATE_KEY_FILE: `SystemUserAuth`
        - SUPEROFFICE_TOKEN: `BearerAuth`
        - SUPEROFFICE_TICKET: `TicketAuth`
        - SUPEROFFICE_COOKIE, such as `a=1; b=2`, and SUPEROFFICE_XSRF_TOKEN: `CookieAuth`
        - SUPEROFFICE_USER and SUPEROFFICE_PASSWORD: `BasicAuth`

        For the first two, SUPEROFFICE_ENVIRONMENT is the environment; without it SUPEROFFICE_URL tells.

        Raises:
            ConfigurationError: SUPEROFFICE_URL is not set, or no URL of a tenant; or one of the others is unusable.
            MissingDependencyError: the extra `auth` is not installed, which the system user needs.
        """
        # most programs name their credentials themselves
        from ..auth.environment import auth_of_environment

        url = required_variable(URL_VARIABLE)
        return cls(
            url,
            auth=auth_of_environment(url),
            app_token=variable(APP_TOKEN_VARIABLE),
            log_bodies=variable(LOG_BODIES_VARIABLE) == "1",
        )


def _login_url(environment: str) -> str:
    # seldom given
    from ..auth.login import login_url

    return login_url(environment)


def _checked(auth: object) -> Auth | None:
    """What a client is given to call with; callers without a type checker may give anything."""
    if auth is None or isinstance(auth, Auth):
        return auth
    raise ConfigurationError("auth must be BearerAuth or another of these, or None")
