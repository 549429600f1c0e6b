"""The operations of the REST API: `wire.json`, which stands beside the generated models.

Types are written `string int16 int32 int64 uint32 double boolean date-time byte any`, `array<T>`, `dict<K,V>`,
`#ClassName` for a class of `models` or `enums`, and `flags<#ClassName>`.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

import msgspec


class ParameterSchema(msgspec.Struct, frozen=True):
    """A parameter: a part of the path, of the query or of the body."""

    wire: str
    type: str
    location: Literal["path", "query", "body"] = msgspec.field(name="in")
    required: bool = False


class OperationSchema(msgspec.Struct, frozen=True):
    """An operation.

    `body` is an object of the body parameters ("wrapper"), the only body parameter as JSON ("value", and "patch", in
    which null counts) or its bytes ("binary", as one of `content_types`). `result` is JSON of the type `returns` when
    it is None; else nothing ("none"), an OData list ("rows") or bytes ("binary", as one of `accept`).
    """

    method: str
    path: str
    parameters: tuple[ParameterSchema, ...] = ()
    body: Literal["wrapper", "value", "patch", "binary"] | None = None
    content_types: tuple[str, ...] = ()
    result: Literal["none", "rows", "binary"] | None = None
    returns: str = "any"
    accept: tuple[str, ...] = ()
    page: str = ""
    """The page of the documentation that describes it, for messages."""
    deprecated: bool = False
    """Whether that page says so."""


class _File(msgspec.Struct, frozen=True):
    """The file; its groups are read when they are used."""

    schema: int
    version: str
    groups: dict[str, msgspec.Raw]


class Schema:
    """The operations of a package such as `superoffice`, by agent or resource."""

    def __init__(self, package: str) -> None:
        data = files(package).joinpath("wire.json").read_bytes()
        file = msgspec.json.decode(data, type=_File)
        self.version = file.version
        self._raw = file.groups
        self._groups: dict[str, dict[str, OperationSchema]] = {}

    def operation(self, group: str, operation: str) -> OperationSchema:
        """An operation, by wire names."""
        found = self._groups.get(group)
        if found is None:
            found = msgspec.json.decode(
                self._raw[group], type=dict[str, OperationSchema]
            )
            self._groups[group] = found
        return found[operation]
