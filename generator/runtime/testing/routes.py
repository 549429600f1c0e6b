"""Which operation a request is for: the routes of `wire.json`, and the calls of `api.json`."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

import msgspec

from ..rest.schema import OperationSchema

PACKAGE: Final = __name__.partition("._runtime.")[0]
"""The package that this runtime is a part of, such as `superoffice`."""

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_INTEGERS: Final = frozenset({"int16", "int32", "int64", "uint32"})


class _Entry(msgspec.Struct, frozen=True):
    call: str | None = None


class _Wire(msgspec.Struct, frozen=True):
    version: str
    groups: dict[str, dict[str, OperationSchema]]


class Route(msgspec.Struct, frozen=True):
    """An operation: `call` is how it is called below the client, `pattern` fits the end of its paths."""

    call: str
    operation: OperationSchema
    pattern: re.Pattern[str]

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts what fits a path best to the front: with few parameters, and numbers before texts."""
        parts = [one for one in self.operation.parameters if one.location == "path"]
        return len(parts), sum(one.type not in _INTEGERS for one in parts)


class Routes:
    """All operations of the REST API of a package such as `superoffice`."""

    def __init__(self, package: str) -> None:
        folder = files(package)
        wire = msgspec.json.decode(
            folder.joinpath("wire.json").read_bytes(), type=_Wire
        )
        entries = msgspec.json.decode(
            folder.joinpath("api.json").read_bytes(), type=dict[str, _Entry | str]
        )
        calls = {
            subject: entry.call
            for subject, entry in entries.items()
            if isinstance(entry, _Entry) and entry.call
        }
        found = [
            Route(calls[f"rest/{wire.version}/{group}/{name}"], one, _pattern(one))
            for group, operations in wire.groups.items()
            for name, one in operations.items()
        ]
        self._routes = sorted(found, key=lambda route: route.rank)
        self.calls = frozenset(route.call for route in found)

    def find(self, method: str, url: str) -> Route:
        """The route of a request.

        Raises:
            LookupError: none fits.
        """
        path = urlsplit(url).path
        for route in self._routes:
            if route.operation.method == method and route.pattern.search(path):
                return route
        raise LookupError(f"no operation has {method} {path}")


def _pattern(operation: OperationSchema) -> re.Pattern[str]:
    """Matches the end of the operation's paths; a number stands for nothing else."""
    types = {one.wire: one.type for one in operation.parameters}
    parts = _PLACEHOLDER.split(operation.path)
    texts = [
        _value(types.get(part, "string")) if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    ]
    return re.compile(f"{''.join(texts)}$")


def _value(type_: str) -> str:
    return "-?[0-9]+" if type_ in _INTEGERS else "[^/]+"
