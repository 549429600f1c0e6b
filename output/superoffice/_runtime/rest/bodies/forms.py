"""Forms: the fields of a page for browsers, as text or with files (HTML, section 4.10.21; RFC 7578)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

from ...errors import EncodeError
from ...transport.content_type import JSON
from ...values.flags import Flags
from ..codec.check import argument
from ..codec.types import Types, element
from ..schema import OperationSchema, ParameterSchema
from ..texts import Values, items_of, pair, text_of
from .content import any_json
from .files import (
    FORM,
    PART_END,
    file_part,
    last_boundary,
    new_boundary,
    part_head,
)

if TYPE_CHECKING:
    from ...transport.uploads import Streamed

_URL_ENCODED: Final = "application/x-www-form-urlencoded"
_FILE: Final = "byte"
_SCALARS: Final = (str, int, float, datetime, Flags)
"""What is written as text; all else is JSON."""


def form_body(
    types: Types, operation: OperationSchema, values: Values
) -> tuple[bytes | Streamed, str]:
    """Returns the form of the arguments of a call, and its content type. Fields that are None are left out.

    Raises:
        EncodeError: an argument cannot be sent; `path` begins with its parameter.
        OSError: a file cannot be read.
    """
    if operation.body == "form":
        pairs = [text for part in _given(values) for text in _pairs(types, *part)]
        return "&".join(pairs).encode("ascii"), _URL_ENCODED
    boundary = new_boundary()
    pieces = [
        piece for part in _given(values) for piece in _parts(types, boundary, *part)
    ]
    pieces.append(last_boundary(boundary))
    return _joined(pieces), f"{FORM}; boundary={boundary}"


def _given(values: Values) -> Iterator[tuple[ParameterSchema, object]]:
    return ((parameter, value) for parameter, value in values if value is not None)


def _joined(pieces: list[bytes | Streamed]) -> bytes | Streamed:
    if all(isinstance(piece, bytes) for piece in pieces):
        return b"".join(cast("list[bytes]", pieces))
    # few forms have files that are read while they are sent
    from ...transport.uploads import Parts

    return Parts(pieces)


def _pairs(types: Types, parameter: ParameterSchema, value: object) -> list[str]:
    try:
        if parameter.style is not None:
            # few fields are written in another style
            from ..styles import pairs

            return pairs(types, parameter, value)
        written = _fields(types, parameter.type, value)
        return [pair(parameter.wire, text) for text, _ in written]
    except EncodeError as error:
        raise error.within(parameter.name) from None


def _parts(
    types: Types, boundary: str, parameter: ParameterSchema, value: object
) -> Iterator[bytes | Streamed]:
    """Yields the parts of a parameter: one for each item of a list."""
    try:
        if parameter.type == _FILE:
            yield from file_part(boundary, parameter.wire, value)
        elif element(parameter.type) == _FILE:
            for file in items_of(value):
                yield from file_part(boundary, parameter.wire, file)
        elif parameter.style is not None:
            # few fields are written in another style
            from ..styles import fields

            for name, text in fields(types, parameter, value):
                yield part_head(boundary, name, None) + _encoded(text) + PART_END
        else:
            for text, kind in _fields(types, parameter.type, value):
                head = part_head(boundary, parameter.wire, kind)
                yield head + _encoded(text) + PART_END
    except EncodeError as error:
        raise error.within(parameter.name) from None


def _fields(
    types: Types, type_: str, value: object
) -> Iterator[tuple[str, str | None]]:
    """Yields the texts of a value, one for each item of a list, with the media type of JSON where it is that."""
    item = element(type_)
    for entry in (value,) if item is None else items_of(value):
        checked = argument(types, item or type_, entry)
        if checked is None:
            raise EncodeError("", "an item must not be None")
        if isinstance(checked, _SCALARS):
            yield text_of(cast("object", checked)), None
        elif isinstance(checked, bytes | bytearray | memoryview):
            yield b64encode(cast("bytes", checked)).decode("ascii"), None
        else:
            yield any_json(checked).decode(), JSON


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        reason = "has a character that UTF-8 cannot encode"
        raise EncodeError("", reason) from None
