"""Values for forms, headers and cookies, and for lists and objects in other styles, with what a server must receive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, TypeAlias, cast

from superoffice_contract_checks.made_up import SCALARS, TEXT, json_document, url_value
from superoffice._runtime.rest.codec.types import Types, element
from superoffice._runtime.rest.schema import Codec, ParameterSchema

Content: TypeAlias = str | bytes | dict[str, object]
"""What is in a field: a text, a file, or an object of JSON."""
Sent: TypeAlias = list[tuple[str, Content]]
"""The fields that a server must receive, by name, in their order."""

FILE: Final = b"\x89PNG\r\n\x1a\n\x00a file\xff"
"""The file that is uploaded."""
_PLAIN: Final = "contract"
"""A text that a header and a cookie can hold."""
_BETWEEN: Final = {"comma": ",", "space": " ", "pipe": "|", "tab": "\t"}
_BYTE: Final = "byte"


def header_value(types: Types, type_: str) -> tuple[object, str]:
    """A value for a header or a cookie, and the text of it."""
    item = element(type_)
    if item is not None:
        value, text = header_value(types, item)
        return [value, value], f"{text},{text}"
    value, texts = url_value(types, type_)
    return (_PLAIN, _PLAIN) if value == TEXT else (value, texts[0])


def styled_value(codec: Codec, parameter: ParameterSchema) -> tuple[object, Sent]:
    """A value for a parameter with a style."""
    wire, style = parameter.wire, parameter.style or ""
    if style in _BETWEEN:
        value, text = header_value(codec.types, element(parameter.type) or "string")
        return [value, value], [(wire, _BETWEEN[style].join((text, text)))]
    members = dict(_plain_members(codec, parameter))
    value = codec.decoder(parameter.type).read(json.dumps(members).encode())
    return value, [
        (f"{wire}[{name}]" if style == "deep" else name, text)
        for name, text in members.items()
    ]


def _plain_members(
    codec: Codec, parameter: ParameterSchema
) -> Iterator[tuple[str, str]]:
    """The members of an object that are texts, which every style can write."""
    document = json_document(codec.types.resolve(parameter.type))
    if isinstance(document, dict):
        for name, value in cast("dict[str, object]", document).items():
            if isinstance(value, str):
                yield name, value


def form_value(
    codec: Codec, parameter: ParameterSchema, *, with_files: bool
) -> tuple[object, Sent]:
    """A value for a field of a form; `with_files` are forms in which bytes are files."""
    if parameter.style is not None:
        return styled_value(codec, parameter)
    wire = parameter.wire
    item = element(parameter.type)
    if item is not None:
        field = ParameterSchema(wire, item, "body")
        value, sent = form_value(codec, field, with_files=with_files)
        return [value, value], sent * 2
    if with_files and parameter.type == _BYTE:
        return FILE, [(wire, FILE)]
    if parameter.type in SCALARS:
        value, (text,) = SCALARS[parameter.type]
        return value, [(wire, text)]
    document = json_document(codec.types.resolve(parameter.type))
    value = codec.decoder(parameter.type).read(json.dumps(document).encode())
    return value, [(wire, cast("Content", document))]
