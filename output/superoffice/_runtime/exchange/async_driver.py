"""Runs a call over an asynchronous transport."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import cast

from ..actions import Action, Ask, Asked, Flight, Outcome, Reply, Send, Sleep
from ..errors import ResponseTooLargeError, TransportError
from ..transport.interface import AsyncTransport
from ..transport.messages import Request, Response
from .core import Exchange


async def run(exchange: Exchange, transport: AsyncTransport) -> Response:
    """Carries out the actions of a call, and returns its answer."""
    reply: Reply = None
    try:
        while True:
            try:
                action = exchange.send(reply)
            except StopIteration as stop:
                response: Response = stop.value
                return response
            reply = await _done(action, transport)
    finally:
        exchange.close()


async def _done(action: Action, transport: AsyncTransport) -> Reply:
    match action:
        case Send():
            return await _sent(action.request, transport)
        case Sleep():
            await asyncio.sleep(action.seconds)
            return None
        case Ask():
            return await _asked(action.function)
        case _:
            await _wait(action.flight)
            return None


async def _sent(request: Request, transport: AsyncTransport) -> Outcome:
    try:
        return await transport.send(request)
    except (TransportError, ResponseTooLargeError) as error:
        return error


async def _asked(function: Callable[[], object]) -> Asked:
    try:
        value = function()
        if isinstance(value, Awaitable):
            value = await cast("Awaitable[object]", value)
    # the core first wakes the calls that wait for the same value, then raises the error unchanged
    except Exception as error:  # noqa: BLE001 - a user's function may raise anything
        return Asked(error=error)
    return Asked(value)


async def _wait(flight: Flight) -> None:
    """Waits without blocking the loop. The flight may land in another thread."""
    loop = asyncio.get_running_loop()
    landed = asyncio.Event()

    def notify() -> None:
        with suppress(RuntimeError):  # the loop is closed, so nothing waits in it
            loop.call_soon_threadsafe(landed.set)

    flight.on_landing(notify)
    await landed.wait()
