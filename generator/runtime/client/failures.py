"""The exit of all errors about answers: they get the request that they are about, and lose the secrets in them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..errors import DecodeError, SuperOfficeError
from ..redaction import (
    Redactor,
    described,
    header_secrets,
    proxy_secrets,
    url_secrets,
)
from ..transport.messages import Request, Response

if TYPE_CHECKING:
    from .caller import CallBase


def request_secrets(request: Request) -> tuple[str, ...]:
    """Returns the secrets in a request and in the way to its server."""
    return (
        *header_secrets(request.headers),
        *url_secrets(request.url),
        *proxy_secrets(os.environ),
    )


def secure(
    problem: SuperOfficeError,
    call: CallBase,
    response: Response | None,
    secrets: tuple[str, ...],
) -> SuperOfficeError:
    """Returns the error of a call without secrets, and that of an answer that does not fit with its request."""
    redactor = Redactor(secrets)
    error = problem
    if isinstance(problem, DecodeError) and problem.method is None:
        # a place within the answer says more than its beginning
        is_whole = response is not None and problem.path == call.name
        answer = described(response, redactor) if response and is_whole else None
        request = call.request
        error = problem.answering(request.method, request.url, call.page, answer)
    redactor.error(error)
    return error
