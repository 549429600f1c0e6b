"""Logs one line per request, under the name of the package, without headers, query or secrets.

The module is imported once the program has imported `logging`. Until then no handler can exist.
"""

from __future__ import annotations

import logging
from typing import Final

from ..actions import Outcome
from ..errors import safe_url
from ..transport.messages import Request, Response

_LOGGER: Final = logging.getLogger(__name__.partition(".")[0])
_LONGEST_BODY: Final = 2000


def log_request(
    request: Request,
    outcome: Outcome,
    seconds: float,
    attempt: int,
    *,
    bodies: bool,
    secrets: tuple[str, ...] = (),
) -> None:
    """Logs which request was sent, its outcome, and how long it took; `attempt` counts from 0.

    `bodies` adds a line for each body, without `secrets` and those that the request shows by their names.
    """
    if not _LOGGER.isEnabledFor(logging.DEBUG):
        return
    _LOGGER.debug(
        "%s %s %s %d ms, attempt %d",
        request.method,
        safe_url(request.url),
        _outcome(outcome),
        round(seconds * 1000),
        attempt + 1,
    )
    if bodies:
        _log_bodies(request, outcome, secrets)


def _log_bodies(request: Request, outcome: Outcome, secrets: tuple[str, ...]) -> None:
    # only programs that log bodies need it
    from ..redaction import header_secrets, url_secrets

    secrets += (*header_secrets(request.headers), *url_secrets(request.url))
    _LOGGER.debug("request body: %s", _body(request.content, secrets))
    if isinstance(outcome, Response):
        _LOGGER.debug("response body: %s", _body(outcome.content, secrets))


def _outcome(outcome: Outcome) -> str:
    if isinstance(outcome, Response):
        return str(outcome.status)
    return type(outcome).__name__


def _body(content: bytes, secrets: tuple[str, ...]) -> str:
    """Returns a body as one line, so that a server cannot add lines to the log."""
    # before the text is cut: a secret that the cut divides might not be found
    from ..redaction import redacted

    text = redacted(content.decode("utf-8", "replace"), secrets)
    shown = ascii(text[:_LONGEST_BODY])
    return shown if len(text) <= _LONGEST_BODY else f"{shown} ({len(content)} bytes)"
