"""Finishes the sign-in of a user, without blocking."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..auth.authorization_request import AuthorizationRequest
from ..auth.code_flow import CodeExchange, SignIn
from ..exchange.async_driver import run
from ..exchange.core import Context, sender
from ..exchange.deadline import within_deadline
from ..options import Settings
from ..public import public
from ..transport.interface import AsyncTransport


@public()
async def asign_in(
    request: AuthorizationRequest,
    answer: str | Mapping[str, str],
    *,
    client_secret: str | None = None,
    on_refresh_token: Callable[[str], object] | None = None,
    transport: AsyncTransport | None = None,
    # bounds each step of the exchange, as in `sign_in`; `deadline` bounds the whole
    timeout: float | None = 30.0,  # noqa: ASYNC109 - of steps
    deadline: float | None = None,
) -> SignIn:
    """Returns the user who has signed in, as `sign_in` does.

    Args:
        request: The request with which this sign-in has begun.
        answer: What the browser has come back with: its whole URL, or the fields of a form by name.
        client_secret: The secret of the application; None for one that cannot keep a secret.
        on_refresh_token: Called with a new refresh token, to store it, if the server issues one later. It may be async.
        transport: What sends the requests; None opens a connection.
        timeout: Seconds for each step; None waits indefinitely.
        deadline: Seconds for everything together; None sets no limit.

    Raises:
        ConfigurationError: an argument is unusable.
        CredentialsError: the answer belongs to another sign-in or is a refusal, the login server does not accept the
            code, or the id token does not verify. No message has a secret.
        MissingDependencyError: the extra `auth` is not installed.
        TransportError: no complete answer came.
    """
    settings = Settings(timeout=timeout, deadline=deadline)
    exchange = CodeExchange(request, answer, client_secret, on_refresh_token)
    steps = exchange.steps(sender(exchange.request, Context(settings=settings)))
    if deadline is not None:
        steps = within_deadline(steps, exchange.request, deadline)
    if transport is not None:
        return await run(steps, transport)
    # a given transport needs no httpx2
    from ..transport.async_http import AsyncHttpTransport

    opened = AsyncHttpTransport()
    try:
        return await run(steps, opened)
    finally:
        await opened.aclose()
