"""The BLOB agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import enums
else:
    enums = late_module("superoffice.soap.services88.enums")


class BLOBAgent(SoapAgent):
    """The BLOB agent of Services88."""

    _wire = "BLOB"

    def save_image_stream(
        self,
        *,
        type: enums.BlobLinkType,
        image: bytes | None,
        description: str | None,
        **call: Unpack[CallOptions],
    ) -> int:
        """SaveImageStream of the BLOB agent.

        Page: soap/Services88/BLOB/SaveImageStream.md
        """
        return self._call("SaveImageStream", (type, image, description), call)

    def set_blob_stream(
        self,
        *,
        blob_entity_id: int,
        stream: bytes | None,
        **call: Unpack[CallOptions],
    ) -> None:
        """Replaces the bytes of one attachment. Neither \"\"\"three double\"\"\" nor
        '''three single''' quotes in a file name do any harm, and %s or %(name)d
        is kept.

        Args:
            blob_entity_id: Row of the attachment, as in f"{blob}" or \"\"\"
            stream: The new bytes; '''base64''' on the wire

        Page: soap/Services88/BLOB/SetBlobStream.md
        """
        self._send("SetBlobStream", (blob_entity_id, stream), call)
