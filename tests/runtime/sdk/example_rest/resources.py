"""Resources of the example."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Unpack

from example_rest import enums, models
from generator.runtime.options import CallOptions
from generator.runtime.rest.async_client import AsyncRestGroup
from generator.runtime.rest.bodies.files import Content
from generator.runtime.rest.client import RestGroup
from generator.runtime.rest.lists.async_rows import AsyncRows
from generator.runtime.rest.lists.row import Row
from generator.runtime.rest.lists.rows import Rows
from generator.runtime.rest.model import Changes
from generator.runtime.rest.query.odata import Columns


class PersonResource(RestGroup):
    """Resources of the example."""

    _wire = "Person"

    def get_all(
        self,
        *,
        select: Columns | None = None,
        top: int | None = None,
        **call: Unpack[CallOptions],
    ) -> Rows[Row]:
        return self._rows("GetAll", (select, top), call)

    def search(
        self,
        group: str,
        after: datetime,
        *,
        to: list[str] | None = None,
        deleted: bool | None = None,
        since: datetime | None = None,
        colour: enums.Colour | str | None = None,
        rights: enums.Right | Iterable[enums.Right] | None = None,
        score: float | None = None,
        **call: Unpack[CallOptions],
    ) -> list[str]:
        return self._call(
            "Search", (group, after, to, deleted, since, colour, rights, score), call
        )

    def patch_person(
        self, id: int, changes: Changes, **call: Unpack[CallOptions]
    ) -> models.Person:
        return self._call("PatchPerson", (id, changes), call)

    def save_image(
        self, person_id: int, image: Content, **call: Unpack[CallOptions]
    ) -> int:
        return self._call("SaveImage", (person_id, image), call)

    def get_image(self, person_id: int, **call: Unpack[CallOptions]) -> bytes | None:
        return self._call("GetImage", (person_id,), call)


class AsyncPersonResource(AsyncRestGroup):
    """Resources of the example."""

    _wire = "Person"

    def get_all(
        self,
        *,
        select: Columns | None = None,
        top: int | None = None,
        **call: Unpack[CallOptions],
    ) -> AsyncRows[Row]:
        return self._rows("GetAll", (select, top), call)

    async def search(
        self,
        group: str,
        after: datetime,
        *,
        to: list[str] | None = None,
        deleted: bool | None = None,
        since: datetime | None = None,
        colour: enums.Colour | str | None = None,
        rights: enums.Right | Iterable[enums.Right] | None = None,
        score: float | None = None,
        **call: Unpack[CallOptions],
    ) -> list[str]:
        return await self._call(
            "Search", (group, after, to, deleted, since, colour, rights, score), call
        )

    async def patch_person(
        self, id: int, changes: Changes, **call: Unpack[CallOptions]
    ) -> models.Person:
        return await self._call("PatchPerson", (id, changes), call)

    async def save_image(
        self, person_id: int, image: Content, **call: Unpack[CallOptions]
    ) -> int:
        return await self._call("SaveImage", (person_id, image), call)

    async def get_image(
        self, person_id: int, **call: Unpack[CallOptions]
    ) -> bytes | None:
        return await self._call("GetImage", (person_id,), call)
