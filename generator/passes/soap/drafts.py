"""Drafts: operations and types of SOAP that name types as pages do, by `QName`.

`soap/resolve.py` turns the names into type expressions once every source has been read.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.api import Evidence
from generator.model.facts import SchemaKind, WsdlHeader
from generator.model.text import QName, Text, WireName


class DraftPart(msgspec.Struct, frozen=True):
    """A parameter, out part or field.

    `type` is None where the sample is cut off; `nillable` is None where only the kind of the type decides it.
    """

    name: WireName
    namespace: str
    type: QName | None
    nillable: bool | None
    required: bool
    evidence: Evidence


class DraftMember(msgspec.Struct, frozen=True):
    """An enum member and its number, None where no source gives one."""

    wire: WireName
    number: int | None


class DraftType(msgspec.Struct, frozen=True):
    """A named schema type: an array has its item as the only part, a dictionary `Key` and `Value`."""

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
"""Version, agent and operation: what identifies an operation on all pages."""


class DraftOperation(msgspec.Struct, frozen=True):
    """An operation with unresolved types. `page` is its operation page, where there is one."""

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
        """What identifies the operation on all pages."""
        return self.version, self.agent, self.wire


TypePool = Mapping[QName, DraftType]
"""The draft types of one version."""


class Drafts(msgspec.Struct, frozen=True):
    """All drafts. `types` holds the pool of each version."""

    operations: tuple[DraftOperation, ...]
    types: Mapping[str, TypePool]
