"""Values of samples as Python literals: an exit of untrusted text into code, as `emit/python/escape.py`.

REMOVING OR CHANGING AN ESCAPE HERE HAS SECURITY IMPLICATIONS. A text becomes code through `as_literal` only; numbers,
dates and bytes are parsed, and written anew from the value. Long texts are cut off.
"""

from __future__ import annotations

import binascii
import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from generator.emit.docs.examples.code import Atom, Code, Part, call
from generator.emit.python.escape import as_literal
from generator.model.expressions import Scalar
from generator.model.json_facts import JsonKind, JsonScalar
from generator.model.text import Text

LONGEST_TEXT: Final = 60
_LONGEST_BYTES: Final = 24

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,19}")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?")
_DATE_TIME: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,20})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_DURATION: Final = re.compile(
    r"P(?:([0-9]{1,6})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})S)?)?"
)
_UNITS: Final = ("days", "hours", "minutes", "seconds")
_RANGES: Final[Mapping[Scalar, tuple[int, int]]] = {
    Scalar.INT16: (-(2**15), 2**15 - 1),
    Scalar.INT32: (-(2**31), 2**31 - 1),
    Scalar.INT64: (-(2**63), 2**63 - 1),
    Scalar.UINT32: (0, 2**32 - 1),
}
_BOOLEANS: Final = {"true": "True", "false": "False", "1": "True", "0": "False"}


def scalar_code(value: JsonScalar, scalar: Scalar) -> Code | None:
    """The literal of a value of a type, None where it is none of that type.

    Values of XML have the kind of text: their type is known only from the schema.
    """
    if value.kind is JsonKind.NULL:
        return None
    if scalar in _RANGES:
        return _integer(value, *_RANGES[scalar])
    return _CODE[scalar](value)


def text_code(text: Text) -> Atom:
    """A string literal of the first characters of a text."""
    return Atom(as_literal(text.raw[:LONGEST_TEXT]))


def whole_text_code(text: Text) -> Atom | None:
    """A string literal of a text, such as a key, None where it is long."""
    is_long = len(text.raw) > LONGEST_TEXT
    return None if is_long else text_code(text)


def key_code(text: Text, scalar: Scalar) -> Atom | None:
    """The literal of a key of a dictionary, None where it is none of that type."""
    value = JsonScalar(JsonKind.STRING, text)
    code = (
        whole_text_code(text) if scalar is Scalar.STRING else scalar_code(value, scalar)
    )
    return code if isinstance(code, Atom) else None


def number_of(value: JsonScalar) -> Atom | None:
    """The literal of a whole number of JSON, None where it is something else."""
    if value.kind is not JsonKind.INTEGER:
        return None
    return _integer(value, *_RANGES[Scalar.INT64])


def words_of(text: Text) -> tuple[Text, ...]:
    """The names of a set of flags: JSON has commas between them, XML white space."""
    return tuple(map(Text, text.raw.replace(",", " ").split()))


def date_time_code(value: datetime) -> Code:
    """A date and time to the second; one with an offset in UTC."""
    aware = value.astimezone(UTC) if value.tzinfo else value
    parts = [aware.year, aware.month, aware.day, aware.hour, aware.minute]
    if aware.second:
        parts.append(aware.second)
    arguments = [Part(Atom(str(part))) for part in parts]
    if value.tzinfo:
        arguments.append(Part(Atom("UTC", ("UTC",)), "tzinfo="))
    return call("datetime", *arguments, uses=("datetime",))


def bytes_code(content: bytes) -> Atom:
    """A literal of bytes."""
    literal = repr(content)
    return Atom(literal if '"' in literal else f'b"{literal[2:-1]}"')


def _integer(value: JsonScalar, least: int, most: int) -> Atom | None:
    text = value.text.raw.strip()
    if value.kind is JsonKind.BOOLEAN or not _INTEGER.fullmatch(text):
        return None
    number = int(text)
    return Atom(str(number)) if least <= number <= most else None


def _string(value: JsonScalar) -> Atom | None:
    return text_code(value.text) if value.kind is JsonKind.STRING else None


def _double(value: JsonScalar) -> Atom | None:
    text = value.text.raw.strip()
    if value.kind is JsonKind.BOOLEAN or not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    # as black writes exponents
    literal = repr(number).replace("e+", "e")
    return Atom(literal) if math.isfinite(number) else None


def _boolean(value: JsonScalar) -> Atom | None:
    word = _BOOLEANS.get(value.text.raw.strip())
    is_other = value.kind in (JsonKind.INTEGER, JsonKind.NUMBER)
    return None if word is None or is_other else Atom(word)


def _date_time(value: JsonScalar) -> Code | None:
    match = _DATE_TIME.fullmatch(value.text.raw.strip())
    if match is None:
        return None
    try:
        return date_time_code(datetime.fromisoformat(match[1] + (match[2] or "")))
    except (ValueError, OverflowError):
        return None


def _duration(value: JsonScalar) -> Code | None:
    """A duration (XML Schema part 2, section 3.2.6) without a fraction; an empty text is 0, as in .NET."""
    text = value.text.raw.strip()
    match = _DURATION.fullmatch(text or "PT0S")
    if match is None or not any(match.groups()):
        return None
    parts = [
        Part(Atom(str(int(number))), f"{unit}=")
        for unit, number in zip(_UNITS, match.groups(), strict=True)
        if number
    ]
    return call("timedelta", *parts, uses=("timedelta",))


def _binary(value: JsonScalar) -> Atom | None:
    """Bytes: of base64, or of text in its place, as pages show both."""
    if value.kind is not JsonKind.STRING:
        return None
    text = value.text.raw
    try:
        content = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        content = text.encode("utf-8", "replace")
    return bytes_code(content[:_LONGEST_BYTES])


def _any(value: JsonScalar) -> Code | None:
    """A value as its kind in JSON."""
    match value.kind:
        case JsonKind.INTEGER:
            return number_of(value)
        case JsonKind.NUMBER:
            return _double(value)
        case JsonKind.BOOLEAN:
            return _boolean(value)
        case _:
            return _string(value)


_CODE: Final[Mapping[Scalar, Callable[[JsonScalar], Code | None]]] = {
    Scalar.STRING: _string,
    Scalar.DOUBLE: _double,
    Scalar.BOOLEAN: _boolean,
    Scalar.DATE_TIME: _date_time,
    Scalar.DURATION: _duration,
    Scalar.BYTE: _binary,
    Scalar.ANY: _any,
}
