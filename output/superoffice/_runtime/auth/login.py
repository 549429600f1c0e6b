"""Login servers: they issue tokens and know where tenants are. Each environment of SuperOffice's cloud has one."""

from __future__ import annotations

import re
from typing import Final, TypeVar

import msgspec

from .. import setting_checks
from ..errors import ConfigurationError, CredentialsError, safe_location
from ..redaction import Redactor, content_type, described, redacted
from ..transport.messages import Headers, Request, Response
from ..transport.urls import checked_base_url, is_confidential, origin

CLOUD: Final = "superoffice.com"
ENVIRONMENTS: Final = ("sod", "qaonline", "online")
"""Development, stage and production. The host of a tenant has one of these names and a number, or another name in
production."""

_PAGES: Final = (b"<!doctype html", b"<html")
_HEAD: Final = 100

_T = TypeVar("_T")
# the names of hosts in the cloud (RFC 1123, section 2.1), and nothing that libraries read differently
_CLOUD_HOST: Final = re.compile(
    rf"([a-z0-9-]+\.)+{re.escape(CLOUD)}", re.ASCII | re.IGNORECASE
)
# what RFC 6749 (section 5.2) allows in an error code, up to a length that suits a message
_ERROR_CODE: Final = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{1,64}")


def login_url(environment: str) -> str:
    """Returns the URL of the login server of an environment: `sod`, `qaonline`, `online`, or the URL itself.

    Raises:
        ConfigurationError: it is neither, or a URL over which secrets must not be sent.
    """
    if setting_checks.text("environment", environment) in ENVIRONMENTS:
        return f"https://{environment}.{CLOUD}"
    if not environment.startswith(("http://", "https://")):
        names = ", ".join(ENVIRONMENTS)
        raise ConfigurationError(f"environment must be one of {names}, or a URL")
    url = checked_base_url(environment, "environment")
    if not is_confidential(url):
        raise ConfigurationError("the URL of environment must begin with https://")
    return url


def login_url_of(base_url: str) -> str | None:
    """Returns the URL of the login server for a tenant's URL; None when the tenant is not in the cloud."""
    _, host, _ = origin(base_url)
    if host is None or not is_cloud(host):
        return None
    first = host.partition(".")[0]
    names = (name for name in ENVIRONMENTS if first.rstrip("0123456789") == name)
    return login_url(next(names, "online"))


def is_cloud(host: str) -> bool:
    """Whether a host belongs to SuperOffice's cloud."""
    return _CLOUD_HOST.fullmatch(host) is not None


class _Failure(msgspec.Struct, frozen=True):
    """An error of OAuth 2.0 (RFC 6749, section 5.2)."""

    error: str = ""
    error_description: str = ""


def token_answer(
    response: Response, type_: type[_T], what: str, secrets: tuple[str, ...]
) -> _T:
    """Returns the JSON of a server's answer as `type_`; `what` names the server in messages.

    Raises:
        CredentialsError: the status means failure, or the answer has another form. The text has none of `secrets`.
    """
    if response.status != 200:
        raise _failure(response, what, secrets)
    try:
        return msgspec.json.decode(response.content, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError):
        kind = unread_answer(response, secrets)
        reason = f"{what} gave an answer that does not match its documentation: {kind}"
        raise CredentialsError(reason, status=response.status) from None


def unread_answer(response: Response, secrets: tuple[str, ...]) -> str:
    """Returns what kind of answer it is that cannot be read, for a message, with the first characters of a page.

    Any other answer may have a new token in it, so nothing of it is shown.
    """
    is_page = response.content[:_HEAD].lstrip().lower().startswith(_PAGES)
    shown = (
        described(response, Redactor(secrets)) if is_page else content_type(response)
    )
    return f"it is {shown}"


def error_code(text: str) -> str | None:
    """Returns an error code of OAuth 2.0; None if the text cannot be one."""
    return text if _ERROR_CODE.fullmatch(text) else None


def keys_request(login: str) -> Request:
    """Returns the request for the public keys of a login server (RFC 7517, section 5)."""
    return Request(
        method="GET",
        url=f"{login}/login/.well-known/jwks",
        headers=Headers({"Accept": "application/json"}),
    )


def _failure(
    response: Response, what: str, secrets: tuple[str, ...]
) -> CredentialsError:
    try:
        failure = msgspec.json.decode(response.content, type=_Failure)
    except (msgspec.DecodeError, UnicodeDecodeError):
        failure = _Failure()
    # before its form is checked, since a secret that the server repeats may have the form of a code
    known = error_code(redacted(failure.error, secrets))
    description = redacted(failure.error_description, secrets)
    status = f"status {response.status}"
    if "Location" in response.headers:
        status += (
            f", to {safe_location(redacted(response.headers['Location'], secrets))}"
        )
    text = ": ".join(filter(None, (status, known, description)))
    reason = f"{what} answered with {text}"
    return CredentialsError(reason, status=response.status, code=known)
