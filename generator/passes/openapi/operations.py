"""Pass: the operations of all documents, with types that may have no names yet.

Rule: single and combined files have the same operations, and single ones lack some: of those with the same method and
path the newest counts, then the one that says more, and the others fill its descriptions. Parameters are those of the
document; what other sources know of the same call makes their types more precise.
Source: `paths` of Swagger 2.0 and OpenAPI 3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from generator.model.api import (
    Body,
    BodyKind,
    Evidence,
    Fact,
    Location,
    Parameter,
    RestOperation,
    ResultKind,
    Rule,
    StatusResponse,
    Style,
)
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import (
    ArrayType,
    ReferenceType,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.openapi_facts import (
    ListStyle,
    OpenApiParameter,
    ParameterPlace,
    Schema,
)
from generator.model.text import Text, WireName
from generator.passes.knowledge.known import Known, KnownPart, Signature
from generator.passes.knowledge.special_names import PATCH_TYPE
from generator.passes.openapi.bodies import BodyForm, body_form
from generator.passes.openapi.documents import DocumentedOperation, Within
from generator.passes.openapi.drafts import SchemaPlace
from generator.passes.openapi.expressions import ANY, BYTES, STRING, Expressions
from generator.passes.openapi.operation_names import OperationNames, operation_names
from generator.passes.openapi.results import Answer, answers, result_kind, successes
from generator.passes.openapi.types import DraftTypes, conflict, unnamed
from generator.passes.soap.protocol import is_nillable

_LOCATIONS: Final = {
    ParameterPlace.PATH: Location.PATH,
    ParameterPlace.QUERY: Location.QUERY,
    ParameterPlace.HEADER: Location.HEADER,
    ParameterPlace.COOKIE: Location.COOKIE,
}
_STYLES: Final = {
    ListStyle.REPEATED: None,
    ListStyle.COMMA: Style.COMMA,
    ListStyle.SPACE: Style.SPACE,
    ListStyle.PIPE: Style.PIPE,
    ListStyle.TAB: Style.TAB,
}
_OK: Final = frozenset({"OK", "No Content", ""})


class NamedOperation(msgspec.Struct, frozen=True):
    """An operation with its names. `operation` is that of the newest document; `others` describe the same."""

    names: OperationNames
    operation: DocumentedOperation
    others: tuple[DocumentedOperation, ...]


def named_operations(operations: Iterable[DocumentedOperation]) -> list[NamedOperation]:
    """Each operation once, sorted by id; what has the id of another one gets a number."""
    by_route: dict[tuple[str, str], list[DocumentedOperation]] = defaultdict(list)
    for operation in operations:
        by_route[operation.facts.method, operation.facts.path].append(operation)
    found: dict[str, NamedOperation] = {}
    for route in sorted(by_route):
        first, *others = sorted(by_route[route], key=_rank)
        names = operation_names(first)
        number = 1
        while names.id in found:
            number += 1
            numbered = WireName(f"{operation_names(first).operation}{number}")
            names = msgspec.structs.replace(names, operation=numbered)
        found[names.id] = NamedOperation(names, first, tuple(others))
    return [found[id_] for id_ in sorted(found)]


def _rank(operation: DocumentedOperation) -> tuple[int, int, str, int]:
    said = len(operation.parameters) + len(operation.responses)
    document = operation.document
    return document.edition, -said, document.path, operation.facts.line


class Operations:
    """Builds operations. `diagnostics` collects what contradicts other sources, and what cannot be called."""

    def __init__(
        self, expressions: Expressions, types: DraftTypes, known: Known
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._expressions = expressions
        self._types = types
        self._known = known

    def operation(self, named: NamedOperation) -> RestOperation | None:
        """The operation, None where no call could be right."""
        names, facts = named.names, named.operation.facts
        document = named.operation.document.path
        call = (
            self._known.signature(names.group, names.operation)
            if names.is_agent
            else None
        )
        body = self._body(named)
        if self._is_uncallable(named, body):
            return None
        given = answers(named.operation.responses)
        success = next(successes(given), None)
        result = self._result(named, success, call)
        kind = self._kind(success)
        parameters = tuple(self._parameters(named, body, call))
        description = _description(named)
        return RestOperation(
            id=names.id,
            version=names.version,
            agent=names.group,
            wire=names.operation,
            method=facts.method,
            path=str(facts.path),
            body=_body(body, named),
            result_kind=kind,
            content_types=_content_types(success),
            parameters=parameters,
            responses=tuple(self._statuses(named, given, success, result, kind)),
            is_deprecated=facts.is_deprecated,
            description=description or (call.description if call else None),
            returns=_returns(success),
            evidence=(Evidence(Fact.OPERATION, Rule.OPENAPI, document, facts.line),),
        )

    def _is_uncallable(self, named: NamedOperation, body: BodyForm | None) -> bool:
        """Reports what no call could be made right of."""
        facts = named.operation.facts
        for within in named.operation.parameters:
            parameter = within.value
            if parameter.required and not self._is_writable(named, within):
                self._report(
                    named,
                    parameter.line,
                    f"the required parameter {parameter.wire} cannot be written",
                )
                return True
        stated = named.operation.body
        if stated is not None and body is None and stated.value.required:
            self._report(named, facts.line, "the required body has no media type")
            return True
        return False

    def _report(self, named: NamedOperation, line: int, why: str) -> None:
        message = f"{named.names.id} was left out: {why}"
        path = named.operation.document.path
        self.diagnostics.append(Diagnostic("openapi-operation", path, line, message))

    def _is_writable(
        self, named: NamedOperation, parameter: Within[OpenApiParameter]
    ) -> bool:
        """Whether the runtime can write the parameter as the document wants it."""
        value = parameter.value
        if value.style is not ListStyle.UNKNOWN:
            return True
        type_ = self._expressions.of(
            Within(parameter.path, value.schema), _place(named, value.wire)
        )
        return isinstance(type_, ScalarType) and type_ != ANY

    # parameters

    def _parameters(
        self, named: NamedOperation, body: BodyForm | None, call: Signature | None
    ) -> Iterator[Parameter]:
        by_place: dict[ParameterPlace, list[Within[OpenApiParameter]]] = defaultdict(
            list
        )
        for parameter in named.operation.parameters:
            by_place[parameter.value.where].append(parameter)
        route = named.operation.facts.path
        path = sorted(
            by_place[ParameterPlace.PATH],
            key=lambda parameter: route.find(f"{{{parameter.value.wire}}}"),
        )
        for parameter in path:
            yield self._parameter(named, parameter)
        if body is not None:
            yield from self._of_body(named, body, call)
        for where in (
            ParameterPlace.QUERY,
            ParameterPlace.HEADER,
            ParameterPlace.COOKIE,
        ):
            for parameter in by_place[where]:
                if self._is_writable(named, parameter):
                    yield self._parameter(named, parameter)
                else:
                    self._left_out(parameter)

    def _left_out(self, parameter: Within[OpenApiParameter]) -> None:
        message = f"the parameter {parameter.value.wire} was left out: its style cannot be written"
        self.diagnostics.append(
            Diagnostic(
                "openapi-parameter", parameter.path, parameter.value.line, message
            )
        )

    def _parameter(
        self, named: NamedOperation, parameter: Within[OpenApiParameter]
    ) -> Parameter:
        value = parameter.value
        location = _LOCATIONS[value.where]
        part = self._argument(named, value) if location is Location.QUERY else None
        type_ = self._of_parameter(named, parameter, part)
        is_path = location is Location.PATH
        evidence = Evidence(Fact.TYPE, Rule.OPENAPI, parameter.path, value.line)
        style = _STYLES.get(value.style) if isinstance(type_, ArrayType) else None
        # a list in a header has commas in any case
        if location is Location.HEADER and style is Style.COMMA:
            style = None
        return Parameter(
            wire=value.wire,
            where=location,
            type=type_,
            required=value.required or is_path,
            nillable=False,
            text=value.text or self._older_text(named, value) or _text(part),
            evidence=(evidence,),
            style=style,
        )

    def _older_text(
        self, named: NamedOperation, parameter: OpenApiParameter
    ) -> Text | None:
        for other in named.others:
            for same in other.parameters:
                if (same.value.where, same.value.wire) == (
                    parameter.where,
                    parameter.wire,
                ) and same.value.text:
                    return same.value.text
        return None

    def _argument(
        self, named: NamedOperation, parameter: OpenApiParameter
    ) -> KnownPart | None:
        names = named.names
        return self._known.argument(
            names.group, names.operation, parameter.wire, is_agent=names.is_agent
        )

    def _of_parameter(
        self,
        named: NamedOperation,
        parameter: Within[OpenApiParameter],
        part: KnownPart | None,
    ) -> TypeExpression:
        """The type of a parameter of the path, the query or the headers.

        Items whose type the document lacks are strings in most cases. An object cannot be written there, so items that
        another source knows as objects are `any`.
        """
        value = parameter.value
        schema = Within(parameter.path, value.schema)
        # another source knows the name of a list; what else it knows cannot be written in a URL
        is_list = any(unnamed(self._expressions.of(schema, _place(named, value.wire))))
        expected = part.type if part and is_list else None
        type_, _ = self._types.stated(schema, _place(named, value.wire), expected)
        if isinstance(type_, ArrayType) and type_.item == ANY:
            known = part.type if part and isinstance(part.type, ArrayType) else None
            if known is None:
                return ArrayType(STRING)
            return ArrayType(known.item if isinstance(known.item, ScalarType) else ANY)
        return type_

    # the body

    def _target(self, schema: Within[Schema] | None) -> Within[Schema] | None:
        return self._expressions.target(schema) if schema else None

    def _body(self, named: NamedOperation) -> BodyForm | None:
        body = named.operation.body
        target = None
        for media_type in body.value.content if body else ():
            if media_type.schema is not None and body is not None:
                target = self._target(Within(body.path, media_type.schema))
                break
        return body_form(named.operation, named.names, target)

    def _of_body(
        self, named: NamedOperation, form: BodyForm, call: Signature | None
    ) -> Iterator[Parameter]:
        stated = named.operation.body
        assert stated is not None
        if form.kind in {BodyKind.WRAPPER, BodyKind.FORM, BodyKind.MULTIPART}:
            yield from self._of_fields(named, form, call)
            return
        if form.kind is BodyKind.PATCH:
            type_: TypeExpression = ArrayType(ReferenceType(TypeId.of_rest(PATCH_TYPE)))
        elif form.kind is BodyKind.BINARY:
            type_ = BYTES
        else:
            part = self._body_part(named, form, call)
            schema = form.schema or Within(stated.path, Schema(stated.value.line))
            place = _place(named, form.wire)
            type_, _ = self._types.stated(schema, place, part.type if part else None)
        evidence = Evidence(Fact.TYPE, Rule.OPENAPI, stated.path, stated.value.line)
        is_required = stated.value.required or named.names.is_vendor
        yield Parameter(
            wire=form.wire,
            where=Location.BODY,
            type=type_,
            required=is_required,
            nillable=False,
            text=stated.value.text,
            evidence=(evidence,),
        )

    def _body_part(
        self, named: NamedOperation, form: BodyForm, call: Signature | None
    ) -> KnownPart | None:
        """The parameter of the same call of an agent that is the body."""
        if call is None:
            return None
        same = call.parameter(form.wire)
        return same or (call.parameters[0] if len(call.parameters) == 1 else None)

    def _of_fields(
        self, named: NamedOperation, form: BodyForm, call: Signature | None
    ) -> Iterator[Parameter]:
        target = self._target(form.schema)
        fields = [*self._expressions.fields(target)] if target else []
        wires = [field.value.wire for field in fields]
        parts = call.matched(wires) if call else {}
        is_form = form.kind is not BodyKind.WRAPPER
        for field in fields:
            value, part = field.value, parts.get(field.value.wire)
            schema = Within(field.path, value.schema)
            expected = part.type if part else None
            type_, contradicts = self._types.stated(
                schema, _place(named, value.wire), expected
            )
            evidence = [Evidence(Fact.TYPE, Rule.OPENAPI, field.path, value.line)]
            if part is not None:
                evidence.append(part.evidence)
            if part is not None and contradicts:
                self.diagnostics.append(
                    conflict(value.wire, field.path, value.line, part.evidence)
                )
            yield Parameter(
                wire=value.wire,
                where=Location.BODY,
                type=type_,
                required=value.required and is_form,
                nillable=not is_form and is_nillable(type_, self._is_object),
                text=value.schema.text or _text(part),
                evidence=tuple(evidence),
            )

    def _is_object(self, id_: TypeId) -> bool:
        return self._types.is_object(id_)

    # the result

    def _kind(self, success: Answer | None) -> ResultKind:
        target = self._target(success.schema) if success else None
        fields = self._expressions.fields(target) if target else ()
        return result_kind(success, target, (field.value.wire for field in fields))

    def _result(
        self, named: NamedOperation, success: Answer | None, call: Signature | None
    ) -> TypeExpression:
        schema = success.schema if success else None
        if schema is None:
            return ANY
        expected = call.result if call else None
        type_, _ = self._types.stated(schema, _place(named, ""), expected)
        return type_

    def _statuses(
        self,
        named: NamedOperation,
        given: Sequence[Answer],
        success: Answer | None,
        result: TypeExpression,
        kind: ResultKind,
    ) -> Iterator[StatusResponse]:
        for answer in given:
            type_: TypeExpression | None = None
            if 200 <= answer.code < 300 and answer.media_type is not None:
                is_first = answer is success
                type_ = result if is_first else self._result(named, answer, None)
                if kind is ResultKind.BINARY:
                    type_ = BYTES
                elif kind is ResultKind.TEXT:
                    type_ = STRING
            yield StatusResponse(answer.code, type_, answer.response.text)


def _place(named: NamedOperation, field: str) -> SchemaPlace:
    return SchemaPlace("", field, named.names.group, named.names.operation)


def _text(part: KnownPart | None) -> Text | None:
    return part.text if part else None


def _body(form: BodyForm | None, named: NamedOperation) -> Body | None:
    body = named.operation.body
    if form is None or body is None:
        return None
    types = tuple(media_type.name for media_type in body.value.content)
    return Body(form.wire, form.kind, types)


def _content_types(success: Answer | None) -> tuple[Text, ...]:
    content = success.response.content if success else ()
    return tuple(media_type.name for media_type in content)


def _description(named: NamedOperation) -> Text | None:
    for operation in (named.operation, *named.others):
        facts = operation.facts
        texts = [text.raw for text in (facts.summary, facts.description) if text]
        # linters ask for a summary, so some are the name alone
        if texts and texts != [named.names.operation]:
            # some documents repeat the one in the other
            return Text("\n\n".join(dict.fromkeys(texts)))
    return None


def _returns(success: Answer | None) -> Text | None:
    """The text of the first success status, unless it says no more than that."""
    text = success.response.text if success else None
    return text if text and text.raw not in _OK else None
