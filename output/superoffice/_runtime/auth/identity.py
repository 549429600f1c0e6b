"""Who has signed in: the claims of an id token, after its check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NoReturn

import msgspec

from ..errors import ConfigurationError, CopyRefusedError, CredentialsError
from ..public import public
from ..transport.urls import checked_base_url, is_confidential, origin
from .login import is_cloud

_CLAIM: Final = "http://schemes.superoffice.net/identity/"
_API: Final = "/api"
_REMOTE: Final = "/remote/"


@public()
class IdentityClaims(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of an id token, under their names in it without the prefix. Those that are missing are None."""

    ctx: str
    """The tenant, such as `Cust12345`."""
    webapi_url: str
    """Where the REST API of the tenant is; `SignIn.base_url` is the same as a client takes it."""
    netserver_url: str | None = None
    """Where the SOAP services of the tenant are."""
    associateid: int | None = None
    """The key of the user."""
    sub: str | None = None
    upn: str | None = None
    email: str | None = None
    so_primary_email_address: str | None = None
    initials: str | None = None
    company_name: str | None = None
    identityprovider: str | None = None
    is_administrator: bool | None = None
    serial: str | None = None
    """The serial number of the tenant's licence."""
    system_token: str | None = None
    """The token of the tenant's system user, a secret for `SystemUserAuth`. Only administrators bring it."""

    def __reduce__(self) -> NoReturn:
        raise CopyRefusedError(
            "IdentityClaims may hold a secret, so they are not pickled: keep the claims that you need"
        )

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"IdentityClaims({shown})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return [("ctx", self.ctx), ("associateid", self.associateid)]


def identity_in(claims: Mapping[str, object]) -> IdentityClaims:
    """Returns the claims of an id token that was checked.

    Raises:
        CredentialsError: it does not say which tenant it is about, or where that is.
    """
    own = {
        name.removeprefix(_CLAIM): value
        for name, value in claims.items()
        if isinstance(value, str)
        and value
        and (name.startswith(_CLAIM) or name == "sub")
    }
    known = {
        name: own[name] for name in IdentityClaims.__struct_fields__ if name in own
    }
    if not {"ctx", "webapi_url"} <= known.keys():
        raise CredentialsError("the id token does not say which tenant it is about")
    # all these claims are texts
    return msgspec.convert(
        known
        | {
            "associateid": _number(known.get("associateid")),
            "is_administrator": _flag(known.get("is_administrator")),
        },
        IdentityClaims,
    )


def _number(text: str | None) -> int | None:
    is_number = text is not None and text.isascii() and text.isdigit()
    return int(text) if text is not None and is_number and len(text) < 19 else None


def _flag(text: str | None) -> bool | None:
    return {"true": True, "false": False}.get((text or "").lower())


def base_url_in(claims: IdentityClaims, login: str) -> str:
    """Returns the base URL for a REST client; `login` is the URL of the login server that has signed the claims.

    Raises:
        CredentialsError: credentials must not be sent there.
    """
    url = _checked(claims.webapi_url, login)
    if not url.lower().endswith(_API):
        raise CredentialsError(
            "the id token has a webapi_url that does not end in /api"
        )
    return url


def soap_base_url_in(claims: IdentityClaims, login: str) -> str | None:
    """Returns the base URL for a SOAP client, which ends in `/Remote`; None without one.

    Raises:
        CredentialsError: credentials must not be sent there.
    """
    if claims.netserver_url is None:
        return None
    url = _checked(claims.netserver_url, login)
    end = f"{url}/".lower().rfind(_REMOTE)
    return None if end < 0 else url[: end + len(_REMOTE) - 1]


def _checked(url: str, login: str) -> str:
    """Returns a URL of a claim without slashes at its end; a login server of the cloud names servers of the cloud."""
    try:
        checked = checked_base_url(url, "the URL of the API")
    except ConfigurationError as error:
        raise CredentialsError(f"the id token is unusable: {error}") from None
    _, host, _ = origin(checked)
    _, login_host, _ = origin(login)
    is_outside = is_cloud(login_host or "") and not is_cloud(host or "")
    if is_outside or not is_confidential(checked):
        raise CredentialsError("the id token leads to a server that is not trusted")
    return checked
