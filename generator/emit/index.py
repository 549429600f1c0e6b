"""`api.json`: every subject id of the docs and what it is in Python.

The calls of a SOAP version are below the `Client` of its package, such as `superoffice.soap.services88`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.emit.naming import VersionNames
from generator.emit.views import VersionView
from generator.model.api import Api, TypeKind

_Entry = str | dict[str, object]


def api_json(
    api: Api, versions: Iterable[tuple[VersionNames, VersionView]], package: str
) -> str:
    """The index, sorted by subject id, parameters in their order, with a trailing newline."""
    entries: dict[str, _Entry] = {}
    for names, view in versions:
        path = f"{package}.soap.{names.module}"
        entries |= _operations(api, names, view)
        entries |= _types(api, names, path)
    return json.dumps(dict(sorted(entries.items())), indent=1) + "\n"


def _operations(api: Api, names: VersionNames, view: VersionView) -> dict[str, _Entry]:
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


def _types(api: Api, names: VersionNames, path: str) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for type_ in api.types:
        if type_.version != names.version:
            continue
        is_object = type_.kind is TypeKind.OBJECT
        module, part = ("models", "field") if is_object else ("enums", "member")
        target = f"{path}.{module}.{names.classes[type_.id]}"
        own = (names.fields if is_object else names.members)[type_.id]
        entries[type_.id] = target
        entries |= {
            f"{type_.id}#{part}/{wire}": f"{target}.{name}"
            for wire, name in own.items()
        }
    return entries
