"""Requests as SOAP 1.1 envelopes (document/literal; headers in `Header`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from ..errors import EncodeError
from ..messages import Headers, Request
from .codec import Codec, OperationCodec
from .options import SoapOptions
from .text import text_element

SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12: Final = "http://www.w3.org/2003/05/soap-envelope"
_CREDENTIALS: Final = "Credentials"


class Identity:
    """Which application calls, and in which time zone: headers of every envelope.

    Args:
        app_token: The secret of the application.
        time_zone: The id or the code of a time zone, such as 261 or `NO`; None leaves it to the server.
    """

    def __init__(
        self, *, app_token: str | None = None, time_zone: int | str | None = None
    ) -> None:
        self.app_token = app_token
        self.time_zone = time_zone
        self._blocks: dict[tuple[str, ...], tuple[str, ...]] = {}

    def changed(self, changes: SoapOptions) -> Identity:
        """The same with other options, and with the application's secret that comes with other credentials."""
        auth, token = changes.get("auth"), self.app_token
        if token is None and auth is not None:
            token = auth.app_token
        zone = changes.get("time_zone", self.time_zone)
        return Identity(app_token=token, time_zone=zone)

    def headers(self, listed: tuple[str, ...]) -> tuple[str, ...]:
        """The headers that an operation takes, empty where there is nothing for one.

        Raises:
            EncodeError: XML cannot hold a value.
        """
        blocks = self._blocks.get(listed)
        if blocks is None:
            made = {
                "ApplicationToken": _app_token(self.app_token),
                "TimeZone": _time_zone(self.time_zone),
            }
            blocks = tuple(made.get(name, "") for name in listed)
            self._blocks[listed] = blocks
        return blocks

    def __repr__(self) -> str:
        return "Identity(...)"


class Envelope(msgspec.Struct, frozen=True):
    """The parts of a request's envelope: everything but the ticket, which may change while the call is made."""

    declarations: str
    headers: tuple[str, ...]
    """The headers in the order of the documentation, empty where there is nothing for one."""
    body: str
    ticket_place: int | None = None
    """The place among the headers of that for the ticket; None when the operation takes none."""

    def __repr__(self) -> str:
        return "Envelope(...)"

    def content(self, ticket: str | None = None) -> bytes:
        """The envelope as a document, with a ticket if the operation takes one.

        Raises:
            EncodeError: XML cannot hold the ticket.
        """
        headers = list(self.headers)
        if ticket is not None and self.ticket_place is not None:
            headers[self.ticket_place] = _credentials(ticket)
        joined = "".join(headers)
        block = f"<s:Header>{joined}</s:Header>" if joined else ""
        return (
            '<?xml version="1.0" encoding="utf-8"?>'
            f'<s:Envelope xmlns:s="{SOAP11}"{self.declarations}>{block}'
            f"<s:Body>{self.body}</s:Body></s:Envelope>"
        ).encode()


def request_envelope(
    codec: Codec,
    operation: OperationCodec,
    arguments: tuple[object, ...],
    identity: Identity,
) -> Envelope:
    """The envelope of a call.

    Raises:
        EncodeError: an argument cannot be sent.
    """
    body = operation.request.encode(arguments)
    listed = operation.schema.headers
    return Envelope(
        declarations=codec.all_declarations,
        headers=identity.headers(listed),
        body=body,
        ticket_place=listed.index(_CREDENTIALS) if _CREDENTIALS in listed else None,
    )


def _credentials(ticket: str) -> str:
    inner = _element("Ticket", ticket)
    return f"<n0:{_CREDENTIALS}>{inner}</n0:{_CREDENTIALS}>"


def _app_token(token: str | None) -> str:
    return "" if token is None else _element("ApplicationToken", token)


def _time_zone(zone: int | str | None) -> str:
    if zone is None:
        return ""
    name = "SoTimeZoneId" if isinstance(zone, int) else "SoTimeZoneLocationCode"
    return f"<n0:TimeZone>{_element(name, str(zone))}</n0:TimeZone>"


def _element(name: str, text: str) -> str:
    try:
        return text_element(name, text)
    except EncodeError as error:
        raise error.within("Header") from None


def http_request(
    url: str,
    content: bytes = b"",
    *,
    action: str,
    user_agent: str,
    extra_headers: Mapping[str, str],
    timeout: float | None,
) -> Request:
    """The HTTP request that carries an envelope, which may still come.

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
        content=content,
        timeout=timeout,
    )
