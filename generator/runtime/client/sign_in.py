"""Finishes the sign-in of a user."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..auth.authorization_request import AuthorizationRequest
from ..auth.code_flow import CodeExchange, SignIn
from ..exchange.core import Context, sender
from ..exchange.deadline import within_deadline
from ..exchange.driver import run
from ..options import Settings
from ..public import public
from ..transport.interface import Transport


@public()
def sign_in(
    request: AuthorizationRequest,
    answer: str | Mapping[str, str],
    *,
    client_secret: str | None = None,
    on_refresh_token: Callable[[str], object] | None = None,
    transport: Transport | None = None,
    timeout: float | None = 30.0,
    deadline: float | None = None,
) -> SignIn:
    """Returns the user who has signed in: exchanges the code in an answer, and checks the id token.

    Needs the extra `auth` of the SDK. The id token is checked as OpenID Connect demands: its signature (RS256) with the
    public keys of the login server, its issuer, its audience, its time, and the nonce of the request.

    Args:
        request: The request with which this sign-in has begun.
        answer: What the browser has come back with: its whole URL, or the fields of a form by name.
        client_secret: The secret of the application; None for one that cannot keep a secret.
        on_refresh_token: Called with a new refresh token, to store it, if the server issues one later.
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
        return run(steps, transport)
    # a given transport needs no httpx2
    from ..transport.http import HttpTransport

    opened = HttpTransport()
    try:
        return run(steps, opened)
    finally:
        opened.close()
