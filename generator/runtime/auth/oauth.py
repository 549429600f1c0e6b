"""OAuth 2.0 with a refresh token (RFC 6749, section 6), which renews the access token by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

import msgspec

from ..actions import Steps, ask
from ..errors import ConfigurationError, CredentialsError
from ..public import public
from ..transport.messages import Headers, Request, Response
from .authorisation import Channel, Credentials, RenewableAuth
from .header_auth import bearer
from .login import login_url
from .token_answer import token_answer

_MARGIN: Final = 60.0
"""Seconds before its end at which a token is renewed: calls and clocks take time."""
_LONGEST_LIFE: Final = 365 * 24 * 3600.0


class _Tokens(msgspec.Struct, frozen=True):
    """The answer of the token endpoint (RFC 6749, section 5.1). Some servers write the seconds as a string."""

    access_token: str
    expires_in: float | str | None = None
    refresh_token: str | None = None


@public()
class OAuthAuth(RenewableAuth):
    """An application that a user of the cloud has let in: access tokens by a refresh token.

    The access token is renewed before it expires and when the server does not take it any more, once for all calls
    that need it.

    Args:
        client_id: The id of the application.
        client_secret: Its secret; None for applications that cannot keep one.
        refresh_token: What the sign-in gave. It stays valid until it is revoked.
        access_token: What the sign-in gave beside it; None asks for one with the first call.
        environment: `sod`, `qaonline`, `online`, or the URL of the login server.
        redirect_uri: That of the sign-in, where the server asks for it.
        on_refresh_token: Gets a new refresh token, should the server give one, to be stored. With an asynchronous
            client it may be an async function.

    Raises:
        ConfigurationError: something is empty, no line of printable ASCII, or no environment.
    """

    __slots__ = ("_fields", "_on_refresh_token", "_refresh_token", "_url")

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
        if not client_id or not refresh_token or client_secret == "":
            raise ConfigurationError(
                "client_id, client_secret and refresh_token must not be empty"
            )
        fields = {
            "grant_type": "refresh_token",
            "client_id": client_id,
            "client_secret": client_secret,
            "redirect_uri": redirect_uri,
        }
        self._fields = {
            name: value for name, value in fields.items() if value is not None
        }
        self._refresh_token = refresh_token
        self._on_refresh_token = on_refresh_token
        self._url = f"{login_url(environment)}/login/common/oauth/tokens"
        first = None if access_token is None else bearer(access_token)
        super().__init__(first, self._exchanged)

    @property
    def refresh_token(self) -> str:
        """The newest refresh token itself: a secret."""
        return self._refresh_token

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show in any text."""
        own = (self._refresh_token, self._fields.get("client_secret", ""))
        return (*super().secrets, *own)

    def _exchanged(self, channel: Channel) -> Steps[Credentials]:
        """A new access token for the refresh token."""
        now = channel.clock()
        response = yield from channel.send(self._request())
        tokens = _tokens(response, self.secrets)
        yield from self._keep(tokens.refresh_token)
        return _credentials(tokens, now)

    def _request(self) -> Request:
        fields = {**self._fields, "refresh_token": self._refresh_token}
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return Request(
            method="POST",
            url=self._url,
            headers=Headers(headers),
            content=urlencode(fields).encode("ascii"),
        )

    def _keep(self, refresh_token: str | None) -> Steps[None]:
        """Keeps a new refresh token, and tells the user."""
        if not refresh_token or refresh_token == self._refresh_token:
            return
        self._refresh_token = refresh_token
        tell = self._on_refresh_token
        if tell is not None:
            yield from ask(lambda: tell(refresh_token))


def _tokens(response: Response, secrets: tuple[str, ...]) -> _Tokens:
    return token_answer(response, _Tokens, "the token endpoint", secrets)


def _credentials(tokens: _Tokens, now: float) -> Credentials:
    life = _seconds(tokens.expires_in)
    until = None if life is None else now + max(life - _MARGIN, life / 2)
    try:
        return bearer(tokens.access_token, now, until)
    except ConfigurationError:
        reason = "the token endpoint gave a token that no header can hold"
        raise CredentialsError(reason) from None


def _seconds(expires_in: float | str | None) -> float | None:
    """The life of a token; None where the server gives none that makes sense."""
    try:
        life = float(expires_in or 0)
    except ValueError:
        return None
    return life if 0 < life <= _LONGEST_LIFE else None
