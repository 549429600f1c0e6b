"""Methods of agents and resources: signature, call and result by the rules of the public surface.

Path parameters and a body that is one thing are positional or by name, everything after is by name. None stands for a
property of a wrapper that may be null, and for a query parameter that is not sent, but for nothing else.
"""

from __future__ import annotations

from typing import Final

import msgspec

from generator.emit.python.annotations import Annotations
from generator.emit.python.docstrings import Doc
from generator.emit.python.flavours import Colour
from generator.emit.rest.arguments import arguments, body_kind
from generator.emit.rest.docstrings import rest_operation_doc
from generator.emit.rest.naming import RestNames
from generator.model.api import (
    BodyKind,
    NamedType,
    Parameter,
    RestApi,
    RestOperation,
    ResultKind,
    TypeKind,
)
from generator.model.expressions import Scalar, ScalarType

_WHOLE_BODIES: Final = {BodyKind.PATCH: "Changes", BodyKind.BINARY: "Content"}
"""Annotations of bodies whose documented type does not matter."""

_COLUMNS: Final = {
    "$filter": "Filter | str",
    "$orderby": "Ordering",
    "$select": "Columns",
}
"""Annotations of query parameters that are made of columns, by wire name in lower case; pages write both spellings."""


class RestParameter(msgspec.Struct, frozen=True):
    """A parameter of a method; it may be left out where `optional`."""

    name: str
    annotation: str
    optional: bool = False

    @property
    def declaration(self) -> str:
        """The parameter as it stands in the signature."""
        default = " = None" if self.optional else ""
        return f"{self.name}: {self.annotation}{default}"

    @property
    def summary(self) -> str:
        """The parameter without its annotation."""
        return f"{self.name}=None" if self.optional else self.name


class RestMethod(msgspec.Struct, frozen=True):
    """A method of a group in one colour.

    `define` is `def` or `async def`, `send` what calls the runtime; `result` is `returns` without the modules of its
    names. `verb` is the HTTP method. A lazy one sends nothing until its rows are read.
    """

    name: str
    wire: str
    verb: str
    is_lazy: bool
    positional: tuple[RestParameter, ...]
    named: tuple[RestParameter, ...]
    define: str
    send: str
    returns: str
    result: str
    doc: Doc

    @property
    def parameters(self) -> tuple[RestParameter, ...]:
        """All parameters in order."""
        return (*self.positional, *self.named)

    @property
    def annotations(self) -> tuple[str, ...]:
        """All annotations of the signature."""
        return (*(one.annotation for one in self.parameters), self.returns)

    @property
    def arguments(self) -> str:
        """The arguments as a tuple expression."""
        comma = "," if len(self.parameters) == 1 else ""
        return f"({', '.join(one.name for one in self.parameters)}{comma})"

    @property
    def summary(self) -> str:
        """The signature without annotations."""
        star = ["*"] if self.named else []
        positional = (one.summary for one in self.positional)
        return ", ".join([*positional, *star, *(one.summary for one in self.named)])

    @property
    def example(self) -> str:
        """The arguments of a call that gives what must be given."""
        needed = (one.name for one in self.parameters if not one.optional)
        return ", ".join(f"{name}=..." for name in needed)


class MethodViews:
    """Makes the methods of all groups of one API."""

    def __init__(self, api: RestApi, names: RestNames) -> None:
        types = {one.id: one for one in api.types}
        self._names = names
        self._qualified = Annotations(types, lambda type_: _qualified(type_, names))
        self._plain = Annotations(types, names.spelt)

    def method(
        self, operation: RestOperation, colour: Colour, *, is_resource: bool
    ) -> RestMethod:
        """The method of an operation."""
        given = arguments(operation)
        own = self._names.parameters[operation.id]
        parameters = tuple(
            _parameter(parameter, name, operation, self._qualified)
            for name, parameter in zip(own, given.all, strict=True)
        )
        return RestMethod(
            name=self._names.methods[operation.id],
            wire=operation.wire,
            verb=operation.method,
            is_lazy=_is_lazy(operation),
            positional=parameters[: len(given.positional)],
            named=parameters[len(given.positional) :],
            define="def" if _is_lazy(operation) else f"{colour.async_}def",
            send=_send(operation, colour),
            returns=_returns(operation, self._qualified, colour),
            result=_returns(operation, self._plain, colour),
            doc=rest_operation_doc(operation, own, is_resource=is_resource),
        )


def _qualified(type_: NamedType, names: RestNames) -> str:
    module = "models" if type_.kind is TypeKind.OBJECT else "enums"
    return names.spelt(type_, module)


def _parameter(
    parameter: Parameter, name: str, operation: RestOperation, annotations: Annotations
) -> RestParameter:
    kind = body_kind(operation) if parameter.where == "body" else None
    if kind is not None and kind in _WHOLE_BODIES:
        return RestParameter(name, _WHOLE_BODIES[kind])
    is_null = kind is BodyKind.WRAPPER and parameter.nillable
    can_lack = parameter.where == "query" and not parameter.required
    annotation = annotations.rest_argument(parameter.type, optional=is_null or can_lack)
    if parameter.where == "query":
        annotation = _of_columns(parameter, annotation)
    return RestParameter(name, annotation, optional=can_lack)


def _of_columns(parameter: Parameter, annotation: str) -> str:
    """The annotation of a query parameter, which takes more than text where it is made of columns."""
    columns = _COLUMNS.get(str(parameter.wire).lower())
    is_text = parameter.type == ScalarType(Scalar.STRING)
    return annotation.replace("str", columns, 1) if columns and is_text else annotation


def _is_lazy(operation: RestOperation) -> bool:
    """Whether the call sends nothing yet: rows are asked for when they are read."""
    return operation.result_kind is ResultKind.ROWS


def _send(operation: RestOperation, colour: Colour) -> str:
    match operation.result_kind:
        case ResultKind.NONE:
            return f"{colour.await_}self._send"
        case ResultKind.ROWS:
            return "return self._rows"
        case ResultKind.JSON | ResultKind.BINARY:
            return f"return {colour.await_}self._call"


def _returns(operation: RestOperation, annotations: Annotations, colour: Colour) -> str:
    match operation.result_kind:
        case ResultKind.NONE:
            return "None"
        case ResultKind.ROWS:
            return f"{colour.prefix}Rows[Row]"
        case ResultKind.BINARY:
            return "bytes | None"
        case ResultKind.JSON:
            result = operation.result
            return annotations.result(result) if result else "object"
