"""SDKs of a small API of parcels, as `api.json` and `inspect --json` have them."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from benchmarks.accuracy_scores.document import Document, OperationRow, TypeRow
from benchmarks.sdk_names.sdk import Sdk, sdk_of

Json = dict[str, Any]

GET: Final = "rest/v1/Parcel/Get"
SAVE: Final = "rest/v1/Agents/Parcel/Save"
_ROUTES: Final = {
    GET: ("GET", "/api/v1/Parcel/{id}"),
    SAVE: ("POST", "/api/v1/Agents/Parcel/Save"),
}


def part(where: str, wire: str, type_: str) -> Json:
    """A parameter."""
    return {"in": where, "wire": wire, "type": type_}


ID: Final = part("path", "id", "int32")
ENTITY: Final = part("body", "entity", "#types/Parcel")


def operation(id_: str = GET, **changes: Any) -> OperationRow:
    """An operation that gives a parcel."""
    method, path = _ROUTES[id_]
    is_save = id_ == SAVE
    stated: Json = {
        "id": id_,
        "protocol": "rest",
        "version": "v1",
        "agent": "Parcel",
        "operation": id_.rpartition("/")[2],
        "method": method,
        "path": path,
        "parameters": [ENTITY if is_save else ID],
        "body": {"wire": "entity", "kind": "value"} if is_save else None,
        "responses": [{"status": 200, "type": "#types/Parcel"}],
    }
    return msgspec.convert(stated | changes, OperationRow)


def call(name: str = "parcel.get", returns: str = "Parcel", **names: str) -> Json:
    """The entry of a call in `api.json`."""
    return {"call": name, "parameters": names or {"id": "id"}, "returns": returns}


SAVE_CALL: Final = call("agents.parcel.save", entity="entity")


def type_row(name: str = "Parcel", **fields: str) -> TypeRow:
    """A type of REST, with the types of its fields."""
    stated = {
        "id": f"types/{name}",
        "wire": name,
        "version": "v1",
        "kind": "object",
        "fields": [{"wire": wire, "type": type_} for wire, type_ in fields.items()],
    }
    return msgspec.convert(stated, TypeRow)


def soap_row(name: str) -> TypeRow:
    """A type of SOAP."""
    return TypeRow(f"types/V1/{name}", name, "V1", "object")


PARCEL: Final = type_row(Weight="int32", Sender="#types/Stop")
STOP: Final = type_row("Stop", Place="string")


def sdk(
    *rows: OperationRow | TypeRow, without: tuple[str, ...] = (), **entries: Any
) -> Sdk:
    """An SDK, where rows and entries take the place of those with their id; `without` leaves some out."""
    found: dict[str, OperationRow | TypeRow] = {
        each.id: each for each in (operation(), operation(SAVE), PARCEL, STOP, *rows)
    }
    api: Json = {GET: call(), SAVE: SAVE_CALL}
    for row in found.values():
        if isinstance(row, TypeRow):
            place = f"parcels.models.{row.wire}"
            api[row.id] = place
            for field in row.fields:
                api[f"{row.id}#field/{field.wire}"] = f"{place}.{field.wire.lower()}"
    api |= entries
    kept = {id_: row for id_, row in found.items() if id_ not in without}
    document = Document(
        [row for row in kept.values() if isinstance(row, OperationRow)],
        [row for row in kept.values() if isinstance(row, TypeRow)],
    )
    return sdk_of(
        {
            subject: entry
            for subject, entry in api.items()
            if subject.partition("#")[0] not in without
        },
        document,
    )
