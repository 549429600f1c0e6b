"""Failures in answers: faults, errors of the service, statuses; and the blocks of an envelope."""

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
from ..transport.messages import Request, Response
from .codec.xml import Element, is_nil, local_name, namespace, parse, to_xml
from .envelope import SOAP11, SOAP12

_ENVELOPES: Final = frozenset(f"{{{soap}}}Envelope" for soap in (SOAP11, SOAP12))
_FALSE: Final = frozenset({"false", "0"})


def message_in(request: Request, response: Response) -> Element | None:
    """Returns the element in the body of an answer; None when the body is empty.

    Raises:
        SoapFaultError: the answer is a fault.
        ServiceError: the service says that the call failed.
        StatusError: the HTTP status means failure, and the body is no envelope with more details.
        DecodeError: the answer is no envelope.
    """
    failed = not 200 <= response.status <= 299
    try:
        envelope = _envelope(response.content)
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
    """Returns why the call failed, according to its answer; None when it succeeded.

    Raises:
        DecodeError: the answer is no envelope.
    """
    return _failure(_envelope(response.content), response.status)


def header_in(response: Response) -> Element | None:
    """Returns the `Header` of an answer; None when there is none.

    Raises:
        DecodeError: the answer is no envelope.
    """
    return _block(_envelope(response.content), "Header")


def _failure(envelope: Element, status: int) -> SoapFaultError | ServiceError | None:
    fault_tag = f"{{{namespace(envelope.tag)}}}Fault"
    for element in children(_block(envelope, "Body")):
        if element.tag == fault_tag:
            return _fault(element, status)
    header = _block(envelope, "Header")
    error = exception_in(header)
    # without `ExceptionInfo`, `Succeeded` still tells
    if error is None and text_of(child(header, "Succeeded")) in _FALSE:
        return ServiceError("the service says that the call failed, but not why")
    return error


def _status_error(request: Request, response: Response) -> StatusError:
    return status_error(
        response.status,
        method=request.method,
        url=request.url,
        content=response.content,
    )


def _envelope(content: bytes) -> Element:
    envelope = parse(content)
    if envelope.tag not in _ENVELOPES:
        name = local_name(envelope.tag)
        raise DecodeError("", f"expected an Envelope of SOAP, got {name}")
    return envelope


def _block(envelope: Element, name: str) -> Element | None:
    """Returns the `Header` or `Body` of an envelope."""
    tag = f"{{{namespace(envelope.tag)}}}{name}"
    return next((block for block in envelope if block.tag == tag), None)


def _fault(fault: Element, status: int) -> SoapFaultError:
    """Reads a fault of SOAP 1.1 (section 4.4) or 1.2 (part 1, section 5.4)."""
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
        None if detail is None else to_xml(detail),
        status=status,
    )


def children(element: Element | None) -> Iterator[Element]:
    """Iterates over the children of an element, if there is one."""
    return iter(() if element is None else element)


def child(element: Element | None, name: str) -> Element | None:
    """Returns the first child with a local name."""
    return next(
        (item for item in children(element) if local_name(item.tag) == name), None
    )


def text_of(element: Element | None) -> str | None:
    """Returns the text of an element without surrounding white space; None without an element."""
    return None if element is None else (element.text or "").strip()


def exception_in(header: Element | None) -> ServiceError | None:
    """Returns the error in the header `ExceptionInfo`; None when there is none."""
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
    item = child(element, name)
    return None if item is None else item.text


def pairs_in(element: Element | None) -> dict[str, str | None]:
    """Returns keys and values of a dictionary of strings."""
    return {
        _value(entry, "Key") or "": _value(entry, "Value")
        for entry in children(element)
    }
