"""All Python names of one SOAP version, decided before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from generator.emit.names.namer import Namer
from generator.emit.names.rules import LONGEST_AGENT, Names, class_name, module_name
from generator.emit.names.type_names import (
    field_names,
    member_names,
    parts_by_wire,
    shadows,
)
from generator.model.api import SoapApi, SoapOperation
from generator.model.ids import GroupId
from generator.model.names.reserved import (
    ANNOTATIONS,
    IN_CALLS,
    OF_CLASSES,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
)
from generator.model.text import WireName

# limited like LONGEST_AGENT, since both are parts of the same paths
LONGEST_VERSION: Final = 24


class VersionNames(msgspec.Struct, frozen=True):
    """Python names by wire name.

    `modules` and `methods` are by agent; `parameters`, `outs`, `fields` and `members` by subject id first; `classes` and
    `results` by subject id.
    """

    version: WireName
    module: str
    agents: dict[str, str]
    modules: dict[str, str]
    methods: dict[str, dict[str, str]]
    parameters: dict[str, dict[str, str]]
    outs: dict[str, dict[str, str]]
    classes: dict[str, str]
    results: dict[str, str]
    fields: dict[str, dict[str, str]]
    members: dict[str, dict[str, str]]


def version_names(
    api: SoapApi, version: WireName, module: str, names: Names, namer: Namer
) -> VersionNames:
    """The names of all in `api`, which has one version; `module` is the name of the version itself."""
    operations, types = list(api.operations), list(api.types)
    classes = namer.names(
        {type_.wire: type_.id for type_ in types}, class_name, OF_CLASSES
    )
    shadowing = shadows(classes.values())
    beside_classes = ANNOTATIONS | shadowing
    agents = {operation.agent for operation in operations}
    agent_ids: dict[str, str] = {
        agent: GroupId.of_agent(version, agent) for agent in sorted(agents)
    }
    attributes = namer.names(agent_ids, names.lower, ON_CLIENTS)
    return VersionNames(
        version=version,
        module=module_name(module, LONGEST_VERSION),
        agents=attributes,
        modules={
            agent: module_name(name, LONGEST_AGENT)
            for agent, name in attributes.items()
        },
        methods=_methods(operations, namer, names, ON_AGENTS | shadowing),
        parameters={
            operation.id: namer.names(subjects, names.lower, IN_CALLS)
            for operation, subjects in _subjects(operations, "param")
        },
        outs={
            operation.id: namer.names(subjects, names.lower, beside_classes)
            for operation, subjects in _subjects(operations, "out")
        },
        classes={type_.id: classes[type_.wire] for type_ in types},
        results=_results(operations, namer, frozenset(classes.values()) | OF_CLASSES),
        fields=field_names(types, namer, names, beside_classes | ON_MODELS),
        members=member_names(types, namer, names),
    )


def _subjects(
    operations: list[SoapOperation], kind: Literal["param", "out"]
) -> Iterator[tuple[SoapOperation, dict[str, str]]]:
    """Each operation with the subject ids of its parameters or out parts by wire name."""
    for operation in operations:
        parts = operation.parameters if kind == "param" else operation.out
        yield operation, parts_by_wire(operation.id, kind, parts)


def _methods(
    operations: list[SoapOperation],
    namer: Namer,
    names: Names,
    reserved: frozenset[str],
) -> dict[str, dict[str, str]]:
    subjects: dict[str, dict[str, str]] = {}
    for operation in operations:
        subjects.setdefault(operation.agent, {})[operation.wire] = operation.id
    return {
        agent: namer.names(ids, names.lower, reserved)
        for agent, ids in subjects.items()
    }


def _results(
    operations: list[SoapOperation], namer: Namer, taken: frozenset[str]
) -> dict[str, str]:
    """`<Operation>Result` for operations with several out parts, by subject id."""
    wires: dict[str, str] = {
        operation.id: operation.wire
        for operation in operations
        if len(operation.out) > 1
    }
    return namer.names(
        {id_: f"{id_}#result" for id_ in wires},
        lambda id_: f"{class_name(wires[id_])}Result",
        taken,
    )
