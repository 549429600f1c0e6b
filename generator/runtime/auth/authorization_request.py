"""The beginning of a sign-in: the authorization request of OpenID Connect, with state, nonce and PKCE.

The authorization code flow (RFC 6749, section 4.1; OpenID Connect Core 1.0, section 3.1) with a proof that who brings
the code has made the request (RFC 7636).
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from hmac import compare_digest
from typing import Final, Literal, NoReturn, Self, cast
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import msgspec

from .. import setting_checks
from ..errors import ConfigurationError, CopyRefusedError, CredentialsError
from ..public import public
from ..redaction import redacted
from ..transport.urls import is_confidential
from .authorisation import one_line
from .login import error_code, login_url

ResponseMode = Literal["query", "fragment", "form_post"]

_RESPONSE_MODES: Final = ("query", "fragment", "form_post")
_ANSWER: Final = frozenset({"code", "state", "error", "error_description"})
"""The fields of an answer (RFC 6749, sections 4.1.2 and 4.1.2.1)."""
_BYTES: Final = 32
"""Random bytes in each secret: as many as RFC 7636 (section 7.1) recommends for the verifier."""
_SHORTEST: Final = 43
"""Characters of a verifier (RFC 7636, section 4.1): 32 bytes in base64."""


@public()
class AuthorizationRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One sign-in of a user of the cloud. Send the browser to `url`; `sign_in` finishes what it begins.

        request = AuthorizationRequest.new(client_id="...", redirect_uri="https://app.example/callback")
        session["sign-in"] = request.to_dict()      # and redirect to request.url

    Its state, nonce and code verifier are secrets between your program and this browser: keep them in the session of
    the user, on the server, and use them once.

    Raises:
        ConfigurationError: a part is missing or unusable.
    """

    client_id: str
    """The id of the application."""
    redirect_uri: str
    """Where the user comes back, exactly as it is registered for the application."""
    environment: str = "online"
    """`sod`, `qaonline`, `online`, or the URL of the login server."""
    context_identifier: str | None = None
    """The only tenant to which the user may sign in, such as `Cust12345`; None lets the user choose."""
    login_hint: str | None = None
    """The user's e-mail address, which the login page shows."""
    response_mode: ResponseMode | None = None
    """How the answer comes back: `query` (the default), `fragment`, or as a form with POST."""
    state: str
    """Ties the answer to this request. A secret."""
    nonce: str
    """Ties the id token to this request. A secret."""
    code_verifier: str
    """Proves that who exchanges the code has made this request. A secret."""

    @classmethod
    def new(
        cls,
        *,
        client_id: str,
        redirect_uri: str,
        environment: str = "online",
        context_identifier: str | None = None,
        login_hint: str | None = None,
        response_mode: ResponseMode | None = None,
    ) -> Self:
        """Returns a new request with its own state, nonce and code verifier.

        Args:
            client_id: The id of the application.
            redirect_uri: Where the user comes back, exactly as it is registered for the application: an https URL, or
                `http://127.0.0.1:{port}/...`, `http://[::1]:{port}/...` for programs on the user's own machine.
            environment: `sod`, `qaonline`, `online`, or the URL of the login server.
            context_identifier: The only tenant to which the user may sign in, such as `Cust12345`; None lets the user
                choose.
            login_hint: The user's e-mail address, which the login page shows.
            response_mode: How the answer comes back: `query`, `fragment`, or `form_post`; None is `query`.

        Raises:
            ConfigurationError: an argument is empty, no environment, or a URL over which a code must not be sent.
        """
        return cls(
            client_id=client_id,
            redirect_uri=redirect_uri,
            environment=environment,
            context_identifier=context_identifier,
            login_hint=login_hint,
            response_mode=response_mode,
            state=secrets.token_urlsafe(_BYTES),
            nonce=secrets.token_urlsafe(_BYTES),
            code_verifier=secrets.token_urlsafe(_BYTES),
        )

    def __post_init__(self) -> None:
        one_line("client_id", self.client_id)
        _check_redirect(self.redirect_uri)
        login_url(self.environment)
        if self.context_identifier is not None:
            one_line("context_identifier", self.context_identifier)
        setting_checks.optional_text("login_hint", self.login_hint)
        if self.response_mode not in {None, *_RESPONSE_MODES}:
            names = ", ".join(_RESPONSE_MODES)
            raise ConfigurationError(f"response_mode must be one of {names}, or None")
        for name in ("state", "nonce", "code_verifier"):
            if len(one_line(name, getattr(self, name))) < _SHORTEST:
                reason = f"{name} must have {_SHORTEST} characters or more"
                raise ConfigurationError(reason)

    @property
    def url(self) -> str:
        """Where to send the browser. It has no secret but the state and the nonce, which it must carry."""
        digest = sha256(self.code_verifier.encode("ascii")).digest()
        tenant = self.context_identifier
        fields = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": "openid",
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": urlsafe_b64encode(digest).decode("ascii").rstrip("="),
            "code_challenge_method": "S256",
            "acr_values": None if tenant is None else f"tenant:{tenant}",
            "login_hint": self.login_hint,
            "response_mode": self.response_mode,
        }
        given = {name: value for name, value in fields.items() if value is not None}
        place = f"{login_url(self.environment)}/login/common/oauth/authorize"
        return f"{place}?{urlencode(given, quote_via=quote)}"

    def to_dict(self) -> dict[str, str | None]:
        """Returns all parts by name, for the session of the user. They are secrets."""
        return cast("dict[str, str | None]", msgspec.structs.asdict(self))

    @classmethod
    def from_dict(cls, parts: Mapping[str, str | None]) -> Self:
        """Returns the request that `to_dict` has taken apart.

        Raises:
            ConfigurationError: a part is missing or unusable. The message repeats none.
        """
        try:
            return msgspec.convert(dict(parts), cls)
        except (msgspec.ValidationError, TypeError, ValueError):
            reason = "these are not the parts of an AuthorizationRequest"
            raise ConfigurationError(reason) from None

    def code_in(self, answer: str | Mapping[str, str]) -> str:
        """Returns the code in the answer with which the browser comes back: its whole URL, or the fields by name.

        Raises:
            CredentialsError: it is the answer to another request, or the login server has refused. The message has no
                secret.
        """
        fields = _fields(answer, in_fragment=self.response_mode == "fragment")
        if not compare_digest(_bytes(fields.get("state", "")), self.state.encode()):
            raise CredentialsError(
                "the answer belongs to another sign-in: its state differs"
            )
        if "error" in fields:
            raise self._refusal(fields)
        code = fields.get("code", "")
        # what RFC 6749 (appendix A.11) allows
        if not code or not code.isascii() or not code.isprintable():
            raise CredentialsError("the answer to the sign-in contains no code")
        return code

    def _refusal(self, fields: Mapping[str, str]) -> CredentialsError:
        own = (self.state, self.nonce, self.code_verifier)
        code = error_code(redacted(fields["error"], own))
        description = redacted(fields.get("error_description", ""), own)
        reason = ": ".join(filter(None, (code, description))) or "it gives no reason"
        return CredentialsError(
            f"the login server refused the sign-in: {reason}", code=code
        )

    def __reduce__(self) -> NoReturn:
        raise CopyRefusedError(
            "an AuthorizationRequest holds secrets, so it is not pickled: keep `to_dict()` in the session of the user"
        )

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"AuthorizationRequest({shown})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return [
            ("client_id", self.client_id),
            ("redirect_uri", self.redirect_uri),
            ("environment", self.environment),
        ]


def _check_redirect(url: object) -> None:
    """Checks a redirect URI. Nothing but what it is compared with on the login server may change it, so it stays as it is.

    Raises:
        ConfigurationError: nobody can come back there, or others can read what comes back (RFC 8252, section 7.3).
    """
    text = one_line("redirect_uri", cast("str", url))
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
        is_plain = "#" not in text and "\\" not in text and "@" not in parts.netloc
        is_safe = is_confidential(text)
    except ValueError:
        is_whole = is_plain = is_safe = False
    if not is_whole or not is_plain:
        raise ConfigurationError(
            "redirect_uri must be a whole URL without user name and fragment"
        )
    if not is_safe:
        raise ConfigurationError(
            "redirect_uri must begin with https://, or lead to this machine, such as http://127.0.0.1:8000/callback"
        )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _fields(answer: object, *, in_fragment: bool) -> dict[str, str]:
    """Returns the fields of an answer: of a URL, those of its query or its fragment.

    Raises:
        CredentialsError: it is neither a URL nor a mapping of texts, or has a field twice (RFC 6749, section 3.1).
    """
    if isinstance(answer, Mapping):
        fields = dict(cast("Mapping[object, object]", answer))
        if all(isinstance(text, str) for pair in fields.items() for text in pair):
            return cast("dict[str, str]", fields)
        raise CredentialsError("the answer to the sign-in has a field that is no text")
    if not isinstance(answer, str):
        kind = type(answer).__name__
        raise CredentialsError(
            f"the answer to the sign-in must be a URL or a mapping of its fields, not {kind}"
        )
    try:
        parts = urlsplit(answer)
        pairs = parse_qsl(
            parts.fragment if in_fragment else parts.query, keep_blank_values=True
        )
    except ValueError:
        raise CredentialsError("the answer to the sign-in is no URL") from None
    # the redirect URI may have a query of its own
    names = [name for name, _ in pairs if name in _ANSWER]
    if len(names) != len({*names}):
        raise CredentialsError("the answer to the sign-in has a field twice")
    return dict(pairs)
