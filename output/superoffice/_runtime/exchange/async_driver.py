"""Runs a call over an asynchronous transport."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from time import monotonic
from typing import TypeVar, cast

from ..actions import Action, Ask, Asked, Flight, Outcome, Reply, Send, Sleep, Steps
from ..errors import RequestTimeoutError, ResponseTooLargeError, TransportError
from ..transport.interface import AsyncTransport
from ..transport.messages import Request

_T = TypeVar("_T")


async def run(steps: Steps[_T], transport: AsyncTransport) -> _T:
    """Carries out the actions of steps such as those of a call, and returns their result."""
    reply: Reply = None
    try:
        while True:
            try:
                action = steps.send(reply)
            except StopIteration as stop:
                result: _T = stop.value
                return result
            reply = await _done(action, transport)
    finally:
        steps.close()


async def _done(action: Action, transport: AsyncTransport) -> Reply:
    match action:
        case Send():
            return await _sent(action.request, transport)
        case Sleep():
            await asyncio.sleep(action.seconds)
            return None
        case Ask():
            return await _asked(action.function, action.seconds)
        case _:
            await _wait(action.flight, action.seconds)
            return None


async def _sent(request: Request, transport: AsyncTransport) -> Outcome:
    try:
        if request.deadline is None:
            return await transport.send(request)
        async with _ending_after(request.deadline - monotonic()):
            return await transport.send(request)
    except (TransportError, ResponseTooLargeError) as error:
        return error


@asynccontextmanager
async def _ending_after(seconds: float) -> AsyncGenerator[None, None]:
    """Ends what runs within after some seconds.

    Raises:
        RequestTimeoutError: it was ended.
    """
    timeout = asyncio.timeout(seconds)
    try:
        async with timeout:
            yield
    except TimeoutError:
        if timeout.expired():
            raise RequestTimeoutError("the call has reached its deadline") from None
        raise


async def _asked(function: Callable[[], object], seconds: float | None) -> Asked:
    try:
        value = function()
        if isinstance(value, Awaitable):
            waiting = cast("Awaitable[object]", value)
            value = await (
                waiting if seconds is None else asyncio.wait_for(waiting, seconds)
            )
    # the core first wakes the calls that wait for the same value, then raises the error unchanged
    except Exception as error:  # noqa: BLE001 - a user's function may raise anything
        return Asked(error=error)
    return Asked(value)


async def _wait(flight: Flight, seconds: float | None) -> None:
    """Waits without blocking the loop. The flight may land in another thread."""
    loop = asyncio.get_running_loop()
    landed = asyncio.Event()

    def notify() -> None:
        with suppress(RuntimeError):  # the loop is closed, so nothing waits in it
            loop.call_soon_threadsafe(landed.set)

    flight.on_landing(notify)
    if seconds is None:
        await landed.wait()
        return
    with suppress(TimeoutError):
        await asyncio.wait_for(landed.wait(), seconds)
