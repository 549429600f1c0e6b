"""The examples of REST: the body of the page's sample, and made-up values for the path and the query, which samples lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.emit.docs.examples.code import Atom, Code, dictionary, listed
from generator.emit.docs.examples.literals import bytes_code
from generator.emit.docs.examples.made_up import MadeUp
from generator.emit.docs.examples.named import Named
from generator.emit.docs.examples.shown import JsonShown
from generator.emit.docs.examples.statement import Argument, Statement, source
from generator.emit.docs.examples.values import Values
from generator.emit.python.escape import as_literal
from generator.emit.python.views import SYNC
from generator.emit.rest.arguments import arguments, body_kind
from generator.emit.rest.files import RestPlan
from generator.emit.rest.wire import unusual_json
from generator.model.api import (
    BodyKind,
    Location,
    Parameter,
    RestOperation,
    ResultKind,
)
from generator.model.expressions import ReferenceType, Scalar, ScalarType
from generator.model.facts import Element
from generator.model.json_facts import JsonValue
from generator.model.relations import is_of_document
from generator.model.samples import OperationSample, Samples
from generator.model.text import Text

_FILE: Final = bytes_code(b"content of a file")
_ROWS: Final = Atom("10")
_JSON_PATCH: Final = "json-patch+json"
_OP, _REMOVE, _PATH = Atom('"op"'), Atom('"remove"'), Atom('"path"')
"""What an operation of a JSON Patch consists of."""
_RESULTS: Final = {ResultKind.NONE: "", ResultKind.ROWS: "rows"}


def rest_examples(package: str, plan: RestPlan, samples: Samples) -> dict[str, str]:
    """The examples by subject id. They are made of samples on pages, so operations of documents have none."""
    maker = _Maker(plan)
    return {
        operation.id: source(
            maker.statement(operation, samples[operation.id]), package, package
        )
        for operation in plan.api.operations
        if operation.id in samples and not is_of_document(operation)
    }


class _Maker:
    def __init__(self, plan: RestPlan) -> None:
        names = plan.names
        self._names = names
        self._calls = {
            group.wire: group.call for group in plan.view.groups[SYNC.prefix]
        }
        types = {type_.id: type_ for type_ in plan.api.types}
        self._named = Named(
            types, names.classes, names.fields, names.members, has_plain_enums=True
        )
        self._made_up = MadeUp(self._named)
        self._values = Values(JsonShown(), self._named, self._made_up)

    def statement(self, operation: RestOperation, sample: OperationSample) -> Statement:
        """The call of an operation."""
        group = self._calls[self._names.keys[operation.group_id]]
        return Statement(
            f"so.{group}.{self._names.methods[operation.id]}",
            tuple(self._arguments(operation, sample)),
            _RESULTS.get(operation.result_kind, "result"),
        )

    def _arguments(
        self, operation: RestOperation, sample: OperationSample
    ) -> Iterator[Argument]:
        ordered, names = arguments(operation), self._names.parameters[operation.id]
        body = sample.usable_request
        if isinstance(body, Element):
            body = None
        wanted = {Text(parameter.wire): parameter for parameter in ordered.named}
        shown: Mapping[str, JsonValue] = (
            {} if body is None else JsonShown().parts(body, wanted)
        )
        first_optional = len(ordered.positional) + len(ordered.named)
        pairs = zip(ordered.all, names, strict=True)
        for number, (parameter, name) in enumerate(pairs):
            is_positional = number < len(ordered.positional)
            if number >= first_optional and parameter.where == Location.BODY:
                continue
            if parameter.where == Location.BODY:
                value = (
                    shown.get(str(parameter.wire))
                    if body_kind(operation) is BodyKind.WRAPPER
                    else body
                )
                code = self._body(operation, parameter, name, value)
                yield Argument(name, code, is_positional)
            elif number < first_optional:
                code = self._made_up.code(parameter.type, name)
                yield Argument(name, code, is_positional)
            elif parameter.wire == "$top" and operation.result_kind is ResultKind.ROWS:
                yield Argument(name, _ROWS)

    def _body(
        self,
        operation: RestOperation,
        parameter: Parameter,
        name: str,
        value: JsonValue | None,
    ) -> Code:
        kind = body_kind(operation)
        if kind is BodyKind.BINARY:
            return _FILE
        if kind is BodyKind.PATCH:
            return self._changes(operation)
        if value is None and kind is BodyKind.WRAPPER and parameter.nillable:
            return Atom("None")
        code = None if value is None else self._values.code(value, parameter.type)
        return code if code is not None else self._made_up.code(parameter.type, name)

    def _changes(self, operation: RestOperation) -> Code:
        """A change of a field of the entity that is returned: samples name none of its fields.

        It is a merge patch, unless the operation takes lists of operations only.
        """
        result = operation.result
        named = (
            self._named.types.get(result.id)
            if isinstance(result, ReferenceType)
            else None
        )
        texts = {
            name: field.wire
            for name, field in (self._named.all_fields(named) if named else ())
            if field.type == ScalarType(Scalar.STRING)
        }
        kinds = unusual_json(operation.body.content_types) if operation.body else []
        takes_lists = kinds and all(kind.endswith(_JSON_PATCH) for kind in kinds)
        if not texts:
            return listed(()) if takes_lists else dictionary(())
        name = "name" if "name" in texts else next(iter(texts))
        if takes_lists:
            path = as_literal(f"/{texts[name]}")
            return listed((dictionary(((_OP, _REMOVE), (_PATH, Atom(path)))),))
        return dictionary(((Atom(as_literal(name)), Atom(as_literal(f"new {name}"))),))
