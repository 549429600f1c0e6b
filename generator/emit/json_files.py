"""How JSON files of the SDK are laid out, and `api.json`.

Tables have a line for each row, so that a change of the docs is one line of a diff. `api.json` has every subject id of
the docs with its name in Python: the calls of a SOAP version are below the `Client` of its package, such as
`superoffice.soap.services88`, those of REST below the package's `SuperOffice`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator.model.api import NamedType, TypeKind


def dumped(value: object) -> str:
    """The value on one line, in ASCII."""
    # ASCII, so that no editor or diff shows invisible characters of a page
    return json.dumps(value, ensure_ascii=True)


def table(rows: Mapping[str, object], indent: int) -> str:
    """An object with a line for each row, indented by `indent` spaces."""
    pad = " " * indent
    lines = ",\n".join(
        f"{pad}{dumped(key)}: {dumped(row)}" for key, row in rows.items()
    )
    return f"{{\n{lines}\n{pad[:-1]}}}" if rows else "{}"


def nested_table(groups: Mapping[str, Mapping[str, object]], indent: int) -> str:
    """An object of such objects, its keys indented by `indent` spaces."""
    pad = " " * indent
    lines = ",\n".join(
        f"{pad}{dumped(key)}: {table(rows, indent + 1)}" for key, rows in groups.items()
    )
    return f"{{\n{lines}\n{pad[:-1]}}}"


Entry = str | dict[str, object]
"""A Python path, or for an operation its call, its parameters by wire name, and what it returns; of REST also its route."""


def api_json(entries: dict[str, Entry]) -> str:
    """The index, sorted by subject id, parameters in their order, with a trailing newline."""
    return json.dumps(dict(sorted(entries.items())), indent=1) + "\n"


def type_entries(
    types: Iterable[NamedType],
    path: str,
    classes: dict[str, str],
    parts: dict[str, dict[str, str]],
) -> dict[str, Entry]:
    """The entries of types with their fields or members, whose names are `parts`, in the package `path`."""
    entries: dict[str, Entry] = {}
    for type_ in types:
        is_object = type_.kind is TypeKind.OBJECT
        module, part = ("models", "field") if is_object else ("enums", "member")
        target = f"{path}.{module}.{classes[type_.id]}"
        entries[type_.id] = target
        entries |= {
            f"{type_.id}#{part}/{wire}": f"{target}.{name}"
            for wire, name in parts[type_.id].items()
        }
    return entries
