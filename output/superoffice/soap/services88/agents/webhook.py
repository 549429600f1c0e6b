"""The Webhook agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import enums, models
else:
    enums = late_module("superoffice.soap.services88.enums")
    models = late_module("superoffice.soap.services88.models")


class WebhookAgent(SoapAgent):
    """The Webhook agent of Services88."""

    _wire = "Webhook"

    def get_all_webhooks(
        self,
        *,
        name_filter: str | None,
        event_filter: str | None,
        status_filter: enums.WebhookState,
        **call: Unpack[CallOptions],
    ) -> list[models.Webhook]:
        """Lists what was registered with Webhook, see also WebhookState.

        Beware: the secret comes along in plain text.
        Ends with \"\"\" and a backslash \\

        Args:
            name_filter: Start of the name, not a pattern
            event_filter: Start of an event, as in `sale.*`
            status_filter: State that the hooks must have, any if unknown

        Returns:
            All hooks that match, see Webhook

        Page: soap/Services88/Webhook/GetAllWebhooks.md
        """
        return self._call(
            "GetAllWebhooks", (name_filter, event_filter, status_filter), call
        )
