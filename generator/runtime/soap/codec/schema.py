"""The SOAP schema of one version: the file `wire.json` beside the generated models.

A `type` is always a scalar (see `scalars.py`) or a key of `types`; a `namespace` is an index into `namespaces`. A key of
`types` is the name of the type, or `{namespace}name` where another type has the same name in another namespace.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from ...package_files import read_file
from ...values.names import attribute_name
from .xml import local_name


class FieldSchema(msgspec.Struct, frozen=True, array_like=True):
    """A field of an object, a parameter or an out part, in the file a list of these values up to the last that is not usual.

    Where it is `repeated`, its value is a list, and its element occurs once for each item of `type`. One that is `chosen`
    is left out where it is None, in messages too.
    """

    wire: str
    type: str
    nillable: bool = True
    given_name: str | None = None
    """The Python name, if the rules for wire names do not give it."""
    required: bool = False
    namespace: int = 0
    repeated: bool = False
    chosen: bool = False

    @property
    def name(self) -> str:
        """The Python name."""
        return self.given_name or attribute_name(self.wire)


class ObjectSchema(msgspec.Struct, frozen=True, tag_field="kind", tag="object"):
    """A type with fields of its own, after those of its base. `class_name` is the Python class if it differs from the key."""

    namespace: int = 0
    base: str | None = None
    class_name: str | None = None
    fields: tuple[FieldSchema, ...] = ()


class ArraySchema(msgspec.Struct, frozen=True, tag_field="kind", tag="array"):
    """A list: an element named `item` for each value of `type`."""

    item: str
    type: str
    namespace: int = 0
    item_namespace: int = 0


class DictionarySchema(msgspec.Struct, frozen=True, tag_field="kind", tag="dictionary"):
    """A mapping: an element named `entry` with `Key` and `Value` for each pair, all in the dictionary's namespace."""

    entry: str
    key: str
    value: str
    namespace: int = 0


class EnumSchema(msgspec.Struct, frozen=True, tag_field="kind", tag="enum"):
    """A type whose value is one of its members."""

    namespace: int = 0
    class_name: str | None = None


class FlagsSchema(msgspec.Struct, frozen=True, tag_field="kind", tag="flags"):
    """A type whose value is a set of its members, written with spaces between them."""

    namespace: int = 0
    class_name: str | None = None


TypeSchema: TypeAlias = (
    ObjectSchema | ArraySchema | DictionarySchema | EnumSchema | FlagsSchema
)


class OperationSchema(msgspec.Struct, frozen=True):
    """An operation; `request` and `response` are names of elements in the first namespace.

    `result` is the Python class of the result if there are several out parts.
    """

    action: str
    request: str
    response: str
    headers: tuple[str, ...]
    parameters: tuple[FieldSchema, ...]
    out: tuple[FieldSchema, ...]
    result: str | None


class _Row(msgspec.Struct, frozen=True):
    """An operation in the file, without what follows from its name and that of its agent, as .NET forms it."""

    action: str | None = None
    request: str | None = None
    response: str | None = None
    headers: tuple[str, ...] | None = None
    parameters: tuple[FieldSchema, ...] = ()
    out: tuple[FieldSchema, ...] = ()
    result: str | None = None


class Schema(msgspec.Struct, frozen=True):
    """All types and operations of one version."""

    schema: int
    version: str
    namespaces: tuple[str, ...]
    types: dict[str, TypeSchema]
    headers: tuple[str, ...]
    """Those of all operations that do not name others."""
    agents: dict[str, msgspec.Raw]
    """The operations of each agent as JSON: they are most of the file, and few are called."""
    custom: dict[str, str] = {}
    """Classes of the user that objects are read as, such as `superoffice_custom.contact:Contact`, by class."""

    def operations(self, agent: str) -> dict[str, OperationSchema]:
        """The operations of an agent by wire name. They are read from JSON each time."""
        rows = msgspec.json.decode(self.agents[agent], type=dict[str, _Row])
        actions = f"{self.namespaces[0]}/{agent}"
        return {
            name: OperationSchema(
                action=f"{actions}/{name}" if row.action is None else row.action,
                request=row.request or name,
                response=row.response or f"{name}Response",
                headers=self.headers if row.headers is None else row.headers,
                parameters=row.parameters,
                out=row.out,
                result=row.result,
            )
            for name, row in rows.items()
        }

    def class_name(self, key: str) -> str:
        """The Python class of an object, enum or flags type."""
        type_ = self.types[key]
        assert not isinstance(type_, (ArraySchema, DictionarySchema))
        return type_.class_name or key

    def fields(self, key: str) -> tuple[FieldSchema, ...]:
        """The fields of an object in the order of the wire: first those of its bases."""
        type_ = self.types[key]
        assert isinstance(type_, ObjectSchema)
        return (*(self.fields(type_.base) if type_.base else ()), *type_.fields)

    def qualified(self, key: str) -> tuple[str, str]:
        """The namespace and the name of a type."""
        return self.namespaces[self.types[key].namespace], local_name(key)


def load_schema(package: str) -> Schema:
    """Reads `wire.json` of a package such as `superoffice.soap.services88`."""
    data = read_file(package, "wire.json")
    return msgspec.json.decode(data, type=Schema)
