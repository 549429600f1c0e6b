"""Transports that answer from samples, for unit tests of code that uses the SDK."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Final, cast

from ..public import public
from ..rest.codec.encode import json_bytes
from ..rest.schema import OperationSchema
from ..transport.messages import Headers, Request, Response
from .routes import PACKAGE, Routes

_JSON: Final = Headers({"Content-Type": "application/json; charset=utf-8"})
_OCTETS: Final = Headers({"Content-Type": "application/octet-stream"})


class _Samples:
    """Answers by call, and the requests for them."""

    def __init__(
        self, samples: Mapping[str, object], *, package: str = PACKAGE
    ) -> None:
        self._routes = Routes(package)
        self._samples = {
            self._routes.current(call): sample for call, sample in samples.items()
        }
        self.calls: list[str] = []
        """The calls so far, such as `contact.get_all`."""
        self.requests: list[Request] = []
        """The requests of these calls."""
        for call in self._samples:
            self._check(call)

    def _check(self, call: str) -> None:
        if call not in self._routes.calls:
            similar = get_close_matches(call, self._routes.calls, 1)
            hint = f"; did you mean {similar[0]!r}?" if similar else ""
            raise ValueError(f"the client has no call {call!r}{hint}")

    def _answer(self, request: Request) -> Response:
        route = self._routes.find(request.method, request.url)
        self.calls.append(route.call)
        self.requests.append(request)
        if route.call not in self._samples:
            raise LookupError(f"there is no sample for {route.call}")
        sample = self._samples[route.call]
        if callable(sample):
            sample = cast("Callable[[Request], object]", sample)(request)
        return _response(route.operation, sample)


@public("testing")
class SampleTransport(_Samples):
    """Answers the calls of a client from samples, without a server.

        transport = SampleTransport({"contact.get_contact_entity": ContactEntityWithLinks(name="Ferry")})
        so = SuperOffice("https://example.com/api", auth=None, transport=transport)

    Args:
        samples: The answer to each call: a result, as a value of the SDK or of JSON; bytes for a file; a list for a
            list of rows; a `Response`, for its status; an exception, which is raised; or a function that returns one
            of these for the `Request`. A model is written and read as if it came from a server.

    Raises:
        ValueError: the client has no such call.
    """

    def send(self, request: Request) -> Response:
        """Returns the answer to a request.

        Raises:
            LookupError: there is no sample for the call.
        """
        return self._answer(request)

    def close(self) -> None:
        """Does nothing: there is no connection."""


@public("testing")
class AsyncSampleTransport(_Samples):
    """Answers the calls of an asynchronous client from samples, as `SampleTransport` does."""

    async def send(self, request: Request) -> Response:
        """Returns the answer to a request.

        Raises:
            LookupError: there is no sample for the call.
        """
        return self._answer(request)

    async def aclose(self) -> None:
        """Does nothing: there is no connection."""


def _response(operation: OperationSchema, sample: object) -> Response:
    match sample:
        case Response():
            return sample
        case BaseException():
            raise sample
        case bytes():
            return Response(status=200, headers=_OCTETS, content=sample)
        case None if operation.result == "none":
            return Response(status=204)
        case list() if operation.result == "rows":
            return _json({"value": cast("list[object]", sample)})
        case _:
            return _json(sample)


def _json(value: object) -> Response:
    return Response(status=200, headers=_JSON, content=json_bytes(value))
