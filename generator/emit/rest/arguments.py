"""The parameters of a REST operation in the order of its method: in the signature, in the call and in `wire.json`.

Path parameters in the order of the route, then the body when it is one thing: these may be given by position. Then by
name the properties of a wrapper, the required query, the other query. Headers belong to the client.
"""

from __future__ import annotations

import msgspec

from generator.model.api import BodyKind, Parameter, RestOperation


class Arguments(msgspec.Struct, frozen=True):
    """The parameters by the way they are given; `optional` ones may be left out."""

    positional: tuple[Parameter, ...]
    named: tuple[Parameter, ...]
    optional: tuple[Parameter, ...]

    @property
    def all(self) -> tuple[Parameter, ...]:
        """All of them, in order."""
        return (*self.positional, *self.named, *self.optional)


def arguments(operation: RestOperation) -> Arguments:
    """The parameters of the operation without its headers."""
    path = sorted(_placed(operation, "path"), key=lambda one: _place(operation, one))
    body, query = _placed(operation, "body"), _placed(operation, "query")
    wrapped = body_kind(operation) is BodyKind.WRAPPER
    return Arguments(
        positional=(*path, *(() if wrapped else body)),
        named=(*(body if wrapped else ()), *(one for one in query if one.required)),
        optional=tuple(one for one in query if not one.required),
    )


def body_kind(operation: RestOperation) -> BodyKind | None:
    """How the body is made, None where there is none."""
    body = operation.body
    return body.kind if body else None


def _placed(operation: RestOperation, where: str) -> tuple[Parameter, ...]:
    return tuple(one for one in operation.parameters if one.where == where)


def _place(operation: RestOperation, parameter: Parameter) -> int:
    """Where the route has the parameter; one that it lacks comes last."""
    place = operation.path.find(f"{{{parameter.wire}}}")
    return place if place >= 0 else len(operation.path)
