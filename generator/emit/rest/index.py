"""The entries of `api.json` for REST: calls below `SuperOffice`, classes in `models` and `enums`."""

from __future__ import annotations

from generator.emit.index import Entry, type_entries
from generator.emit.python.flavours import SYNC
from generator.emit.rest.arguments import arguments
from generator.emit.rest.naming import RestNames
from generator.emit.rest.views import RestView, group_key
from generator.model.api import RestApi


def rest_entries(
    api: RestApi, names: RestNames, view: RestView, package: str
) -> dict[str, Entry]:
    """The entries of `api`, which has no SOAP."""
    parts = {**names.fields, **names.members}
    calls = _calls(api, names, view)
    return {**calls, **type_entries(api.types, package, names.classes, parts)}


def _calls(api: RestApi, names: RestNames, view: RestView) -> dict[str, Entry]:
    groups = {group.wire: group for group in view.groups[SYNC.prefix]}
    results = {
        (group.wire, method.wire): method.result
        for group in groups.values()
        for method in group.methods
    }
    entries: dict[str, Entry] = {}
    for one in api.operations:
        key = group_key(one.group_id)
        wires = (str(part.wire) for part in arguments(one).all)
        entries[one.id] = {
            "call": f"{groups[key].call}.{names.methods[one.id]}",
            "parameters": dict(zip(wires, names.parameters[one.id], strict=True)),
            "returns": results[key, one.wire],
        }
    return entries
