"""Runs an exchange over a transport."""

from __future__ import annotations

import time

from .core import Exchange, Reply, Sleep
from .errors import TransportError
from .messages import Response
from .transport import Transport


def run(exchange: Exchange, transport: Transport) -> Response:
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
            time.sleep(action.seconds)
            continue
        try:
            reply = transport.send(action.request)
        except TransportError as error:
            reply = error
