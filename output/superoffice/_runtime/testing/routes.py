"""The operation of a request, by the routes in `wire.json`."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

import msgspec

from ..package_files import read_file
from ..rest.schema import OperationSchema
from ..values.names import attribute_name

PACKAGE: Final = __name__.partition("._runtime.")[0]
"""The package that this runtime is a part of, such as `superoffice`."""

# a parameter in a path, such as `{id}`
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_INTEGERS: Final = frozenset({"int16", "int32", "int64", "uint32"})


class _Wire(msgspec.Struct, frozen=True):
    groups: dict[str, dict[str, OperationSchema]]
    former: dict[str, str] = {}
    """The paths of groups and calls below the client by those that they had before."""


class Route(msgspec.Struct, frozen=True):
    """An operation: `call` is its path below the client, `pattern` matches the end of its URLs' paths."""

    call: str
    operation: OperationSchema
    pattern: re.Pattern[str]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorts the most specific route first: long ones, with few parameters, and numbers before texts.

        Of two that match the end of a path, the longer one knows more of it.
        """
        types = [
            parameter.type
            for parameter in self.operation.parameters
            if parameter.location == "path"
        ]
        texts = sum(type_ not in _INTEGERS for type_ in types)
        return -self.operation.path.count("/"), len(types), texts


class Routes:
    """All operations of the REST API of a package such as `superoffice`."""

    def __init__(self, package: str) -> None:
        wire = msgspec.json.decode(read_file(package, "wire.json"), type=_Wire)
        routes = [
            Route(
                operation.call or _usual_call(f"{group}/{name}"),
                operation,
                _pattern(operation),
            )
            for group, operations in wire.groups.items()
            for name, operation in operations.items()
        ]
        self._routes = sorted(routes, key=lambda route: route.rank)
        self.calls = frozenset(route.call for route in routes)
        self._former = wire.former

    def current(self, call: str) -> str:
        """Returns the path of a call, which may have had another name before; then it warns the caller of the SDK."""
        if call in self.calls or not self._former:
            return call
        group, _, name = call.rpartition(".")
        path = f"{self._former.get(group, group)}.{name}"
        path = self._former.get(path, path)
        if path not in self.calls:
            return call
        # few programs use former names
        from ..deprecation import warn_caller

        warn_caller(f"`{call}` is now `{path}`")
        return path

    def find(self, method: str, url: str) -> Route:
        """Returns the route of a request.

        Raises:
            LookupError: there is none.
        """
        path = urlsplit(url).path
        for route in self._routes:
            if route.operation.method == method and route.pattern.search(path):
                return route
        raise LookupError(f"no operation has {method} {path}")


def _usual_call(wire: str) -> str:
    """Returns the path below the client that follows from a name such as `Agents/Appointment/Reject`."""
    return ".".join(map(attribute_name, wire.split("/")))


def _pattern(operation: OperationSchema) -> re.Pattern[str]:
    """Returns what matches the end of the operation's paths. Parameters that are numbers match nothing else."""
    types = {parameter.wire: parameter.type for parameter in operation.parameters}
    parts = _PLACEHOLDER.split(operation.path)
    # the odd parts are the names in braces, since the pattern has a group
    texts = [
        _value(types.get(part, "string")) if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    ]
    return re.compile(f"{''.join(texts)}$")


def _value(type_: str) -> str:
    return "-?[0-9]+" if type_ in _INTEGERS else "[^/]+"
