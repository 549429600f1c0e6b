"""Requests the state of a tenant, without blocking."""

from __future__ import annotations

from ..auth.login import login_url
from ..exchange.async_driver import run
from ..exchange.core import Context, exchange
from ..exchange.deadline import within_deadline
from ..options import Settings
from ..public import public
from ..tenant.state import TenantState, state_in, state_request
from ..transport.interface import AsyncTransport


@public()
async def atenant_state(
    context_identifier: str,
    *,
    environment: str = "online",
    transport: AsyncTransport | None = None,
    # bounds each step of the exchange, as in `tenant_state`; `deadline` bounds the whole
    timeout: float | None = 30.0,  # noqa: ASYNC109 - not the timeout that it means
    deadline: float | None = None,
) -> TenantState:
    """Returns the state of a tenant, as `tenant_state` does.

    Args:
        context_identifier: The tenant.
        environment: `sod`, `qaonline`, `online`, or the URL of the login server.
        transport: What sends the request; None opens a connection.
        timeout: Seconds for each step; None waits indefinitely.
        deadline: Seconds for all attempts together; None sets no limit.

    Raises:
        ConfigurationError: there is no such environment.
        SuperOfficeError: there is no answer, or it does not match the documentation.
    """
    request = state_request(login_url(environment), context_identifier, timeout)
    settings = Settings(timeout=timeout, deadline=deadline)
    calling = exchange(request, Context(settings=settings))
    if deadline is not None:
        calling = within_deadline(calling, request, deadline)
    if transport is not None:
        return state_in(request, await run(calling, transport))
    # a given transport needs no httpx2
    from ..transport.async_http import AsyncHttpTransport

    opened = AsyncHttpTransport()
    try:
        return state_in(request, await run(calling, opened))
    finally:
        await opened.aclose()
