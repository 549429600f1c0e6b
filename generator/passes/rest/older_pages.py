"""A REST page with what older pages of the same operation know and it does not.

Rule: the newest page says which parameters, properties and statuses there are. Older ones fill the words that it lacks,
cells that it leaves open (pages since 2023 write `String` for dates and binaries in body tables), and what its samples
show as null. Source: pages of 2022 and 2023 side by side.
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


def filled(
    newest: RestOperationFacts, older: Iterable[RestOperationFacts]
) -> RestOperationFacts:
    """The newest page, with its gaps filled from older ones, which come newest first."""
    return reduce(_filled, older, newest)


def _filled(newer: RestOperationFacts, older: RestOperationFacts) -> RestOperationFacts:
    said = newer if newer.summary or newer.description else older
    return msgspec.structs.replace(
        newer,
        summary=said.summary,
        description=said.description,
        path_parameters=_rows(newer.path_parameters, older.path_parameters),
        query_parameters=_rows(newer.query_parameters, older.query_parameters),
        header_parameters=_rows(newer.header_parameters, older.header_parameters),
        body=_body(newer.body, older.body),
        response=_response(newer.response, older.response),
        request_sample=_sample(newer.request_sample, older.request_sample),
        response_sample=_sample(newer.response_sample, older.response_sample),
    )


def _rows(newer: tuple[_Row, ...], older: Sequence[_Row]) -> tuple[_Row, ...]:
    known = {one.name.lower(): one for one in older}
    return tuple(_row(one, known) for one in newer)


def _row(newer: _Row, known: Mapping[str, _Row]) -> _Row:
    older = known.get(newer.name.lower())
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
    """The response; its headings stay, since their words depend on the generation."""
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
    texts = {one.code: one.text for one in older}
    return tuple(
        one if one.text else msgspec.structs.replace(one, text=texts.get(one.code))
        for one in newer
    )


def _sample(newer: RestSample | None, older: RestSample | None) -> RestSample | None:
    if newer is None or older is None or older.body is None:
        return newer
    body = older.body if newer.body is None else filled_value(newer.body, older.body)
    return msgspec.structs.replace(newer, body=body)


def filled_value(newer: JsonValue, older: JsonValue) -> JsonValue:
    """A sample with the values of an older one where it shows nothing: null, `{}` or `[]`."""
    match newer:
        case JsonScalar(kind=JsonKind.NULL) | JsonArray(items=()):
            return older
        case JsonObject(members=()):
            return older if isinstance(older, JsonObject) else newer
        case JsonObject(members=members) if isinstance(older, JsonObject):
            known = {one.key.raw: one.value for one in older.members}
            return JsonObject(tuple(_member(one, known) for one in members))
        case _:
            return newer


def _member(newer: JsonMember, known: Mapping[str, JsonValue]) -> JsonMember:
    older = known.get(newer.key.raw)
    if older is None:
        return newer
    return JsonMember(newer.key, filled_value(newer.value, older))


def differs(newer: RestOperationFacts, older: RestOperationFacts) -> bool:
    """Whether an older page contradicts a newer one: other parameters, properties or scalars."""
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
    cells = {one.name: classified(one.cell) for one in newer}
    others = {one.name: classified(one.cell) for one in older}
    return cells.keys() != others.keys() or any(
        cells[name].kind is other.kind is CellKind.SCALAR and cells[name] != other
        for name, other in others.items()
    )
