"""The parameters of a REST operation in the order of its method: in the signature, in the call and in `wire.json`.

Path parameters in the order of the route, then the body when it is one value: these may be given by position. By name
only: the properties of a wrapper, then the required query, then the other query. Headers belong to the client.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from generator.model.api import BodyKind, Parameter, RestOperation


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
    """The parameters of the operation without its headers."""
    # tables list path parameters in any order
    path = sorted(
        _placed(operation, "path"), key=lambda parameter: _place(operation, parameter)
    )
    body, query = _placed(operation, "body"), _placed(operation, "query")
    wrapped = body_kind(operation) is BodyKind.WRAPPER
    return Arguments(
        positional=(*path, *(() if wrapped else body)),
        named=(
            *(body if wrapped else ()),
            *(parameter for parameter in query if parameter.required),
        ),
        optional=tuple(parameter for parameter in query if not parameter.required),
    )


def body_kind(operation: RestOperation) -> BodyKind | None:
    """How the body is made, None where the operation has none."""
    body = operation.body
    return body.kind if body else None


def _placed(operation: RestOperation, where: str) -> tuple[Parameter, ...]:
    return tuple(
        parameter for parameter in operation.parameters if parameter.where == where
    )


def _place(operation: RestOperation, parameter: Parameter) -> int:
    """The position of the parameter in the route; one that the route lacks comes last."""
    place = operation.path.find(f"{{{parameter.wire}}}")
    return place if place >= 0 else len(operation.path)
