"""Requests as SOAP 1.1 envelopes: document/literal, with headers in `Header`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from ..errors import EncodeError
from ..options import checked_time_zone
from ..transport.messages import Headers, Request
from .codec.facade import EnvelopeSchema, OperationCodec
from .codec.text import text_element
from .options import SoapOptions

SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12: Final = "http://www.w3.org/2003/05/soap-envelope"
_CREDENTIALS: Final = "Credentials"


class Identity:
    """The application that calls and its time zone, for the headers of every envelope.

    Args:
        app_token: The secret of the application.
        time_zone: The id or the code of a time zone, such as 261 or `NO`; None leaves it to the server.

    Raises:
        ConfigurationError: the time zone is neither.
    """

    def __init__(
        self, *, app_token: str | None = None, time_zone: int | str | None = None
    ) -> None:
        self.app_token = app_token
        self.time_zone = checked_time_zone(time_zone)
        self._frames: dict[EnvelopeSchema, Frame] = {}

    def changed(self, changes: SoapOptions) -> Identity:
        """Returns the identity with other options; other credentials may bring the secret of the application."""
        auth, token = changes.get("auth"), self.app_token
        if token is None and auth is not None:
            token = auth.app_token
        zone = changes.get("time_zone", self.time_zone)
        return Identity(app_token=token, time_zone=zone)

    def frame(self, schema: EnvelopeSchema) -> Frame:
        """The frame of requests with these headers, made with the first of them.

        Raises:
            EncodeError: XML cannot hold a value.
        """
        frame = self._frames.get(schema)
        if frame is None:
            frame = self._frames[schema] = self._new_frame(schema)
        return frame

    def _new_frame(self, schema: EnvelopeSchema) -> Frame:
        elements = {
            "ApplicationToken": _app_token(self.app_token),
            "TimeZone": _time_zone(self.time_zone),
        }
        return Frame(
            schema.declarations,
            [elements.get(name, "") for name in schema.headers],
            _place(_CREDENTIALS, schema.headers),
        )

    def __repr__(self) -> str:
        return "Identity(...)"


class Frame:
    """The part of an envelope around the body, for requests that take the same headers.

    Args:
        declarations: The declarations of all prefixes, as attributes.
        headers: The header elements in the documented order; empty where there is no value.
        ticket_place: The index of the ticket's header among them; None if the requests take no ticket.
    """

    __slots__ = ("_declarations", "_headers", "_last", "_ticket_place")

    def __init__(
        self,
        declarations: str,
        headers: Sequence[str],
        ticket_place: int | None = None,
    ) -> None:
        self._declarations = declarations
        self._headers = tuple(headers)
        self._ticket_place = ticket_place
        # most requests have the same ticket as the one before
        self._last: tuple[str | None, str] = (None, self._opened(None))

    @property
    def takes_ticket(self) -> bool:
        """Whether there is a header for a ticket."""
        return self._ticket_place is not None

    def opening(self, ticket: str | None) -> str:
        """The document up to the body.

        Raises:
            EncodeError: XML cannot hold the ticket.
        """
        last_ticket, opening = self._last
        if ticket != last_ticket:
            opening = self._opened(ticket)
            self._last = ticket, opening
        return opening

    def _opened(self, ticket: str | None) -> str:
        headers = list(self._headers)
        if ticket is not None and self._ticket_place is not None:
            headers[self._ticket_place] = _credentials(ticket)
        joined = "".join(headers)
        block = f"<s:Header>{joined}</s:Header>" if joined else ""
        return (
            '<?xml version="1.0" encoding="utf-8"?>'
            f'<s:Envelope xmlns:s="{SOAP11}"{self._declarations}>{block}<s:Body>'
        )

    def __repr__(self) -> str:
        return "Frame(...)"


class Envelope(msgspec.Struct, frozen=True):
    """A request's envelope without the ticket, which may be renewed while the call is made."""

    frame: Frame
    body: str

    def content(self, ticket: str | None = None) -> bytes:
        """Returns the envelope as a document, with the ticket if the operation takes one.

        Raises:
            EncodeError: XML cannot hold the ticket.
        """
        opening = self.frame.opening(ticket)
        return f"{opening}{self.body}</s:Body></s:Envelope>".encode()

    def __repr__(self) -> str:
        return "Envelope(...)"


def request_envelope(
    operation: OperationCodec, arguments: tuple[object, ...], identity: Identity
) -> Envelope:
    """Returns the envelope of a call.

    Raises:
        EncodeError: an argument cannot be sent.
    """
    body = operation.request.encode(arguments)
    return Envelope(identity.frame(operation.envelope), body)


def _place(name: str, names: tuple[str, ...]) -> int | None:
    return names.index(name) if name in names else None


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
    """Returns the HTTP request that carries an envelope. Its content may be added later.

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
