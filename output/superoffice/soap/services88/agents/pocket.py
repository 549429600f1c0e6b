"""The Pocket agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class PocketAgent(SoapAgent):
    """The Pocket agent of Services88."""

    _wire = "Pocket"

    def send_push_notification(
        self,
        *,
        associate_ids: list[int] | None,
        message: models.PocketNotificationMessage | None,
        **call: Unpack[CallOptions],
    ) -> None:
        """Sends a short notice to the phones of some colleagues, “as is” – also with
        Norwegian letters such as æ, ø and å, and with a smile 🙂.

        Args:
            message: The notice: “title”, text and an ‘extra’ – e.g.
                Blåbærsyltetøy

        Page: soap/Services88/Pocket/SendPushNotification.md
        """
        self._send("SendPushNotification", (associate_ids, message), call)
