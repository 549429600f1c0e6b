"""What the passes hand to each other: the facts of all pages, drafts with unresolved names, and the model so far.

Drafts name types by `QName`, as pages do; `passes/resolve.py` turns them into the model's type expressions once every
source has spoken.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec

from generator.model.api import Api, Evidence
from generator.model.diagnostics import Diagnostic
from generator.model.facts import (
    AgentIndexFacts,
    QName,
    SchemaKind,
    SoapOperationFacts,
    VersionIndexFacts,
    WsdlFacts,
    WsdlHeader,
)
from generator.model.text import Text, WireName

F = TypeVar("F")


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
    def key(self) -> tuple[str, str, str]:
        """Version, agent and operation: what makes it one operation on all pages."""
        return self.version, self.agent, self.wire


class Located(msgspec.Struct, Generic[F], frozen=True):
    """Facts together with the page that says them."""

    path: str
    facts: F


class State(msgspec.Struct, frozen=True):
    """The input and result of every pass. `types` are the draft types of each version."""

    operation_pages: tuple[Located[SoapOperationFacts], ...]
    wsdl_pages: tuple[Located[WsdlFacts], ...]
    agent_indexes: tuple[Located[AgentIndexFacts], ...]
    version_indexes: tuple[Located[VersionIndexFacts], ...]
    types: Mapping[str, Mapping[QName, DraftType]]
    operations: tuple[DraftOperation, ...]
    api: Api
    diagnostics: tuple[Diagnostic, ...]


def with_diagnostics(state: State, found: list[Diagnostic]) -> State:
    """The state with more diagnostics."""
    return msgspec.structs.replace(state, diagnostics=(*state.diagnostics, *found))
