"""Check: fields that the property table of a REST page and the definition in a document of OpenAPI state differently.

Rule: only where most rows of the table are fields of the definition, since a page may print the table of another type. A
page prints the table of a type wherever an operation has it, so that all pages of the type are one case. What tables of
requests leave out is no difference, since callers need not send every field.
Source: the property tables of bodies and responses, and `properties` of the definition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from generator.model.ids import TypeId
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.openapi_facts import MediaType, Schema, SchemaField, SchemaType
from generator.model.rest_facts import RestProperty
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.drift.described import (
    Described,
    definition_of,
    described,
)
from generator.passes.checks.drift.forms import form_of_cell, form_of_schema
from generator.passes.openapi.documents import Definition, Within

_SUCCESS: Final = "200"


class _Table(msgspec.Struct, frozen=True):
    """A property table of a page, the line of its heading, and the definition of the type that it shows.

    It `is_whole` where it lists what a caller gets; the table of a request leaves out what callers need not send.
    """

    rows: Sequence[RestProperty]
    line: int
    definition: Definition
    is_whole: bool


def drifted_fields(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields what differs about the fields of each type, once for each type."""
    seen: set[tuple[str, str, str]] = set()
    for each in described(docs):
        for table in _tables(each):
            for defect in _of_table(each, table):
                key = (defect.id, defect.subject, defect.message)
                if key not in seen:
                    seen.add(key)
                    yield defect


def _tables(each: Described) -> Iterator[_Table]:
    body, stated = each.page.facts.body, each.documented.body
    if body is not None and stated is not None:
        schema = Within(stated.path, _schema(stated.value.content))
        for definition in _shown(each, body.properties, schema):
            yield _Table(body.properties, body.line, definition, is_whole=False)
    response = each.page.facts.response
    if response is None:
        return
    for answer in each.documented.responses:
        if answer.value.status == _SUCCESS:
            schema = Within(answer.path, _schema(answer.value.content))
            rows = response.properties
            for definition in _shown(each, rows, schema):
                yield _Table(rows, response.line, definition, is_whole=True)


def _shown(
    each: Described, rows: Sequence[RestProperty], schema: Within[Schema | None]
) -> Iterator[Definition]:
    """The definition that a table shows, if there is one."""
    if not rows or schema.value is None:
        return
    definition = definition_of(each, Within(schema.path, schema.value))
    if definition and _is_of(rows, definition.named.schema):
        yield definition


def _is_of(rows: Sequence[RestProperty], schema: Schema) -> bool:
    """Whether a table is that of a definition: most of the rows are fields of it."""
    fields = {field.wire.lower() for field in schema.fields}
    known = sum(row.name.lower() in fields for row in rows)
    return 2 * known > len(rows)


def _schema(content: Sequence[MediaType]) -> Schema | None:
    """The schema of all forms that a body may have, None where they differ."""
    schemas = {
        media.schema.reference: media.schema for media in content if media.schema
    }
    return next(iter(schemas.values())) if len(schemas) == 1 else None


def _name(definition: Definition) -> str:
    """The name of a definition without its namespace."""
    return definition.named.name.raw.rpartition(".")[2]


def _of_table(each: Described, table: _Table) -> Iterator[Defect]:
    schema = table.definition.schema.value
    if form_of_schema(schema) is not SchemaType.OBJECT or not schema.fields:
        return
    path = table.definition.path
    fields = {field.wire.lower(): field for field in schema.fields}
    for row in table.rows:
        field = fields.pop(row.name.lower(), None)
        if field is None:
            message = f"the page has the field {row.name}, and the document has none"
            places = (each.on_page(row.line), Place(path, schema.line))
            yield _defect(
                each, table, "drift-field-unknown", (row.name, message), places
            )
        else:
            yield from _types(each, table, row, field)
    for field in fields.values() if table.is_whole else ():
        message = f"the document has the field {field.wire}, and the page has none"
        places = (each.on_page(table.line), Place(path, field.line))
        yield _defect(
            each, table, "drift-field-undocumented", (field.wire, message), places
        )


def _types(
    each: Described, table: _Table, row: RestProperty, field: SchemaField
) -> Iterator[Defect]:
    path = table.definition.path
    target = definition_of(each, Within(path, field.schema))
    of_document = form_of_schema(target.named.schema if target else field.schema)
    of_page = form_of_cell(row.cell)
    if of_page and of_document and of_page is not of_document:
        message = f"the field {row.name} is of type {of_page} on the page, and of type {of_document} in the document"
        places = (each.on_page(row.line), Place(path, field.line))
        yield _defect(each, table, "drift-field-type", (row.name, message), places)


def _defect(
    each: Described,
    table: _Table,
    id_: str,
    named: tuple[str, str],
    places: tuple[Place, Place],
) -> Defect:
    name, message = named
    type_ = _name(table.definition)
    subject = f"{TypeId.of_rest(type_)}#field/{name}"
    cause = f"{type_}.{name}"
    return each.disagreement(id_, subject, message, places, cause=cause)
