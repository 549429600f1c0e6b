"""The BLOB agent of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.async_client import AsyncRestGroup
from superoffice._runtime.rest.query.odata import Columns


class AsyncBLOBAgent(AsyncRestGroup):
    """The BLOB agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/BLOB"

    async def get_blob_stream(
        self,
        *,
        blob_entity_id: int,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> bytes | None:
        """Reads the bytes of a stored file

        `POST /api/v1/Agents/BLOB/GetBlobStream`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/BLOB_Agent/v1BLOBAgent_GetBlobStream.md
        """
        return await self._call("GetBlobStream", (blob_entity_id, select), call)
