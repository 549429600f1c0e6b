"""The synchronous and asynchronous clients, behind one interface."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing
from typing import Any, Final, Protocol, cast

from superoffice._runtime.transport.messages import RawResponse

FLAVOURS: Final = ("sync", "async")


class Caller(Protocol):
    """Calls methods of one client, synchronous or asynchronous."""

    @property
    def client(self) -> object:
        """The client itself."""
        ...

    def parameters(self, call: str) -> list[str]:
        """The Python names of a call's parameters, in order, without the options of every call."""
        ...

    def returns(self, call: str) -> str:
        """The annotation of a call's result."""
        ...

    def result(self, call: str, arguments: dict[str, object]) -> object:
        """The result of a call such as `contact.get_contact_entity`; for rows, those of the first page."""
        ...

    def raw(self, call: str, arguments: dict[str, object]) -> RawResponse[object]:
        """The answer to the call, not decoded."""
        ...

    def close(self) -> None:
        """Ends the client's connections."""
        ...


def _method(client: object, call: str) -> Callable[..., Any]:
    """The method behind a call such as `agents.appointment.reject`.

    Raises:
        AttributeError: the client has no such method.
    """
    target: Any = client
    for name in call.split("."):
        target = getattr(target, name)
    method: Callable[..., Any] = target
    return method


def _parameters(client: object, call: str) -> list[str]:
    parameters = inspect.signature(_method(client, call)).parameters.values()
    return [
        parameter.name
        for parameter in parameters
        if parameter.kind is not parameter.VAR_KEYWORD
    ]


def _returns(client: object, call: str) -> str:
    """The annotation as text; of rows that of a page, which is a list."""
    annotation = str(inspect.signature(_method(client, call)).return_annotation)
    return "list[object]" if "Rows[" in annotation else annotation


class SyncCaller:
    """Calls a synchronous client."""

    def __init__(self, client: Any) -> None:
        self._client = client

    @property
    def client(self) -> object:
        """The client itself."""
        return self._client

    def parameters(self, call: str) -> list[str]:
        """The names of a call's parameters."""
        return _parameters(self._client, call)

    def returns(self, call: str) -> str:
        """The annotation of a call's result."""
        return _returns(self._client, call)

    def result(self, call: str, arguments: dict[str, object]) -> object:
        """The result of a call."""
        result = _method(self._client, call)(**arguments)
        if not hasattr(result, "pages"):
            return result
        pages = cast("Iterator[list[object]]", result.pages())
        return next(pages)

    def raw(self, call: str, arguments: dict[str, object]) -> RawResponse[object]:
        """The answer to the call."""
        method = _method(self._client, call)
        answer: RawResponse[object] = self._client.with_raw_response(
            method, **arguments
        )
        return answer

    def close(self) -> None:
        """Ends the client's connections."""
        self._client.close()


class AsyncCaller:
    """Calls an asynchronous client, in one event loop for all calls."""

    def __init__(self, client: Any, runner: asyncio.Runner) -> None:
        self._client = client
        self._runner = runner

    @property
    def client(self) -> object:
        """The client itself."""
        return self._client

    def parameters(self, call: str) -> list[str]:
        """The names of a call's parameters."""
        return _parameters(self._client, call)

    def returns(self, call: str) -> str:
        """The annotation of a call's result."""
        return _returns(self._client, call)

    def result(self, call: str, arguments: dict[str, object]) -> object:
        """The result of a call."""

        async def run() -> object:
            result = _method(self._client, call)(**arguments)
            if isinstance(result, Awaitable):
                return await cast("Awaitable[object]", result)
            return await _first_page(result)

        return self._runner.run(run())

    def raw(self, call: str, arguments: dict[str, object]) -> RawResponse[object]:
        """The answer to the call."""

        async def run() -> RawResponse[object]:
            method = _method(self._client, call)
            answer: RawResponse[object] = await self._client.with_raw_response(
                method, **arguments
            )
            return answer

        return self._runner.run(run())

    def close(self) -> None:
        """Ends the client's connections."""
        self._runner.run(self._client.aclose())


async def _first_page(rows: Any) -> list[object]:
    async with aclosing(rows.pages()) as pages:
        async for page in cast("AsyncIterator[list[object]]", pages):
            return page
    return []
