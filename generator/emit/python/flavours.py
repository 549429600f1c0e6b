"""What differs between synchronous and asynchronous code."""

from __future__ import annotations

import msgspec


class Colour(msgspec.Struct, frozen=True):
    """The words of one colour: `prefix` of classes, `folder` of modules, and what stands before `def` and calls."""

    prefix: str
    folder: str
    async_: str
    await_: str
    kind: str

    @property
    def client_module(self) -> str:
        """The module of the client, in the runtime and with a leading `_` in the SDK."""
        return f"{self.folder}client"

    @property
    def agents(self) -> str:
        """The folder of the agents."""
        return f"{self.folder}agents"


SYNC = Colour("", "", "", "", "synchronous")
ASYNC = Colour("Async", "async_", "async ", "await ", "asynchronous")
COLOURS = (SYNC, ASYNC)
