"""OAuth 2.0 with a refresh token (RFC 6749, section 6): the access token is renewed automatically."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlencode

import msgspec

from .. import setting_checks
from ..actions import Steps, ask
from ..errors import ConfigurationError, CredentialsError
from ..public import public
from ..transport.messages import Headers, Request, Response
from .authorisation import Channel, Credentials, RenewableAuth, one_line
from .header_auth import bearer
from .login import login_url, token_answer

ENDPOINT: Final = "the token endpoint"
_MARGIN: Final = 60.0
"""Seconds before its expiry at which a token is renewed, since calls take time and clocks differ."""
_LONGEST_LIFETIME: Final = 365 * 24 * 3600.0


class Tokens(msgspec.Struct, frozen=True):
    """The answer of the token endpoint (RFC 6749, section 5.1). Some servers write the seconds as a string."""

    access_token: str
    expires_in: float | str | None = None
    refresh_token: str | None = None

    def __repr__(self) -> str:
        return "Tokens(...)"


def token_request(environment: str, fields: Mapping[str, str | None]) -> Request:
    """Returns a request to the token endpoint of an environment (RFC 6749, section 3.2). Fields that are None are left out.

    Raises:
        ConfigurationError: there is no such environment.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return Request(
        method="POST",
        url=f"{login_url(environment)}/login/common/oauth/tokens",
        headers=Headers(headers),
        content=urlencode(given).encode("ascii"),
    )


@public()
class OAuthAuth(RenewableAuth):
    """An application to which a user of the cloud has given access: access tokens from a refresh token.

    `sign_in` returns them for a user who has just signed in.

    The access token is renewed before it expires and when the server no longer accepts it, once for all calls that
    need it.

    Args:
        client_id: The id of the application.
        client_secret: The secret of the application; None for one that cannot keep a secret.
        refresh_token: The refresh token from the sign-in. It is valid until it is revoked.
        access_token: The access token from the sign-in; None requests one with the first call.
        environment: `sod`, `qaonline`, `online`, or the URL of the login server.
        redirect_uri: The redirect URI of the sign-in, if the server requires it.
        on_refresh_token: Called with a new refresh token, to store it, if the server issues one. With an asynchronous
            client it may be an async function.

    Raises:
        ConfigurationError: an argument is empty, not one line of printable ASCII, or no environment.
    """

    __slots__ = (
        "_environment",
        "_fields",
        "_on_refresh_token",
        "_past_token",
        "_refresh_token",
    )

    def __init__(
        self,
        *,
        client_id: str,
        client_secret: str | None = None,
        refresh_token: str,
        access_token: str | None = None,
        environment: str = "online",
        redirect_uri: str | None = None,
        on_refresh_token: Callable[[str], object] | None = None,
    ) -> None:
        setting_checks.text("client_id", client_id)
        setting_checks.optional_text("client_secret", client_secret)
        setting_checks.text("refresh_token", refresh_token)
        setting_checks.optional_text("redirect_uri", redirect_uri)
        setting_checks.optional_function("on_refresh_token", on_refresh_token)
        if not client_id or not refresh_token or client_secret == "":
            raise ConfigurationError(
                "client_id, client_secret and refresh_token must not be empty"
            )
        login_url(environment)
        self._fields = {
            "grant_type": "refresh_token",
            "client_id": client_id,
            "client_secret": client_secret,
            "redirect_uri": redirect_uri,
        }
        self._refresh_token = self._past_token = refresh_token
        self._on_refresh_token = on_refresh_token
        self._environment = environment
        first = None
        if access_token is not None:
            first = bearer(one_line("access_token", access_token))
        super().__init__(first, self._exchanged)

    @property
    def refresh_token(self) -> str:
        """The newest refresh token, a secret."""
        return self._refresh_token

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts that must not appear in any message."""
        client_secret = self._fields["client_secret"] or ""
        tokens = (self._refresh_token, self._past_token)
        return (*super().secrets, *tokens, client_secret)

    def _exchanged(self, channel: Channel) -> Steps[Credentials]:
        """Exchanges the refresh token for a new access token."""
        # taken before the exchange, so that the token counts as older rather than as younger
        now = channel.clock()
        response = yield from channel.send(self._request())
        tokens = _tokens(response, self.secrets)
        # whatever becomes of the access token: the old refresh token may be revoked by now (RFC 6749, section 6)
        yield from self._keep(tokens.refresh_token)
        return _credentials(tokens, now)

    def _request(self) -> Request:
        fields = {**self._fields, "refresh_token": self._refresh_token}
        return token_request(self._environment, fields)

    def _keep(self, refresh_token: str | None) -> Steps[None]:
        """Keeps a new refresh token, and passes it to the user."""
        if not refresh_token or refresh_token == self._refresh_token:
            return
        self._past_token, self._refresh_token = self._refresh_token, refresh_token
        # called after the token is kept, since the user's function may fail
        store = self._on_refresh_token
        if store is not None:
            yield from ask(lambda: store(refresh_token))


def _tokens(response: Response, secrets: tuple[str, ...]) -> Tokens:
    return token_answer(response, Tokens, ENDPOINT, secrets)


def _credentials(tokens: Tokens, now: float) -> Credentials:
    lifetime = _lifetime(tokens.expires_in)
    # a short-lived token is not renewed with every call
    until = None if lifetime is None else now + max(lifetime - _MARGIN, lifetime / 2)
    try:
        return bearer(tokens.access_token, now, until)
    except ConfigurationError:
        reason = f"{ENDPOINT} issued a token that no header can hold"
        raise CredentialsError(reason) from None


def _lifetime(expires_in: float | str | None) -> float | None:
    """Returns the lifetime of a token in seconds; None when the server states none that makes sense."""
    try:
        seconds = float(expires_in or 0)
    except ValueError:
        return None
    return seconds if 0 < seconds <= _LONGEST_LIFETIME else None
