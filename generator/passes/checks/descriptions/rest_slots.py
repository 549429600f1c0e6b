"""The places for descriptions on REST pages: the summary, and the rows of tables of parameters and properties.

Rule: the rows of an agent's body are parameters of its operation. Other rows are fields of a type where the page or the model
names one that has the field, else of the page alone. Parameters with a `.` are parts of a body that pages spread over the
query, for which there is a defect of its own. Rows of headers describe clients, not the API.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from generator.model.api import BodyKind, Location, RestOperation
from generator.model.lint.places import Place
from generator.model.rest_facts import RestOperationFacts, RestParameter, RestProperty
from generator.model.text import WireName
from generator.passes.checks.descriptions.names import (
    Names,
    named_types,
    of_operation,
    of_parameter,
)
from generator.passes.checks.descriptions.slots import FIELD, OPERATION, PARAMETER, Slot
from generator.passes.rest.evidence.cells import CellKind, classified
from generator.passes.rest.main_pages import rest_operation_id

_PAGES: Final = "REST pages"
_WRAPPER: Final = "request"
_OBJECTS: Final = frozenset((CellKind.OBJECT, CellKind.NAME, CellKind.BLANK))


class _Table(msgspec.Struct, frozen=True):
    """A table of properties; `types` are names that its type may have, the likeliest first."""

    side: str
    rows: Sequence[RestProperty]
    types: Sequence[str]


def rest_slots(path: str, facts: RestOperationFacts, names: Names) -> Iterator[Slot]:
    """Yields the places of a REST page."""
    id_ = rest_operation_id(facts)
    yield Slot(
        id=OPERATION,
        source=_PAGES,
        form="descriptions",
        page=_page(facts),
        part="",
        subject=id_,
        place=Place(path, facts.line),
        text=facts.summary or facts.description,
        comment=of_operation(facts.group, facts.operation),
        what=f"the operation {facts.operation}",
    )
    for where, rows in (
        ("path", facts.path_parameters),
        ("query", facts.query_parameters),
    ):
        for row in rows:
            if "." not in row.name:
                yield _parameter(path, facts, where, row)
    if facts.body is not None and facts.is_agent and facts.body.name == _WRAPPER:
        for each in facts.body.properties:
            yield _parameter(path, facts, "body", each)
    for table in _tables(facts, names.rest.get(id_)):
        yield from _fields(path, facts, table, names)


def _tables(
    facts: RestOperationFacts, operation: RestOperation | None
) -> Iterator[_Table]:
    """Yields the tables of properties of types."""
    body, response = facts.body, facts.response
    if body is not None and not (facts.is_agent and body.name == _WRAPPER):
        types = (*_body_types(operation), *_words(body.word))
        yield _Table("body", body.properties, types)
    if response is not None:
        result = named_types(operation.result if operation else None)
        types = (*result, *_words(response.body.name))
        yield _Table("response", response.properties, types)


def _page(facts: RestOperationFacts) -> str:
    return f"{facts.method} {facts.path}"


def _words(word: WireName | None) -> tuple[str, ...]:
    return () if word is None else (word,)


def _body_types(operation: RestOperation | None) -> Iterator[str]:
    if operation and operation.body and operation.body.kind is BodyKind.VALUE:
        for parameter in operation.parameters:
            if parameter.where is Location.BODY:
                yield from named_types(parameter.type)


def _parameter(
    path: str,
    facts: RestOperationFacts,
    where: str,
    row: RestParameter | RestProperty,
) -> Slot:
    id_ = rest_operation_id(facts)
    comment = of_parameter(facts.group, facts.operation, row.name)
    # options that every list takes are described in one place
    is_option = where == "query" and row.name.startswith("$")
    return Slot(
        id=PARAMETER,
        source=_PAGES,
        form=_form(where, row),
        page=_page(facts),
        part=f"{where}/{row.name}",
        subject=f"{id_}#param/{row.name}",
        place=Place(path, row.line),
        text=row.text,
        comment=row.name if is_option else comment,
        what=f"the parameter {row.name} of {facts.operation}",
    )


def _form(where: str, row: RestParameter | RestProperty) -> str:
    if where != "body":
        return f"{where} parameters"
    # an object has the words of its type, which come from elsewhere
    kind = "objects" if classified(row.cell).kind in _OBJECTS else "values and arrays"
    return f"{kind} in bodies of agents"


def _fields(
    path: str, facts: RestOperationFacts, table: _Table, names: Names
) -> Iterator[Slot]:
    for row in table.rows:
        owners = (name for name in table.types if names.has_field(name, row.name))
        type_ = next(owners, "")
        owner = names.owner(type_, row.name) if type_ else ""
        # readers do not know a name that no page has
        is_named = bool(type_) and type_ not in names.made_up
        of_page = f"{facts.group}.{facts.operation} {table.side}"
        yield Slot(
            id=FIELD,
            source=_PAGES,
            form="properties",
            page=_page(facts),
            part=f"{table.side}/{row.name}",
            subject=(
                f"types/{type_}#field/{row.name}"
                if is_named
                else f"{rest_operation_id(facts)}#{table.side}/{row.name}"
            ),
            place=Place(path, row.line),
            text=row.text,
            comment=f"{owner or of_page}.{row.name}",
            what=f"the property {row.name}" + (f" of {type_}" if is_named else ""),
            owner=owner,
        )
