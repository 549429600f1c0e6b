"""The Attachment resource of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.async_client import AsyncRestGroup
from superoffice._runtime.rest.bodies.files import Content


class AsyncAttachmentResource(AsyncRestGroup):
    """The Attachment resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "Attachment"

    async def upload_attachment(
        self,
        attachment_id: int,
        content: Content,
        **call: Unpack[CallOptions],
    ) -> None:
        """Fills an attachment with a file

        `POST /api/v1/Attachment/{attachmentId}/Content`

        Args:
            attachment_id: Key of the attachment that waits for its file
            content: The file, byte by byte

        Page: restful/rest/Attachment/v1AttachmentEntity_UploadAttachment.md
        """
        await self._send("UploadAttachment", (attachment_id, content), call)
