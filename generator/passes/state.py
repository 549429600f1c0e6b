"""What the passes hand to each other: the facts of all pages, drafts with unresolved names, and the model so far.

Drafts name types by `QName`, as pages do; `passes/resolve.py` turns them into the model's type expressions once every
source has spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from generator.model.api import Api, Evidence
from generator.model.diagnostics import Diagnostic
from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import (
    AgentIndexFacts,
    PageFacts,
    SchemaKind,
    SoapOperationFacts,
    VersionIndexFacts,
    WsdlFacts,
    WsdlHeader,
)
from generator.model.overrides import NO_OVERRIDES, OverrideFault, Overrides
from generator.model.rest_facts import RestOperationFacts
from generator.model.text import QName, Text, WireName
from generator.passes.knowledge.known import Known
from generator.passes.rest.drafts import ParameterEnum, Structure

F = TypeVar("F")
F_co = TypeVar("F_co", covariant=True)


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


class Located(msgspec.Struct, Generic[F_co], frozen=True):
    """Facts together with the page that says them, and its edition: 0 is the newest."""

    path: str
    facts: F_co
    edition: int = 0


class RestState(msgspec.Struct, frozen=True):
    """What the passes for REST hand to each other.

    `docfx` is what docfx YAML knows, `known` what all other sources know. `main_pages` has one page for each operation id, `placeholders` the names that
    pages print for want of a better one. `structures` are the pooled objects by key; `merged` gives the key of the
    structure that an unnamed one turned out to be, `names` the type name of each unnamed one, `keys` the other way
    round. `enums` are the value lists of parameters by their members.
    """

    docfx: Known = Known()
    known: Known = Known()
    main_pages: Mapping[str, Located[RestOperationFacts]] = {}
    placeholders: frozenset[str] = frozenset()
    structures: Mapping[str, Structure] = {}
    merged: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    keys: Mapping[str, str] = {}
    enums: Mapping[tuple[WireName, ...], ParameterEnum] = {}


class State(msgspec.Struct, frozen=True):
    """The input and result of every pass.

    `types` are the draft types of each version; `gone` are the fields, as type and name, that newer WSDLs lack.
    """

    operation_pages: tuple[Located[SoapOperationFacts], ...]
    wsdl_pages: tuple[Located[WsdlFacts], ...]
    agent_indexes: tuple[Located[AgentIndexFacts], ...]
    version_indexes: tuple[Located[VersionIndexFacts], ...]
    types: Mapping[str, Mapping[QName, DraftType]]
    operations: tuple[DraftOperation, ...]
    api: Api
    diagnostics: tuple[Diagnostic, ...]
    rest_pages: tuple[Located[RestOperationFacts], ...] = ()
    docfx_pages: tuple[Located[DocfxFacts], ...] = ()
    gone: frozenset[tuple[str, str]] = frozenset()
    rest: RestState = RestState()
    overrides: Overrides = Overrides()
    override_faults: tuple[OverrideFault, ...] = ()


def state_of_pages(
    pages: Iterable[PageFacts], overrides: Overrides = NO_OVERRIDES
) -> State:
    """The state before the first pass; the order of the pages does not matter."""
    ordered = sorted(pages, key=lambda page: page.path)
    return State(
        operation_pages=_located(ordered, SoapOperationFacts),
        wsdl_pages=_located(ordered, WsdlFacts),
        agent_indexes=_located(ordered, AgentIndexFacts),
        version_indexes=_located(ordered, VersionIndexFacts),
        types={},
        operations=(),
        api=Api(),
        rest_pages=_located(ordered, RestOperationFacts),
        docfx_pages=_located(ordered, DocfxFacts),
        diagnostics=tuple(one for page in ordered for one in page.diagnostics),
        overrides=overrides,
    )


def _located(pages: Sequence[PageFacts], kind: type[F]) -> tuple[Located[F], ...]:
    return tuple(
        Located(page.path, page.facts) for page in pages if isinstance(page.facts, kind)
    )


def editions_of(state: State) -> Mapping[str, int]:
    """The edition of each SOAP operation and WSDL page, by path."""
    return {
        one.path: one.edition for one in (*state.operation_pages, *state.wsdl_pages)
    }


def outdated(subject: str, older: Evidence, newer: Evidence) -> Diagnostic:
    """What to say of an older page that contradicts a newer one."""
    message = f"{subject} is documented otherwise in {newer.path}:{newer.line}, which is newer"
    return Diagnostic("page-outdated", older.path, older.line, message)


def with_diagnostics(state: State, found: list[Diagnostic]) -> State:
    """The state with more diagnostics."""
    return msgspec.structs.replace(state, diagnostics=(*state.diagnostics, *found))


def with_rest(state: State, **changes: object) -> State:
    """The state with other fields of its `rest`."""
    rest = msgspec.structs.replace(state.rest, **changes)
    return msgspec.structs.replace(state, rest=rest)
