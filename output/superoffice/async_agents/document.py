"""The Document agent of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.async_client import AsyncRestGroup
from superoffice._runtime.rest.query.odata import Columns


class AsyncDocumentAgent(AsyncRestGroup):
    """The Document agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/Document"

    async def get_document_length(
        self,
        *,
        document_id: int,
        version_id: str | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> int:
        """Weighs the file of a document, in bytes.

        `POST /api/v1/Agents/Document/GetDocumentLength`

        Args:
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/Document_Agent/v1DocumentAgent_GetDocumentLength.md
        """
        return await self._call(
            "GetDocumentLength", (document_id, version_id, select), call
        )
