"""Values without a declared type (`xsd:anyType`): what `xsi:type` names becomes a Python value, and is named again.

| `xsi:type` | Python value |
|---|---|
| `string`, `boolean`, `int`, `double`, `dateTime`, `base64Binary`, `ser:duration` | `str`, `bool`, `int`, `float`, `datetime`, `bytes`, `timedelta` |
| the other integers, of up to a thousand digits, and `ser:char` | `int` |
| `float` | `float` |
| `decimal` | `Decimal` with all its digits |
| `date`, `time` | `date`, `time` |
| `duration` | `timedelta` |
| `hexBinary` | `bytes` |
| a type of the schema | the class of it; a list, a dictionary |
| every other type without elements: `anyURI`, `QName`, `ser:guid`, types that the schema does not have; no type | `str` |
| a value with elements that the schema does not have, or no type | its XML as `str` |

A value that its Python type cannot hold, such as the year 10000 or a duration of months, is the `str` of the wire. Where
the Python type alone does not tell `xsi:type`, the value is of a subclass that remembers it: it equals the plain value,
and is written with its type. What a program computes is plain, and gets the type of `any_types.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from sys import intern
from typing import Any, Final, cast

from ...values.dates import SPACE
from .limits import spend
from .scalars import RANGES, SCALARS, parse_duration
from .text import attribute
from .xml import SERIALIZATION, XSD, Element, is_nil, namespaces

QualifiedName = tuple[str, str]
"""Namespace and name."""

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,1000}")
_DECIMAL: Final = re.compile(r"[+-]?(?=\.?[0-9])[0-9]{0,1000}(?:\.[0-9]{0,1000})?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(
    r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_HEX: Final = re.compile(r"([0-9A-Fa-f]{2})*")


_SIZE: Final = 320
"""Bytes of what a value remembers."""


class Typed:
    """Mixed into the classes of values that remember their `xsi:type`; None if they had none."""

    wire_type: QualifiedName | None = None


class _Integer(int, Typed):
    pass


class _Float(float, Typed):
    pass


class _Bytes(bytes, Typed):
    pass


class _Duration(timedelta, Typed):
    pass


class TypedText(str, Typed):  # noqa: SLOT000 - it has the attributes of Typed
    """A text with another type than `xsd:string`; `prefix` and its namespace belong to a `QName`."""

    prefix: QualifiedName | None = None


class TypedXml(str, Typed):  # noqa: SLOT000 - it has the attributes of Typed
    """An element as XML, which is written as it is under the name of its new place."""


class TypedList(list[Any], Typed):
    """A list whose items do not tell its type, such as an empty one."""


class TypedDictionary(dict[Any, Any], Typed):
    """A dictionary whose items do not tell its type."""


def _exactly(pattern: re.Pattern[str], text: str) -> str:
    plain = text.strip(SPACE)
    if pattern.fullmatch(plain) is None:
        raise ValueError(f"not of its type: {plain[:40]!r}")
    return plain


def _integer(text: str) -> int:
    return int(_exactly(_INTEGER, text))


def _of_subclass(
    kind: type[Any], read: Callable[[str], object]
) -> Callable[[str], object]:
    return lambda text: kind(read(text))


def _duration(text: str) -> object:
    span = parse_duration(text)
    return _Duration(span.days, span.seconds, span.microseconds)


_INTEGERS: Final = (
    "long short byte integer unsignedLong unsignedInt unsignedShort unsignedByte"
    " nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger int"
).split()
_READERS: Final[Mapping[QualifiedName, Callable[[str], object]]] = {
    **{(XSD, name): _of_subclass(_Integer, _integer) for name in _INTEGERS},
    (SERIALIZATION, "char"): _of_subclass(_Integer, _integer),
    (XSD, "float"): _of_subclass(_Float, SCALARS["double"].parse),
    (XSD, "decimal"): lambda text: Decimal(_exactly(_DECIMAL, text)),
    (XSD, "date"): lambda text: date.fromisoformat(_exactly(_DATE, text)),
    (XSD, "time"): lambda text: time.fromisoformat(_exactly(_TIME, text)),
    (XSD, "duration"): _duration,
    (XSD, "hexBinary"): lambda text: _Bytes.fromhex(_exactly(_HEX, text)),
    (XSD, "string"): str,
    (XSD, "boolean"): SCALARS["boolean"].parse,
    (XSD, "double"): SCALARS["double"].parse,
    (XSD, "dateTime"): SCALARS["date-time"].parse,
    (XSD, "base64Binary"): SCALARS["byte"].parse,
    (SERIALIZATION, "duration"): SCALARS["duration"].parse,
}
_PLAIN_INTEGERS: Final = {(XSD, "int"): RANGES["int32"], (XSD, "long"): RANGES["int64"]}


def read_scalar(element: Element, name: QualifiedName | None) -> object:
    """Returns the value of an element without children; None for nil, and for an empty one of no type."""
    text = element.text
    if text is None:
        if is_nil(element) or name in {None, (XSD, "anyType")}:
            return None
        text = ""
    read = None if name is None else _READERS.get(name)
    if read is None or name is None:
        return _text(element, text, name)
    try:
        value = read(text)
    except ValueError:
        return _text(element, text, name)
    return _plain(value, name) if isinstance(value, Typed) else value


def _plain(value: Typed, name: QualifiedName) -> object:
    """Returns the plain value if its type alone tells its name."""
    if isinstance(value, int) and name in _PLAIN_INTEGERS:
        low, high = _PLAIN_INTEGERS[name]
        is_short = RANGES["int32"][0] <= value <= RANGES["int32"][1]
        if low <= value <= high and is_short == (name == (XSD, "int")):
            return int(value)
    _remember(value, name)
    return value


def _remember(value: Typed, name: QualifiedName | None) -> None:
    spend(_SIZE)
    # values of one answer have the same few types
    value.wire_type = name and (intern(name[0]), intern(name[1]))


def _text(element: Element, text: str, name: QualifiedName | None) -> TypedText:
    value = TypedText(text)
    _remember(value, name)
    if name == (XSD, "QName"):
        prefix = text.strip().rpartition(":")[0]
        uri = namespaces(element).get(prefix or None)
        value.prefix = None if uri is None else (prefix, uri)
    return value


def with_type(value: object, name: QualifiedName) -> object:
    """Returns a list or a dictionary that remembers its type; other values as they are."""
    typed: TypedList | TypedDictionary
    match value:
        case list():
            typed = TypedList(cast("list[object]", value))
        case dict():
            typed = TypedDictionary(cast("dict[object, object]", value))
        case _:
            return value
    _remember(typed, name)
    return typed


def format_typed(value: object) -> tuple[str, QualifiedName | None]:
    """Returns the text and the type of a scalar that remembers its type, or for which `any_types.py` has none.

    Raises:
        ValueError: it cannot be sent.
    """
    match value:
        case _Integer():
            return str(int(value)), value.wire_type
        case _Float():
            return SCALARS["double"].format(float(value)), value.wire_type
        case _Bytes():
            return value.hex().upper(), value.wire_type
        case _Duration():
            return SCALARS["duration"].format(value), value.wire_type
        case TypedText():
            return SCALARS["string"].format(value), value.wire_type
        case Decimal() if value.is_finite():
            return f"{value:f}", (XSD, "decimal")
        case date():
            return value.isoformat(), (XSD, "date")
        case time():
            return value.isoformat(), (XSD, "time")
        case _:
            raise ValueError(f"{type(value).__name__} has no type on the wire")


def qualified_name(text: str, prefix: QualifiedName) -> tuple[str, str]:
    """Returns the text of a `QName`, and the declaration of its prefix as an attribute."""
    name, uri = prefix
    if not name:
        return text, f' xmlns="{attribute(uri)}"'
    # its prefix may be that of the element, or one that the envelope declares
    local = text.strip(SPACE).rpartition(":")[2]
    return f"q:{local}", f' xmlns:q="{attribute(uri)}"'
