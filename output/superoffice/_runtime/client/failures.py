"""The exit of all errors about answers: they get the request that they are about, and lose the secrets in them."""

from __future__ import annotations

import os

from ..errors import DecodeError, SuperOfficeError
from ..redaction import (
    Redactor,
    described,
    header_secrets,
    proxy_secrets,
    url_secrets,
)
from ..transport.messages import Request, Response


def request_secrets(request: Request) -> tuple[str, ...]:
    """Returns the secrets in a request and in the way to its server."""
    return (
        *header_secrets(request.headers),
        *url_secrets(request.url),
        *proxy_secrets(os.environ),
    )


def secure(
    problem: SuperOfficeError,
    request: Request,
    response: Response | None,
    secrets: tuple[str, ...],
    *,
    name: str,
    page: str | None,
) -> SuperOfficeError:
    """Returns the error of a call without secrets, and that of an answer that does not fit with its request.

    `name` is the name of the operation, `page` the page of the documentation that describes it.
    """
    redactor = Redactor(secrets)
    error = problem
    if isinstance(problem, DecodeError) and problem.method is None:
        # a place within the answer says more than its beginning
        is_whole = response is not None and problem.path == name
        answer = described(response, redactor) if response and is_whole else None
        error = problem.answering(request.method, request.url, page, answer)
    redactor.error(error)
    return error
