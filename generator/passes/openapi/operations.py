"""Pass: the operations of all documents, with types that may have no names yet.

Rule: route, parameters and answers are those of the document; what other sources know of the same call makes its types
more precise. An operation of which no call could be right is left out, and reported.
Source: `paths` of Swagger 2.0 and OpenAPI 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.api import (
    Body,
    Evidence,
    Fact,
    Parameter,
    RestOperation,
    ResultKind,
    Rule,
    StatusResponse,
)
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import TypeExpression
from generator.model.openapi_facts import ParameterPlace
from generator.model.text import Text
from generator.passes.knowledge.known import Known, Signature
from generator.passes.openapi.bodies import BodyForm
from generator.passes.openapi.body_parameters import BodyParameters
from generator.passes.openapi.named_operations import NamedOperation
from generator.passes.openapi.parameters import Parameters
from generator.passes.openapi.results import Answer, answers, result_kind, successes
from generator.passes.openapi.schemas.expressions import ANY, BYTES, STRING, Expressions
from generator.passes.openapi.schemas.types import DraftTypes

_SILENT: Final = frozenset({"OK", "No Content", ""})
"""Texts of a status that say nothing about the result."""


class Operations:
    """Builds operations."""

    def __init__(
        self, expressions: Expressions, types: DraftTypes, known: Known
    ) -> None:
        self._expressions = expressions
        self._types = types
        self._known = known
        self._parameters = Parameters(expressions, types, known)
        self._body = BodyParameters(expressions, types)
        self._left_out: list[Diagnostic] = []

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What contradicts other sources, and what cannot be called."""
        return (
            *self._left_out,
            *self._parameters.diagnostics,
            *self._body.diagnostics,
        )

    def operation(self, named: NamedOperation) -> RestOperation | None:
        """The operation, None where no call could be right."""
        names, facts = named.names, named.operation.facts
        form = self._body.form(named)
        if self._is_uncallable(named, form):
            return None
        call = (
            self._known.signature(names.group, names.operation)
            if names.is_agent
            else None
        )
        given = answers(named.operation.responses)
        success = next(successes(given), None)
        kind = self._kind(success)
        document = named.operation.document.path
        return RestOperation(
            id=names.id,
            version=names.version,
            agent=names.group,
            wire=names.operation,
            method=facts.method,
            path=str(facts.path),
            body=_body(named, form),
            result_kind=kind,
            content_types=_content_types(success),
            parameters=tuple(self._all_parameters(named, form, call)),
            responses=tuple(self._statuses(named, given, kind, call)),
            is_deprecated=facts.is_deprecated,
            description=_description(named) or (call.description if call else None),
            returns=_returns(success),
            evidence=(Evidence(Fact.OPERATION, Rule.OPENAPI, document, facts.line),),
        )

    def _is_uncallable(self, named: NamedOperation, form: BodyForm | None) -> bool:
        """Whether no call could be right, which is reported."""
        unwritable = self._parameters.unwritable(named)
        if unwritable is not None:
            why = f"the required parameter {unwritable.wire} cannot be written"
            self._report(named, unwritable.line, why)
            return True
        stated = named.operation.body
        if stated is not None and form is None and stated.value.required:
            self._report(named, stated.value.line, "its body has no media type")
            return True
        field = self._body.unwritable(named, form) if form else None
        if field is not None:
            why = f"the required field {field.wire} cannot be written"
            self._report(named, field.line, why)
        return field is not None

    def _report(self, named: NamedOperation, line: int, why: str) -> None:
        message = f"{named.names.id} was left out: {why}"
        path = named.operation.document.path
        self._left_out.append(Diagnostic("openapi-operation", path, line, message))

    def _all_parameters(
        self, named: NamedOperation, form: BodyForm | None, call: Signature | None
    ) -> Iterator[Parameter]:
        yield from self._parameters.of(named, ParameterPlace.PATH)
        if form is not None:
            yield from self._body.of(named, form, call)
        yield from self._parameters.of(
            named, ParameterPlace.QUERY, ParameterPlace.HEADER, ParameterPlace.COOKIE
        )

    def _kind(self, success: Answer | None) -> ResultKind:
        schema = success.schema if success else None
        target = self._expressions.target(schema) if schema else None
        fields = self._expressions.fields(target) if target else ()
        return result_kind(success, target, (field.value.wire for field in fields))

    def _statuses(
        self,
        named: NamedOperation,
        given: Sequence[Answer],
        kind: ResultKind,
        call: Signature | None,
    ) -> Iterator[StatusResponse]:
        # what another source knows is the result of the first success
        expected = call.result if call else None
        for answer in given:
            type_: TypeExpression | None = None
            if 200 <= answer.code < 300 and answer.media_type is not None:
                type_ = self._result(named, answer, kind, expected)
                expected = None
            yield StatusResponse(answer.code, type_, answer.response.text)

    def _result(
        self,
        named: NamedOperation,
        answer: Answer,
        kind: ResultKind,
        expected: TypeExpression | None,
    ) -> TypeExpression:
        if kind is ResultKind.BINARY:
            return BYTES
        if kind is ResultKind.TEXT:
            return STRING
        if answer.schema is None:
            return ANY
        type_, _ = self._types.stated(answer.schema, named.place(""), expected)
        return type_


def _body(named: NamedOperation, form: BodyForm | None) -> Body | None:
    body = named.operation.body
    if form is None or body is None:
        return None
    media_types = tuple(media_type.name for media_type in body.value.content)
    return Body(form.wire, form.kind, media_types)


def _content_types(success: Answer | None) -> tuple[Text, ...]:
    content = success.response.content if success else ()
    return tuple(media_type.name for media_type in content)


def _description(named: NamedOperation) -> Text | None:
    for operation in (named.operation, *named.others):
        facts = operation.facts
        texts = [text.raw for text in (facts.summary, facts.description) if text]
        # linters ask for a summary, so some are the name alone
        if texts and texts != [named.names.operation]:
            # some documents repeat one in the other
            return Text("\n\n".join(dict.fromkeys(texts)))
    return None


def _returns(success: Answer | None) -> Text | None:
    """The text of the first success status, unless it says no more than that."""
    text = success.response.text if success else None
    return text if text and text.raw not in _SILENT else None
