"""What older pages of an operation add to the newest one, and where they contradict it.

Rule: the newest page decides which parameters, properties and statuses there are. Older ones give the descriptions that
it lacks, the cells that it leaves open (pages since 2023 write `String` for dates and binary data in body tables), and
the values that its samples show as null. Source: pages of 2022 and 2023 side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import TypeVar

import msgspec

from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonMember,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.rest_facts import (
    RestBody,
    RestOperationFacts,
    RestParameter,
    RestProperty,
    RestResponse,
    RestSample,
    RestStatus,
    TypeCell,
)
from generator.passes.rest.evidence.cells import CellKind, classified, leaves_open

_Row = TypeVar("_Row", RestParameter, RestProperty)


def completed(
    newest: RestOperationFacts, older: Iterable[RestOperationFacts]
) -> RestOperationFacts:
    """The newest page, with its gaps filled from older ones, which are sorted from the newest to the oldest."""
    return reduce(_completed, older, newest)


def _completed(
    newer: RestOperationFacts, older: RestOperationFacts
) -> RestOperationFacts:
    # the summary and the description belong together, so both are of the same page
    described = newer if newer.summary or newer.description else older
    return msgspec.structs.replace(
        newer,
        summary=described.summary,
        description=described.description,
        path_parameters=_rows(newer.path_parameters, older.path_parameters),
        query_parameters=_rows(newer.query_parameters, older.query_parameters),
        header_parameters=_rows(newer.header_parameters, older.header_parameters),
        body=_body(newer.body, older.body),
        response=_response(newer.response, older.response),
        request_sample=_sample(newer.request_sample, older.request_sample),
        response_sample=_sample(newer.response_sample, older.response_sample),
    )


def _rows(newer: tuple[_Row, ...], older: Sequence[_Row]) -> tuple[_Row, ...]:
    by_name = {row.name.lower(): row for row in older}
    return tuple(_row(row, by_name) for row in newer)


def _row(newer: _Row, by_name: Mapping[str, _Row]) -> _Row:
    older = by_name.get(newer.name.lower())
    if older is None:
        return newer
    return msgspec.structs.replace(
        newer, cell=_cell(newer.cell, older.cell), text=newer.text or older.text
    )


def _cell(newer: TypeCell, older: TypeCell) -> TypeCell:
    return older if leaves_open(classified(newer), classified(older)) else newer


def _body(newer: RestBody | None, older: RestBody | None) -> RestBody | None:
    if newer is None or older is None:
        return newer
    return msgspec.structs.replace(
        newer,
        text=newer.text or older.text,
        properties=_rows(newer.properties, older.properties),
    )


def _response(
    newer: RestResponse | None, older: RestResponse | None
) -> RestResponse | None:
    """The response. Its heading stays, because the words of headings differ between generations."""
    if newer is None or older is None:
        return newer or older
    return msgspec.structs.replace(
        newer,
        text=newer.text or older.text,
        statuses=_statuses(newer.statuses, older.statuses),
        properties=_rows(newer.properties, older.properties),
    )


def _statuses(
    newer: tuple[RestStatus, ...], older: Iterable[RestStatus]
) -> tuple[RestStatus, ...]:
    texts = {status.code: status.text for status in older}
    return tuple(
        msgspec.structs.replace(status, text=status.text or texts.get(status.code))
        for status in newer
    )


def _sample(newer: RestSample | None, older: RestSample | None) -> RestSample | None:
    if newer is None or older is None or older.body is None:
        return newer
    body = (
        older.body if newer.body is None else _completed_value(newer.body, older.body)
    )
    return msgspec.structs.replace(newer, body=body)


def _completed_value(newer: JsonValue, older: JsonValue) -> JsonValue:
    """The sample, with values of an older one in place of null, `{}` and `[]`."""
    match newer:
        case JsonScalar(kind=JsonKind.NULL) | JsonArray(items=()):
            return older
        case JsonObject(members=()):
            return older if isinstance(older, JsonObject) else newer
        case JsonObject(members=members) if isinstance(older, JsonObject):
            values = {member.key.raw: member.value for member in older.members}
            return JsonObject(tuple(_member(member, values) for member in members))
        case _:
            return newer


def _member(newer: JsonMember, values: Mapping[str, JsonValue]) -> JsonMember:
    older = values.get(newer.key.raw)
    if older is None:
        return newer
    return JsonMember(newer.key, _completed_value(newer.value, older))


def differs(newer: RestOperationFacts, older: RestOperationFacts) -> bool:
    """Whether an older page contradicts a newer one: in its route, parameters, properties or scalar types."""
    pairs = (
        (newer.path_parameters, older.path_parameters),
        (newer.query_parameters, older.query_parameters),
        (_properties(newer.body), _properties(older.body)),
        (_properties(newer.response), _properties(older.response)),
    )
    return newer.path != older.path or any(_contradict(*pair) for pair in pairs)


def _properties(part: RestBody | RestResponse | None) -> tuple[RestProperty, ...]:
    return part.properties if part else ()


def _contradict(
    newer: Sequence[RestParameter] | Sequence[RestProperty],
    older: Sequence[RestParameter] | Sequence[RestProperty],
) -> bool:
    # sizes first, so that a page costs as much as it has itself, however large the newer one is
    if len(newer) != len(older):
        return True
    cells = {row.name: classified(row.cell) for row in newer}
    older_cells = {row.name: classified(row.cell) for row in older}
    # only scalar cells are comparable: the words for all other types differ between generations
    return cells.keys() != older_cells.keys() or any(
        cells[name].kind is cell.kind is CellKind.SCALAR and cells[name] != cell
        for name, cell in older_cells.items()
    )
