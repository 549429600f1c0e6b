"""`wire.json`: how each REST operation goes over the wire, as data for the runtime, a line per operation.

Parameters have the order in which methods pass them. Defaults are left out: without `body` there is none, without
`result` it is the JSON of `returns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.emit.json_files import dumped, nested_table, table
from generator.emit.names.usual import is_usual
from generator.emit.python.escape import as_media_type
from generator.emit.python.views import pages_of
from generator.emit.rest.arguments import arguments
from generator.emit.rest.naming import RestNames, is_plain_string
from generator.model.api import (
    BodyKind,
    NamedType,
    Parameter,
    RestApi,
    RestOperation,
    ResultKind,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
    unfinished,
)
from generator.model.ids import TypeId
from generator.model.text import Text

_Json = dict[str, Any]


def rest_wire_json(api: RestApi, names: RestNames, custom: Mapping[str, str]) -> str:
    """The table of everything in `api`, with a trailing newline; `custom` are classes of the user by class."""
    types = _Types({type_.id: type_ for type_ in api.types}, names.classes)
    groups: dict[str, _Json] = {names.keys[agent.id]: {} for agent in api.agents}
    paths = {
        agent.id: ("" if agent.is_resource else "agents.") + names.attributes[agent.id]
        for agent in api.agents
    }
    for operation in api.operations:
        key = names.keys[operation.group_id]
        row = _operation(operation, names.parameters[operation.id], types)
        call = f"{paths[operation.group_id]}.{names.methods[operation.id]}"
        if not _is_usual_call(call, f"{key}/{operation.wire}"):
            row["call"] = call
        groups[key][operation.wire] = row
    version = dumped(names.version)
    rows = nested_table(dict(sorted(groups.items())), 2)
    users = f' "custom": {table(custom, 2)},\n' if custom else ""
    return f'{{"schema": 1, "version": {version},\n{users} "groups": {rows}\n}}\n'


class _Types:
    """Writes type expressions with the names of the generated classes."""

    def __init__(
        self, types: Mapping[TypeId, NamedType], classes: dict[str, str]
    ) -> None:
        self._types = types
        self._classes = classes

    def written(self, type_: TypeExpression) -> str:
        """The expression in text: `array<#Contact>`, `flags<#ETableRight>`; `any` for a type that the model lacks."""
        match type_:
            case ScalarType(scalar=scalar):
                return scalar.value
            case ArrayType(item=item):
                return f"array<{self.written(item)}>"
            case DictionaryType(key=key, value=value):
                return f"dict<{self.written(key)},{self.written(value)}>"
            case ReferenceType(id=id_):
                return self._named(id_)
            case UnnamedType():
                raise unfinished(type_)

    def _named(self, id_: TypeId) -> str:
        named = self._types.get(id_)
        if named is None:
            return Scalar.ANY.value
        if is_plain_string(named):
            return Scalar.STRING.value
        name = f"#{self._classes[id_]}"
        return f"flags<{name}>" if named.kind is TypeKind.FLAGS else name


def _operation(
    operation: RestOperation, names: tuple[str, ...], types: _Types
) -> _Json:
    return {
        "method": operation.method,
        "path": operation.path,
        "parameters": [
            _parameter(parameter, name, types)
            for parameter, name in zip(arguments(operation).all, names, strict=True)
        ],
        **_body(operation),
        **_result(operation, types),
        "page": pages_of(operation)[0].path,
        **({"deprecated": True} if operation.is_deprecated else {}),
    }


def _is_usual_call(call: str, wire: str) -> bool:
    """Whether the call has the usual name of each part of the wire name, such as `Agents/Appointment/Reject`."""
    names, wires = call.split("."), wire.split("/")
    return len(names) == len(wires) and all(map(is_usual, names, wires))


def _parameter(parameter: Parameter, name: str, types: _Types) -> list[object]:
    """The values of the runtime's `ParameterSchema` in its order, up to the last that is not usual."""
    row: list[object] = [parameter.wire, types.written(parameter.type), parameter.where]
    if not is_usual(name, parameter.wire):
        return [*row, parameter.required, name]
    return [*row, True] if parameter.required else row


def _body(operation: RestOperation) -> _Json:
    body = operation.body
    if body is None:
        return {}
    row: _Json = {"body": body.kind.value}
    if body.kind is BodyKind.BINARY:
        row["content_types"] = _media_types(body.content_types)
    return row


def _result(operation: RestOperation, types: _Types) -> _Json:
    match operation.result_kind:
        case ResultKind.JSON:
            type_ = operation.result or ScalarType(Scalar.ANY)
            return {"returns": types.written(type_)}
        case ResultKind.BINARY:
            return {"result": "binary", "accept": _media_types(operation.content_types)}
        case ResultKind.NONE | ResultKind.ROWS:
            return {"result": operation.result_kind.value}


def _media_types(texts: Iterable[Text]) -> list[str]:
    """The texts that are media types, without duplicates, in the order of the page."""
    return list(dict.fromkeys(filter(None, map(as_media_type, texts))))
