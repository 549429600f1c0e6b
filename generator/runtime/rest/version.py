"""The version of a server, which the root of its API tells."""

from __future__ import annotations

import msgspec

from ..errors import DecodeError
from ..public import public


@public()
class ServerVersion(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """The version of a server, as `GET …/api` reports it. What the server does not report is None."""

    net_server_version: str | None = None
    """The version of NetServer, such as `11.10.721.0`."""
    net_server_assembly: str | None = None
    """The version of its assemblies, such as `11.10.0.0`."""
    net_server_date: str | None = None
    """The date of its build, such as `2026-02-24`."""
    net_server_label: str | None = None
    """The name of its release."""
    net_server: str | None = None
    """All of this as a text for people."""
    services: str | None = None
    """The version of the SOAP services that the server prefers, such as `Services87`."""
    services_current: str | None = None
    """The newest version of the SOAP services, such as `Services88`."""
    version: str | None = None
    """The version of the REST API: `v1`."""
    v1: str | None = msgspec.field(name="v1", default=None)
    """The URL of that version, as the server sees it; behind a reverse proxy it is not that of clients."""
    documentation: str | None = None
    """The URL of the documentation."""


def version_in(document: object) -> ServerVersion:
    """Returns the version in parsed JSON.

    Raises:
        DecodeError: it has another form.
    """
    try:
        return msgspec.convert(document, ServerVersion)
    except msgspec.ValidationError as error:
        raise DecodeError("", str(error)) from None
