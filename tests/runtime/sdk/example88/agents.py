"""Agents of the example."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Unpack

from example88 import enums, models
from generator.runtime.options import CallOptions
from generator.runtime.soap.async_client import AsyncSoapAgent, AsyncSoapClient
from generator.runtime.soap.client import SoapAgent, SoapClient
from generator.runtime.values.flags import Flags


class Client(SoapClient):
    """The client."""

    _package = "example88"
    _version = "Services88"
    _user_agent = "example/1.0"

    @cached_property
    def people(self) -> PeopleAgent:
        """The agent."""
        return PeopleAgent(self)


class PeopleAgent(SoapAgent):
    """The agent."""

    _wire = "People"

    def rename(
        self,
        *,
        person_id: int,
        name: str | None,
        colour: enums.Colour,
        **call: Unpack[CallOptions],
    ) -> None:
        self._send("Rename", (person_id, name, colour), call)

    def get_person(
        self, *, person_id: int, **call: Unpack[CallOptions]
    ) -> models.Person:
        return self._call("GetPerson", (person_id,), call)

    def save_person(
        self, *, person: models.Person | None, **call: Unpack[CallOptions]
    ) -> models.Person:
        return self._call("SavePerson", (person,), call)

    def grant(
        self,
        *,
        rights: enums.Right | Iterable[enums.Right],
        **call: Unpack[CallOptions],
    ) -> Flags[enums.Right]:
        return self._call("Grant", (rights,), call)

    def get_names(self, **call: Unpack[CallOptions]) -> list[str]:
        return self._call("GetNames", (), call)

    def get_labels(self, **call: Unpack[CallOptions]) -> dict[str, str]:
        return self._call("GetLabels", (), call)

    def get_text(self, **call: Unpack[CallOptions]) -> str | None:
        return self._call("GetText", (), call)

    def get_time(self, **call: Unpack[CallOptions]) -> datetime:
        return self._call("GetTime", (), call)

    def read_part(self, **call: Unpack[CallOptions]) -> models.ReadPartResult:
        return self._call("ReadPart", (), call)

    def get_system_info(self, **call: Unpack[CallOptions]) -> str | None:
        return self._call("GetSystemInfo", (), call)


class AsyncClient(AsyncSoapClient):
    """The asynchronous client."""

    _package = "example88"
    _version = "Services88"
    _user_agent = "example/1.0"

    @cached_property
    def people(self) -> AsyncPeopleAgent:
        """The agent."""
        return AsyncPeopleAgent(self)


class AsyncPeopleAgent(AsyncSoapAgent):
    """The asynchronous agent."""

    _wire = "People"

    async def rename(
        self,
        *,
        person_id: int,
        name: str | None,
        colour: enums.Colour,
        **call: Unpack[CallOptions],
    ) -> None:
        await self._send("Rename", (person_id, name, colour), call)

    async def get_person(
        self, *, person_id: int, **call: Unpack[CallOptions]
    ) -> models.Person:
        return await self._call("GetPerson", (person_id,), call)
