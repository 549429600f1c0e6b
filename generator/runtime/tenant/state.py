"""The state of a tenant: whether it can be used, and where it is.

The state API of the login server tells it. It needs no credentials, and gets none. What it says is followed only to
hosts of SuperOffice's cloud, and to those that the user allows.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

import msgspec

from ..actions import Steps
from ..auth.login import is_cloud
from ..errors import (
    ConfigurationError,
    DecodeError,
    TransportError,
    status_error,
)
from ..public import public
from ..transport.messages import Headers, Request, Response
from ..transport.urls import checked_base_url, is_confidential, origin
from .location import Send

_API: Final = "/api"


@public()
class TenantState(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """The state of a tenant, as the state API gives it."""

    context_identifier: str
    """Such as `Cust12345`."""
    state: str
    """`Running`, `OnlineMaintenance`, `OfflineMaintenance`, `Suspended` and others."""
    is_running: bool = False
    """Whether the API can be used."""
    endpoint: str | None = None
    """The tenant's URL."""
    api: str | None = None
    """The base URL for a client."""
    valid_until: str | None = None
    """When to ask again: date and time in UTC, as it came."""
    version: str | None = None


def state_request(
    login: str, context_identifier: str, timeout: float | None = None
) -> Request:
    """The request for the state of a tenant."""
    return Request(
        method="GET",
        url=f"{login}/api/state/{quote(context_identifier, safe='')}",
        headers=Headers({"Accept": "application/json"}),
        timeout=timeout,
    )


def state_in(request: Request, response: Response) -> TenantState:
    """The state that an answer gives.

    Raises:
        StatusError: the HTTP status says failure.
        DecodeError: the answer does not fit the documentation.
    """
    if response.status != 200:
        raise status_error(
            response.status,
            method=request.method,
            url=request.url,
            content=response.content,
        )
    try:
        return msgspec.json.decode(response.content, type=TenantState)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = DecodeError("TenantState", str(error))
    raise problem.answering(request.method, request.url, None)


def new_root(
    used: str, login: str, allowed_hosts: frozenset[str], send: Send
) -> Steps[str]:
    """The tenant's URL as the state API gives it; `used` is where the tenant was.

    Raises:
        SuperOfficeError: it gives none, or none that may be followed.
    """
    request = state_request(login, used.rpartition("/")[2])
    state = state_in(request, (yield from send(request)))
    root = _tenant_root(state.api or "")
    if not _is_followed(used, root, allowed_hosts):
        raise TransportError("the tenant is on no other server that is allowed")
    return root


def _is_followed(used: str, root: str, allowed_hosts: frozenset[str]) -> bool:
    """Whether a place may be followed: another allowed server, the same tenant, and nobody can read along."""
    parts = urlsplit(root)
    host = parts.hostname or ""
    allowed = is_cloud(host) or bool({host, parts.netloc.lower()} & allowed_hosts)
    same_tenant = root.rpartition("/")[2].lower() == used.rpartition("/")[2].lower()
    moves = origin(root) != origin(used)
    return allowed and same_tenant and moves and is_confidential(root)


def _tenant_root(base_url: str) -> str:
    """The tenant's URL in a base URL that ends in `/api`.

    Raises:
        ConfigurationError: no such URL.
    """
    base = checked_base_url(base_url, "the URL of the API")
    if not base.lower().endswith(_API):
        raise ConfigurationError("the URL of the API must end in /api")
    return base[: -len(_API)]
