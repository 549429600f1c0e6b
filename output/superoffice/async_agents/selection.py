"""The Selection agent of the REST API."""

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


class AsyncSelectionAgent(AsyncRestGroup):
    """The Selection agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/Selection"

    async def get_selection_members_archive_rows(
        self,
        *,
        selection_id: int,
        select: str | None,
        odata_select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> list[models.SelectionMembersArchiveRow]:
        """Lists the members of a selection.

        What a member is (a person, a sale …) depends on the selection.

        `POST /api/v1/Agents/Selection/GetSelectionMembersArchiveRows`

        Args:
            odata_select: Properties to fill, split by commas:
                "title,status,owner". All others come back as null. Leave it out
                to get everything.

        Page: restful/agent/Selection_Agent/v1SelectionAgent_GetSelectionMembersArchiveRows.md
        """
        return await self._call(
            "GetSelectionMembersArchiveRows", (selection_id, select, odata_select), call
        )
