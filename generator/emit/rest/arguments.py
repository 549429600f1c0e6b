"""The parameters of a REST operation in the order of its method: in the signature, in the call and in `wire.json`.

Path parameters in the order of the route, then the body when it is one value: these may be given by position. By name
only: the properties of a wrapper or the fields of a form, then what is required in query, headers and cookies, then what
is not. Headers that clients send by themselves are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final

import msgspec

from generator.model.api import BodyKind, Location, Parameter, RestOperation

_SEPARATE: Final = frozenset({BodyKind.WRAPPER, BodyKind.FORM, BodyKind.MULTIPART})
"""The kinds of bodies that are made of any number of parameters."""


class Arguments(msgspec.Struct, frozen=True):
    """The parameters by how callers give them; those in `optional` may be left out."""

    positional: tuple[Parameter, ...]
    named: tuple[Parameter, ...]
    optional: tuple[Parameter, ...]

    @property
    def all(self) -> tuple[Parameter, ...]:
        """All of them, in order."""
        return (*self.positional, *self.named, *self.optional)

    @property
    def by_key(self) -> dict[str, Parameter]:
        """All of them by wire name, or by place and wire name where two places share the name: `query/id`."""
        number = Counter(parameter.wire for parameter in self.all)
        return {
            (
                parameter.wire
                if number[parameter.wire] == 1
                else f"{parameter.where}/{parameter.wire}"
            ): parameter
            for parameter in self.all
        }


def arguments(operation: RestOperation) -> Arguments:
    """The parameters of the operation without the headers of clients."""
    # tables list path parameters in any order
    path = sorted(
        _placed(operation, Location.PATH),
        key=lambda parameter: _place(operation, parameter),
    )
    body = _placed(operation, Location.BODY)
    is_separate = body_kind(operation) in _SEPARATE
    others = _placed(operation, Location.QUERY, Location.HEADER, Location.COOKIE)
    named = (*(body if is_separate else ()), *others)
    return Arguments(
        positional=(*path, *(() if is_separate else body)),
        named=tuple(part for part in named if not may_be_omitted(operation, part)),
        optional=tuple(part for part in named if may_be_omitted(operation, part)),
    )


def may_be_omitted(operation: RestOperation, parameter: Parameter) -> bool:
    """Whether a call need not have the parameter: properties of a wrapper are always given, maybe as null."""
    is_whole = body_kind(operation) is not BodyKind.WRAPPER
    return not parameter.required and (parameter.where != Location.BODY or is_whole)


def later_arrivals(ordered: Arguments, defaults: Collection[str]) -> tuple[bool, ...]:
    """Which of the arguments may be left out as they came later than the operation.

    `defaults` are keys such as `param/Reason`. A part of the route cannot be left out.
    """
    # few operations have any
    if not defaults:
        return (False,) * len(ordered.all)
    return tuple(
        f"param/{key}" in defaults and parameter.where != Location.PATH
        for key, parameter in ordered.by_key.items()
    )


def body_kind(operation: RestOperation) -> BodyKind | None:
    """How the body is made, None where the operation has none."""
    body = operation.body
    return body.kind if body else None


def _placed(operation: RestOperation, *places: Location) -> tuple[Parameter, ...]:
    """The arguments in any of the places, those of each in the order of the page."""
    return tuple(
        parameter
        for where in places
        for parameter in operation.parameters
        if parameter.where == where and parameter.is_argument
    )


def _place(operation: RestOperation, parameter: Parameter) -> int:
    """The position of the parameter in the route; one that the route lacks comes last."""
    place = operation.path.find(f"{{{parameter.wire}}}")
    return place if place >= 0 else len(operation.path)
