"""Lists and objects as texts in other styles than the usual one (OpenAPI 3.1, section 4.8.12.3; Swagger 2.0, `collectionFormat`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

from ..errors import EncodeError
from .codec.check import argument
from .codec.decode import parse_json
from .codec.encode import json_bytes
from .codec.types import Types
from .schema import ParameterSchema
from .texts import pair, quoted, text_of, texts

_SEPARATORS: Final[Mapping[str, str]] = {
    "comma": ",",
    "space": " ",
    "pipe": "|",
    "tab": "\t",
}
_DEEP: Final = "deep"
_BRACKETS: Final = frozenset("[]")


def pairs(types: Types, parameter: ParameterSchema, value: object) -> list[str]:
    """Returns an argument as the names and values of a query or a form; an empty list gives none.

    Raises:
        EncodeError: it does not fit the type, or cannot be written in the style.
    """
    if parameter.style in _SEPARATORS:
        text = joined(types, parameter, value)
        return [f"{quoted(parameter.wire, safe='$')}={text}"] if text else []
    return [pair(name, text) for name, text in _members(types, parameter, value)]


def fields(
    types: Types, parameter: ParameterSchema, value: object
) -> Iterator[tuple[str, str]]:
    """Yields an argument as the names and texts of parts of a form, without escapes.

    Raises:
        EncodeError: it does not fit the type, or cannot be written in the style.
    """
    separator = _SEPARATORS.get(parameter.style or "")
    if separator is None:
        yield from _members(types, parameter, value)
    elif items := _separable(types, parameter, value):
        yield parameter.wire, separator.join(items)


def joined(types: Types, parameter: ParameterSchema, value: object) -> str:
    """Returns a list with escapes for a URL, its items separated.

    Raises:
        EncodeError: it does not fit the type, or an item has the separator in it, so that a server would take it for two.
    """
    separator = _SEPARATORS[parameter.style or ""]
    # a comma stands for itself (RFC 6570, section 3.2.2)
    between = separator if separator == "," else quoted(separator)
    return between.join(map(quoted, _separable(types, parameter, value)))


def _separable(types: Types, parameter: ParameterSchema, value: object) -> list[str]:
    separator = _SEPARATORS[parameter.style or ""]
    items = texts(types, parameter.type, value)
    for index, item in enumerate(items):
        if separator in item:
            reason = f"must not contain {separator!r}, which separates the items"
            raise EncodeError("", reason).within(f"[{index}]")
    return items


def _members(
    types: Types, parameter: ParameterSchema, value: object
) -> Iterator[tuple[str, str]]:
    """Yields the members of an object as names and texts, those of a list one by one. Null is left out."""
    checked = argument(types, parameter.type, value)
    document = parse_json(json_bytes(checked))
    if not isinstance(document, dict):
        raise EncodeError("", f"expected an object, got {type(value).__name__}")
    for key, member in cast("dict[str, object]", document).items():
        is_deep = parameter.style == _DEEP
        if is_deep and not _BRACKETS.isdisjoint(key):
            raise EncodeError(key, "a name in brackets must have none itself")
        name = f"{parameter.wire}[{key}]" if is_deep else key
        is_list = isinstance(member, list)
        items = cast("list[object]", member) if is_list else [member]
        try:
            texts_ = [text_of(item) for item in items if item is not None]
        except EncodeError as error:
            raise error.within(key) from None
        yield from ((name, text) for text in texts_)
