"""The state of a tenant: whether it is available, and where.

The state API of the login server reports it. That API needs no credentials and gets none. The place that it reports is
used only if the host belongs to SuperOffice's cloud, or is one that the user allows.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

import msgspec

from .. import setting_checks
from ..actions import Sender, Steps
from ..auth.login import is_cloud
from ..errors import (
    ConfigurationError,
    DecodeError,
    TransportError,
    status_error,
)
from ..public import public
from ..redaction import Redactor, described
from ..transport.messages import Headers, Request, Response
from ..transport.urls import checked_base_url, is_confidential, origin

_API: Final = "/api"


@public()
class TenantState(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """The state of a tenant, as the state API reports it."""

    context_identifier: str
    """Such as `Cust12345`."""
    state: str
    """`Running`, `OnlineMaintenance`, `OfflineMaintenance`, `Suspended` or another."""
    is_running: bool = False
    """Whether the API is available."""
    endpoint: str | None = None
    """The tenant's URL."""
    api: str | None = None
    """The base URL for a client."""
    valid_until: str | None = None
    """When to ask again: date and time in UTC, as the server wrote them."""
    version: str | None = None


def state_request(
    login: str, context_identifier: str, timeout: float | None = None
) -> Request:
    """Returns the request for the state of a tenant.

    Raises:
        ConfigurationError: `context_identifier` is no text.
    """
    setting_checks.text("context_identifier", context_identifier)
    return Request(
        method="GET",
        url=f"{login}/api/state/{quote(context_identifier, safe='')}",
        headers=Headers({"Accept": "application/json"}),
        timeout=timeout,
    )


def state_in(request: Request, response: Response) -> TenantState:
    """Returns the state in an answer.

    Raises:
        StatusError: the HTTP status means failure.
        DecodeError: the answer does not fit the documentation.
    """
    if response.status != 200:
        raise status_error(
            response.status,
            method=request.method,
            url=request.url,
            content=response.content,
            headers=response.headers,
        )
    try:
        return msgspec.json.decode(response.content, type=TenantState)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = DecodeError("TenantState", str(error))
    # nobody gives this API a secret that it could repeat
    answer = described(response, Redactor(()))
    raise problem.answering(request.method, request.url, None, answer)


def new_root(
    used: str, login: str, allowed_hosts: frozenset[str], send: Sender
) -> Steps[str]:
    """Returns the tenant's URL as the state API reports it; `used` is where the tenant was.

    Raises:
        SuperOfficeError: it reports none, or one that must not be used.
    """
    request = state_request(login, used.rpartition("/")[2])
    state = state_in(request, (yield from send(request)))
    root = _tenant_root(state.api or "")
    if not _is_followed(used, root, allowed_hosts):
        raise TransportError("the tenant has moved to no other server that is allowed")
    return root


def _is_followed(used: str, root: str, allowed_hosts: frozenset[str]) -> bool:
    """Whether a new place may be used: another allowed server, the same tenant, and a confidential connection."""
    parts = urlsplit(root)
    host = parts.hostname or ""
    allowed = is_cloud(host) or bool({host, parts.netloc.lower()} & allowed_hosts)
    same_tenant = root.rpartition("/")[2].lower() == used.rpartition("/")[2].lower()
    moves = origin(root) != origin(used)
    return allowed and same_tenant and moves and is_confidential(root)


def _tenant_root(base_url: str) -> str:
    """Returns the tenant's URL in a base URL that ends in `/api`.

    Raises:
        ConfigurationError: it is no such URL.
    """
    base = checked_base_url(base_url, "the URL of the API")
    if not base.lower().endswith(_API):
        raise ConfigurationError("the URL of the API must end in /api")
    return base[: -len(_API)]
