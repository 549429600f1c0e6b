"""Edits of operations: that they come and go, where they are, and what they answer."""

from __future__ import annotations

from random import Random
from typing import Final

import msgspec

from benchmarks.version_edits.choice import (
    Edit,
    NoPlaceError,
    at_operation,
    one_of,
    without,
)
from generator.model.api import (
    Api,
    Location,
    Operation,
    Parameter,
    RestOperation,
    ResultKind,
    SoapOperation,
    StatusResponse,
)
from generator.model.expressions import Scalar, ScalarType
from generator.model.ids import OperationId
from generator.model.text import Text, WireName


def _is_rest(operation: Operation) -> bool:
    return isinstance(operation, RestOperation)


def _is_soap(operation: Operation) -> bool:
    return isinstance(operation, SoapOperation)


def removed(api: Api, random: Random) -> Api:
    """An operation goes, but not the last one of its group."""
    groups = [operation.group_id for operation in api.operations]
    chosen = one_of(
        (each for each in api.operations if groups.count(each.group_id) > 1), random
    )
    return msgspec.structs.replace(api, operations=without(api.operations, chosen))


def added(api: Api, random: Random) -> Api:
    """An operation comes: another one under another name."""
    chosen = one_of(api.operations, random)
    wire = WireName(f"{chosen.wire}Again")
    copy = msgspec.structs.replace(
        chosen,
        id=OperationId.of(chosen.group_id, wire),
        wire=wire,
        path=f"{chosen.path}/Again",
    )
    operations = sorted((*api.operations, copy), key=lambda each: each.id)
    return msgspec.structs.replace(api, operations=tuple(operations))


def _route(operation: Operation, _random: Random) -> Operation:
    return msgspec.structs.replace(operation, path=f"{operation.path}/Moved")


def _verb(operation: Operation, _random: Random) -> Operation:
    other = "PUT" if operation.method == "POST" else "POST"
    return msgspec.structs.replace(operation, method=other)


def _action(operation: Operation, _random: Random) -> Operation:
    assert isinstance(operation, SoapOperation)
    return msgspec.structs.replace(operation, action=f"{operation.action}2")


def _described(operation: Operation, _random: Random) -> Operation:
    return msgspec.structs.replace(operation, description=Text("Other words."))


def _deprecated(operation: Operation, _random: Random) -> Operation:
    assert isinstance(operation, RestOperation)
    return msgspec.structs.replace(operation, is_deprecated=True)


def _success(operation: Operation) -> StatusResponse | None:
    if not isinstance(operation, RestOperation):
        return None
    return next((each for each in operation.responses if 200 <= each.code < 300), None)


def _answered(operation: Operation, code: int, scalar: Scalar | None) -> Operation:
    assert isinstance(operation, RestOperation)
    kind = ResultKind.JSON if scalar else ResultKind.NONE
    type_ = ScalarType(scalar) if scalar else None
    others = tuple(each for each in operation.responses if each.code >= 300)
    return msgspec.structs.replace(
        operation,
        result_kind=kind,
        archive=None,
        responses=(StatusResponse(code, type_, None), *others),
    )


def _other_result(operation: Operation, random: Random) -> Operation:
    return _answered(operation, 200, random.choice([Scalar.INT32, Scalar.STRING]))


def _no_result(operation: Operation, _random: Random) -> Operation:
    return _answered(operation, 204, None)


def _any_result(operation: Operation, _random: Random) -> Operation:
    return _answered(operation, 200, Scalar.ANY)


def _has_json(operation: Operation) -> bool:
    return isinstance(operation, RestOperation) and (
        operation.result_kind is ResultKind.JSON
    )


def _status_added(operation: Operation, _random: Random) -> Operation:
    assert isinstance(operation, RestOperation)
    success = _success(operation)
    if success is None or any(each.code == 206 for each in operation.responses):
        raise NoPlaceError
    other = StatusResponse(206, success.type, None)
    return msgspec.structs.replace(operation, responses=(*operation.responses, other))


def _status_removed(operation: Operation, random: Random) -> Operation:
    assert isinstance(operation, RestOperation)
    chosen = one_of(operation.responses, random)
    return msgspec.structs.replace(
        operation, responses=without(operation.responses, chosen)
    )


def _binary(operation: Operation, _random: Random) -> Operation:
    assert isinstance(operation, RestOperation)
    return msgspec.structs.replace(operation, result_kind=ResultKind.BINARY)


def _has_bytes(operation: Operation) -> bool:
    success = _success(operation)
    return _has_json(operation) and (
        success is not None and success.type == ScalarType(Scalar.BYTE)
    )


def _out_added(operation: Operation, _random: Random) -> Operation:
    assert isinstance(operation, SoapOperation)
    evidence = operation.out[0].evidence if operation.out else operation.evidence
    part = Parameter(
        WireName("Another"),
        Location.BODY,
        ScalarType(Scalar.STRING),
        True,
        True,
        None,
        evidence,
    )
    return msgspec.structs.replace(operation, out=(*operation.out, part))


def _out_removed(operation: Operation, random: Random) -> Operation:
    assert isinstance(operation, SoapOperation)
    chosen = one_of(operation.out, random)
    return msgspec.structs.replace(operation, out=without(operation.out, chosen))


EDITS: Final[dict[str, Edit]] = {
    "operation removed": removed,
    "operation added": added,
    "route changed": at_operation(_is_rest, _route),
    "verb changed": at_operation(_is_rest, _verb),
    "soapAction changed": at_operation(_is_soap, _action),
    "words changed": at_operation(lambda _: True, _described),
    "deprecated": at_operation(_is_rest, _deprecated),
    "result of another type": at_operation(_has_json, _other_result),
    "no result": at_operation(_has_json, _no_result),
    "result of any type": at_operation(_has_json, _any_result),
    "result as bytes": at_operation(_has_bytes, _binary),
    "status added": at_operation(_is_rest, _status_added),
    "status removed": at_operation(_is_rest, _status_removed),
    "out part added": at_operation(_is_soap, _out_added),
    "out part removed": at_operation(_is_soap, _out_removed),
}
