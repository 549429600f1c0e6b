"""The parts of a document that have a name, so that others can refer to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

import msgspec

from generator.model.openapi_facts import (
    NamedBody,
    NamedOperations,
    NamedParameter,
    NamedResponse,
    NamedSchema,
)
from generator.reader.openapi.bodies import body_of_parameter, read_body
from generator.reader.openapi.document import Document
from generator.reader.openapi.operations import operations_of_part
from generator.reader.openapi.parameters import BODY, FORM, read_parameter
from generator.reader.openapi.references import Place, last_part, place_of, pointer
from generator.reader.openapi.responses import read_response
from generator.reader.openapi.schemas import read_schema
from generator.reader.openapi.values import exact
from generator.reader.page.limits import MAX_SCHEMAS, limited
from generator.reader.page.tree import EMPTY, Mapping, Value


class Kind(Enum):
    """What a part is."""

    SCHEMA = "schema"
    PARAMETER = "parameter"
    BODY = "body"
    RESPONSE = "response"
    PATH = "path"


class Part(msgspec.Struct, frozen=True):
    """A part, its JSON pointer, and its line."""

    kind: Kind
    pointer: str
    value: Value
    line: int


COMPONENTS: Final = {
    "schemas": Kind.SCHEMA,
    "parameters": Kind.PARAMETER,
    "requestBodies": Kind.BODY,
    "responses": Kind.RESPONSE,
    "pathItems": Kind.PATH,
}
"""The kinds of what is under `components` (OpenAPI 3.1, 4.8.7)."""

ROOTS: Final = {
    "definitions": Kind.SCHEMA,
    "parameters": Kind.PARAMETER,
    "responses": Kind.RESPONSE,
}
"""The kinds of what Swagger 2.0 has at the root."""


def document_parts(root: Mapping) -> Iterator[Part]:
    """Yields the parts of a document."""
    components = root.mapping("components")
    for key, kind in COMPONENTS.items():
        yield from _parts(components.mapping(key), f"/components/{key}", kind)
    for key, kind in ROOTS.items():
        yield from _parts(root.mapping(key), f"/{key}", kind)


def _parts(holder: Mapping, base: str, kind: Kind) -> Iterator[Part]:
    for name, value, line in holder.lined():
        yield Part(kind, pointer(base, name), value, line)


class Named(msgspec.Struct):
    """The parts of a document as facts."""

    parameters: list[NamedParameter] = []
    bodies: list[NamedBody] = []
    responses: list[NamedResponse] = []
    paths: list[NamedOperations] = []


def read_named(parts: Iterable[Part], document: Document) -> Named:
    """The parts other than schemas."""
    named = Named()
    for part in parts:
        if part.kind is Kind.SCHEMA:
            continue
        place = document.resolved(part.value, part.line)
        if isinstance(place, Place) and isinstance(place.value, Mapping):
            _read(part, place.value, document, named)
    return named


def read_schemas(document: Document) -> tuple[NamedSchema, ...]:
    """The named schemas, and those at other places that the document refers to."""
    found: list[NamedSchema] = []
    for key in document.all_schemas():
        place = place_of(document.root, key)
        if place is None:
            continue
        if len(found) > MAX_SCHEMAS:
            break
        schema = read_schema(place.value, place.line, document)
        found.append(NamedSchema(key, exact(last_part(key)), schema))
    return limited(tuple(found), MAX_SCHEMAS, "schemas", 0, document.log)


def _read(part: Part, value: Mapping, document: Document, named: Named) -> None:
    where = value.text("in")
    if part.kind is Kind.PARAMETER and where == BODY:
        consumes = document.root.texts("consumes")
        body = body_of_parameter(value, part.line, document, consumes)
        named.bodies.append(NamedBody(part.pointer, body))
    elif part.kind is Kind.PARAMETER and where != FORM:
        parameter = read_parameter(value, part.line, document)
        if parameter is not None:
            named.parameters.append(NamedParameter(part.pointer, parameter))
    elif part.kind is Kind.BODY:
        body = read_body(value, part.line, document, EMPTY)
        named.bodies.append(NamedBody(part.pointer, body))
    elif part.kind is Kind.RESPONSE:
        response = read_response(value, "", part.line, document, EMPTY)
        named.responses.append(NamedResponse(part.pointer, response))
    elif part.kind is Kind.PATH:
        operations = tuple(operations_of_part(value, document))
        named.paths.append(NamedOperations(part.pointer, operations))
