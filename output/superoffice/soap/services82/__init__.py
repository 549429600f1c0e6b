"""The Services82 web services: clients, models and enums."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.soap.services82 import enums as enums
    from superoffice.soap.services82 import models as models
    from superoffice.soap.services82._async_client import AsyncClient as AsyncClient
    from superoffice.soap.services82._client import Client as Client
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AsyncClient": "superoffice.soap.services82._async_client",
        "Client": "superoffice.soap.services82._client",
        "enums": "superoffice.soap.services82.enums",
        "models": "superoffice.soap.services82.models",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = ["AsyncClient", "Client", "enums", "models"]
