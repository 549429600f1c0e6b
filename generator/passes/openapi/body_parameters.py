"""The parameters of an operation in its body: the properties of a wrapper, the fields of a form, or the body itself.

Source: `in: body` and `in: formData` of Swagger 2.0, `requestBody` of OpenAPI 3.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

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
from generator.passes.openapi.schemas.expressions import BYTES, STRING, Expressions
from generator.passes.openapi.schemas.types import DraftTypes, conflict
from generator.passes.openapi.styles import Written, written

_FIELDS = frozenset({BodyKind.WRAPPER, BodyKind.FORM, BodyKind.MULTIPART})


class BodyParameters:
    """Builds body parameters. `diagnostics` collects what contradicts other sources, and fields that cannot be written."""

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
            text=stated.value.text or form.text,
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
        fields = self._fields(form)
        parts = call.matched(field.value.wire for field in fields) if call else {}
        for field in fields:
            part = parts.get(field.value.wire)
            how = self._written(named, form, field)
            if how.is_possible:
                made = self._of_field(named, field, part, form.kind)
                yield _written_so(made, how, field.value.schema, form.kind)
            else:
                self._leave_out(field)

    def _fields(self, form: BodyForm) -> list[Within[SchemaField]]:
        target = self._expressions.target(form.schema) if form.schema else None
        return [*self._expressions.fields(target)] if target else []

    def unwritable(self, named: NamedOperation, form: BodyForm) -> SchemaField | None:
        """The first field that a form requires and no style writes, None where there is none."""
        if not form.media_type.styles:
            return None
        for field in self._fields(form):
            is_possible = self._written(named, form, field).is_possible
            if field.value.required and not is_possible:
                return field.value
        return None

    def _written(
        self, named: NamedOperation, form: BodyForm, field: Within[SchemaField]
    ) -> Written:
        """How a field is written: where nothing states a style, as bodies of that kind do it."""
        value = field.value
        style = dict(form.media_type.styles).get(value.wire)
        if style is None or form.kind is BodyKind.WRAPPER:
            return Written(is_possible=True)
        schema = Within(field.path, value.schema)
        type_ = self._expressions.of(schema, named.place(value.wire))
        return written(type_, Location.QUERY, style, self._types)

    def _leave_out(self, field: Within[SchemaField]) -> None:
        message = f"the field {field.value.wire} was left out: it cannot be written"
        case = Diagnostic("openapi-parameter", field.path, field.value.line, message)
        self.diagnostics.append(case)

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


def _written_so(
    made: Parameter, how: Written, schema: Schema, kind: BodyKind
) -> Parameter:
    """The parameter of a field in its style. Base64 in a part of `multipart/form-data` is text: bytes are a file there."""
    if kind is BodyKind.MULTIPART and schema.format == "byte":
        return msgspec.structs.replace(made, type=STRING)
    return msgspec.structs.replace(made, style=how.style)


def _only_parameter(form: BodyForm, call: Signature | None) -> KnownPart | None:
    """The parameter of the same call of an agent that is the body."""
    if call is None:
        return None
    same = call.parameter(form.wire)
    return same or (call.parameters[0] if len(call.parameters) == 1 else None)
