"""Sessions and bases of synchronous clients, and of their agents and resources."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar, cast

from ..copying import NotCopied
from ..errors import ConfigurationError
from ..exchange.driver import run
from ..options import CallOptions
from ..transport.interface import Transport
from ..transport.messages import RawResponse, Response
from .abstract import ClientBase, GroupBase
from .caller import CallBase, CallerBase

if TYPE_CHECKING:
    from ..transport.httpx_rules import Cert, Verify

Result = TypeVar("Result")
AnyClient = TypeVar("AnyClient", bound="SyncClient")
Arguments = ParamSpec("Arguments")
_IS_COROUTINE: Final = 0x80
"""The flag of the code of an async function, as in the module `inspect`, which takes long to import."""


class Session(NotCopied):
    """Makes the calls of a client's agents and resources."""

    _instead = "make a client in each process"

    def __init__(self, caller: CallerBase, transport: Transport) -> None:
        self.caller = caller
        self.transport = transport

    def invoke(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> object:
        """Calls an operation, and returns its result."""
        call = self.caller.prepare(group, operation, arguments, options)
        return self.receive(call, self.send(call))

    def send(self, call: CallBase) -> Response:
        """Sends a call, and returns its answer."""
        return run(self.caller.exchange(call), self.transport)

    def receive(self, call: CallBase, response: Response) -> object:
        """Returns the result in an answer."""
        return call.result(response)

    def defer(
        self, call: CallBase, make: Callable[[Session, Response | None], Result]
    ) -> Result:
        """Returns a result that makes its own calls when it is used, beginning with `call`."""
        return make(self, None)


class RawSession(Session):
    """Keeps the answer to a call instead of reading it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.caller, session.transport)
        self.answer: RawResponse[object] | None = None
        self._session = session

    def receive(self, call: CallBase, response: Response) -> object:
        """Keeps the answer."""
        self.answer = RawResponse(response, call.result, call.failure)
        return None

    def defer(
        self, call: CallBase, make: Callable[[Session, Response | None], Result]
    ) -> Result:
        """Sends the first call now, and keeps its answer."""
        self.answer = RawResponse(self.send(call), partial(make, self._session))
        return make(self._session, None)


class SyncClient(ClientBase[Transport, Session]):
    """Base of all synchronous clients. Several threads may use them."""

    def _connect(
        self, proxy: str | None, verify: Verify, cert: Cert | None, limit: int
    ) -> Transport:
        # a client with a transport of the user needs no httpx2
        from ..transport.http import HttpTransport

        return HttpTransport(
            proxy=proxy, verify=verify, cert=cert, max_response_bytes=limit
        )

    def _open(self, caller: CallerBase, transport: Transport) -> Session:
        code = getattr(transport.send, "__code__", None)
        if code is not None and code.co_flags & _IS_COROUTINE:
            message = "transport is asynchronous, and this client is not"
            raise ConfigurationError(message)
        return Session(caller, transport)

    def close(self) -> None:
        """Closes the client and its connections. It cannot be used afterwards."""
        # first, so that no call begins while the connections close
        self._session.caller.close()
        if self._owns_transport:
            self._session.transport.close()

    def __enter__(self: AnyClient) -> AnyClient:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def with_raw_response(
        self,
        method: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> RawResponse[Result]:
        """Calls a method of this client's agents or resources, and returns the answer without reading it.

        Of a method that returns rows, only the first page is requested; `parse()` returns rows that begin with that
        page and request the others.

        Raises:
            TransportError: no complete answer came.
            EncodeError: an argument cannot be sent.
            TypeError: the method belongs to none of this client's agents or resources, or makes no call.
        """
        session = RawSession(self._session)
        self._bound_to(method, session)(*args, **kwargs)
        if session.answer is None:
            raise TypeError("the method made no call")
        return cast("RawResponse[Result]", session.answer)


class Group(GroupBase[Session]):
    """Base of the agents and resources of synchronous clients."""

    # The generated method that returns the result binds Result by its own annotation. Without Result each of these
    # methods would need a cast, or return Any, which `mypy --strict` refuses.
    def _call(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> Result:  # type: ignore[type-var]  # bound by the caller, see above
        """Calls an operation, and returns its result."""
        result = self._session.invoke(self._wire, operation, arguments, options)
        return cast("Result", result)

    def _send(
        self, operation: str, arguments: tuple[object, ...], options: CallOptions
    ) -> None:
        """Calls an operation that has no result."""
        self._session.invoke(self._wire, operation, arguments, options)
