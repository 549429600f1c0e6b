"""Asks for the state of a tenant."""

from __future__ import annotations

from ..auth.login import login_url
from ..exchange.core import Context, exchange
from ..exchange.driver import run
from ..options import Settings
from ..public import public
from ..tenant.state import TenantState, state_in, state_request
from ..transport.interface import Transport


@public()
def tenant_state(
    context_identifier: str,
    *,
    environment: str = "online",
    transport: Transport | None = None,
    timeout: float | None = 30.0,
) -> TenantState:
    """The state of a tenant such as `Cust12345`: whether its API can be used, and where it is. Needs no credentials.

    Args:
        context_identifier: The tenant.
        environment: `sod`, `qaonline`, `online`, or the URL of the login server.
        transport: What carries the request, instead of a connection of its own.
        timeout: Seconds for each step; None waits for ever.

    Raises:
        ConfigurationError: no environment.
        SuperOfficeError: there is no answer, or one that does not fit the documentation.
    """
    request = state_request(login_url(environment), context_identifier, timeout)
    calling = exchange(request, Context(settings=Settings(timeout=timeout)))
    if transport is not None:
        return state_in(request, run(calling, transport))
    # a given transport needs no httpx2
    from ..transport.http import HttpTransport

    own = HttpTransport()
    try:
        return state_in(request, run(calling, own))
    finally:
        own.close()
