"""Pass: the REST operations of the model, typed.

Rule: route, parameters and statuses are those of the page; bodies and results come from `request.py` and `result.py`.
Null is allowed where .NET has a reference type. Source: REST pages; the words of other sources fill what they lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.api import (
    Agent,
    ArrayType,
    Body,
    DictionaryType,
    Evidence,
    Operation,
    Parameter,
    ReferenceType,
    RestBinding,
    ScalarType,
    StatusResponse,
    TypeExpression,
    references,
    rest_group_id,
    rest_type_id,
)
from generator.model.json_facts import JsonObject, JsonValue
from generator.model.rest_facts import (
    RestBody,
    RestOperationFacts,
    RestParameter,
    RestProperty,
)
from generator.model.text import Text, WireName, wire_name
from generator.passes.rest.cells import CellKind, classified, without_placeholder
from generator.passes.rest.infer import ANY, STRING, inferred, with_names
from generator.passes.rest.known import KnownPart, Signature
from generator.passes.rest.request import Request, expected_bodies, request_of
from generator.passes.rest.result import result_of
from generator.passes.rest.shapes import NOTHING, Shape, shape_of
from generator.passes.soap_protocol import NILLABLE_SCALARS
from generator.passes.state import Located, State

_RULE: Final = "rest-page"
_PATH_PARAMETER: Final = re.compile(r"\{([A-Za-z0-9_]+)\}")
_OK: Final = frozenset({"OK", "No Content"})
_Page = Located[RestOperationFacts]


def rest_operations(state: State) -> State:
    """Adds the REST operations, and their agents and resources, to `state.api`."""
    builder = _Builder(state)
    operations = [
        builder.operation(id_, page) for id_, page in state.rest.main_pages.items()
    ]
    groups = {one.group_id: one for one in reversed(operations)}
    agents = [_group(id_, one, state) for id_, one in groups.items()]
    api = msgspec.structs.replace(
        state.api,
        operations=tuple(
            sorted((*state.api.operations, *operations), key=lambda one: one.id)
        ),
        agents=tuple(sorted((*state.api.agents, *agents), key=lambda one: one.id)),
    )
    return msgspec.structs.replace(state, api=api)


def _group(id_: str, operation: Operation, state: State) -> Agent:
    is_agent = id_ == rest_group_id(operation.version, operation.agent, is_agent=True)
    said = state.rest.known.agents.get(operation.agent) if is_agent else None
    return Agent(
        id=id_,
        version=operation.version,
        wire=operation.agent,
        namespace="",
        description=said[0] if said else None,
        evidence=(said[1],) if said else (),
        protocol="rest",
        is_resource=not is_agent,
    )


class _Builder:
    """Makes operations of pages."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._known = state.rest.known

    def operation(self, id_: str, page: _Page) -> Operation:
        """The operation that a page describes."""
        facts = page.facts
        request = request_of(facts, self._known)
        result = result_of(facts, self._known, self._state.rest.placeholders)
        call = self._call(facts)
        type_ = self._named(result.type) if result.type else None
        response = facts.response
        return Operation(
            id=id_,
            protocol="rest",
            version=facts.version,
            agent=facts.group,
            wire=facts.operation,
            method=facts.method,
            path=facts.path,
            soap=None,
            rest=RestBinding(
                body=_body(facts.body, request),
                result=result.kind,
                content_types=response.content_types if response else (),
            ),
            parameters=tuple(self._parameters(page, request, call)),
            out=(),
            responses=_responses(facts, type_),
            description=_description(facts) or (call.description if call else None),
            returns=_returns(facts),
            evidence=(
                Evidence("operation", _RULE, page.path, facts.line),
                *self._of_result(facts, page.path, result.type),
            ),
        )

    def _of_result(
        self, facts: RestOperationFacts, path: str, type_: TypeExpression | None
    ) -> Iterator[Evidence]:
        """The line that names the type of the result, and the call of another source that says the same."""
        if facts.response is None or type_ is None:
            return
        yield Evidence("result", _RULE, path, facts.response.line)
        for call in self._known.alike(facts.group, facts.operation):
            if call.result == type_ and (
                call.agent == facts.group or not facts.is_agent
            ):
                yield msgspec.structs.replace(call.evidence, fact="result")
                return
        for place in self._named_by(type_):
            yield msgspec.structs.replace(place, fact="result")

    def _named_by(self, type_: TypeExpression) -> Iterator[Evidence]:
        """Where another source defines the carrier that a table was recognised as."""
        for id_ in references(type_):
            carrier = self._known.carriers.get(id_.rpartition("/")[2])
            if carrier is not None:
                yield carrier.evidence

    def _call(self, facts: RestOperationFacts) -> Signature | None:
        return (
            self._known.signature(facts.group, facts.operation)
            if facts.is_agent
            else None
        )

    def _named(self, type_: TypeExpression) -> TypeExpression:
        names = self._state.rest.names

        def rename(key: str) -> str | None:
            return rest_type_id(names[key]) if key in names else None

        return with_names(type_, rename)

    def _parameters(
        self, page: _Page, request: Request | None, call: Signature | None
    ) -> Iterator[Parameter]:
        facts = page.facts
        rows = {str(one.name): one for one in facts.path_parameters}
        for name in _PATH_PARAMETER.findall(facts.path):
            row = rows.get(name)
            yield self._listed(row, "path", page) if row else _unlisted(name, page)
        if facts.body and request:
            yield from self._of_body(facts.body, request, call, page)
        for row in facts.query_parameters:
            yield self._listed(row, "query", page)
        for row in facts.header_parameters:
            yield self._listed(row, "header", page)

    def _listed(self, row: RestParameter, where: str, page: _Page) -> Parameter:
        part = self._known.argument(page.facts, row.name) if where == "query" else None
        return Parameter(
            wire=row.name,
            where=where,
            type=self._of_row(row, part) if where != "header" else STRING,
            required=row.required or where == "path",
            nillable=False,
            text=row.text or (part.text if part else None),
            evidence=(Evidence("type", _RULE, page.path, row.line),),
        )

    def _of_row(self, row: RestParameter, part: KnownPart | None) -> TypeExpression:
        """The type of a path or query parameter; lists have no item type on the page and mostly hold strings.

        Objects cannot be items of a list in a query, so these items can be anything.
        """
        if row.cell.members:
            return ReferenceType(
                rest_type_id(self._state.rest.enums[row.cell.members].name)
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
            for row in body.properties:
                yield self._wrapped(row, sample, parts.get(row.name), page)
            return
        type_ = self._named(request.type)
        yield Parameter(
            wire=body.name,
            where="body",
            type=type_,
            required=True,
            nillable=False,
            text=body.text,
            evidence=(
                Evidence("type", _RULE, page.path, body.line),
                *self._of_value(page.facts, request.type),
            ),
        )

    def _of_value(
        self, facts: RestOperationFacts, type_: TypeExpression
    ) -> Iterator[Evidence]:
        """Where another source says the type of a body, or defines the carrier that its table was recognised as."""
        for part in expected_bodies(facts, self._known):
            if part.type == type_:
                yield part.evidence
                return
        yield from self._named_by(type_)

    def _wrapped(
        self,
        row: RestProperty,
        sample: JsonValue | None,
        part: KnownPart | None,
        page: _Page,
    ) -> Parameter:
        placeholders = self._state.rest.placeholders
        cell = without_placeholder(classified(row.cell), placeholders)
        shape = _shape(sample, row.name)
        found = inferred(
            row.name, cell, shape, part.type if part else None, self._known
        )
        type_ = self._named(found.type)
        evidence = [Evidence("type", _RULE, page.path, row.line)]
        if part and not found.contradicts:
            evidence.append(part.evidence)
        return Parameter(
            wire=row.name,
            where="body",
            type=type_,
            required=False,
            nillable=is_nillable(type_, frozenset(self._known.enums)),
            text=row.text or (part.text if part else None),
            evidence=tuple(evidence),
        )


def _shape(sample: JsonValue | None, name: str) -> Shape:
    if not isinstance(sample, JsonObject):
        return NOTHING
    values = [one.value for one in sample.members if one.key.raw == name]
    return shape_of(values[0]) if values else NOTHING


def is_nillable(type_: TypeExpression, enums: frozenset[str]) -> bool:
    """Whether null stands for nothing: reference types of .NET are nillable, value types are not."""
    match type_:
        case ScalarType(scalar=scalar):
            return scalar in NILLABLE_SCALARS
        case ReferenceType(id=id_):
            return id_.rpartition("/")[2] not in enums
        case ArrayType() | DictionaryType():
            return True


def _unlisted(name: str, page: _Page) -> Parameter:
    """A parameter of the route that the table lacks."""
    return Parameter(
        wire=wire_name(name) or WireName("value"),
        where="path",
        type=STRING,
        required=True,
        nillable=False,
        text=None,
        evidence=(Evidence("type", _RULE, page.path, page.facts.line),),
    )


def _body(body: RestBody | None, request: Request | None) -> Body | None:
    if body is None or request is None:
        return None
    return Body(body.name, request.kind, body.content_types)


def _responses(
    facts: RestOperationFacts, type_: TypeExpression | None
) -> tuple[StatusResponse, ...]:
    if facts.response is None:
        return ()
    return tuple(
        StatusResponse(
            one.code,
            type_ if 200 <= one.code < 300 and one.code != 204 else None,
            one.text,
        )
        for one in facts.response.statuses
    )


def _description(facts: RestOperationFacts) -> Text | None:
    said = [one.raw for one in (facts.summary, facts.description) if one]
    return Text("\n\n".join(said)) if said else None


def _returns(facts: RestOperationFacts) -> Text | None:
    """The words of the first status that says success, where they say more than that."""
    statuses = facts.response.statuses if facts.response else ()
    text = next((one.text for one in statuses if 200 <= one.code < 300), None)
    return text if text and text.raw not in _OK else None
