"""Methods of agents and resources: signature, call and result by the rules of the public surface.

Path parameters and a body that is one value may be given by position, everything after by name only. None stands for a
property of a wrapper that may be null and for a parameter that is not sent, and for nothing else.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

import msgspec

from generator.emit.archives.naming import FOLDER
from generator.emit.custom.replacements import Replacements
from generator.emit.python.annotations import Annotations
from generator.emit.python.escape import Doc
from generator.emit.python.former import FormerViews, former_views
from generator.emit.python.views import (
    Flavour,
    ParameterView,
    pages_of,
    tuple_expression,
)
from generator.emit.rest.arguments import (
    arguments,
    body_kind,
    later_arrivals,
    may_be_omitted,
)
from generator.emit.rest.former import former_methods, former_parameters
from generator.emit.rest.naming import RestNames
from generator.model.api import (
    BodyKind,
    Location,
    NamedType,
    Parameter,
    RestApi,
    RestOperation,
    ResultKind,
    TypeKind,
)
from generator.model.comparison.snapshot import Succession
from generator.model.expressions import (
    ArrayType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.text import Text

_WHOLE_BODIES: Final = {BodyKind.PATCH: "Changes", BodyKind.BINARY: "Content"}
"""Annotations of bodies that are sent as they are, whatever type the page documents."""
_FILES: Final[dict[TypeExpression, str]] = {
    ScalarType(Scalar.BYTE): "Content",
    ArrayType(ScalarType(Scalar.BYTE)): "list[Content]",
}
"""Annotations of the files in a form."""

_COLUMNS: Final = {
    "$filter": "Filter | str",
    "$orderby": "Ordering",
    "$select": "Columns",
}
"""Annotations of query parameters that consist of columns, by wire name in lower case: pages use both spellings."""

_STATUS_NAMES: Final = frozenset(
    Text(text)
    for status in HTTPStatus
    for text in (status.phrase, status.phrase.upper(), f"{status.phrase}.")
)
"""Descriptions of a status that only repeat its name."""


class MethodView(msgspec.Struct, frozen=True):
    """A method of a group in one flavour.

    `define` is `def` or `async def`, `send` the statement up to the function of the runtime that it calls; `result` is
    `returns` without the modules of its names; `verb` is the HTTP method. A lazy method sends nothing until its rows are
    read; the module of `archives` that has their columns is `columns`, empty where that is unknown. `former` are the names
    that it and its parameters had, None for most.
    """

    name: str
    wire: str
    verb: str
    is_lazy: bool
    positional: tuple[ParameterView, ...]
    named: tuple[ParameterView, ...]
    define: str
    send: str
    returns: str
    result: str
    doc: Doc
    columns: str
    former: FormerViews | None = None

    @property
    def parameters(self) -> tuple[ParameterView, ...]:
        """All parameters in order."""
        return (*self.positional, *self.named)

    @property
    def annotations(self) -> tuple[str, ...]:
        """All annotations of the signature."""
        return (*(parameter.annotation for parameter in self.parameters), self.returns)

    @property
    def start(self) -> str:
        """The statement up to `self`."""
        return self.send.partition("self.")[0]

    @property
    def arguments(self) -> str:
        """The arguments as a tuple expression."""
        return tuple_expression(parameter.name for parameter in self.parameters)

    @property
    def summary(self) -> str:
        """The signature without annotations."""
        star = ["*"] if self.named else []
        positional = [parameter.summary for parameter in self.positional]
        named = [parameter.summary for parameter in self.named]
        return ", ".join([*positional, *star, *named])

    @property
    def example(self) -> str:
        """The arguments of a call with its required parameters only."""
        needed = (
            parameter.name for parameter in self.parameters if not parameter.optional
        )
        return ", ".join(f"{name}=..." for name in needed)


class MethodViews:
    """Makes the methods of all groups of one API, with what is kept for users of the release before."""

    def __init__(
        self,
        api: RestApi,
        names: RestNames,
        package: str,
        custom: Replacements,
        succession: Succession,
    ) -> None:
        types = {type_.id: type_ for type_ in api.types}
        self._package = package
        self._names = names
        self._succession = succession
        self._former = former_methods(api, names, succession)
        self._qualified = Annotations(
            types,
            lambda type_: spelt(type_, names, custom, _module(type_)),
            also=lambda type_: names.spelt(type_, _module(type_)),
        )
        self._plain = Annotations(types, lambda type_: _plain(type_, names, custom))

    def method(
        self, operation: RestOperation, flavour: Flavour, *, is_resource: bool
    ) -> MethodView:
        """The method of an operation."""
        ordered = arguments(operation)
        names = self._names.parameters[operation.id]
        columns = self._names.archives.modules.get(operation.archive or "", "")
        note = f"Columns: `{self._package}.{FOLDER}.{columns}`" if columns else ""
        later = later_arrivals(ordered, self._succession.defaults.get(operation.id, ()))
        parameters = tuple(
            _parameter(parameter, name, operation, self._qualified, is_later=is_later)
            for name, parameter, is_later in zip(names, ordered.all, later, strict=True)
        )
        number = len(ordered.positional)
        positional, named = parameters[:number], parameters[number:]
        name = self._names.methods[operation.id]
        return MethodView(
            name=name,
            wire=operation.wire,
            verb=operation.method,
            is_lazy=_is_lazy(operation),
            positional=positional,
            named=named,
            define="def" if _is_lazy(operation) else f"{flavour.async_}def",
            send=_send(operation, flavour),
            returns=_returns(operation, self._qualified, flavour),
            result=_returns(operation, self._plain, flavour),
            doc=_operation_doc(operation, names, note, is_resource=is_resource),
            columns=columns,
            former=former_views(
                name,
                positional,
                named,
                self._former.get(operation.id, ()),
                former_parameters(operation, self._names, self._succession),
            ),
        )


def spelt(
    type_: NamedType, names: RestNames, custom: Replacements, module: str = ""
) -> str:
    """The class of a type, below `module` where one is given, or the user's class that stands for it."""
    replacement = custom.get(f"models.{names.classes[type_.id]}")
    return replacement.code if replacement else names.spelt(type_, module)


def _plain(type_: NamedType, names: RestNames, custom: Replacements) -> str:
    replacement = custom.get(f"models.{names.classes[type_.id]}")
    return replacement.name if replacement else names.spelt(type_)


def _module(type_: NamedType) -> str:
    return "models" if type_.kind is TypeKind.OBJECT else "enums"


def _parameter(
    parameter: Parameter,
    name: str,
    operation: RestOperation,
    annotations: Annotations,
    *,
    is_later: bool,
) -> ParameterView:
    is_optional = is_later or may_be_omitted(operation, parameter)
    kind = body_kind(operation) if parameter.where == Location.BODY else None
    whole = _whole_body(parameter, kind)
    if whole:
        whole = f"{whole} | None" if is_optional else whole
        return ParameterView(name, whole, optional=is_optional)
    takes_null = kind is BodyKind.WRAPPER and parameter.nillable
    annotation = annotations.rest_argument(
        parameter.type, optional=takes_null or is_optional
    )
    if parameter.where == Location.QUERY:
        annotation = _of_columns(parameter, annotation)
    return ParameterView(name, annotation, optional=is_optional)


def _whole_body(parameter: Parameter, kind: BodyKind | None) -> str:
    """The annotation of a body, or a part of a form, that is sent as it is; empty for another parameter."""
    if kind is BodyKind.MULTIPART:
        return _FILES.get(parameter.type, "")
    return "" if kind is None else _WHOLE_BODIES.get(kind, "")


def _of_columns(parameter: Parameter, annotation: str) -> str:
    """The annotation of a query parameter, which accepts more than text where it consists of columns."""
    columns = _COLUMNS.get(str(parameter.wire).lower())
    is_text = parameter.type == ScalarType(Scalar.STRING)
    return annotation.replace("str", columns, 1) if columns and is_text else annotation


def _is_lazy(operation: RestOperation) -> bool:
    """Whether the call sends nothing by itself: rows are requested when they are read."""
    return operation.result_kind is ResultKind.ROWS


def _send(operation: RestOperation, flavour: Flavour) -> str:
    match operation.result_kind:
        case ResultKind.NONE:
            return f"{flavour.await_}self._send"
        case ResultKind.ROWS:
            return "return self._rows"
        case ResultKind.JSON | ResultKind.BINARY | ResultKind.TEXT:
            return f"return {flavour.await_}self._call"


def _returns(
    operation: RestOperation, annotations: Annotations, flavour: Flavour
) -> str:
    match operation.result_kind:
        case ResultKind.NONE:
            return "None"
        case ResultKind.ROWS:
            return f"{flavour.prefix}Rows[Row]"
        case ResultKind.BINARY:
            return "bytes | None"
        case ResultKind.TEXT:
            return "str | None"
        case ResultKind.JSON:
            result = operation.result
            annotation = annotations.result(result) if result else "object"
            # an upload may be answered with status 204, whatever the page documents
            may_be_none = body_kind(operation) is BodyKind.BINARY and result
            is_complete = annotation.endswith("None") or not may_be_none
            return annotation if is_complete else f"{annotation} | None"


def _operation_doc(
    operation: RestOperation, names: tuple[str, ...], note: str, *, is_resource: bool
) -> Doc:
    """The docstring of an operation's method; `names` are the Python names of its arguments, in order."""
    kind = "resource" if is_resource else "agent"
    return Doc(
        text=operation.description
        or Text(f"{operation.wire} of the {operation.agent} {kind}."),
        arguments=tuple(
            (name, parameter.text)
            for name, parameter in zip(names, arguments(operation).all, strict=True)
            if parameter.text
        ),
        returns=_returned_text(operation),
        page=Text(pages_of(operation)[0].path),
        route=f"{operation.method} {operation.path}",
        note=note,
    )


def _returned_text(operation: RestOperation) -> Text | None:
    """The page's description of the result, or else that of its first status of success."""
    if operation.result_kind is ResultKind.NONE:
        return None
    success = (
        response.text for response in operation.responses if 200 <= response.code < 300
    )
    text = operation.returns or next(success, None)
    return None if text in _STATUS_NAMES else text
