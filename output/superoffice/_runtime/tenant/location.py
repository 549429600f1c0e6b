"""Where a tenant is served. It may move to another server, which answers of status 421 tell."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeAlias

import msgspec

from ..actions import Steps
from ..errors import EncodeError, SuperOfficeError
from ..single_flight import Renewable
from ..transport.messages import Request, Response
from ..transport.urls import origin

Send: TypeAlias = Callable[[Request], Steps[Response]]


class Tenant:
    """Where the tenant of a client is served.

    Args:
        root: The tenant's URL in the client's base URL, such as `https://sod2.superoffice.com/Cust12345`.
        login: The URL of the login server; None finds it by `root`, and follows no move where that tells none.
        allowed_hosts: Hosts that the tenant may be on besides those of the cloud, with the port if it is not the usual.
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
        """The tenant's URL, where it is now."""
        return self._root.value or self._first

    def located(self, request: Request) -> Request:
        """A request to where the tenant is now.

        Raises:
            EncodeError: it leads to another server than the client's, where its secrets must not go.
        """
        url, root = request.url, self.root
        if url.startswith(f"{root}/"):
            return request
        if root != self._first and url.startswith(f"{self._first}/"):
            url = root + url[len(self._first) :]
            return msgspec.structs.replace(request, url=url)
        if origin(url) not in {origin(root), origin(self._first)}:
            raise EncodeError("url", "leads to another server than the client's")
        return request

    def moved(self, request: Request, send: Send) -> Steps[Request | None]:
        """The request to where the tenant has moved; None when that is unknown, not allowed, or no other place."""
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
            # the answer of status 421 says more than why the other server is not known
            return None
        return msgspec.structs.replace(request, url=root + request.url[len(used) :])
