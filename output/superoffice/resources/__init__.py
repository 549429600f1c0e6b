"""The resources of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.async_resources.attachment import (
        AsyncAttachmentResource as AsyncAttachmentResource,
    )
    from superoffice.async_resources.contact import (
        AsyncContactResource as AsyncContactResource,
    )
    from superoffice.async_resources.hierarchy import (
        AsyncHierarchyResource as AsyncHierarchyResource,
    )
    from superoffice.async_resources.list_business import (
        AsyncList_BusinessResource as AsyncList_BusinessResource,
    )
    from superoffice.async_resources.string import (
        AsyncStringResource as AsyncStringResource,
    )
    from superoffice.async_resources.table_record import (
        AsyncTableRecordResource as AsyncTableRecordResource,
    )
    from superoffice.async_resources.ticket import (
        AsyncTicketResource as AsyncTicketResource,
    )
    from superoffice.async_resources.user import AsyncUserResource as AsyncUserResource
    from superoffice.async_resources.webhook import (
        AsyncWebhookResource as AsyncWebhookResource,
    )
    from superoffice.resources.attachment import (
        AttachmentResource as AttachmentResource,
    )
    from superoffice.resources.contact import ContactResource as ContactResource
    from superoffice.resources.hierarchy import HierarchyResource as HierarchyResource
    from superoffice.resources.list_business import (
        List_BusinessResource as List_BusinessResource,
    )
    from superoffice.resources.string import StringResource as StringResource
    from superoffice.resources.table_record import (
        TableRecordResource as TableRecordResource,
    )
    from superoffice.resources.ticket import TicketResource as TicketResource
    from superoffice.resources.user import UserResource as UserResource
    from superoffice.resources.webhook import WebhookResource as WebhookResource
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AsyncAttachmentResource": "superoffice.async_resources.attachment",
        "AsyncContactResource": "superoffice.async_resources.contact",
        "AsyncHierarchyResource": "superoffice.async_resources.hierarchy",
        "AsyncList_BusinessResource": "superoffice.async_resources.list_business",
        "AsyncStringResource": "superoffice.async_resources.string",
        "AsyncTableRecordResource": "superoffice.async_resources.table_record",
        "AsyncTicketResource": "superoffice.async_resources.ticket",
        "AsyncUserResource": "superoffice.async_resources.user",
        "AsyncWebhookResource": "superoffice.async_resources.webhook",
        "AttachmentResource": "superoffice.resources.attachment",
        "ContactResource": "superoffice.resources.contact",
        "HierarchyResource": "superoffice.resources.hierarchy",
        "List_BusinessResource": "superoffice.resources.list_business",
        "StringResource": "superoffice.resources.string",
        "TableRecordResource": "superoffice.resources.table_record",
        "TicketResource": "superoffice.resources.ticket",
        "UserResource": "superoffice.resources.user",
        "WebhookResource": "superoffice.resources.webhook",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "AsyncAttachmentResource",
    "AsyncContactResource",
    "AsyncHierarchyResource",
    "AsyncList_BusinessResource",
    "AsyncStringResource",
    "AsyncTableRecordResource",
    "AsyncTicketResource",
    "AsyncUserResource",
    "AsyncWebhookResource",
    "AttachmentResource",
    "ContactResource",
    "HierarchyResource",
    "List_BusinessResource",
    "StringResource",
    "TableRecordResource",
    "TicketResource",
    "UserResource",
    "WebhookResource",
]
