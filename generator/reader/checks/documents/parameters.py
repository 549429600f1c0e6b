"""Parameters of Swagger 2.0 and OpenAPI 3 of which the document does not tell the type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.parts import Part, PartKind, Parts
from generator.reader.openapi.parameters import BODY, FORM
from generator.reader.openapi.references import REF

_TYPES: Final = frozenset(("string", "number", "integer", "boolean", "array"))
_FILE: Final = "file"


def parameters_without_type(document: Parts) -> Iterator[PageDefect]:
    """Yields parameters without a type, or with one that only bodies may have (Swagger 2.0, Parameter Object)."""
    for part in document.of(PartKind.PARAMETER):
        if not part.value.text("name") or not part.value.text("in"):
            continue
        message = (
            _fault_of_swagger(part) if document.is_swagger else _fault_of_openapi(part)
        )
        if message:
            yield PageDefect(
                id="openapi-parameter-type",
                line=part.value.line_of("type"),
                part=part.id,
                cause=part.value.text("type"),
                message=message,
                detail=part.value.text("name"),
            )


def _fault_of_swagger(part: Part) -> str:
    where, type_ = part.value.text("in"), part.value.text("type")
    if where == BODY:
        return "" if "schema" in part.value else "a body has no schema"
    # tools write `$ref` or `schema` beside the name for the type
    if type_ in _TYPES or (type_ == _FILE and where == FORM):
        return ""
    if type_:
        return "a parameter has a type that only bodies have"
    return "a parameter has no type"


def _fault_of_openapi(part: Part) -> str:
    has_type = "schema" in part.value or "content" in part.value
    return (
        ""
        if has_type or REF in part.value
        else "a parameter has neither schema nor content"
    )


def types_beside_schemas(document: Parts) -> Iterator[PageDefect]:
    """Yields bodies of Swagger 2.0 with a type beside their schema, which says something else."""
    for part in document.of(PartKind.PARAMETER) if document.is_swagger else ():
        stated = part.value.text("type")
        schema = part.value.mapping("schema")
        meant = schema.text("type")
        if part.value.text("in") == BODY and stated and meant and stated != meant:
            yield PageDefect(
                id="openapi-body-type",
                line=part.value.line_of("type"),
                part=part.id,
                cause=f"{stated} {meant}",
                message="the type beside the schema of a body is not that of the schema",
                detail=f"{stated}, {meant}",
                other_line=schema.line_of("type"),
            )
