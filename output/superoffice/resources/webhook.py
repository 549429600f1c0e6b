"""The Webhook resource of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup


class WebhookResource(RestGroup):
    """The Webhook resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "Webhook"

    def signal_event(
        self,
        event_name: str,
        primary_key: int,
        data: object,
        **call: Unpack[CallOptions],
    ) -> None:
        """Tells all who listen that something happened.

        Those whose webhook names the event are called at once.

        Online Restricted: Apps in the cloud get the Webhook agent only after they
        asked for it.

        `POST /api/v1/Webhook/{eventName}/{primaryKey}`

        Args:
            event_name: What happened, as 'thing.deed', for example
                'ferry.docked'.
            primary_key: (May be 0) Key of the thing it happened to.
            data: Facts about the event. Some webhooks drop what they don't
                know: { 'ferry': 'Terna', 'cars': 30 }

        Page: restful/rest/Webhook/v1Webhook_SignalEvent.md
        """
        self._send("SignalEvent", (event_name, primary_key, data), call)
