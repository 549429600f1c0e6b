"""The BlobManager agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.async_client import AsyncSoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class AsyncBlobManagerAgent(AsyncSoapAgent):
    """The BlobManager agent of Services88."""

    _wire = "BlobManager"

    async def read_blob_part(
        self,
        *,
        blob_id: int,
        blob_position: int,
        length: int,
        **call: Unpack[CallOptions],
    ) -> models.ReadBlobPartResult:
        """ReadBlobPart of the BlobManager agent.

        Page: soap/Services88/BlobManager/ReadBlobPart.md
        """
        return await self._call("ReadBlobPart", (blob_id, blob_position, length), call)
