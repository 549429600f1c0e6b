"""What an answer means: a result, or the error that it stands for."""

from __future__ import annotations

from typing import Final

from ..errors import (
    DecodeError,
    NoResultError,
    ServiceError,
    SoapFaultError,
    StatusError,
    status_error,
)
from ..messages import Request, Response
from .codec import Codec, OperationCodec
from .envelope import SOAP11, SOAP12
from .results import part_result
from .xml import Element, is_nil, local_name, namespace, parse, to_xml

_ENVELOPES: Final = frozenset(f"{{{soap}}}Envelope" for soap in (SOAP11, SOAP12))


def read_answer(
    codec: Codec,
    name: str,
    operation: OperationCodec,
    request: Request,
    response: Response,
) -> object:
    """The result of a call; `name` is the operation's for messages, such as `Appointment.Reject`.

    Raises:
        SoapFaultError: the answer is a fault.
        ServiceError: the service says that the call failed.
        StatusError: the HTTP status says failure, and the body is no envelope.
        NoResultError: null, where an object stands.
        DecodeError: the answer does not fit the documentation.
    """
    failed = not 200 <= response.status <= 299
    if not failed and not response.content.strip() and not operation.schema.out:
        return None
    try:
        envelope = _envelope(response.content)
    except DecodeError as error:
        if failed:
            raise _status_error(request, response) from None
        raise error.within(name) from None
    _raise_fault(envelope, response.status)
    _raise_service_error(envelope)
    if failed:
        raise _status_error(request, response)
    return _result(codec, name, operation, envelope)


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
    """The `Header` or `Body` of an envelope."""
    tag = f"{{{namespace(envelope.tag)}}}{name}"
    return next((child for child in envelope if child.tag == tag), None)


def _raise_fault(envelope: Element, status: int) -> None:
    for fault in _children(_block(envelope, "Body")):
        if fault.tag == f"{{{namespace(envelope.tag)}}}Fault":
            raise _fault(fault, status)


def _fault(fault: Element, status: int) -> SoapFaultError:
    """A fault of SOAP 1.1 (section 4.4) or 1.2 (part 1, section 5.4)."""
    parts = {local_name(part.tag).lower(): part for part in fault}
    code = parts.get("faultcode")
    if code is None:
        code = _child(parts.get("code"), "Value")
    reason = parts.get("faultstring")
    if reason is None:
        reason = _child(parts.get("reason"), "Text")
    detail = parts.get("detail")
    return SoapFaultError(
        _text(code) or "",
        _text(reason) or "the fault has no reason",
        None if detail is None else to_xml(detail),
        status=status,
    )


def _children(element: Element | None) -> tuple[Element, ...]:
    return () if element is None else tuple(element)


def _child(element: Element | None, name: str) -> Element | None:
    return next(
        (child for child in _children(element) if local_name(child.tag) == name), None
    )


def _text(element: Element | None) -> str | None:
    return None if element is None else (element.text or "").strip()


def _raise_service_error(envelope: Element) -> None:
    header = _block(envelope, "Header")
    information = _child(header, "ExceptionInfo")
    if information is not None and not is_nil(information):
        raise _service_error(information)
    if _text(_child(header, "Succeeded")) in {"false", "0"}:
        raise ServiceError("the service says that the call failed, and not why")


def _service_error(information: Element) -> ServiceError:
    inner = _child(information, "InnerException")
    return ServiceError(
        _value(information, "Message") or "the service gives no message",
        friendly_text=_value(information, "FriendlyText"),
        exception_type=_value(information, "ExceptionType"),
        source=_value(information, "Source"),
        stack_trace=_value(information, "StackTrace"),
        parameters=_parameters(_child(information, "Parameters")),
        inner=None if inner is None or is_nil(inner) else _service_error(inner),
    )


def _value(element: Element, name: str) -> str | None:
    child = _child(element, name)
    return None if child is None else child.text


def _parameters(element: Element | None) -> dict[str, str | None]:
    return {
        _value(entry, "Key") or "": _value(entry, "Value")
        for entry in _children(element)
    }


def _result(
    codec: Codec, name: str, operation: OperationCodec, envelope: Element
) -> object:
    body = _block(envelope, "Body")
    message = next(iter(_children(body)), None)
    if message is None:
        raise DecodeError(name, "the envelope has no body")
    values = operation.response.decode(message)
    parts = operation.schema.out
    if operation.schema.result is not None:
        results = {
            part.name: part_result(codec.schema, name, part, value)
            for part, value in zip(parts, values, strict=True)
        }
        return codec.classes.result(operation.schema.result)(**results)
    if not parts:
        return None
    result = part_result(codec.schema, name, parts[0], values[0])
    if result is None and parts[0].type in codec.schema.types:
        raise NoResultError(name)
    return result
