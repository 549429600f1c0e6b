"""Calls before and after the exchange with the server: the same for the sync and the async client."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping
from typing import Final

from ..core import Exchange, RateLimiter, exchange
from ..errors import ConfigurationError, TransportError
from ..messages import Request, Response
from ..options import CallOptions, Settings, unknown_option
from .answer import read_answer
from .codec import Codec, OperationCodec
from .endpoint import service_url, services_url
from .envelope import Identity, http_request, request_envelope
from .xml import require_lxml

URL_VARIABLE: Final = "SUPEROFFICE_URL"
TICKET_VARIABLE: Final = "SUPEROFFICE_TICKET"
APP_TOKEN_VARIABLE: Final = "SUPEROFFICE_APP_TOKEN"  # noqa: S105 - a variable's name


class Call:
    """One call: its request, and what its answer means."""

    def __init__(
        self, codec: Codec, name: str, operation: OperationCodec, request: Request
    ) -> None:
        self.request = request
        self._codec = codec
        self._name = name
        self._operation = operation

    def result(self, response: Response) -> object:
        """The result of the call.

        Raises:
            SuperOfficeError: the answer stands for an error, or does not fit the documentation.
        """
        return read_answer(
            self._codec, self._name, self._operation, self.request, response
        )


class Caller:
    """Prepares the calls of one client."""

    def __init__(
        self,
        package: str,
        user_agent: str,
        base_url: str,
        identity: Identity,
        settings: Settings,
    ) -> None:
        require_lxml()
        self._codec = Codec.for_package(package)
        self._user_agent = user_agent
        self.url = services_url(base_url, self._codec.schema.version)
        self._identity = identity
        self._settings = settings
        self._closed = False
        self._limiter = (
            RateLimiter(settings.rate_limit, time.monotonic)
            if settings.rate_limit is not None
            else None
        )

    def prepare(
        self,
        agent: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> Call:
        """The call of an operation, by wire names, with its arguments in documented order.

        Raises:
            EncodeError: an argument or a header cannot be sent.
            TransportError: the client is closed.
            TypeError: a keyword is neither a parameter nor an option.
        """
        if self._closed:
            raise TransportError("the client is closed", request_sent=False)
        name = f"{agent}.{operation}"
        unknown = unknown_option(options)
        if unknown is not None:
            raise TypeError(f"{name} got an unexpected keyword argument {unknown!r}")
        codec = self._codec.operation(agent, operation)
        request = http_request(
            service_url(self.url, agent, dict(options.get("extra_query", {}))),
            request_envelope(self._codec, codec, arguments, self._identity),
            action=codec.schema.action,
            user_agent=self._user_agent,
            extra_headers=options.get("extra_headers", {}),
            timeout=options.get("timeout", self._settings.timeout),
        )
        return Call(self._codec, name, codec, request)

    def close(self) -> None:
        """Ends it: no call is prepared any more."""
        self._closed = True

    def exchange(self, call: Call) -> Exchange:
        """What to do for the answer of a call."""
        return exchange(call.request, self._settings, self._limiter, random.random)


def required_variable(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """A variable of the environment.

    Raises:
        ConfigurationError: it is not set, or empty.
    """
    value = environment.get(name)
    if not value:
        raise ConfigurationError(f"the environment variable {name} is not set")
    return value
