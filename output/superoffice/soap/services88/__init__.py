"""The Services88 web services: clients, models and enums."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.soap.services88 import enums as enums
    from superoffice.soap.services88 import models as models
    from superoffice.soap.services88._async_client import AsyncClient as AsyncClient
    from superoffice.soap.services88._client import Client as Client
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AsyncClient": "superoffice.soap.services88._async_client",
        "Client": "superoffice.soap.services88._client",
        "enums": "superoffice.soap.services88.enums",
        "models": "superoffice.soap.services88.models",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = ["AsyncClient", "Client", "enums", "models"]
