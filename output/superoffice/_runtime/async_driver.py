"""Runs an exchange over an asynchronous transport."""

from __future__ import annotations

import asyncio

from .core import Exchange, Reply, Sleep
from .errors import TransportError
from .messages import Response
from .transport import AsyncTransport


async def run(exchange: Exchange, transport: AsyncTransport) -> Response:
    """Does what an exchange says; its answer."""
    reply: Reply = None
    while True:
        try:
            action = exchange.send(reply)
        except StopIteration as stop:
            response: Response = stop.value
            return response
        reply = None
        if isinstance(action, Sleep):
            await asyncio.sleep(action.seconds)
            continue
        try:
            reply = await transport.send(action.request)
        except TransportError as error:
            reply = error
