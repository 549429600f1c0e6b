"""What a cell of a page and a schema of a document say about the form of a value in JSON, to compare both.

Rule: a cell is coarse, so that only forms contradict each other: an integer and a string, an array and an object. A cell
with the name of a type, and a schema with several forms, say nothing that could be compared.
Source: the type words of REST pages (`passes/rest/evidence/cells.py`) and `type` of JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.expressions import Scalar
from generator.model.openapi_facts import Schema, SchemaType
from generator.model.rest_facts import TypeCell
from generator.passes.rest.evidence.cells import CellKind, classified

_OF_SCALARS: Final[Mapping[Scalar, SchemaType]] = {
    Scalar.STRING: SchemaType.STRING,
    Scalar.INT32: SchemaType.INTEGER,
    Scalar.INT64: SchemaType.INTEGER,
    Scalar.BOOLEAN: SchemaType.BOOLEAN,
    Scalar.DOUBLE: SchemaType.NUMBER,
    Scalar.DATE_TIME: SchemaType.STRING,
    Scalar.BYTE: SchemaType.STRING,
}
_OF_CELLS: Final[Mapping[CellKind, SchemaType]] = {
    CellKind.TEXT: SchemaType.STRING,
    CellKind.ENUM: SchemaType.STRING,
    CellKind.ARRAY: SchemaType.ARRAY,
    CellKind.OBJECT: SchemaType.OBJECT,
}


def form_of_cell(cell: TypeCell) -> SchemaType | None:
    """The form that a cell states, None where it states none."""
    stated = classified(cell)
    if stated.scalar is not None:
        return _OF_SCALARS.get(stated.scalar)
    return _OF_CELLS.get(stated.kind)


def form_of_schema(schema: Schema) -> SchemaType | None:
    """The form that a schema states, None where it states none, or more than one."""
    if schema.reference or schema.all_of or schema.one_of or len(schema.types) != 1:
        return None
    return schema.types[0]
