"""`wire.json`: the SOAP schema of one version for the runtime's codec, as data beside the models.

Each type and operation has a line, so that a change of the docs is one line of a diff. The structs of
`generator/runtime/soap/codec/schema.py`, which read the file, document the keys; defaults are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from generator.emit.json_files import dumped, nested_table, table
from generator.emit.names.usual import is_of_words
from generator.emit.soap.arguments import later_arrivals
from generator.emit.soap.naming import VersionNames
from generator.model.api import (
    Field,
    NamedType,
    Parameter,
    SoapApi,
    SoapOperation,
    TypeKind,
)
from generator.model.comparison.snapshot import NO_SUCCESSION, Succession
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
    collections,
    unfinished,
)
from generator.model.text import QName

_Json = dict[str, Any]
_SCALARS = frozenset(scalar.value for scalar in Scalar)


def wire_json(
    api: SoapApi,
    names: VersionNames,
    custom: Mapping[str, str],
    succession: Succession = NO_SUCCESSION,
) -> str:
    """The schema of a version with its names, with a trailing newline; `custom` are classes of the user by class."""
    rows = _Table(api, names, succession)
    agents: dict[str, _Json] = {agent: {} for agent in names.agents}
    for operation in api.operations:
        agents[operation.agent][str(operation.wire)] = rows.operation(operation)
    return _lines(
        {
            "schema": 1,
            "version": names.version,
            "namespaces": rows.namespaces,
            "headers": rows.headers,
            "custom": custom,
            "types": rows.types(),
            "agents": agents,
        }
    )


def _lines(document: _Json) -> str:
    """JSON with a line for each type and each operation."""
    custom = document["custom"]
    users = f' "custom": {table(custom, 2)},\n' if custom else ""
    return (
        f'{{"schema": {document["schema"]}, "version": {dumped(document["version"])},\n'
        f' "namespaces": {dumped(document["namespaces"])},\n'
        f' "headers": {dumped(document["headers"])},\n'
        f"{users}"
        f' "types": {table(document["types"], 2)},\n'
        f' "agents": {nested_table(document["agents"], 2)}\n}}\n'
    )


class _Table:
    """Numbers the namespaces and names the types of one version."""

    def __init__(
        self, api: SoapApi, names: VersionNames, succession: Succession
    ) -> None:
        self._names = names
        self._succession = succession
        self._types = {type_.id: type_ for type_ in api.types}
        self._collections = _collections(api.operations, api.types)
        self.namespaces = _namespaces(api.operations, api.types, self._collections)
        self._numbers = {
            namespace: number for number, namespace in enumerate(self.namespaces)
        }
        self.headers = _usual_headers(api.operations)
        self._keys = _keys(self._types.values(), self._collections)

    def types(self) -> _Json:
        """All types by key, sorted by key."""
        rows = {
            self._keys[QName(type_.namespace, type_.wire)]: self._named(type_)
            for type_ in self._types.values()
        }
        rows |= {
            self._keys[name]: self._collection(name, type_)
            for name, type_ in self._collections.items()
        }
        return dict(sorted(rows.items()))

    def operation(self, operation: SoapOperation) -> _Json:
        """The row of an operation, without what follows from its name and that of its agent, as .NET forms it."""
        name = operation.wire
        usual = {
            "action": f"{self.namespaces[0]}/{operation.agent}/{name}",
            "request": name,
            "response": f"{name}Response",
            "headers": self.headers,
            "parameters": [],
            "out": [],
            "result": None,
        }
        parameters = self._names.parameters[operation.id]
        outs = self._names.outs[operation.id]
        later = later_arrivals(operation, self._succession)
        row: _Json = {
            "action": operation.action,
            "request": operation.request.name,
            "response": operation.response.name,
            "headers": [header.wire for header in operation.request_headers],
            "parameters": [
                _part(
                    part,
                    parameters[part.wire],
                    self._type(part.type),
                    0,
                    is_chosen=part.chosen or part.wire in later,
                )
                for part in operation.parameters
            ],
            "out": [
                _part(
                    part,
                    outs[part.wire],
                    self._type(part.type),
                    0,
                    is_chosen=part.chosen,
                )
                for part in operation.out
            ],
            "result": self._names.results.get(operation.id),
        }
        return {key: value for key, value in row.items() if value != usual[key]}

    def _named(self, type_: NamedType) -> _Json:
        row: _Json = {"kind": type_.kind.value}
        row |= self._namespace("namespace", type_.namespace)
        class_name = self._names.classes[type_.id]
        if class_name != self._keys[QName(type_.namespace, type_.wire)]:
            row["class_name"] = class_name
        if type_.kind is not TypeKind.OBJECT:
            return row
        base = self._types.get(type_.base) if type_.base else None
        if base:
            row["base"] = self._keys[QName(base.namespace, base.wire)]
        fields = self._names.fields[type_.id]
        row["fields"] = [
            _part(
                field,
                fields[field.wire],
                self._type(field.type),
                self._numbers[field.namespace],
            )
            for field in type_.fields
        ]
        return row

    def _collection(self, name: QName, type_: ArrayType | DictionaryType) -> _Json:
        namespace = self._namespace("namespace", name.namespace)
        if isinstance(type_, ArrayType):
            assert type_.xml_item is not None
            item = self._namespace("item_namespace", type_.xml_item.namespace)
            row = {"item": type_.xml_item.name, "type": self._type(type_.item)}
            return {"kind": "array"} | namespace | row | item
        assert type_.xml_entry is not None
        return {
            "kind": "dictionary",
            **namespace,
            "entry": type_.xml_entry.name,
            "key": self._type(type_.key),
            "value": self._type(type_.value),
        }

    def _namespace(self, key: str, namespace: str) -> _Json:
        number = self._numbers[namespace]
        return {key: number} if number else {}

    def _type(self, type_: TypeExpression) -> str:
        match type_:
            case ScalarType(scalar=scalar):
                return scalar.value
            case ReferenceType(id=id_):
                named = self._types.get(id_)
                if named is None:
                    return Scalar.ANY.value
                return self._keys[QName(named.namespace, named.wire)]
            case ArrayType(item=item, repeated=True):
                return self._type(item)
            case ArrayType(xml=xml) | DictionaryType(xml=xml):
                return self._keys[xml] if xml else Scalar.ANY.value
            case UnnamedType():
                raise unfinished(type_)


def _part(
    part: Parameter | Field,
    name: str,
    type_: str,
    namespace: int,
    *,
    is_chosen: bool = False,
) -> list[object]:
    """The values of the runtime's `FieldSchema` in its order, up to the last that is not usual."""
    usual = (True, None, False, 0, False, False)
    row = (
        part.nillable,
        None if is_of_words(name, part.wire) else name,
        part.required,
        namespace,
        isinstance(part.type, ArrayType) and part.type.repeated,
        is_chosen,
    )
    unusual = [at for at in range(len(row)) if row[at] != usual[at]]
    return [part.wire, type_, *row[: unusual[-1] + 1 if unusual else 0]]


def _usual_headers(operations: Iterable[SoapOperation]) -> list[str]:
    """The headers that most operations have, the first of equals in order."""
    found = Counter(
        tuple(str(header.wire) for header in operation.request_headers)
        for operation in operations
    )
    if not found:
        return []
    usual = min(found, key=lambda headers: (-found[headers], headers))
    return list(usual)


def _collections(
    operations: Iterable[SoapOperation], types: Iterable[NamedType]
) -> dict[QName, ArrayType | DictionaryType]:
    """Every array and dictionary in use, by its XML name."""
    used = [
        part.type
        for operation in operations
        for part in (*operation.parameters, *operation.out)
    ]
    used += [field.type for type_ in types for field in type_.fields]
    return {
        type_.xml: type_
        for expression in used
        for type_ in collections(expression)
        if type_.xml is not None
    }


def _namespaces(
    operations: Iterable[SoapOperation],
    types: Iterable[NamedType],
    collections: dict[QName, ArrayType | DictionaryType],
) -> list[str]:
    """The namespace of the operations first, the others sorted."""
    first = sorted({operation.request.namespace for operation in operations})[:1]
    found = {type_.namespace for type_ in types}
    found |= {field.namespace for type_ in types for field in type_.fields}
    for name, type_ in collections.items():
        found.add(name.namespace)
        if isinstance(type_, ArrayType) and type_.xml_item:
            found.add(type_.xml_item.namespace)
    # at 0, which messages take and rows leave out
    return [*first, *sorted(found.difference(first))]


def _keys(types: Iterable[NamedType], collections: Iterable[QName]) -> dict[QName, str]:
    """The key of each type: its wire name, with its namespace where that name is taken."""
    keys: dict[QName, str] = {}
    taken = set(_SCALARS)
    names = {QName(type_.namespace, type_.wire) for type_ in types} | set(collections)
    for name in sorted(names, key=lambda name: (name.name, name.namespace)):
        key = str(name.name)
        if key in taken:
            key = f"{{{name.namespace}}}{name.name}"
        taken.add(key)
        keys[name] = key
    return keys
