"""Types of the document in Swagger's notation, so that both can be compared as text.

Swagger is coarser: it has no numbers shorter than int32, writes durations as strings, names no enum, and its dictionaries
have strings as keys, as JSON has. What the document knows better is not wrong.
"""

from __future__ import annotations

import re
from typing import Final

from benchmarks.accuracy_scores.document import Document, TypeRow
from benchmarks.accuracy_scores.rest_oracle import innermost

ENUM: Final = "enum"
"""The type of every enum on both sides; `rest_enums.py` compares their members."""

_SCALARS: Final = {
    "boolean": "bool",
    "int16": "int32",
    "uint32": "int32",
    "duration": "string",
    "any": "object",
}
_REFERENCE: Final = re.compile(r"#([\w./$-]+)")
_SCALAR: Final = re.compile(r"\b(boolean|int16|uint32|duration|any)\b")
_KEY: Final = re.compile(r"dict<[^<>,]+,")
_TRUE_ENUM: Final = re.compile(r"~[^<>,]+")


def in_swagger_words(type_: str | None, document: Document) -> str:
    """`array<#types/X>` → `array<X>`, an enum → `enum`, no type → `none`."""
    if type_ is None:
        return "none"
    parts = _REFERENCE.split(type_)
    # Every second part is an id, which no rule for scalars may touch.
    words = [
        _name(part, document) if index % 2 else _scalars(part)
        for index, part in enumerate(parts)
    ]
    return "".join(words)


def _scalars(text: str) -> str:
    return _KEY.sub("dict<", _SCALAR.sub(lambda found: _SCALARS[found[1]], text))


def _name(id_: str, document: Document) -> str:
    found = document.types.get(id_)
    if found is None:
        return f"?{id_}"
    return found.wire if found.kind == "object" else ENUM


def plain(true: str) -> str:
    """A type of the oracle with enums as `enum`."""
    return _TRUE_ENUM.sub(ENUM, true)


def object_inside(type_: str | None, document: Document) -> TypeRow | None:
    """The named type inside all arrays and dictionaries, if there is one."""
    return document.types.get(innermost(type_ or "").removeprefix("#"))
