"""Calls before and after the exchange with the server: the same for sync and async clients, SOAP and REST."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from time import monotonic
from typing import Self

import msgspec

from ..auth import Auth
from ..errors import TransportError
from ..exchange.core import Context, Exchange, exchange
from ..exchange.rate_limit import RateLimiter
from ..options import (
    CallOptions,
    ClientOptions,
    Settings,
    changed_settings,
    unknown_option,
)
from ..tenant.location import Tenant
from ..transport.messages import Request, Response


class CallBase(ABC):
    """One call: its request, and what its answer means."""

    def __init__(self, request: Request, *, repeatable: bool = False) -> None:
        self.request = request
        """What to send, without credentials; after the exchange, to where the tenant was."""
        self.repeatable = repeatable
        """Whether doing it twice does no harm, although its method does not say so."""
        self.secrets: tuple[str, ...] = ()
        """The credentials that it was sent with, which must not show in any text about the answer."""

    @abstractmethod
    def result(self, response: Response) -> object:
        """The result of the call.

        Raises:
            SuperOfficeError: the answer stands for an error, or does not fit the documentation.
        """


class Lifetime:
    """Whether a client is open: it closes by itself or with the client whose connections it uses."""

    def __init__(self, owner: Lifetime | None = None) -> None:
        self._owner = owner
        self._closed = False

    def close(self) -> None:
        """Ends it."""
        self._closed = True

    @property
    def closed(self) -> bool:
        """Whether it has ended."""
        return self._closed or (self._owner is not None and self._owner.closed)


class CallerBase(ABC):
    """Prepares the calls of one client."""

    def __init__(
        self,
        url: str,
        settings: Settings,
        *,
        auth: Auth | None = None,
        tenant: Tenant | None = None,
    ) -> None:
        self.url = url
        self._settings = settings
        self._lifetime = Lifetime()
        self._context = Context(
            settings=settings, limiter=_limiter(settings), auth=auth, tenant=tenant
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
        self._lifetime.close()

    def exchange(self, call: CallBase) -> Exchange:
        """What to do for the answer of a call.

        Raises:
            TransportError: the client is closed.
        """
        self._check_open()
        return self._exchange(call)

    def _exchange(self, call: CallBase) -> Exchange:
        context = self._context
        try:
            return (
                yield from exchange(call.request, context, repeatable=call.repeatable)
            )
        finally:
            if context.auth is not None:
                call.secrets = context.auth.secrets
            if context.tenant is not None:
                call.request = context.tenant.located(call.request)

    def _changed(self, changes: ClientOptions, known: type[object]) -> Self:
        """A twin with other settings; `known` are the options of `with_options`, of which some are no settings.

        Raises:
            ConfigurationError: one of the settings cannot be used.
            TransportError: the client is closed.
            TypeError: a keyword is no option.
        """
        self._check_open()
        unknown = unknown_option(changes, known)
        if unknown is not None:
            message = f"with_options got an unexpected keyword argument {unknown!r}"
            raise TypeError(message)
        return self._with_settings(changed_settings(self._settings, changes))

    def _with_settings(self, settings: Settings) -> Self:
        """A twin with other settings, that ends with this one. It counts its calls by itself if its limit differs."""
        twin = copy.copy(self)
        same = settings.rate_limit == self._settings.rate_limit
        twin._settings = settings
        twin._lifetime = Lifetime(self._lifetime)
        twin._context = msgspec.structs.replace(
            self._context,
            settings=settings,
            limiter=self._context.limiter if same else _limiter(settings),
        )
        return twin

    def _check(self, name: str, options: CallOptions) -> None:
        self._check_open()
        unknown = unknown_option(options)
        if unknown is not None:
            raise TypeError(f"{name} got an unexpected keyword argument {unknown!r}")

    def _check_open(self) -> None:
        if self._lifetime.closed:
            raise TransportError("the client is closed", request_sent=False)

    def _timeout(self, options: CallOptions) -> float | None:
        return options.get("timeout", self._settings.timeout)


def _limiter(settings: Settings) -> RateLimiter | None:
    if settings.rate_limit is None:
        return None
    return RateLimiter(settings.rate_limit, monotonic)
