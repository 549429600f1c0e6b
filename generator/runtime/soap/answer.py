"""Answers: the result in each, or the error."""

from __future__ import annotations

from ..errors import DecodeError, NoResultError
from ..transport.messages import Request, Response
from .codec.facade import Codec, OperationCodec
from .codec.results import part_result
from .codec.xml import Element
from .failures import message_in


def read_answer(
    codec: Codec,
    name: str,
    operation: OperationCodec,
    request: Request,
    response: Response,
) -> object:
    """Returns the result of a call; `name` is that of the operation, such as `Appointment.Reject`, for messages.

    Raises:
        SoapFaultError: the answer is a fault.
        ServiceError: the service says that the call failed.
        StatusError: the HTTP status means failure, and the body is no envelope.
        NoResultError: there is null in place of an object.
        DecodeError: the answer does not match the documentation.
    """
    failed = not 200 <= response.status <= 299
    if not failed and not response.content.strip() and not operation.schema.out:
        return None
    try:
        message = message_in(request, response)
    except DecodeError as error:
        raise error.within(name) from None
    return _result(codec, name, operation, message)


def _result(
    codec: Codec, name: str, operation: OperationCodec, message: Element | None
) -> object:
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
