"""The parameters of a REST operation, with their types.

Rule: path, query and header parameters are those of the page; body parameters are the properties of a wrapper, or the
body itself. The same call in other sources fills what the page leaves open; a cell that contradicts it wins. Null is
allowed where .NET has a reference type. Source: REST pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.api import Evidence, Fact, Location, Parameter, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import (
    ArrayType,
    ReferenceType,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.json_facts import JsonObject, JsonValue
from generator.model.rest_facts import (
    RestBody,
    RestOperationFacts,
    RestParameter,
    RestProperty,
)
from generator.model.text import WireName, wire_name
from generator.passes.knowledge.known import KnownPart, Signature
from generator.passes.pages import Located
from generator.passes.rest.drafts import RestEvidence
from generator.passes.rest.evidence.cells import (
    CellKind,
    classified,
    without_placeholder,
)
from generator.passes.rest.evidence.inference import ANY, STRING, inferred, with_names
from generator.passes.rest.evidence.shapes import NOTHING, Shape, shape_of
from generator.passes.rest.request import Request, expected_bodies
from generator.passes.soap.protocol import is_nillable

_PATH_PARAMETER: Final = re.compile(r"\{([A-Za-z0-9_]+)\}")
_Page = Located[RestOperationFacts]


class Parameters:
    """Builds parameters. `diagnostics` collects those that contradict other sources."""

    def __init__(self, evidence: RestEvidence) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._evidence = evidence
        self._known = evidence.known

    def of(
        self, page: _Page, request: Request | None, call: Signature | None
    ) -> Iterator[Parameter]:
        """Yields the parameters of an operation: of the path, the body, the query and the headers."""
        facts = page.facts
        rows = {str(row.name): row for row in facts.path_parameters}
        # the order of the route, which is that of positional arguments; a table may lack some of its names
        for name in dict.fromkeys(_PATH_PARAMETER.findall(facts.path)):
            row = rows.get(name)
            yield (
                self._listed(row, Location.PATH, page) if row else _unlisted(name, page)
            )
        if facts.body and request:
            yield from self._of_body(facts.body, request, call, page)
        for row in facts.query_parameters:
            yield self._listed(row, Location.QUERY, page)
        for row in facts.header_parameters:
            yield self._listed(row, Location.HEADER, page)

    def _listed(self, row: RestParameter, where: Location, page: _Page) -> Parameter:
        part = (
            self._known.argument(
                page.facts.group,
                page.facts.operation,
                row.name,
                is_agent=page.facts.is_agent,
            )
            if where == Location.QUERY
            else None
        )
        return Parameter(
            wire=row.name,
            where=where,
            type=self._row_type(row, part) if where != Location.HEADER else STRING,
            required=row.required or where == Location.PATH,
            nillable=False,
            text=row.text or (part.text if part else None),
            evidence=(Evidence(Fact.TYPE, Rule.REST_PAGE, page.path, row.line),),
        )

    def _row_type(self, row: RestParameter, part: KnownPart | None) -> TypeExpression:
        """The type of a path or query parameter.

        Pages do not show the type of a list's items, which are strings in most cases. An object cannot be written in a
        query, so items that another source knows as objects are `any`.
        """
        if row.cell.members:
            return ReferenceType(
                TypeId.of_rest(self._evidence.enums[row.cell.members].name)
            )
        cell = classified(row.cell)
        if cell.kind is CellKind.ARRAY:
            if part is None or not isinstance(part.type, ArrayType):
                return ArrayType(STRING)
            item = part.type.item
            return ArrayType(item if isinstance(item, ScalarType) else ANY)
        if cell.kind is CellKind.SCALAR and cell.scalar:
            return ScalarType(cell.scalar)
        return ANY if cell.kind is CellKind.OBJECT else STRING

    def _of_body(
        self, body: RestBody, request: Request, call: Signature | None, page: _Page
    ) -> Iterator[Parameter]:
        sample = page.facts.request_sample.body if page.facts.request_sample else None
        if request.type is None:
            wires = [row.name for row in body.properties]
            parts = call.matched(wires) if call else {}
            values = _values(sample)
            for row in body.properties:
                shape = values.get(row.name, NOTHING)
                yield self._wrapped(row, shape, parts.get(row.name), page)
            return
        type_ = with_names(request.type, self._evidence.names)
        yield Parameter(
            wire=body.name,
            where=Location.BODY,
            type=type_,
            required=True,
            nillable=False,
            text=body.text,
            evidence=(
                Evidence(Fact.TYPE, Rule.REST_PAGE, page.path, body.line),
                *self._value_evidence(page.facts, request.type),
            ),
        )

    def _value_evidence(
        self, facts: RestOperationFacts, type_: TypeExpression
    ) -> Iterator[Evidence]:
        """Yields the place where another source states the type of a body, or defines the carrier in it."""
        for part in expected_bodies(facts, self._known):
            if part.type == type_:
                yield part.evidence
                return
        yield from self._known.definitions(type_)

    def _wrapped(
        self,
        row: RestProperty,
        shape: Shape,
        part: KnownPart | None,
        page: _Page,
    ) -> Parameter:
        placeholders = self._evidence.placeholders
        cell = without_placeholder(classified(row.cell), placeholders)
        inference = inferred(
            row.name, cell, shape, part.type if part else None, self._known
        )
        type_ = with_names(inference.type, self._evidence.names)
        evidence = [Evidence(Fact.TYPE, Rule.REST_PAGE, page.path, row.line)]
        if part and inference.contradicts:
            self.diagnostics.append(_conflict(row, part, page))
        elif part:
            evidence.append(part.evidence)
        return Parameter(
            wire=row.name,
            where=Location.BODY,
            type=type_,
            required=False,
            nillable=is_nillable(type_, self._known.is_object),
            text=row.text or (part.text if part else None),
            evidence=tuple(evidence),
        )


def _values(sample: JsonValue | None) -> dict[str, Shape]:
    """The shapes of the values of a wrapper by name."""
    members = sample.members if isinstance(sample, JsonObject) else ()
    return {member.key.raw: shape_of(member.value) for member in members}


def _unlisted(name: str, page: _Page) -> Parameter:
    """A parameter of the route that has no row in the table."""
    return Parameter(
        wire=wire_name(name) or WireName("value"),
        where=Location.PATH,
        type=STRING,
        required=True,
        nillable=False,
        text=None,
        evidence=(Evidence(Fact.TYPE, Rule.REST_PAGE, page.path, page.facts.line),),
    )


def _conflict(row: RestProperty, part: KnownPart, page: _Page) -> Diagnostic:
    place = part.evidence
    message = f"{row.name} has a different type in {place.path}:{place.line}; this page was used"
    return Diagnostic("rest-type-conflict", page.path, row.line, message)
