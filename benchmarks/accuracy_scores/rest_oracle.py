"""The truth of REST, from the official Swagger files.

Types are in Swagger's words: `string int32 int64 double bool date-time byte object file none`, `array<T>`, `dict<V>`, a
name for a definition. Swagger has enums inline and without names: `~X` stands for one list of members, the same for
equal lists, and is called after a property that has it. The members themselves are not in the oracle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

_WRAPPER: Final = re.compile(
    r"SuperOffice\.WebApi\.v1\.Carriers\.\w+Carriers\.\w+Request"
)
_INNERMOST: Final = re.compile(r"(?:array<|dict<(?:[^<>,]+,)?)*([^<>,]*)>*")


class TrueParameter(msgspec.Struct, frozen=True):
    """A path, query or header parameter."""

    name: str
    type: str
    required: bool
    where: str = msgspec.field(name="in")


class TrueBody(msgspec.Struct, frozen=True):
    """A request body; `content` is `body`, or `formData` for a file."""

    name: str
    type: str
    content: str


class TrueResult(msgspec.Struct, frozen=True):
    """The type of the success status, `none` where it has no body."""

    type: str


class TrueOperation(msgspec.Struct, frozen=True):
    """An operation; `responses` are types by status."""

    operation_id: str
    params: tuple[TrueParameter, ...]
    body: TrueBody | None
    response: TrueResult
    responses: Mapping[str, str]
    consumes: tuple[str, ...]
    produces: tuple[str, ...]


class TrueField(msgspec.Struct, frozen=True):
    """A property of a definition."""

    name: str
    type: str


class TrueType(msgspec.Struct, frozen=True):
    """A definition; `full` is its whole .NET name. `base` is never set in Swagger."""

    full: str
    fields: tuple[TrueField, ...]

    @property
    def is_wrapper(self) -> bool:
        """Whether it wraps the parameters of one operation of an agent."""
        return _WRAPPER.fullmatch(self.full) is not None


class RestOracle(msgspec.Struct, frozen=True):
    """Operations by method and path, definitions by name."""

    operations: Mapping[str, TrueOperation]
    types: Mapping[str, TrueType]

    def definition(self, name: str) -> TrueType | None:
        """A definition by its short name, or by its whole name where several share the short one."""
        return self.types.get(name)

    def carriers(self) -> Iterator[tuple[str, TrueType]]:
        """The definitions that are types of the model too: all but the wrappers."""
        for name, true in self.types.items():
            if not true.is_wrapper:
                yield name, true

    def wrapper_of(self, operation: TrueOperation) -> TrueType | None:
        """The wrapper around the body of an operation, if it has one."""
        true = self.definition(operation.body.type) if operation.body else None
        return true if true is not None and true.is_wrapper else None

    def with_operations(self, kept: Mapping[str, TrueOperation]) -> RestOracle:
        """The truth of these operations, with the definitions that they reach."""
        oracle = RestOracle(kept, self.types)
        reached = oracle.reached()
        types = {name: true for name, true in self.types.items() if name in reached}
        return RestOracle(kept, types)

    def reached(self) -> frozenset[str]:
        """The definitions that operations reach; the file holds a few that only operations of other agents do."""
        reached: set[str] = set()
        waiting = [
            innermost(type_)
            for operation in self.operations.values()
            for type_ in (
                *operation.responses.values(),
                operation.body.type if operation.body else "",
            )
        ]
        while waiting:
            name = waiting.pop()
            if name in reached or name not in self.types:
                continue
            reached.add(name)
            waiting += [innermost(field.type) for field in self.types[name].fields]
        return frozenset(reached)


def innermost(type_: str) -> str:
    """The type inside all arrays and dictionaries, in the notation of Swagger or of the document."""
    found = _INNERMOST.fullmatch(type_)
    return found[1] if found else type_


def read_rest_oracle(path: Path) -> RestOracle:
    """The truth from a file `rest-YEAR.json`, with the definitions that its operations reach.

    Raises:
        OSError: it cannot be read.
        msgspec.ValidationError: it has another form.
    """
    oracle = msgspec.json.decode(path.read_bytes(), type=RestOracle)
    return oracle.with_operations(oracle.operations)
