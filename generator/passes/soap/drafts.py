"""Drafts: operations and types of SOAP that name their types as pages do, by `QName`.

`operation_samples.py` and `pooled_types.py` draft what samples show, `wsdl_operations.py` and `wsdl_types.py` what WSDLs
declare; `resolve.py` turns the drafts into the model once every source has been read.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.api import Evidence
from generator.model.facts import SchemaKind, WsdlHeader
from generator.model.text import QName, Text, WireName


class DraftPart(msgspec.Struct, frozen=True):
    """A parameter, an out part or a field.

    `type` is None where the sample is cut off. `nillable` is None where no WSDL declares it, so that it follows from the
    type.
    """

    name: WireName
    namespace: str
    type: QName | None
    nillable: bool | None
    required: bool
    evidence: Evidence
    repeated: bool = False
    chosen: bool = False


class DraftMember(msgspec.Struct, frozen=True):
    """A member of an enum or flags type. `number` is None where no source gives one, `value` where `wire` is the value."""

    wire: WireName
    number: int | None
    value: Text | None = None


class DraftType(msgspec.Struct, frozen=True):
    """A named type of the schema.

    The parts of an object are its fields, those of an array its item, those of a dictionary `Key` and `Value` of an
    `entry`. `complete` is False where samples may not show all members.
    """

    name: QName
    kind: SchemaKind
    base: QName | None
    parts: tuple[DraftPart, ...]
    entry: WireName | None
    members: tuple[DraftMember, ...]
    complete: bool
    text: Text | None
    evidence: Evidence


OperationKey = tuple[str, str, str]
"""The version, agent and name of an operation, which identify it on all pages."""


class DraftOperation(msgspec.Struct, frozen=True):
    """An operation with unresolved types. `page` is the path of its operation page, None where there is none."""

    version: WireName
    agent: WireName
    wire: WireName
    action: str
    request: QName
    response: QName
    request_headers: tuple[WsdlHeader, ...]
    response_headers: tuple[WsdlHeader, ...]
    parameters: tuple[DraftPart, ...]
    out: tuple[DraftPart, ...]
    documentation: Text | None
    page: str | None
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> OperationKey:
        """The key that identifies the operation on all pages."""
        return self.version, self.agent, self.wire


TypePool = Mapping[QName, DraftType]
"""The draft types of one version."""


class Drafts(msgspec.Struct, frozen=True):
    """All drafts. `types` are those of each version."""

    operations: tuple[DraftOperation, ...]
    types: Mapping[str, TypePool]
