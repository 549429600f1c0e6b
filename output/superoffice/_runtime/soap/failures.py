"""The failures that answers report: faults, errors of the service, HTTP statuses; and the parts of an envelope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..errors import (
    DecodeError,
    ServiceError,
    SoapFaultError,
    StatusError,
    status_error,
)
from ..transport.content_type import charset_of, media_type
from ..transport.messages import Request, Response
from .codec.apart import reading
from .codec.xml import Element, is_nil, kept_xml, local_name, namespace, parse
from .envelope import SOAP11, SOAP12

_ENVELOPES: Final = frozenset(f"{{{soap}}}Envelope" for soap in (SOAP11, SOAP12))
_MULTIPART: Final = (
    "expected an Envelope of SOAP, got an answer with parts (MTOM), which is not read: "
    "the server's binding has to use `messageEncoding` Text"
)
_FALSE: Final = frozenset({"false", "0"})


def message_in(request: Request, response: Response) -> Element | None:
    """The element in the body of an answer; None if the body is empty.

    Raises:
        SoapFaultError: the answer is a fault.
        ServiceError: the service says that the call failed.
        StatusError: the HTTP status says that the call failed, and no envelope gives a reason.
        DecodeError: the answer is not an envelope.
    """
    failed = not 200 <= response.status <= 299
    try:
        envelope = _envelope(response)
    except DecodeError:
        if failed:
            raise _status_error(request, response) from None
        raise
    failure = _failure(envelope, response.status)
    if failure is not None:
        raise failure
    if failed:
        raise _status_error(request, response)
    return next(children(_block(envelope, "Body")), None)


def failure_in(response: Response) -> SoapFaultError | ServiceError | None:
    """The failure that an answer reports; None if it reports none.

    Raises:
        DecodeError: the answer is not an envelope.
    """
    return reading(
        len(response.content),
        lambda: _failure(_envelope(response), response.status),
    )


def header_in(response: Response) -> Element | None:
    """The `Header` of an answer; None if it has none.

    Raises:
        DecodeError: the answer is not an envelope.
    """
    return reading(len(response.content), lambda: _block(_envelope(response), "Header"))


def _failure(envelope: Element, status: int) -> SoapFaultError | ServiceError | None:
    fault_tag = f"{{{namespace(envelope.tag)}}}Fault"
    for message in children(_block(envelope, "Body")):
        if message.tag == fault_tag:
            return _fault(message, status)
    header = _block(envelope, "Header")
    error = exception_in(header)
    if error is None and text_of(child(header, "Succeeded")) in _FALSE:
        return ServiceError("the service says that the call failed, and not why")
    return error


def _status_error(request: Request, response: Response) -> StatusError:
    return status_error(
        response.status,
        method=request.method,
        url=request.url,
        content=response.content,
        headers=response.headers,
    )


def _envelope(response: Response) -> Element:
    """The envelope in an answer.

    An answer with parts (MTOM, or SOAP with Attachments) is refused: the services of the documentation send none.
    """
    content_type = response.headers.get("Content-Type", "")
    if media_type(content_type).startswith("multipart/"):
        raise DecodeError("", _MULTIPART)
    if not response.content:
        raise DecodeError("", "the answer is empty")
    envelope = parse(response.content, charset_of(content_type))
    if envelope.tag not in _ENVELOPES:
        name = local_name(envelope.tag)
        raise DecodeError("", f"expected an Envelope of SOAP, got {name}")
    return envelope


def _block(envelope: Element, name: str) -> Element | None:
    """The `Header` or `Body` of an envelope."""
    tag = f"{{{namespace(envelope.tag)}}}{name}"
    return next((block for block in envelope if block.tag == tag), None)


def _fault(fault: Element, status: int) -> SoapFaultError:
    """A fault of SOAP 1.1 (section 4.4) or 1.2 (part 1, section 5.4)."""
    # lower case, since SOAP 1.1 writes `detail` and 1.2 `Detail`
    parts = {local_name(part.tag).lower(): part for part in fault}
    code = parts.get("faultcode")
    if code is None:
        code = child(parts.get("code"), "Value")
    reason = parts.get("faultstring")
    if reason is None:
        reason = child(parts.get("reason"), "Text")
    detail = parts.get("detail")
    return SoapFaultError(
        text_of(code) or "",
        text_of(reason) or "the fault has no reason",
        None if detail is None else kept_xml(detail),
        status=status,
    )


def children(element: Element | None) -> Iterator[Element]:
    """The children of an element; none without an element."""
    return iter(() if element is None else element)


def child(element: Element | None, name: str) -> Element | None:
    """The first child with a local name; None if there is none, or no element."""
    for inner in children(element):
        if local_name(inner.tag) == name:
            return inner
    return None


def text_of(element: Element | None) -> str | None:
    """The text of an element without the space around it; None without an element."""
    return None if element is None else (element.text or "").strip()


def exception_in(header: Element | None) -> ServiceError | None:
    """The error that the header `ExceptionInfo` describes; None if it describes none."""
    information = child(header, "ExceptionInfo")
    if information is None or is_nil(information):
        return None
    return _service_error(information)


def _service_error(information: Element) -> ServiceError:
    inner = child(information, "InnerException")
    return ServiceError(
        _value(information, "Message") or "the service gives no message",
        friendly_text=_value(information, "FriendlyText"),
        exception_type=_value(information, "ExceptionType"),
        source=_value(information, "Source"),
        stack_trace=_value(information, "StackTrace"),
        parameters=pairs_in(child(information, "Parameters")),
        inner=None if inner is None or is_nil(inner) else _service_error(inner),
    )


def _value(element: Element, name: str) -> str | None:
    inner = child(element, name)
    return None if inner is None else inner.text


def pairs_in(element: Element | None) -> dict[str, str | None]:
    """The keys and values of an element that is a dictionary of strings."""
    return {
        _value(entry, "Key") or "": _value(entry, "Value")
        for entry in children(element)
    }
