"""The end of a sign-in: the code that the user brings is exchanged for tokens, and the id token is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from .. import setting_checks
from ..actions import Sender, Steps
from ..errors import ConfigurationError, CredentialsError, MissingDependencyError
from ..public import public
from .authorization_request import AuthorizationRequest
from .identity import IdentityClaims, base_url_in, identity_in, soap_base_url_in
from .login import keys_request, login_url, token_answer
from .oauth import ENDPOINT, OAuthAuth, Tokens, token_request

_EXTRA = "sign_in needs PyJWT and cryptography: install the SDK with its extra `auth`"


@public()
class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """A user who has signed in: `SuperOffice(signed_in.base_url, auth=signed_in.auth)`."""

    auth: OAuthAuth
    """The credentials. Store `auth.refresh_token`, a secret, to make others like them later."""
    base_url: str
    """The base URL of the tenant's REST API. Tenants move, so do not store it for long."""
    soap_base_url: str | None
    """The base URL of the tenant's SOAP services, if the server names it."""
    claims: IdentityClaims
    """Who has signed in, and to which tenant."""


class _Tokens(Tokens, frozen=True):
    """The answer of the token endpoint to a code (OpenID Connect Core 1.0, section 3.1.3.3)."""

    id_token: str | None = None


class CodeExchange:
    """The exchange of the code in an answer.

    Raises:
        ConfigurationError: the secret of the application is empty or no text.
        CredentialsError: the answer does not belong to the request, or is a refusal.
        MissingDependencyError: the extra `auth` is not installed.
    """

    def __init__(
        self,
        beginning: AuthorizationRequest,
        answer: str | Mapping[str, str],
        client_secret: str | None,
        on_refresh_token: Callable[[str], object] | None,
    ) -> None:
        if not isinstance(
            beginning, AuthorizationRequest
        ):  # pyright: ignore[reportUnnecessaryIsInstance]  # no type checker
            raise ConfigurationError("request must be an AuthorizationRequest")
        setting_checks.optional_text("client_secret", client_secret)
        setting_checks.optional_function("on_refresh_token", on_refresh_token)
        if client_secret == "":
            raise ConfigurationError("client_secret must not be empty")
        try:
            # now, and not when the code has been used, which is valid once
            from .signing import verified_identity
        except ImportError:
            raise MissingDependencyError(_EXTRA) from None
        self._verified = verified_identity
        code = beginning.code_in(answer)
        self._beginning = beginning
        self._client_secret = client_secret
        self._on_refresh_token = on_refresh_token
        self._secrets = (
            code,
            beginning.code_verifier,
            beginning.nonce,
            beginning.state,
            client_secret or "",
        )
        self.request = token_request(
            beginning.environment,
            {
                "grant_type": "authorization_code",
                "client_id": beginning.client_id,
                "client_secret": client_secret,
                "redirect_uri": beginning.redirect_uri,
                "code": code,
                "code_verifier": beginning.code_verifier,
            },
        )
        """The request for the tokens."""

    def steps(self, send: Sender) -> Steps[SignIn]:
        """Exchanges the code, and checks what comes back.

        Raises:
            CredentialsError: the login server refuses the code, or the id token does not verify.
            TransportError: no complete answer came.
        """
        login = login_url(self._beginning.environment)
        # before the code is used, since it is valid once
        keys = yield from send(keys_request(login))
        key_set = token_answer(keys, dict[str, object], "the login server", ())
        response = yield from send(self.request)
        tokens = token_answer(response, _Tokens, ENDPOINT, self._secrets)
        if not tokens.id_token or not tokens.refresh_token:
            raise CredentialsError(f"{ENDPOINT} issued no id token or no refresh token")
        claims = identity_in(
            self._verified(
                tokens.id_token,
                key_set,
                issuer=login,
                client_id=self._beginning.client_id,
                nonce=self._beginning.nonce,
            )
        )
        return self._signed_in(tokens, tokens.refresh_token, claims, login)

    def _signed_in(
        self, tokens: _Tokens, refresh_token: str, claims: IdentityClaims, login: str
    ) -> SignIn:
        tenant = self._beginning.context_identifier
        if tenant is not None and claims.ctx.lower() != tenant.lower():
            raise CredentialsError("the user has signed in to another tenant")
        try:
            auth = OAuthAuth(
                client_id=self._beginning.client_id,
                client_secret=self._client_secret,
                refresh_token=refresh_token,
                access_token=tokens.access_token,
                environment=self._beginning.environment,
                redirect_uri=self._beginning.redirect_uri,
                on_refresh_token=self._on_refresh_token,
            )
        except ConfigurationError:
            reason = f"{ENDPOINT} issued a token that no header can hold"
            raise CredentialsError(reason) from None
        return SignIn(
            auth=auth,
            base_url=base_url_in(claims, login),
            soap_base_url=soap_base_url_in(claims, login),
            claims=claims,
        )
