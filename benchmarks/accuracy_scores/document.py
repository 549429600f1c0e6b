"""The document of `inspect --json`, typed, with what comparisons look up in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec


class PartRow(msgspec.Struct, frozen=True):
    """A parameter, out part or header."""

    wire: str
    type: str
    nillable: bool = False
    required: bool = False
    where: str = msgspec.field(default="", name="in")
    description: str | None = None


class FieldRow(msgspec.Struct, frozen=True):
    """A field of an object type, without those of its base."""

    wire: str
    type: str
    nillable: bool = False
    required: bool = False
    description: str | None = None


class MemberRow(msgspec.Struct, frozen=True):
    """A member of an enum or flags."""

    wire: str
    number: int | None = None


class PageRow(msgspec.Struct, frozen=True):
    """A place in a page."""

    path: str
    line: int = 0


class BodyRow(msgspec.Struct, frozen=True):
    """The body of a REST request: wrapper, value, patch or binary."""

    wire: str
    kind: str
    content_types: tuple[str, ...] = ()


class ResponseRow(msgspec.Struct, frozen=True):
    """A documented status of a REST operation and the type of its body."""

    status: int
    type: str | None = None


class OperationRow(msgspec.Struct, frozen=True):
    """An operation of either protocol."""

    id: str
    protocol: str
    version: str
    agent: str
    operation: str
    method: str
    path: str
    soap_action: str | None = None
    description: str | None = None
    parameters: tuple[PartRow, ...] = ()
    out: tuple[PartRow, ...] = ()
    request_element: str | None = None
    response_element: str | None = None
    request_headers: tuple[PartRow, ...] = ()
    response_headers: tuple[PartRow, ...] = ()
    body: BodyRow | None = None
    result_kind: str | None = msgspec.field(default=None, name="result")
    content_types: tuple[str, ...] = ()
    responses: tuple[ResponseRow, ...] = ()
    pages: tuple[PageRow, ...] = ()

    def parts(self, where: str) -> tuple[PartRow, ...]:
        """Its parameters in that place, in order."""
        return tuple(
            parameter for parameter in self.parameters if parameter.where == where
        )

    @property
    def result(self) -> str | None:
        """The type of the first status of success, None where it has no body."""
        return next(
            (response.type for response in self.responses if response.status < 300),
            None,
        )


class TypeRow(msgspec.Struct, frozen=True):
    """A named type. SOAP types have their version in the id, REST types have none there."""

    id: str
    wire: str
    version: str
    kind: str
    base: str | None = None
    description: str | None = None
    fields: tuple[FieldRow, ...] = ()
    members: tuple[MemberRow, ...] = ()

    @property
    def is_rest(self) -> bool:
        """Whether it is a type of REST: `types/X` instead of `types/Services88/X`."""
        return self.id.count("/") == 1


class Document:
    """All operations and types, and how they are found."""

    def __init__(
        self, operations: Sequence[OperationRow], types: Sequence[TypeRow]
    ) -> None:
        self.operations = tuple(operations)
        self.types: Mapping[str, TypeRow] = {type_.id: type_ for type_ in types}

    @cached_property
    def soap(self) -> Mapping[tuple[str, str, str], OperationRow]:
        """SOAP operations by version, agent and operation."""
        return {
            (operation.version, operation.agent, operation.operation): operation
            for operation in self.operations
            if operation.protocol == "soap"
        }

    @cached_property
    def rest(self) -> Mapping[str, OperationRow]:
        """REST operations by method and path: `GET /api/v1/Contact/{id}`."""
        return {
            f"{operation.method} {operation.path}": operation
            for operation in self.operations
            if operation.protocol == "rest"
        }

    def rest_type(self, name: str) -> TypeRow | None:
        """The type of REST of that name."""
        return self.types.get(f"types/{name}")

    def soap_type(self, version: str, name: str) -> TypeRow | None:
        """The type of a SOAP version of that name."""
        return self.types.get(f"types/{version}/{name}")

    def with_operations(self, kept: Iterable[OperationRow]) -> Document:
        """The same types with other operations."""
        return Document(tuple(kept), tuple(self.types.values()))


class _Rows(msgspec.Struct, frozen=True):
    operations: tuple[OperationRow, ...]
    types: tuple[TypeRow, ...]


def read_document(data: bytes) -> Document:
    """The document from the bytes that `inspect --json` prints.

    Raises:
        msgspec.ValidationError: they are something else.
    """
    rows = msgspec.json.decode(data, type=_Rows)
    return Document(rows.operations, rows.types)
