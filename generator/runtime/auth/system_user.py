"""The system user of a tenant, with which an application of the cloud calls without a user.

The token of the system user and the time are signed with the key of the application, and exchanged over REST for a
JSON Web Token. That is verified with the public keys of the login server; one of its claims is the ticket.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import msgspec

from .. import setting_checks
from ..actions import Steps
from ..errors import ConfigurationError, CredentialsError, MissingDependencyError
from ..public import public
from ..redaction import redacted
from ..transport.messages import Headers, Request
from .authorisation import Channel, Credentials, SlidingAuth, one_line
from .header_auth import so_ticket
from .login import keys_request, login_url, token_answer

_CLAIM: Final = "http://schemes.superoffice.net/identity/"
_LOGIN: Final = "the login server"
_EXTRA: Final = (
    "SystemUserAuth needs PyJWT and cryptography: install the SDK with its extra `auth`"
)


class _Answer(msgspec.Struct, frozen=True, rename="pascal"):
    """The answer to the exchange."""

    is_successful: bool
    token: str | None = None
    error_message: str | None = None


@public()
class SystemUserAuth(SlidingAuth):
    """The system user of a tenant in the cloud: tickets in exchange for a signature.

    The ticket is requested with the first call and kept. It is renewed after six hours without a call and when the
    server no longer accepts it, once for all calls that need it. Needs the extra `auth` of the SDK.

    Args:
        system_user_token: The token of the tenant's system user, such as `Application Name-8k8Q7DmBgo`.
        private_key: The private key of the application: PEM, or the XML `<RSAKeyValue>`.
        app_token: The secret of the application. The client sends it too, unless it is given another one.
        context_identifier: The tenant, such as `Cust12345`.
        environment: `sod`, `qaonline`, `online`, or the URL of the login server.

    Raises:
        ConfigurationError: an argument is empty, no key, or no environment. No message repeats a secret.
        MissingDependencyError: the extra `auth` is not installed.
    """

    __slots__ = (
        "_app_token",
        "_context",
        "_key",
        "_key_text",
        "_login",
        "_system_user_token",
    )

    def __init__(
        self,
        system_user_token: str,
        private_key: str | bytes,
        *,
        app_token: str,
        context_identifier: str,
        environment: str = "online",
    ) -> None:
        setting_checks.text("system_user_token", system_user_token)
        setting_checks.text("context_identifier", context_identifier)
        if not system_user_token.strip() or not system_user_token.isprintable():
            raise ConfigurationError("system_user_token must be one line, not empty")
        if not context_identifier:
            raise ConfigurationError("context_identifier must not be empty")
        self._system_user_token = system_user_token
        try:
            from .signing import load_key
        except ImportError:
            raise MissingDependencyError(_EXTRA) from None
        self._key = load_key(private_key)
        # its parts are secrets too: the lines of PEM, and the numbers in XML
        data = private_key
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        self._key_text = text.replace("<", " <").replace(">", "> ")
        self._app_token = one_line("app_token", app_token)
        self._context = context_identifier
        self._login = login_url(environment)
        super().__init__(self._exchanged)

    @property
    def app_token(self) -> str:
        """The secret of the application."""
        return self._app_token

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts that must not appear in any message."""
        own = (self._system_user_token, self._app_token, self._key_text)
        return (*super().secrets, *own)

    def _exchanged(self, channel: Channel) -> Steps[Credentials]:
        """Exchanges a signature for a new ticket."""
        from .signing import signed_token, verified_claims

        # taken before the exchange, so that the ticket counts as older rather than as younger
        now = channel.clock()
        signed = signed_token(self._system_user_token, datetime.now(UTC), self._key)
        response = yield from channel.send(self._request(signed))
        secrets = (*self.secrets, signed)
        answer = token_answer(response, _Answer, _LOGIN, secrets)
        if not answer.is_successful or not answer.token:
            reason = redacted(answer.error_message or "it gives no reason", secrets)
            raise CredentialsError(f"{_LOGIN} refused the system user: {reason}")
        keys = yield from channel.send(keys_request(self._login))
        claims = verified_claims(
            answer.token, token_answer(keys, dict[str, object], _LOGIN, secrets)
        )
        return self._ticket(claims, now)

    def _ticket(self, claims: dict[str, object], now: float) -> Credentials:
        ticket, context = claims.get(f"{_CLAIM}ticket"), claims.get(f"{_CLAIM}ctx")
        if context is not None and str(context).lower() != self._context.lower():
            raise CredentialsError("the token is for another tenant")
        try:
            return so_ticket(ticket if isinstance(ticket, str) else "", now)
        except ConfigurationError:
            raise CredentialsError("the token contains no ticket") from None

    def _request(self, signed: str) -> Request:
        body = {
            "SignedSystemToken": signed,
            "ApplicationToken": self._app_token,
            "ContextIdentifier": self._context,
            "ReturnTokenType": "JWT",
        }
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        return Request(
            method="POST",
            url=f"{self._login}/Login/api/PartnerSystemUser/Authenticate",
            headers=Headers(headers),
            content=msgspec.json.encode(body),
        )
