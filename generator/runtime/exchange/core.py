"""The exchange of one call without I/O: what to send, when to wait, when to try again.

`exchange` returns the last answer. Its layers, from the inside out: attempts, until an answer is final; credentials,
renewed once when they are no longer valid; the place of the tenant, followed once when it has moved.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from random import random
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from ..actions import Asked, Outcome, Send, Sender, Sleep, Steps
from ..auth import Auth
from ..auth.authorisation import Channel, Credentials
from ..errors import ResponseTooLargeError, TransportError
from ..options import Settings
from ..tenant.location import Tenant
from ..transport.messages import Headers, Request, Response
from .retry import Retries, is_idempotent, is_refusal

if TYPE_CHECKING:
    from .rate_limit import RateLimiter

Exchange: TypeAlias = Steps[Response]
_MISDIRECTED = 421
_COOKIE = "Cookie"


class Context(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What all calls of a client share. `random` returns numbers from 0 to 1, `clock` seconds."""

    settings: Settings
    limiter: RateLimiter | None = None
    auth: Auth | None = None
    tenant: Tenant | None = None
    random: Callable[[], float] = random
    clock: Callable[[], float] = monotonic


def exchange(
    request: Request, context: Context, *, repeatable: bool = False
) -> Exchange:
    """Sends a request until an answer is final.

    `repeatable` means that sending it twice does no harm, whatever its method.

    Raises:
        TransportError: no complete answer came.
        ResponseTooLargeError: the answer is larger than the settings allow.
        CredentialsError: there are no valid credentials.
        EncodeError: the request leads to another server than the client's.
    """
    repeatable = repeatable or is_idempotent(request.method)
    retries = Retries(context.settings, context.random, repeatable=repeatable)
    if context.tenant is not None:
        request = context.tenant.located(request)
    response = yield from _authorised(request, context, retries)
    # both places share the retries, so that a move does not double the waits
    if response.status == _MISDIRECTED and context.tenant is not None:
        moved = yield from context.tenant.moved(request, sender(request, context))
        if moved is not None:
            return (yield from _authorised(moved, context, retries))
    return response


def _authorised(request: Request, context: Context, retries: Retries) -> Exchange:
    """Returns the answer to a request with credentials."""
    if context.auth is None:
        return (yield from _attempts(request, context, retries))
    channel = Channel(sender(request, context), context.clock)
    credentials = yield from context.auth.credentials(channel)
    signed = _with_credentials(request, credentials)
    response = yield from _attempts(signed, context, retries)
    # only a failure may mean that the credentials have expired
    if 200 <= response.status <= 299:
        return response
    others = yield from context.auth.renewed(credentials, response.status, channel)
    if others is None:
        return response
    return (yield from _attempts(_with_credentials(request, others), context, retries))


def _with_credentials(request: Request, credentials: Credentials) -> Request:
    """Returns a request with the headers of the credentials; the call's own headers take precedence."""
    headers = credentials.headers.replaced(request.headers)
    if _COOKIE in request.headers:
        # few calls have cookies of their own
        from ..auth.cookies import with_all_cookies

        headers = with_all_cookies(headers, credentials.headers)
    if credentials.query:
        # few credentials are in the query
        from ..auth.in_query import with_pair

        url = with_pair(request.url, credentials.query)
        request = msgspec.structs.replace(request, url=url)
    return msgspec.structs.replace(request, headers=headers)


def sender(call: Request, context: Context) -> Sender:
    """Returns what sends the other requests that a call needs. They go to other servers, so no rate limit counts them."""
    return partial(_send_beside, call=call, context=context)


def _send_beside(request: Request, *, call: Request, context: Context) -> Exchange:
    agent = call.headers.get("User-Agent")
    named = Headers({} if agent is None else {"User-Agent": agent})
    complete = msgspec.structs.replace(
        request,
        headers=named.replaced(request.headers),
        timeout=context.settings.timeout,
    )
    retries = Retries(
        context.settings, context.random, repeatable=is_idempotent(request.method)
    )
    # the bodies of these requests and answers hold credentials
    silent = msgspec.structs.replace(context.settings, log_bodies=False)
    beside = Context(settings=silent, random=context.random, clock=context.clock)
    return (yield from _attempts(complete, beside, retries))


def _attempts(request: Request, context: Context, retries: Retries) -> Exchange:
    """Returns the first final answer to a request."""
    limiter = context.limiter
    while True:
        if limiter is not None:
            yield from limiter.turn()
        outcome = yield from _sent(request, context, retries.attempt)
        delay = retries.next_delay(outcome)
        if delay is None:
            return _final(outcome, request, context.settings.max_response_bytes)
        if limiter is not None and is_refusal(outcome):
            limiter.pause(delay)
        yield Sleep(delay)


def _sent(request: Request, context: Context, attempt: int) -> Steps[Outcome]:
    start = context.clock()
    outcome = yield Send(request)
    assert outcome is not None, "a driver answers every Send"
    assert not isinstance(outcome, Asked), "a driver answers every Send"
    if "logging" in sys.modules:  # otherwise there is no handler
        from .request_log import log_request

        seconds = context.clock() - start
        bodies = context.settings.log_bodies
        secrets = context.auth.secrets if bodies and context.auth is not None else ()
        log_request(request, outcome, seconds, attempt, bodies=bodies, secrets=secrets)
    return outcome


def _final(outcome: Outcome, request: Request, limit: int) -> Response:
    match outcome:
        case TransportError():
            raise outcome
        case ResponseTooLargeError():
            raise _too_large(outcome.limit, request) from None
        case Response() if len(outcome.content) > limit:
            raise _too_large(limit, request)
        case _:
            return outcome


def _too_large(limit: int, request: Request) -> ResponseTooLargeError:
    """Returns the error for an answer over the limit, with the request that it answers."""
    return ResponseTooLargeError(limit, method=request.method, url=request.url)
