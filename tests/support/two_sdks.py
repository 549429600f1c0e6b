"""An old SDK and a new one of models that differ, rendered and written beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec
from emit.rest.rest_api import api_of

from generator.changes import compare, succession
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.sdk import SdkSettings, render_sdk
from generator.emit.surface import snapshot_of
from generator.model.api import (
    Agent,
    Api,
    Archive,
    Evidence,
    Location,
    NamedType,
    Parameter,
    RestOperation,
    SoapOperation,
)
from generator.model.columns import Column, ColumnKind
from generator.model.comparison.changes import Comparison
from generator.model.comparison.snapshot import NO_SUCCESSION, Snapshot, Succession
from generator.model.expressions import TypeExpression
from generator.model.ids import ArchiveId, GroupId, OperationId, Protocol, TypeId
from generator.model.text import ColumnName, QName, WireName

Part = RestOperation | SoapOperation | NamedType | Archive
Names = Mapping[str, str]
"""Python names by subject id, as the record of names has them."""

_VERSION = WireName("Services88")
_NAMESPACE = "http://example.com/Services88"
_EVIDENCE = (Evidence("operation", "wsdl", "soap.md", 1),)


def soap_part(wire: str, type_: TypeExpression, *, nillable: bool = False) -> Parameter:
    """A parameter or out part of an operation of SOAP."""
    return Parameter(
        WireName(wire), Location.BODY, type_, True, nillable, None, _EVIDENCE
    )


def soap_operation(
    name: str,
    *parameters: Parameter,
    out: Iterable[Parameter] = (),
    version: str = _VERSION,
) -> SoapOperation:
    """An operation of SOAP; `name` is `Thing/Get`."""
    agent, _, wire = name.partition("/")
    return SoapOperation(
        id=OperationId.of(GroupId.of_agent(version, agent), wire),
        version=WireName(version),
        agent=WireName(agent),
        wire=WireName(wire),
        method="POST",
        path=f"/Remote/{version}/{agent}.svc",
        parameters=parameters,
        description=None,
        returns=None,
        evidence=_EVIDENCE,
        action=f"{_NAMESPACE}/{name}",
        request=QName(_NAMESPACE, wire),
        response=QName(_NAMESPACE, f"{wire}Response"),
        request_headers=(),
        response_headers=(),
        out=tuple(out),
    )


def soap_type(type_: NamedType) -> NamedType:
    """A type of REST as one of SOAP."""
    return msgspec.structs.replace(
        type_,
        id=TypeId.of_soap(_VERSION, type_.wire),
        version=_VERSION,
        namespace=_NAMESPACE,
    )


def archive(name: str, **columns: str) -> Archive:
    """An archive with the kinds of its columns."""
    return Archive(
        ArchiveId.of(name),
        WireName(name),
        None,
        (),
        tuple(
            Column(ColumnName(wire), ColumnKind(kind), None, True, None, 1)
            for wire, kind in columns.items()
        ),
        (Evidence("type", "archive-page", "archive.md", 1),),
    )


def model_of(parts: Iterable[Part]) -> Api:
    """The model that consists of the parts."""
    parts = tuple(parts)
    rest = api_of(
        *(part for part in parts if isinstance(part, RestOperation | NamedType))
    )
    soap = sorted(
        (part for part in parts if isinstance(part, SoapOperation)),
        key=lambda part: part.id,
    )
    agents = {operation.group_id: _agent(operation) for operation in soap}
    archives = (part for part in parts if isinstance(part, Archive))
    return msgspec.structs.replace(
        rest,
        agents=tuple(
            sorted((*rest.agents, *agents.values()), key=lambda agent: agent.id)
        ),
        operations=(*rest.operations, *soap),
        archives=tuple(sorted(archives, key=lambda each: each.id)),
    )


def _agent(operation: SoapOperation) -> Agent:
    return Agent(
        operation.group_id,
        Protocol.SOAP,
        operation.version,
        operation.agent,
        _NAMESPACE,
        False,
        None,
        _EVIDENCE,
    )


def written(
    folder: Path,
    api: Api,
    *,
    names: Names = MappingProxyType({}),
    kept: Succession = NO_SUCCESSION,
    version: str = "1.0.0",
) -> Snapshot:
    """Writes the SDK of a model; returns what its lock holds."""
    settings = SdkSettings(sdk_version=version)
    sdk = render_sdk(api, settings, reformat=False, record=names, succession=kept)
    for path, content in sdk.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.data())
    return sdk.snapshot


def without_succession(api: Api, names: Names, version: str) -> Snapshot:
    """The snapshot of a model as its SDK would be without a release before it."""
    settings = SdkSettings(sdk_version=version)
    return snapshot_of(api, planned(api, settings, Namer(names)), settings)


def compared(
    folder: Path,
    old: Iterable[Part],
    new: Iterable[Part],
    *,
    old_names: Names = MappingProxyType({}),
    new_names: Names = MappingProxyType({}),
    ended: Names = MappingProxyType({}),
) -> Comparison:
    """Writes both SDKs below the folder, `old` and `new`, the new one with what it keeps of the old one.

    `ended` are names that the old SDK kept itself, by subject id, of a release whose names end with the new one.
    """
    before, after = model_of(old), model_of(new)
    names = {**old_names, **ended}
    former = without_succession(before, names, "1.0.0")
    plain = without_succession(before, old_names, "1.1.0")
    first = written(
        folder / "old",
        before,
        names=old_names,
        kept=succession(former, plain) if ended else NO_SUCCESSION,
        version="1.1.0",
    )
    next_ = without_succession(after, new_names, "2.0.0")
    second = written(
        folder / "new",
        after,
        names=new_names,
        kept=succession(first, next_),
        version="2.0.0",
    )
    return compare(first, second)
