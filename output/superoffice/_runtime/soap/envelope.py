"""Requests as SOAP 1.1 envelopes (document/literal; headers in `Header`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from ..auth import TicketAuth
from ..errors import EncodeError
from ..messages import Headers, Request
from .codec import Codec, OperationCodec
from .text import escape

SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12: Final = "http://www.w3.org/2003/05/soap-envelope"


class Identity(msgspec.Struct, frozen=True):
    """Who calls, and in which time zone: the headers of every envelope."""

    auth: TicketAuth | None = None
    app_token: str | None = None
    time_zone: int | str | None = None
    """The id or the code of a time zone, such as 261 or `NO`; None leaves it to the server."""

    def __repr__(self) -> str:
        return "Identity(...)"


def request_envelope(
    codec: Codec,
    operation: OperationCodec,
    arguments: tuple[object, ...],
    identity: Identity,
) -> bytes:
    """The envelope of a call.

    Raises:
        EncodeError: an argument cannot be sent.
    """
    body = operation.request.encode(arguments)
    header = _header(operation.schema.headers, identity)
    inner = f"<s:Header>{header}</s:Header>" if header else ""
    inner += f"<s:Body>{body}</s:Body>"
    declarations = codec.declarations(inner)
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<s:Envelope xmlns:s="{SOAP11}"{declarations}>{inner}</s:Envelope>'
    ).encode()


def _header(listed: tuple[str, ...], identity: Identity) -> str:
    """The headers that the operation takes and the client has something for."""
    blocks = {
        "ApplicationToken": _app_token(identity.app_token),
        "Credentials": _credentials(identity.auth),
        "TimeZone": _time_zone(identity.time_zone),
    }
    return "".join(blocks.get(name, "") for name in listed)


def _app_token(token: str | None) -> str:
    return "" if token is None else _element("ApplicationToken", token)


def _credentials(auth: TicketAuth | None) -> str:
    if auth is None:
        return ""
    return f"<n0:Credentials>{_element('Ticket', auth.ticket)}</n0:Credentials>"


def _time_zone(zone: int | str | None) -> str:
    if zone is None:
        return ""
    name = "SoTimeZoneId" if isinstance(zone, int) else "SoTimeZoneLocationCode"
    return f"<n0:TimeZone>{_element(name, str(zone))}</n0:TimeZone>"


def _element(name: str, text: str) -> str:
    try:
        return f"<n0:{name}>{escape(text)}</n0:{name}>"
    except ValueError as error:
        raise EncodeError(f"Header.{name}", str(error)) from None


def http_request(
    url: str,
    envelope: bytes,
    *,
    action: str,
    user_agent: str,
    extra_headers: Mapping[str, str],
    timeout: float | None,
) -> Request:
    """The HTTP request that carries an envelope.

    Raises:
        EncodeError: a header cannot be sent.
    """
    headers = Headers(
        {
            "Content-Type": "text/xml; charset=utf-8",
            "SOAPAction": f'"{action}"',
            "Accept": "text/xml",
            "User-Agent": user_agent,
        }
    )
    return Request(
        method="POST",
        url=url,
        headers=headers.replaced(extra_headers),
        content=envelope,
        timeout=timeout,
    )
