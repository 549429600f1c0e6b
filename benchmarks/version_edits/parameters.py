"""Edits of parameters: that they come and go, their names, their order, and what they take."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

import msgspec

from benchmarks.version_edits.choice import (
    Edit,
    at_operation,
    one_of,
    with_other,
    without,
)
from generator.model.api import (
    BodyKind,
    Location,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
)
from generator.model.expressions import ArrayType, Scalar, ScalarType, TypeExpression
from generator.model.text import WireName

_WRAPPER: Final = BodyKind.WRAPPER


def _is_rest(operation: Operation) -> bool:
    return isinstance(operation, RestOperation)


def _is_soap(operation: Operation) -> bool:
    return isinstance(operation, SoapOperation)


def _has_wrapper(operation: Operation) -> bool:
    body = operation.body if isinstance(operation, RestOperation) else None
    return body is not None and body.kind is _WRAPPER


def _new(
    wire: str, where: Location, *, required: bool, nillable: bool
) -> Callable[[Operation, Random], Operation]:
    def change(operation: Operation, _random: Random) -> Operation:
        parameter = Parameter(
            WireName(wire),
            where,
            ScalarType(Scalar.STRING),
            required,
            nillable,
            None,
            operation.evidence,
        )
        return msgspec.structs.replace(
            operation, parameters=(*operation.parameters, parameter)
        )

    return change


def _removed(operation: Operation, random: Random) -> Operation:
    chosen = one_of(
        (
            each
            for each in operation.parameters
            if each.where is not Location.PATH and each.is_argument
        ),
        random,
    )
    if isinstance(operation, RestOperation) and chosen.where is Location.BODY:
        bodies = [each for each in operation.parameters if each.where is Location.BODY]
        if len(bodies) == 1:
            operation = msgspec.structs.replace(operation, body=None)
    return msgspec.structs.replace(
        operation, parameters=without(operation.parameters, chosen)
    )


def _at_parameter(
    pick: Callable[[Operation, Parameter], bool],
    change: Callable[[Parameter, Random], Parameter],
) -> Edit:
    """The edit of a parameter, in its operation."""

    def has_any(operation: Operation) -> bool:
        return any(
            each.is_argument and pick(operation, each) for each in operation.parameters
        )

    def changed(operation: Operation, random: Random) -> Operation:
        chosen = one_of(
            (
                each
                for each in operation.parameters
                if each.is_argument and pick(operation, each)
            ),
            random,
        )
        other = change(chosen, random)
        return msgspec.structs.replace(
            operation, parameters=with_other(operation.parameters, chosen, other)
        )

    return at_operation(has_any, changed)


def _is_query(_operation: Operation, parameter: Parameter) -> bool:
    return parameter.where is Location.QUERY


def _has_path(least: int) -> Callable[[Operation], bool]:
    def has(operation: Operation) -> bool:
        places = [each for each in operation.parameters if each.where is Location.PATH]
        return len(places) >= least

    return has


def _has_whole_body(operation: Operation) -> bool:
    body = operation.body if isinstance(operation, RestOperation) else None
    return body is not None and body.kind in {BodyKind.VALUE, BodyKind.BINARY}


def _path_renamed(operation: Operation, random: Random) -> Operation:
    chosen = one_of(
        (each for each in operation.parameters if each.where is Location.PATH), random
    )
    wire = WireName(f"{chosen.wire}Key")
    other = msgspec.structs.replace(chosen, wire=wire)
    return msgspec.structs.replace(
        operation,
        path=operation.path.replace(f"{{{chosen.wire}}}", f"{{{wire}}}"),
        parameters=with_other(operation.parameters, chosen, other),
    )


def _path_reordered(operation: Operation, _random: Random) -> Operation:
    places = [each for each in operation.parameters if each.where is Location.PATH]
    first, second = f"{{{places[0].wire}}}", f"{{{places[1].wire}}}"
    path = operation.path.replace(first, "{}").replace(second, first)
    return msgspec.structs.replace(operation, path=path.replace("{}", second))


def _body_renamed(operation: Operation, _random: Random) -> Operation:
    assert isinstance(operation, RestOperation)
    assert operation.body is not None
    body = msgspec.structs.replace(operation.body, wire=WireName("OtherBody"))
    parameters = tuple(
        (
            msgspec.structs.replace(each, wire=body.wire)
            if each.where is Location.BODY
            else each
        )
        for each in operation.parameters
    )
    return msgspec.structs.replace(operation, body=body, parameters=parameters)


def _recased(parameter: Parameter, _random: Random) -> Parameter:
    wire = parameter.wire
    at = 1 if wire.startswith("$") else 0
    swapped = wire[: at + 1].swapcase() + wire[at + 1 :]
    return msgspec.structs.replace(parameter, wire=WireName(swapped))


def _typed(
    make: Callable[[TypeExpression], TypeExpression],
) -> Callable[[Parameter, Random], Parameter]:
    def change(parameter: Parameter, _random: Random) -> Parameter:
        return msgspec.structs.replace(parameter, type=make(parameter.type))

    return change


def _scalar(scalar: Scalar) -> Callable[[Operation, Parameter], bool]:
    return lambda _operation, parameter: parameter.type == ScalarType(scalar)


def _is_any(_operation: Operation, parameter: Parameter) -> bool:
    is_scalar = isinstance(parameter.type, ScalarType)
    return parameter.where is Location.BODY and not is_scalar


def _not_required(parameter: Parameter, _random: Random) -> Parameter:
    return msgspec.structs.replace(parameter, required=False)


def _required(parameter: Parameter, _random: Random) -> Parameter:
    return msgspec.structs.replace(parameter, required=True)


def _nillable(parameter: Parameter, _random: Random) -> Parameter:
    return msgspec.structs.replace(parameter, nillable=not parameter.nillable)


def _reordered(operation: Operation, random: Random) -> Operation:
    parameters = list(operation.parameters)
    random.shuffle(parameters)
    return msgspec.structs.replace(operation, parameters=tuple(parameters))


def _in_soap(operation: Operation, _parameter: Parameter) -> bool:
    return _is_soap(operation)


_QUERY, _BODY = Location.QUERY, Location.BODY

EDITS: Final[dict[str, Edit]] = {
    "query added": at_operation(
        _is_rest, _new("$another", _QUERY, required=False, nillable=False)
    ),
    "required query added": at_operation(
        _is_rest, _new("another", _QUERY, required=True, nillable=False)
    ),
    "property of a wrapper added": at_operation(
        _has_wrapper, _new("Another", _BODY, required=False, nillable=True)
    ),
    "parameter of SOAP added": at_operation(
        _is_soap, _new("Another", _BODY, required=True, nillable=True)
    ),
    "required parameter of SOAP added": at_operation(
        _is_soap, _new("Another", _BODY, required=True, nillable=False)
    ),
    "parameter removed": at_operation(lambda each: bool(each.parameters), _removed),
    "parameter of the route renamed": at_operation(_has_path(1), _path_renamed),
    "parameters of the route reordered": at_operation(_has_path(2), _path_reordered),
    "body renamed": at_operation(_has_whole_body, _body_renamed),
    "case of a query": _at_parameter(_is_query, _recased),
    "query required": _at_parameter(
        lambda operation, each: _is_query(operation, each) and not each.required,
        _required,
    ),
    "query not required": _at_parameter(
        lambda operation, each: _is_query(operation, each) and each.required,
        _not_required,
    ),
    "null of a parameter of SOAP": _at_parameter(_in_soap, _nillable),
    "parameter int64": _at_parameter(
        _scalar(Scalar.INT32), _typed(lambda _: ScalarType(Scalar.INT64))
    ),
    "parameter double": _at_parameter(
        _scalar(Scalar.INT32), _typed(lambda _: ScalarType(Scalar.DOUBLE))
    ),
    "parameter text": _at_parameter(
        _scalar(Scalar.INT32), _typed(lambda _: ScalarType(Scalar.STRING))
    ),
    "parameter list": _at_parameter(_scalar(Scalar.STRING), _typed(ArrayType)),
    "parameter of any type": _at_parameter(
        _is_any, _typed(lambda _: ScalarType(Scalar.ANY))
    ),
    "order of elements": at_operation(
        lambda each: _is_soap(each) and len(each.parameters) > 1, _reordered
    ),
}
