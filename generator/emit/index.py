"""`api.json`: every subject id of the docs and what it is in Python.

The calls of a SOAP version are below the `Client` of its package, such as `superoffice.soap.services88`, those of REST
below the package's `SuperOffice`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.emit.soap.naming import VersionNames
from generator.emit.soap.views import VersionView
from generator.model.api import NamedType, SoapApi, TypeKind

Entry = str | dict[str, object]
"""A Python path, or for an operation its call, its parameters by wire name, and what it returns."""


def api_json(entries: dict[str, Entry]) -> str:
    """The index, sorted by subject id, parameters in their order, with a trailing newline."""
    return json.dumps(dict(sorted(entries.items())), indent=1) + "\n"


def soap_entries(
    api: SoapApi, versions: Iterable[tuple[VersionNames, VersionView]], package: str
) -> dict[str, Entry]:
    """The entries of all SOAP versions."""
    entries: dict[str, Entry] = {}
    for names, view in versions:
        path = f"{package}.soap.{names.module}"
        types = [one for one in api.types if one.version == names.version]
        parts = {**names.fields, **names.members}
        entries |= _operations(api, names, view)
        entries |= type_entries(types, path, names.classes, parts)
    return entries


def _operations(
    api: SoapApi, names: VersionNames, view: VersionView
) -> dict[str, Entry]:
    returns = {
        (agent.wire, method.wire): method.result
        for agent in view.agents
        for method in agent.methods
    }
    return {
        one.id: {
            "call": f"{names.agents[one.agent]}.{names.methods[one.agent][one.wire]}",
            "parameters": {
                str(part.wire): names.parameters[one.id][part.wire]
                for part in one.parameters
            },
            "returns": returns[one.agent, one.wire],
        }
        for one in api.operations
        if one.version == names.version
    }


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
