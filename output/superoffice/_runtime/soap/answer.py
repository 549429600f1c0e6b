"""From an answer to the result of a call, or to the error that the answer stands for."""

from __future__ import annotations

from functools import partial

from ..errors import DecodeError, NoResultError
from ..transport.messages import Request, Response
from .codec.apart import reading
from .codec.facade import Codec, OperationCodec
from .codec.scalars import NULLABLE
from .codec.schema import (
    ArraySchema,
    DictionarySchema,
    FieldSchema,
    ObjectSchema,
    Schema,
)
from .codec.xml import Element
from .failures import message_in


def read_answer(
    codec: Codec,
    name: str,
    operation: OperationCodec,
    request: Request,
    response: Response,
) -> object:
    """Returns the result of a call. `name` is the operation's in messages, such as `Appointment.Reject`.

    Raises:
        SoapFaultError: the answer is a fault.
        ServiceError: the service says that the call failed.
        StatusError: the HTTP status says that the call failed, and the body is no envelope.
        NoResultError: the result is null, and its type is an object.
        DecodeError: the answer does not fit the documentation.
    """
    read = partial(_read, codec, name, operation, request, response)
    return reading(len(response.content), read)


def _read(
    codec: Codec,
    name: str,
    operation: OperationCodec,
    request: Request,
    response: Response,
) -> object:
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
            part.name: _part_result(codec.schema, name, part, value)
            for part, value in zip(parts, values, strict=True)
        }
        return codec.classes.result(operation.schema.result)(**results)
    if not parts:
        return None
    result = _part_result(codec.schema, name, parts[0], values[0])
    if result is None and parts[0].type in codec.schema.types:
        raise NoResultError(name)
    return result


def _part_result(
    schema: Schema, operation: str, part: FieldSchema, value: object
) -> object:
    """The value of an out part. Null, also as a missing part, is an empty list or dictionary, or None.

    Raises:
        DecodeError: null, where the type is a number, a boolean, a date, an enum or flags.
    """
    if value is not None:
        return value
    match schema.types.get(part.type):
        case ArraySchema():
            return []
        case DictionarySchema():
            return {}
        case ObjectSchema():
            return None
        case _ if part.type in NULLABLE:
            return None
        case _:
            raise DecodeError(f"{operation}.{part.wire}", "is null")
