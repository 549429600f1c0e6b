"""`wire.json`: how each REST operation goes over the wire, as data for the runtime, a line per operation.

Parameters have the order in which methods pass them. Defaults are left out: without `body` there is none, without
`result` it is the JSON of `returns`, without `base_path` that is `/api`. Paths begin with `/api`, those of another base
path go on behind it. `former` has the paths of groups and methods below the client by those that they had before: unit
tests name calls by them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from generator.emit.json_files import dumped, nested_table, table
from generator.emit.names.usual import is_usual
from generator.emit.python.escape import as_media_type
from generator.emit.python.views import pages_of
from generator.emit.rest.arguments import arguments, later_arrivals
from generator.emit.rest.base_path import base_path
from generator.emit.rest.former import former_attributes, former_methods
from generator.emit.rest.naming import RestNames, is_plain_string
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
from generator.model.clients import API_PATH
from generator.model.comparison.snapshot import NO_SUCCESSION, Succession
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
from generator.model.ids import GroupId, TypeId
from generator.model.text import Text

_Json = dict[str, Any]

_FORMS: Final = frozenset({BodyKind.FORM, BodyKind.MULTIPART})
_JSON: Final = frozenset({"application/json", "text/json", "*/*"})
"""The media types of JSON that servers take for the usual one."""


def rest_wire_json(
    api: RestApi,
    names: RestNames,
    custom: Mapping[str, str],
    succession: Succession = NO_SUCCESSION,
) -> str:
    """The table of everything in `api`, with a trailing newline; `custom` are classes of the user by class."""
    types = _Types({type_.id: type_ for type_ in api.types}, names.classes)
    groups: dict[str, _Json] = {names.keys[agent.id]: {} for agent in api.agents}
    paths = {
        agent.id: ("" if agent.is_resource else "agents.") + names.attributes[agent.id]
        for agent in api.agents
    }
    base = base_path(api)
    for operation in api.operations:
        key = names.keys[operation.group_id]
        later = succession.defaults.get(operation.id, ())
        row = _operation(operation, names.parameters[operation.id], types, later)
        call = f"{paths[operation.group_id]}.{names.methods[operation.id]}"
        if not _is_usual_call(call, f"{key}/{operation.wire}"):
            row["call"] = call
        if base != API_PATH:
            row["path"] = operation.path.removeprefix(base)
        groups[key][operation.wire] = row
    version = dumped(names.version)
    rows = nested_table(dict(sorted(groups.items())), 2)
    place = f' "base_path": {dumped(base)},\n' if base != API_PATH else ""
    users = f' "custom": {table(custom, 2)},\n' if custom else ""
    former = _former_calls(api, names, paths, succession)
    before = f' "former": {table(former, 2)},\n' if former else ""
    start = f'{{"schema": 1, "version": {version},\n{place}{users}{before}'
    return f'{start} "groups": {rows}\n}}\n'


def _former_calls(
    api: RestApi, names: RestNames, paths: Mapping[GroupId, str], succession: Succession
) -> dict[str, str]:
    """The paths below the client of groups and methods by former ones, those of methods below the current group."""
    if not succession.aliases:
        return {}
    groups = former_attributes(api, names, succession)
    methods = former_methods(api, names, succession)
    rows = [(paths[agent.id], groups.get(agent.id, ())) for agent in api.agents]
    rows += [
        (
            f"{paths[operation.group_id]}.{names.methods[operation.id]}",
            methods.get(operation.id, ()),
        )
        for operation in api.operations
    ]
    return dict(
        sorted(
            (f"{path[: path.rfind('.') + 1]}{alias.name}", path)
            for path, aliases in rows
            for alias in aliases
        )
    )


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
    operation: RestOperation,
    names: tuple[str, ...],
    types: _Types,
    defaults: Collection[str],
) -> _Json:
    ordered = arguments(operation)
    later = later_arrivals(ordered, defaults)
    return {
        "method": operation.method,
        "path": operation.path,
        "parameters": [
            _parameter(
                parameter,
                name,
                types,
                is_required=parameter.required and not is_later,
            )
            for parameter, name, is_later in zip(ordered.all, names, later, strict=True)
        ],
        **_headers(operation),
        **_body(operation),
        **_result(operation, types),
        "page": pages_of(operation)[0].path,
        **({"deprecated": True} if operation.is_deprecated else {}),
    }


def _is_usual_call(call: str, wire: str) -> bool:
    """Whether the call has the usual name of each part of the wire name, such as `Agents/Appointment/Reject`."""
    names, wires = call.split("."), wire.split("/")
    return len(names) == len(wires) and all(map(is_usual, names, wires))


def _parameter(
    parameter: Parameter, name: str, types: _Types, *, is_required: bool
) -> list[object]:
    """The values of the runtime's `ParameterSchema` in its order, up to the last that is not usual."""
    row: list[object] = [parameter.wire, types.written(parameter.type), parameter.where]
    given = None if is_usual(name, parameter.wire) else name
    if parameter.style is not None:
        return [*row, is_required, given, parameter.style.value]
    if given is not None:
        return [*row, is_required, given]
    return [*row, True] if is_required else row


def _headers(operation: RestOperation) -> _Json:
    places = {parameter.where for parameter in arguments(operation).all}
    is_any = not places.isdisjoint({Location.HEADER, Location.COOKIE})
    return {"has_headers": True} if is_any else {}


def _body(operation: RestOperation) -> _Json:
    body = operation.body
    if body is None:
        return {}
    row: _Json = {"body": body.kind.value}
    if body.kind is BodyKind.BINARY:
        row["content_types"] = _media_types(body.content_types)
    elif body.kind not in _FORMS:
        row |= _unusual_json("content_types", body.content_types)
    return row


def _result(operation: RestOperation, types: _Types) -> _Json:
    match operation.result_kind:
        case ResultKind.JSON:
            type_ = operation.result or ScalarType(Scalar.ANY)
            row = {"returns": types.written(type_)}
            return row | _unusual_json("accept", operation.content_types)
        case ResultKind.BINARY | ResultKind.TEXT:
            accept = _media_types(operation.content_types)
            return {"result": operation.result_kind.value, "accept": accept}
        case ResultKind.NONE | ResultKind.ROWS:
            return {"result": operation.result_kind.value}


def _unusual_json(key: str, documented: Iterable[Text]) -> _Json:
    kinds = unusual_json(documented)
    return {key: kinds} if kinds else {}


def unusual_json(documented: Iterable[Text]) -> list[str]:
    """The media types of JSON that a page lists instead of the usual one, such as `application/hal+json`."""
    kinds = _media_types(documented)
    names = [kind.partition(";")[0].strip().lower() for kind in kinds]
    if not _JSON.isdisjoint(names):
        return []
    pairs = zip(kinds, names, strict=True)
    return [kind for kind, name in pairs if name.endswith("+json")]


def _media_types(texts: Iterable[Text]) -> list[str]:
    """The texts that are media types, without duplicates, in the order of the page."""
    return list(dict.fromkeys(filter(None, map(as_media_type, texts))))
