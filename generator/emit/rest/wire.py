"""`wire.json`: how each REST operation goes over the wire, as data for the runtime, a line per operation.

Parameters have the order in which methods pass them. Defaults are left out: without `body` there is none, without
`result` it is the JSON of `returns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from generator.emit.json_files import dumped, nested_table, table
from generator.emit.names.rules import DEFAULT_WORDS, Names
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
_USUAL_NAMES: Final = Names()
_PLAIN: Final = re.compile(r"\$?[A-Za-z]+([._][A-Za-z]+)*")


def rest_wire_json(api: RestApi, names: RestNames, custom: Mapping[str, str]) -> str:
    """The table of everything in `api`, with a trailing newline; `custom` are classes of the user by class."""
    types = _Types({type_.id: type_ for type_ in api.types}, names.classes)
    groups: dict[str, _Json] = {names.keys[agent.id]: {} for agent in api.agents}
    for operation in api.operations:
        groups[names.keys[operation.group_id]][operation.wire] = _operation(
            operation, names.parameters[operation.id], types
        )
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


def _parameter(parameter: Parameter, name: str, types: _Types) -> _Json:
    row: _Json = {
        "in": parameter.where,
        "wire": parameter.wire,
        "type": types.written(parameter.type),
    }
    if parameter.required:
        row["required"] = True
    return row if _is_usual(name, parameter.wire) else row | {"name": name}


def _is_usual(name: str, wire: str) -> bool:
    """Whether the runtime finds a Python name itself. It knows the rules for words without digits."""
    plain = _PLAIN.fullmatch(wire) and not any(word in wire for word in DEFAULT_WORDS)
    return bool(plain) and name == _USUAL_NAMES.lower(wire)


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
