"""Where a tenant is served. An answer of status 421 means that it has moved to another server."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from ..actions import Sender, Steps
from ..errors import EncodeError, SuperOfficeError
from ..single_flight import Renewable
from ..transport.messages import Request
from ..transport.urls import origin


class Tenant:
    """The place where the tenant of a client is served.

    Args:
        root: The tenant's URL in the client's base URL, such as `https://sod2.superoffice.com/Cust12345`.
        login: The URL of the login server; None derives it from `root`. A move is not followed without one.
        allowed_hosts: Hosts besides those of the cloud to which the tenant may move, each with its port if it is unusual.
    """

    def __init__(
        self, root: str, login: str | None = None, allowed_hosts: Collection[str] = ()
    ) -> None:
        self._first = root
        self._root = Renewable(root)
        self._login = login
        self._allowed = frozenset(host.lower() for host in allowed_hosts)

    @property
    def root(self) -> str:
        """The tenant's current URL."""
        return self._root.value or self._first

    def located(self, request: Request) -> Request:
        """Returns a request to the tenant's current place.

        Raises:
            EncodeError: it leads to a server that is not the client's and must not get its secrets.
        """
        url, root = request.url, self.root
        if url.startswith(f"{root}/"):
            return request
        # calls are prepared for the first place
        if root != self._first and url.startswith(f"{self._first}/"):
            url = root + url[len(self._first) :]
            return msgspec.structs.replace(request, url=url)
        if origin(url) not in {origin(root), origin(self._first)}:
            raise EncodeError("url", "leads to another server than the client's")
        return request

    def moved(self, request: Request, send: Sender) -> Steps[Request | None]:
        """Returns the request to where the tenant has moved; None when that is unknown, not allowed, or the same."""
        # tenants seldom move
        from ..auth.login import login_url_of
        from .state import new_root

        used = self.root
        login = self._login or login_url_of(used)
        if login is None or not request.url.startswith(f"{used}/"):
            return None
        try:
            root = yield from self._root.renewed(
                used, lambda: new_root(used, login, self._allowed, send)
            )
        except SuperOfficeError:
            # the answer of status 421 says more than the reason why the new server is unknown
            return None
        return msgspec.structs.replace(request, url=root + request.url[len(used) :])
