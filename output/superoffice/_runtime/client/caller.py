"""Calls before and after the exchange with the server, for sync and async clients of SOAP and REST."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from time import monotonic
from typing import Self

import msgspec

from ..auth import Auth
from ..errors import DecodeError, SuperOfficeError, TransportError
from ..exchange.core import Context, Exchange, exchange
from ..exchange.rate_limit import RateLimiter
from ..options import (
    CallOptions,
    ClientOptions,
    Settings,
    changed_settings,
    check_deadline,
    unknown_option,
)
from ..tenant.location import Tenant
from ..transport.messages import Request, Response


class CallBase(ABC):
    """A call: its request, and how to read its answer."""

    page: str | None = None
    """The page of the documentation that describes the operation, for messages."""
    deadline: float | None = None
    """Seconds for all attempts together."""

    def __init__(self, request: Request, *, repeatable: bool = False) -> None:
        self.request = request
        """What to send, without credentials. After the exchange its URL is the tenant's place at that time."""
        self.repeatable = repeatable
        """Whether sending it twice does no harm, although its method does not tell."""
        self.secrets: tuple[str, ...] = ()
        """The credentials that it was sent with. They must not appear in any text about the answer."""

    def result(self, response: Response) -> object:
        """Returns the result of the call.

        Raises:
            SuperOfficeError: the answer is an error, or does not match the documentation.
        """
        request = self.request
        try:
            return self._read(response)
        except DecodeError as problem:
            error = problem.answering(request.method, request.url, self.page)
            self._redact(error)
            raise error from None
        except SuperOfficeError as error:
            self._redact(error)
            raise

    @abstractmethod
    def _read(self, response: Response) -> object:
        """Returns the result in an answer, or raises its error."""

    @property
    def _content_secrets(self) -> tuple[str, ...]:
        """The secrets in the content of the request."""
        return ()

    def _redact(self, error: SuperOfficeError) -> None:
        """Removes from an error the secrets that the server may have repeated."""
        # only errors need it
        from ..redaction import header_secrets, redact

        headers = header_secrets(self.request.headers)
        redact(error, (*headers, *self.secrets, *self._content_secrets))


class Lifetime:
    """Whether a client is open. It closes on its own, or with the client whose connections it uses."""

    def __init__(self, owner: Lifetime | None = None) -> None:
        self._owner = owner
        self._closed = False

    def close(self) -> None:
        """Closes the client."""
        self._closed = True

    @property
    def closed(self) -> bool:
        """Whether the client is closed."""
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
        """Returns the call of an operation, by the wire names of it and its agent or resource.

        The arguments are in documented order.

        Raises:
            EncodeError: an argument or a header cannot be sent.
            TransportError: the client is closed.
            TypeError: a keyword is neither a parameter nor an option.
        """

    def close(self) -> None:
        """Closes the client: nothing more is sent."""
        self._lifetime.close()

    def exchange(self, call: CallBase) -> Exchange:
        """Returns the steps that lead to the answer of a call.

        Raises:
            TransportError: the client is closed.
            DeadlineExceededError: the call would take longer than its deadline.
        """
        self._check_open()
        steps = self._steps(call)
        if call.deadline is None:
            return steps
        # few calls have one
        from ..exchange.deadline import within_deadline

        return within_deadline(steps, call.request, call.deadline, self._context.clock)

    def _steps(self, call: CallBase) -> Exchange:
        """Returns the steps, however long they take."""
        return self._exchange(call)

    def _exchange(self, call: CallBase) -> Exchange:
        context = self._context
        try:
            return (
                yield from exchange(call.request, context, repeatable=call.repeatable)
            )
        finally:
            # after an error too, so that its text can be redacted
            if context.auth is not None:
                call.secrets = context.auth.secrets
            if context.tenant is not None:
                call.request = context.tenant.located(call.request)

    def _changed(self, changes: ClientOptions, known: type[object]) -> Self:
        """Returns a copy with other settings; `known` declares the options of `with_options`.

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
        """Returns a copy with other settings, which closes with this one. It has its own rate limit if that differs."""
        caller = copy.copy(self)
        same = settings.rate_limit == self._settings.rate_limit
        caller._settings = settings
        caller._lifetime = Lifetime(self._lifetime)
        caller._context = msgspec.structs.replace(
            self._context,
            settings=settings,
            limiter=self._context.limiter if same else _limiter(settings),
        )
        return caller

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

    def _deadline(self, options: CallOptions) -> float | None:
        if "deadline" not in options:
            return self._settings.deadline
        check_deadline(options["deadline"])
        return options["deadline"]


def _limiter(settings: Settings) -> RateLimiter | None:
    if settings.rate_limit is None:
        return None
    return RateLimiter(settings.rate_limit, monotonic)
