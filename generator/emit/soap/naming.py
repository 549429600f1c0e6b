"""All Python names of one SOAP version, decided before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.emit.names.record import Namer
from generator.emit.names.rules import (
    ANNOTATIONS,
    IN_CALLS,
    OF_CLASSES,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
    Names,
    class_name,
    module_name,
)
from generator.model.api import (
    Agent,
    Api,
    Evidence,
    Field,
    Member,
    NamedType,
    Operation,
    Parameter,
    SoapApi,
    SoapOperation,
    TypeKind,
    lineage,
)
from generator.model.diagnostics import Diagnostic
from generator.model.ids import GroupId
from generator.model.text import WireName

_LONGEST_VERSION: Final = 24
LONGEST_AGENT: Final = 48
"""Longer modules would make paths that Windows refuses below a usual folder."""


class VersionNames(msgspec.Struct, frozen=True):
    """Python names by wire name; `fields`, `members` and `parameters` by subject id first, `modules` by agent."""

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
    """The names of everything that the model says of one version; `module` is the version's own name."""
    operations = [one for one in api.operations if one.version == version]
    types = [one for one in api.types if one.version == version]
    classes = namer.names({one.wire: one.id for one in types}, class_name, OF_CLASSES)
    shadowing = shadows(classes.values())
    agents = namer.names(
        {one.agent: GroupId.of_agent(version, one.agent) for one in operations},
        names.lower,
        ON_CLIENTS,
    )
    return VersionNames(
        version=version,
        module=module_name(module, _LONGEST_VERSION),
        agents=agents,
        modules={
            agent: module_name(name, LONGEST_AGENT) for agent, name in agents.items()
        },
        methods=_methods(operations, namer, names, ON_AGENTS | shadowing),
        parameters={
            one.id: namer.names(
                parts_by_wire(one.id, "param", one.parameters), names.lower, IN_CALLS
            )
            for one in operations
        },
        outs={
            one.id: namer.names(
                parts_by_wire(one.id, "out", one.out),
                names.lower,
                ANNOTATIONS | shadowing,
            )
            for one in operations
        },
        classes={one.id: classes[one.wire] for one in types},
        results=_results(operations, namer, frozenset(classes.values()) | OF_CLASSES),
        fields=field_names(types, namer, names, ANNOTATIONS | ON_MODELS | shadowing),
        members=member_names(types, namer, names),
    )


def parts_by_wire(
    id_: str, part: str, parts: tuple[Parameter | Field | Member, ...]
) -> dict[str, str]:
    """Subject ids of parts by wire name."""
    return {one.wire: f"{id_}#{part}/{one.wire}" for one in parts}


def shadows(classes: Iterable[str]) -> frozenset[str]:
    """The classes that an attribute could hide: attributes are lower case."""
    return frozenset(name for name in classes if name == name.lower())


def _methods(
    operations: list[SoapOperation],
    namer: Namer,
    names: Names,
    reserved: frozenset[str],
) -> dict[str, dict[str, str]]:
    subjects: dict[str, dict[str, str]] = {}
    for one in operations:
        subjects.setdefault(one.agent, {})[one.wire] = one.id
    return {
        agent: namer.names(own, names.lower, reserved)
        for agent, own in subjects.items()
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


def field_names(
    types: list[NamedType], namer: Namer, names: Names, reserved: frozenset[str]
) -> dict[str, dict[str, str]]:
    """Own fields of each object; the names of its bases are reserved for it."""
    by_id = {type_.id: type_ for type_ in types}
    done: dict[str, dict[str, str]] = {}
    for type_ in bases_first(types):
        inherited = frozenset(
            name
            for base in lineage(type_, by_id)[1:]
            for name in done[base.id].values()
        )
        subjects = parts_by_wire(type_.id, "field", type_.fields)
        done[type_.id] = namer.names(subjects, names.lower, reserved | inherited)
    return done


def member_names(
    types: list[NamedType], namer: Namer, names: Names
) -> dict[str, dict[str, str]]:
    """Members of each enum, of flags too."""
    return {
        one.id: namer.names(parts_by_wire(one.id, "member", one.members), names.upper)
        for one in types
        if one.kind is not TypeKind.OBJECT
    }


def bases_first(types: list[NamedType]) -> list[NamedType]:
    """The types so that each stands after its bases, ties by name: a new type moves no other."""
    by_id = {type_.id: type_ for type_ in types}
    return sorted(types, key=lambda one: (len(lineage(one, by_id)), one.wire))


def name_diagnostics(api: Api, noted: Mapping[str, str]) -> list[Diagnostic]:
    """A diagnostic for each name that two wire names want, at its subject's first page; `noted` by subject id."""
    subjects: list[Agent | Operation | NamedType] = [*api.agents, *api.operations]
    subjects += api.types
    places: dict[str, Evidence] = {
        subject.id: subject.evidence[0] for subject in subjects if subject.evidence
    }
    for one in reversed(api.operations):
        places[one.group_id] = one.evidence[0]
    found: list[Diagnostic] = []
    for subject, name in sorted(noted.items()):
        place = places[subject.partition("#")[0]]
        message = f"{subject} is {name} in Python, which another wire name wants too"
        found.append(Diagnostic("name-collision", place.path, place.line, message))
    return found
