"""The URLs of a tenant's services."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlencode

from ..errors import ConfigurationError
from ..transport.urls import checked_base_url

_VERSION: Final = re.compile(r"services[0-9]+", re.IGNORECASE)


def services_url(base_url: str, version: str) -> str:
    """The URL of a version, which those of its services begin with: `https://…/Remote/Services88`.

    `base_url` ends in `/Remote`, or already in the version.

    Raises:
        ConfigurationError: it is not a http or https URL, has a user name, query or fragment, or is of another version.
    """
    return _with_version(checked_base_url(base_url), version)


def tenant_url(base_url: str) -> str:
    """The tenant's URL: the part of a base URL before `/Remote`.

    Raises:
        ConfigurationError: it is not a http or https URL, or has a user name, query or fragment.
    """
    base = checked_base_url(base_url)
    return re.sub(r"/remote(/services[0-9]+)?\Z", "", base, flags=re.IGNORECASE)


def _with_version(base: str, version: str) -> str:
    segment = base.rpartition("/")[2]
    if segment.lower() == version.lower():
        return base
    if _VERSION.fullmatch(segment):
        reason = f"base_url is for {segment}, this client for {version}"
        raise ConfigurationError(reason)
    if segment.lower() != "remote":
        raise ConfigurationError("base_url must end in /Remote, below the tenant's URL")
    return f"{base}/{version}"


def service_url(services: str, agent: str, query: dict[str, str]) -> str:
    """The URL of an agent's service, with query parameters."""
    return f"{services}/{agent}.svc{'?' + urlencode(query) if query else ''}"
