"""What null means in an answer."""

from __future__ import annotations

from ...errors import DecodeError
from .scalars import NULLABLE
from .schema import ArraySchema, DictionarySchema, FieldSchema, ObjectSchema, Schema


def part_result(
    schema: Schema, operation: str, part: FieldSchema, value: object
) -> object:
    """The value of an out part; of one that is null or missing an empty list or dictionary, or None.

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
