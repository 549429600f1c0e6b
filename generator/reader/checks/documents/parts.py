"""The parts of a document with their places: operations, parameters, schemas and what else its rules name.

Rule: what a part is follows from the key that has it, as the tables of the specifications say (Swagger 2.0; OpenAPI 3.0 and
3.1; JSON Schema 2020-12). Examples, values and extensions are data, whatever they look like, and are no parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final
from urllib.parse import quote

import msgspec

from generator.model.text import encodable
from generator.reader.openapi.document import Dialect
from generator.reader.openapi.operations import METHODS
from generator.reader.openapi.references import REF, escaped
from generator.reader.page import tree


class PartKind(Enum):
    """What a part is."""

    ROOT = "root"
    COMPONENTS = "components"
    PATH = "path"
    OPERATION = "operation"
    CALLBACK = "callback"
    PARAMETER = "parameter"
    HEADER = "header"
    BODY = "body"
    MEDIA_TYPE = "media type"
    RESPONSE = "response"
    SCHEMA = "schema"


class _Shape(Enum):
    """How a key has its parts: one, a list of them, or an object of names."""

    ONLY = 1
    LIST = 2
    NAMED = 3


_Child = tuple[_Shape, PartKind]
_SCHEMA: Final = (_Shape.ONLY, PartKind.SCHEMA)
_SCHEMAS: Final = (_Shape.LIST, PartKind.SCHEMA)
_NAMED_SCHEMAS: Final = (_Shape.NAMED, PartKind.SCHEMA)
_PARAMETERS: Final = (_Shape.LIST, PartKind.PARAMETER)
_CONTENT: Final = (_Shape.NAMED, PartKind.MEDIA_TYPE)
_HEADERS: Final = (_Shape.NAMED, PartKind.HEADER)
_CALLBACKS: Final = (_Shape.NAMED, PartKind.CALLBACK)
_PATHS: Final = (_Shape.NAMED, PartKind.PATH)
_RESPONSES: Final = (_Shape.NAMED, PartKind.RESPONSE)

COMPOSITIONS: Final = frozenset(
    ("allOf", "oneOf", "anyOf", "not", "if", "then", "else", "dependentSchemas")
)
"""The keys of schemas that hold for the same value as the schema that has them."""

_CHILDREN: Final[Mapping[PartKind, Mapping[str, _Child]]] = {
    PartKind.ROOT: {
        "paths": _PATHS,
        "webhooks": _PATHS,
        "definitions": _NAMED_SCHEMAS,
        "parameters": (_Shape.NAMED, PartKind.PARAMETER),
        "responses": _RESPONSES,
        "components": (_Shape.ONLY, PartKind.COMPONENTS),
    },
    PartKind.COMPONENTS: {
        "schemas": _NAMED_SCHEMAS,
        "parameters": (_Shape.NAMED, PartKind.PARAMETER),
        "requestBodies": (_Shape.NAMED, PartKind.BODY),
        "responses": _RESPONSES,
        "headers": _HEADERS,
        "callbacks": _CALLBACKS,
        "pathItems": _PATHS,
    },
    PartKind.PATH: {
        "parameters": _PARAMETERS,
        **dict.fromkeys(METHODS, (_Shape.ONLY, PartKind.OPERATION)),
    },
    PartKind.OPERATION: {
        "parameters": _PARAMETERS,
        "requestBody": (_Shape.ONLY, PartKind.BODY),
        "responses": _RESPONSES,
        "callbacks": _CALLBACKS,
    },
    PartKind.PARAMETER: {"schema": _SCHEMA, "content": _CONTENT, "items": _SCHEMA},
    PartKind.HEADER: {"schema": _SCHEMA, "content": _CONTENT, "items": _SCHEMA},
    PartKind.BODY: {"content": _CONTENT},
    PartKind.MEDIA_TYPE: {"schema": _SCHEMA},
    PartKind.RESPONSE: {"schema": _SCHEMA, "content": _CONTENT, "headers": _HEADERS},
    PartKind.SCHEMA: {
        "properties": _NAMED_SCHEMAS,
        "patternProperties": _NAMED_SCHEMAS,
        "$defs": _NAMED_SCHEMAS,
        "dependentSchemas": _NAMED_SCHEMAS,
        "additionalProperties": _SCHEMA,
        "items": _SCHEMA,
        "not": _SCHEMA,
        "if": _SCHEMA,
        "then": _SCHEMA,
        "else": _SCHEMA,
        "allOf": _SCHEMAS,
        "oneOf": _SCHEMAS,
        "anyOf": _SCHEMAS,
        "prefixItems": _SCHEMAS,
    },
}

_SAFE: Final = "/~{}$._-"
_LONGEST: Final = 300


class Part(msgspec.Struct, frozen=True):
    """A part: its object, the key of its holder that has it, its JSON pointer (RFC 6901), and its line."""

    kind: PartKind
    value: tree.Mapping
    key: str
    pointer: str
    line: int

    @property
    def id(self) -> str:
        """The part as it follows the subject of the page: letters of no other meaning, and of a length that ids can have."""
        return f"#{quote(encodable(self.pointer[:_LONGEST]), safe=_SAFE)}"


class Parts(msgspec.Struct, frozen=True):
    """A document by its parts, in the order in which they stand in it."""

    root: tree.Mapping
    dialect: Dialect
    parts: tuple[Part, ...]

    @property
    def is_swagger(self) -> bool:
        """Whether it is of version 2.0."""
        return self.dialect is Dialect.SWAGGER_2

    @property
    def voids_siblings(self) -> bool:
        """Whether what is beside a `$ref` is void, as it is before OpenAPI 3.1."""
        return self.dialect in (Dialect.SWAGGER_2, Dialect.OPENAPI_3_0)

    def of(self, *kinds: PartKind) -> Iterator[Part]:
        """Yields the parts of some kinds."""
        return (part for part in self.parts if part.kind in kinds)

    @property
    def schemas(self) -> Iterator[Part]:
        """Yields what describes values: in Swagger 2.0 parameters and headers do so themselves."""
        if self.is_swagger:
            return self.of(PartKind.SCHEMA, PartKind.PARAMETER, PartKind.HEADER)
        return self.of(PartKind.SCHEMA)


def parts_of(root: tree.Mapping, dialect: Dialect) -> Parts:
    """The parts of a document."""
    return Parts(root, dialect, tuple(_all(root)))


def _all(root: tree.Mapping) -> Iterator[Part]:
    # a stack, since documents may be nested more deeply than calls
    waiting = [Part(PartKind.ROOT, root, "", "", root.line)]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += reversed(list(_below(part)))


def _below(part: Part) -> Iterator[Part]:
    if part.kind is PartKind.CALLBACK:
        yield from _named(part.value, PartKind.PATH, part.key, part.pointer)
        return
    if REF in part.value and part.kind is not PartKind.SCHEMA:
        return
    children = _CHILDREN[part.kind]
    for key, value in part.value.entries.items():
        child = children.get(key)
        # most values of large documents are texts
        if child is None or not isinstance(value, tree.Mapping | list):
            continue
        line = part.value.line_of(key)
        shape, kind = child
        pointer = f"{part.pointer}/{key}"
        if shape is _Shape.ONLY and isinstance(value, tree.Mapping):
            yield Part(kind, value, key, pointer, line)
        elif shape is _Shape.LIST and isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, tree.Mapping):
                    yield Part(kind, item, key, f"{pointer}/{index}", item.line)
        elif shape is _Shape.NAMED and isinstance(value, tree.Mapping):
            yield from _named(value, kind, key, pointer)


def _named(
    holder: tree.Mapping, kind: PartKind, key: str, pointer: str
) -> Iterator[Part]:
    for name, value, line in holder.lined():
        is_extension = name.startswith("x-") and kind is not PartKind.SCHEMA
        if isinstance(value, tree.Mapping) and not is_extension:
            yield Part(kind, value, key, f"{pointer}/{escaped(name)}", line)
