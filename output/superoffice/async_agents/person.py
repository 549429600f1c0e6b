"""The Person agent of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.async_client import AsyncRestGroup
from superoffice._runtime.rest.query.odata import Columns

if TYPE_CHECKING:
    from superoffice import models
else:
    models = late_module("superoffice.models")


class AsyncPersonAgent(AsyncRestGroup):
    """The Person agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/Person"

    async def validate_person_entity(
        self,
        *,
        person_entity: models.PersonEntity | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> dict[str, str]:
        """Looks for mistakes before a person is stored.

        `POST /api/v1/Agents/Person/ValidatePersonEntity`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Person_Agent/v1PersonAgent_ValidatePersonEntity.md
        """
        return await self._call("ValidatePersonEntity", (person_entity, select), call)
