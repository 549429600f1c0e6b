"""Calls before and after the exchange with the server: the same for sync and async clients, SOAP and REST."""

from __future__ import annotations

import random
import time
from abc import ABC, abstractmethod

from .core import Exchange, RateLimiter, exchange
from .errors import TransportError
from .messages import Request, Response
from .options import CallOptions, Settings, unknown_option


class CallBase(ABC):
    """One call: its request, and what its answer means."""

    def __init__(self, request: Request) -> None:
        self.request = request

    @abstractmethod
    def result(self, response: Response) -> object:
        """The result of the call.

        Raises:
            SuperOfficeError: the answer stands for an error, or does not fit the documentation.
        """


class CallerBase(ABC):
    """Prepares the calls of one client."""

    def __init__(self, url: str, settings: Settings) -> None:
        self.url = url
        self._settings = settings
        self._closed = False
        self._limiter = (
            RateLimiter(settings.rate_limit, time.monotonic)
            if settings.rate_limit is not None
            else None
        )

    @abstractmethod
    def prepare(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> CallBase:
        """The call of an operation of an agent or resource, by wire names, with its arguments in documented order.

        Raises:
            EncodeError: an argument or a header cannot be sent.
            TransportError: the client is closed.
            TypeError: a keyword is neither a parameter nor an option.
        """

    def close(self) -> None:
        """Ends it: nothing is sent any more."""
        self._closed = True

    def exchange(self, call: CallBase) -> Exchange:
        """What to do for the answer of a call.

        Raises:
            TransportError: the client is closed.
        """
        self._check_open()
        return exchange(call.request, self._settings, self._limiter, random.random)

    def _check(self, name: str, options: CallOptions) -> None:
        self._check_open()
        unknown = unknown_option(options)
        if unknown is not None:
            raise TypeError(f"{name} got an unexpected keyword argument {unknown!r}")

    def _check_open(self) -> None:
        if self._closed:
            raise TransportError("the client is closed", request_sent=False)

    def _timeout(self, options: CallOptions) -> float | None:
        return options.get("timeout", self._settings.timeout)
