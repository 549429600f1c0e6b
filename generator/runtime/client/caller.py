"""Calls before and after the exchange with the server, for sync and async clients of SOAP and REST."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING, Self

import msgspec

from ..auth import Auth
from ..errors import SuperOfficeError, TransportError
from ..exchange.core import Context, Exchange, exchange
from ..options import (
    CallOptions,
    ClientOptions,
    Settings,
    changed_settings,
    unknown_option,
)
from ..tenant.location import Tenant
from ..transport.messages import Request, Response

if TYPE_CHECKING:
    from ..exchange.rate_limit import RateLimiter


class CallBase(ABC):
    """A call: its request, and how to read its answer."""

    name: str = ""
    """The name of the operation, for messages."""
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
        try:
            return self._read(response)
        except SuperOfficeError as error:
            problem = error
        # not within the handler: what it handles would become the context of the error, with all its texts
        raise self.failure(problem, response)

    def failure(
        self, problem: SuperOfficeError, response: Response | None = None
    ) -> SuperOfficeError:
        """Returns an error as the user may see it: with the request whose answer has it, and without secrets.

        All errors about answers leave the SDK through here.
        """
        # only errors need it
        from .failures import request_secrets, secure

        secrets = (
            *request_secrets(self.request),
            *self.secrets,
            *self._content_secrets,
        )
        return secure(
            problem, self.request, response, secrets, name=self.name, page=self.page
        )

    @abstractmethod
    def _read(self, response: Response) -> object:
        """Returns the result in an answer, or raises its error."""

    @property
    def _content_secrets(self) -> tuple[str, ...]:
        """The secrets in the content of the request."""
        return ()


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
        self.proxy_secrets: tuple[str, ...] = ()
        """What a proxy may repeat."""
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
        except SuperOfficeError as error:
            problem = error
        finally:
            # after an error too, so that its text can be redacted
            self._note_secrets(call)
            if context.tenant is not None:
                call.request = context.tenant.located(call.request)
        raise call.failure(problem)

    def _note_secrets(self, call: CallBase) -> None:
        auth = self._context.auth
        if auth is not None:
            call.secrets = auth.secrets + self.proxy_secrets
        else:
            call.secrets = self.proxy_secrets

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
            raise _unexpected("with_options", unknown, known.__annotations__)
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

    def _check(
        self, name: str, options: CallOptions, parameters: Iterable[str]
    ) -> None:
        """Checks the keywords of a call of an operation whose parameters have these Python names."""
        self._check_open()
        if not options:
            return
        unknown = unknown_option(options)
        if unknown is not None:
            known = (*parameters, *CallOptions.__annotations__)
            raise _unexpected(name, unknown, known)
        from .call_options import check_call_options

        check_call_options(options)

    def _check_open(self) -> None:
        if self._lifetime.closed:
            raise TransportError("the client is closed", request_sent=False)

    def _timeout(self, options: CallOptions) -> float | None:
        return options.get("timeout", self._settings.timeout)

    def _deadline(self, options: CallOptions) -> float | None:
        return options.get("deadline", self._settings.deadline)


def _unexpected(name: str, keyword: str, known: Iterable[str]) -> TypeError:
    # only errors need it
    from ..values.names import did_you_mean

    hint = did_you_mean(keyword, known)
    return TypeError(f"{name} got an unexpected keyword argument {keyword!r}{hint}")


def _limiter(settings: Settings) -> RateLimiter | None:
    if settings.rate_limit is None:
        return None
    # few clients have one
    from ..exchange.rate_limit import RateLimiter

    return RateLimiter(settings.rate_limit, monotonic)
