"""Runs a call over an asynchronous transport."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import cast

from ..actions import Action, Ask, Flight, Outcome, Reply, Send, Sleep, Told
from ..errors import ResponseTooLargeError, TransportError
from ..transport.interface import AsyncTransport
from ..transport.messages import Request, Response
from .core import Exchange


async def run(exchange: Exchange, transport: AsyncTransport) -> Response:
    """Does what a call says; its answer."""
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


async def _asked(function: Callable[[], object]) -> Told:
    try:
        value = function()
        if isinstance(value, Awaitable):
            value = await cast("Awaitable[object]", value)
    except Exception as error:  # noqa: BLE001 - others wait; the core raises it
        return Told(error=error)
    return Told(value)


async def _wait(flight: Flight) -> None:
    """Waits without holding up the loop; who lands it may be in another thread."""
    loop = asyncio.get_running_loop()
    landed = asyncio.Event()

    def tell() -> None:
        with suppress(RuntimeError):  # the loop has ended, so nobody waits in it
            loop.call_soon_threadsafe(landed.set)

    flight.on_landing(tell)
    await landed.wait()
