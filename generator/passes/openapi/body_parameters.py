"""The parameters of an operation in its body: the properties of a wrapper, the fields of a form, or the body itself.

Source: `in: body` and `in: formData` of Swagger 2.0, `requestBody` of OpenAPI 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.api import BodyKind, Evidence, Fact, Location, Parameter, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import ArrayType, ReferenceType, TypeExpression
from generator.model.ids import TypeId
from generator.model.openapi_facts import OpenApiBody, Schema, SchemaField
from generator.passes.knowledge.known import KnownPart, Signature
from generator.passes.knowledge.special_names import PATCH_TYPE
from generator.passes.openapi.bodies import BodyForm, body_form
from generator.passes.openapi.documents import Within
from generator.passes.openapi.named_operations import NamedOperation
from generator.passes.openapi.schemas.expressions import BYTES, Expressions
from generator.passes.openapi.schemas.types import DraftTypes, conflict

_FIELDS = frozenset({BodyKind.WRAPPER, BodyKind.FORM, BodyKind.MULTIPART})


class BodyParameters:
    """Builds body parameters. `diagnostics` collects those that contradict other sources."""

    def __init__(self, expressions: Expressions, types: DraftTypes) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._expressions = expressions
        self._types = types

    def form(self, named: NamedOperation) -> BodyForm | None:
        """How the body of an operation is made, None where it has none."""
        body = named.operation.body
        schemas = (
            Within(body.path, media_type.schema)
            for media_type in (body.value.content if body else ())
            if body is not None and media_type.schema is not None
        )
        first = next(schemas, None)
        target = self._expressions.target(first) if first else None
        return body_form(named.operation, named.names, target)

    def of(
        self, named: NamedOperation, form: BodyForm, call: Signature | None
    ) -> Iterator[Parameter]:
        """Yields the parameters that make up a body; `call` is the same call in another source."""
        stated = named.operation.body
        assert stated is not None
        if form.kind in _FIELDS:
            yield from self._of_fields(named, form, call)
        else:
            yield self._whole(named, form, stated, call)

    def _whole(
        self,
        named: NamedOperation,
        form: BodyForm,
        stated: Within[OpenApiBody],
        call: Signature | None,
    ) -> Parameter:
        place = Evidence(Fact.TYPE, Rule.OPENAPI, stated.path, stated.value.line)
        return Parameter(
            wire=form.wire,
            where=Location.BODY,
            type=self._type(named, form, stated, call),
            # pages say of no body that it may be left out
            required=stated.value.required or named.names.is_vendor,
            nillable=False,
            text=stated.value.text,
            evidence=(place,),
        )

    def _type(
        self,
        named: NamedOperation,
        form: BodyForm,
        stated: Within[OpenApiBody],
        call: Signature | None,
    ) -> TypeExpression:
        if form.kind is BodyKind.PATCH:
            return ArrayType(ReferenceType(TypeId.of_rest(PATCH_TYPE)))
        if form.kind is BodyKind.BINARY:
            return BYTES
        part = _only_parameter(form, call)
        schema = form.schema or Within(stated.path, Schema(stated.value.line))
        expected = part.type if part else None
        type_, _ = self._types.stated(schema, named.place(form.wire), expected)
        return type_

    def _of_fields(
        self, named: NamedOperation, form: BodyForm, call: Signature | None
    ) -> Iterator[Parameter]:
        target = self._expressions.target(form.schema) if form.schema else None
        fields = [*self._expressions.fields(target)] if target else []
        parts = call.matched(field.value.wire for field in fields) if call else {}
        for field in fields:
            part = parts.get(field.value.wire)
            yield self._of_field(named, field, part, form.kind)

    def _of_field(
        self,
        named: NamedOperation,
        field: Within[SchemaField],
        part: KnownPart | None,
        kind: BodyKind,
    ) -> Parameter:
        path, value = field.path, field.value
        type_, contradicts = self._types.stated(
            Within(path, value.schema),
            named.place(value.wire),
            part.type if part else None,
        )
        evidence = [Evidence(Fact.TYPE, Rule.OPENAPI, path, value.line)]
        if part is not None:
            evidence.append(part.evidence)
            if contradicts:
                case = conflict(value.wire, path, value.line, part.evidence)
                self.diagnostics.append(case)
        is_wrapped = kind is BodyKind.WRAPPER
        return Parameter(
            wire=value.wire,
            where=Location.BODY,
            type=type_,
            required=value.required and not is_wrapped,
            nillable=is_wrapped and self._types.is_nillable(type_),
            text=value.schema.text or (part.text if part else None),
            evidence=tuple(evidence),
        )


def _only_parameter(form: BodyForm, call: Signature | None) -> KnownPart | None:
    """The parameter of the same call of an agent that is the body."""
    if call is None:
        return None
    same = call.parameter(form.wire)
    return same or (call.parameters[0] if len(call.parameters) == 1 else None)
