"""Schemas of Swagger 2.0 as types of the oracle, and the lists of members that have no names there.

`SuperOffice.CRM.Services.Contact` is `Contact`, unless several definitions end in that name. Rules of the format:

- a `$ref` that no file defines, `type: object` without properties, and no type at all say nothing: `object`;
- `format: binary` (as text, or `type: file`) and `format: byte` are both octets: `byte`;
- `integer` without a format has 32 bits, `number` 64;
- an array without `items` says nothing about them: `array<none>`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

Json = Mapping[str, Any]
Members = frozenset[str]

_POINTER: Final = "#/definitions/"
_OCTETS: Final = ("byte", "binary")


class Lists:
    """The lists of members, each with a name of its own: that of the first place, and a number where that is taken."""

    def __init__(self) -> None:
        self._names: dict[Members, str] = {}

    def name(self, members: Iterable[str], place: str) -> str:
        """The name of a list; the same for equal lists, whatever their order."""
        key = frozenset(members)
        if key not in self._names:
            taken = set(self._names.values())
            stem = place.rpartition(".")[2]
            numbered = (f"~{stem}{number}" for number in range(2, len(taken) + 3))
            names = (f"~{stem}", *numbered)
            self._names[key] = next(name for name in names if name not in taken)
        return self._names[key]

    def by_name(self) -> Mapping[str, Members]:
        """The members of each list."""
        return {name: members for members, name in self._names.items()}


class SwaggerTypes:
    """Says schemas in the notation of the oracle."""

    def __init__(self, definitions: Iterable[str], lists: Lists) -> None:
        names = tuple(definitions)
        ends = Counter(_end(name) for name in names)
        self._lists = lists
        self.short: Mapping[str, str] = {
            name: _end(name) if ends[_end(name)] == 1 else name for name in names
        }
        """The name of each definition in the oracle."""

    def notation(self, schema: Json, place: str) -> str:
        """The type of a schema, or of a parameter that is not a body; `place` names a list that has no name."""
        if "$ref" in schema:
            return self.short.get(str(schema["$ref"]).removeprefix(_POINTER), "object")
        if "enum" in schema:
            return self._lists.name(schema["enum"], place)
        match schema.get("type"):
            case "array":
                items: Json = schema.get("items") or {}
                return f"array<{self.notation(items, place) if items else 'none'}>"
            case "object":
                return self._object(schema, place)
            case "string":
                return _text(schema.get("format"))
            case "integer":
                return "int64" if schema.get("format") == "int64" else "int32"
            case "number":
                return "double"
            case "boolean":
                return "bool"
            case "file":
                return "byte"
            case _:
                return "object"

    def _object(self, schema: Json, place: str) -> str:
        values = schema.get("additionalProperties")
        if values is None:
            return "object"
        of_values: Json = {} if isinstance(values, bool) else values
        return f"dict<{self.notation(of_values, place)}>"


def _text(format_: str | None) -> str:
    if format_ in _OCTETS:
        return "byte"
    return "date-time" if format_ == "date-time" else "string"


def _end(name: str) -> str:
    return name.rpartition(".")[2]
