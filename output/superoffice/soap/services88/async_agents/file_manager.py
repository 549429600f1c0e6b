"""The FileManager agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.async_client import AsyncSoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class AsyncFileManagerAgent(AsyncSoapAgent):
    """The FileManager agent of Services88."""

    _wire = "FileManager"

    async def read_file(
        self,
        *,
        document_id: int,
        **call: Unpack[CallOptions],
    ) -> models.ReadFileResult:
        """Obtain a ticket from the front desk before you read: the file comes back
        as text, together with its name and its length.

        Args:
            document_id: Row of the document in the archive

        Returns:
            The text of the file

        Page: soap/Services88/FileManager/ReadFile.md
        """
        return await self._call("ReadFile", (document_id,), call)
