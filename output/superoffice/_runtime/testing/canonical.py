"""The only definition of when two messages are equal.

Null equals absence, the order of keys does not matter, and 1 equals 1.0. Date-times are compared as instants, to the
microsecond, if both or neither have an offset. Further digits are cut off, as the codecs do.

Text does not tell its type, so all texts are treated alike: the strings `1.0` and `1` are equal too.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, cast

from ..soap.codec.xml import (
    NIL,
    SERIALIZATION,
    TYPE,
    XSD,
    Element,
    is_nil,
    local_name,
    namespace,
    parse,
    xsi_type,
)

_SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
_SOAP12: Final = "http://www.w3.org/2003/05/soap-envelope"
# the lengths are limited, since a server may send digits without end
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?")
# the forms that the codecs accept
_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_EMPTY_VALUES: Final = {
    (XSD, "dateTime"): "0001-01-01T00:00:00.000000",
    (XSD, "duration"): "PT0S",
    (SERIALIZATION, "duration"): "PT0S",
}
"""What an element without text means if its `xsi:type` is a value type: .NET's default."""


def canonical_json(data: bytes | str) -> str:
    """Returns JSON in its canonical form: equal documents give equal strings. Null is kept in lists.

    Raises:
        ValueError: it is no JSON.
    """
    document: object = json.loads(data)
    return json.dumps(_json(document), sort_keys=True, indent=1, ensure_ascii=False)


def _json(value: object) -> object:
    match value:
        case dict():
            fields = cast("dict[str, object]", value)
            return {
                key: _json(item) for key, item in fields.items() if item is not None
            }
        case list():
            return [_json(item) for item in cast("list[object]", value)]
        case str():
            return _date_time(value)
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def canonical_xml(data: bytes) -> str:
    """Returns XML in its canonical form, a line for each element: equal documents give equal strings.

    In addition to the rules of the module, prefixes, comments, white space between elements and `xsi:type` do not
    matter. An envelope of SOAP 1.2 equals one of 1.1; headers directly in the envelope equal those in `Header`.

    An element that is `xsi:nil`, or empty and of `xsd:anyType`, equals an absent one, unless it has siblings of the same
    name: then it is an item of an array, and counts. So an array with a single null equals an empty one.

    Raises:
        DecodeError: it is no well-formed XML.
        MissingDependencyError: lxml is not installed.
    """
    root = parse(data)
    if local_name(root.tag) == "Envelope" and namespace(root.tag) in {_SOAP11, _SOAP12}:
        return "\n".join(_envelope(root))
    return "\n".join(_element(root, 0))


def _envelope(root: Element) -> Iterator[str]:
    soap = namespace(root.tag)
    blocks = [child for child in root if namespace(child.tag) == soap]
    loose = [child for child in root if namespace(child.tag) != soap]
    headers = [*_children(blocks, "Header"), *loose]
    yield f"{{{_SOAP11}}}Envelope"
    if headers:
        yield f" {{{_SOAP11}}}Header"
        yield from _elements(headers, 2)
    yield f" {{{_SOAP11}}}Body"
    yield from _elements(_children(blocks, "Body"), 2)


def _children(blocks: list[Element], name: str) -> list[Element]:
    return [
        child for block in blocks if local_name(block.tag) == name for child in block
    ]


def _elements(elements: list[Element], depth: int) -> Iterator[str]:
    counts = Counter(element.tag for element in elements)
    for element in elements:
        if not _is_null(element):
            yield from _element(element, depth)
        elif counts[element.tag] > 1:
            yield f"{' ' * depth}{element.tag} nil"


def _is_null(element: Element) -> bool:
    if is_nil(element):
        return True
    empty = not len(element) and not element.text
    return empty and xsi_type(element) == (XSD, "anyType")


def _element(element: Element, depth: int) -> Iterator[str]:
    attributes = "".join(
        f" {name}={value!r}"
        for name, value in sorted(element.attrib.items())
        if name not in {NIL, TYPE}
    )
    text = _text(element)
    yield f"{' ' * depth}{element.tag}{attributes}{f' {text!r}' if text else ''}"
    yield from _elements(list(element), depth + 1)


def _text(element: Element) -> str:
    text = element.text or ""
    if not text.strip():
        name = None if len(element) else xsi_type(element)
        return _EMPTY_VALUES.get(name, "") if name else ""
    return _date_time(_number(text))


def _number(text: str) -> str:
    plain = text.strip()
    return str(Decimal(plain).normalize()) if _NUMBER.fullmatch(plain) else text


def _date_time(text: str) -> str:
    """Returns a date-time in its canonical form; other text unchanged."""
    if _DATE_TIME.fullmatch(text) is None:
        return text
    try:
        value = datetime.fromisoformat(text)
        if value.tzinfo is not None:
            value = value.astimezone(UTC)
    except (ValueError, OverflowError):
        return text
    return value.isoformat(timespec="microseconds")
