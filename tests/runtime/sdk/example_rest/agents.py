"""Agents of the example."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Unpack

from example_rest import enums, models
from generator.runtime.options import CallOptions
from generator.runtime.rest.async_client import AsyncRestGroup
from generator.runtime.rest.client import RestGroup
from generator.runtime.values.flags import Flags


class PeopleAgent(RestGroup):
    """Agents of the example."""

    _wire = "Agents/People"

    def rename(
        self,
        *,
        person_id: int,
        name: str | None,
        colour: enums.Colour | str,
        **call: Unpack[CallOptions],
    ) -> None:
        self._send("Rename", (person_id, name, colour), call)

    def get_person(
        self, *, person_id: int, **call: Unpack[CallOptions]
    ) -> models.Person:
        return self._call("GetPerson", (person_id,), call)

    def save_person(
        self,
        entity: models.Person,
        *,
        select: str | None = None,
        **call: Unpack[CallOptions],
    ) -> models.Person:
        return self._call("SavePerson", (entity, select), call)

    def grant(
        self,
        *,
        rights: enums.Right | Iterable[enums.Right],
        person: models.Person | None = None,
        **call: Unpack[CallOptions],
    ) -> Flags[enums.Right]:
        return self._call("Grant", (rights, person), call)

    def get_person_list(
        self, person_ids: list[int], **call: Unpack[CallOptions]
    ) -> list[models.Person]:
        return self._call("GetPersonList", (person_ids,), call)

    def get_labels(self, **call: Unpack[CallOptions]) -> dict[str, str]:
        return self._call("GetLabels", (), call)

    def get_text(self, **call: Unpack[CallOptions]) -> str | None:
        return self._call("GetText", (), call)

    def get_bytes(self, **call: Unpack[CallOptions]) -> bytes | None:
        return self._call("GetBytes", (), call)

    def get_anything(self, **call: Unpack[CallOptions]) -> object:
        return self._call("GetAnything", (), call)

    def get_number(self, **call: Unpack[CallOptions]) -> int:
        return self._call("GetNumber", (), call)

    def get_time(self, **call: Unpack[CallOptions]) -> datetime:
        return self._call("GetTime", (), call)

    def get_colour(self, **call: Unpack[CallOptions]) -> enums.Colour:
        return self._call("GetColour", (), call)

    def get_notice(self, **call: Unpack[CallOptions]) -> models.Notice:
        return self._call("GetNotice", (), call)


class AsyncPeopleAgent(AsyncRestGroup):
    """Agents of the example."""

    _wire = "Agents/People"

    async def rename(
        self,
        *,
        person_id: int,
        name: str | None,
        colour: enums.Colour | str,
        **call: Unpack[CallOptions],
    ) -> None:
        await self._send("Rename", (person_id, name, colour), call)

    async def get_person(
        self, *, person_id: int, **call: Unpack[CallOptions]
    ) -> models.Person:
        return await self._call("GetPerson", (person_id,), call)

    async def save_person(
        self,
        entity: models.Person,
        *,
        select: str | None = None,
        **call: Unpack[CallOptions],
    ) -> models.Person:
        return await self._call("SavePerson", (entity, select), call)

    async def grant(
        self,
        *,
        rights: enums.Right | Iterable[enums.Right],
        person: models.Person | None = None,
        **call: Unpack[CallOptions],
    ) -> Flags[enums.Right]:
        return await self._call("Grant", (rights, person), call)

    async def get_person_list(
        self, person_ids: list[int], **call: Unpack[CallOptions]
    ) -> list[models.Person]:
        return await self._call("GetPersonList", (person_ids,), call)

    async def get_labels(self, **call: Unpack[CallOptions]) -> dict[str, str]:
        return await self._call("GetLabels", (), call)

    async def get_text(self, **call: Unpack[CallOptions]) -> str | None:
        return await self._call("GetText", (), call)

    async def get_bytes(self, **call: Unpack[CallOptions]) -> bytes | None:
        return await self._call("GetBytes", (), call)

    async def get_anything(self, **call: Unpack[CallOptions]) -> object:
        return await self._call("GetAnything", (), call)

    async def get_number(self, **call: Unpack[CallOptions]) -> int:
        return await self._call("GetNumber", (), call)

    async def get_time(self, **call: Unpack[CallOptions]) -> datetime:
        return await self._call("GetTime", (), call)

    async def get_colour(self, **call: Unpack[CallOptions]) -> enums.Colour:
        return await self._call("GetColour", (), call)

    async def get_notice(self, **call: Unpack[CallOptions]) -> models.Notice:
        return await self._call("GetNotice", (), call)
