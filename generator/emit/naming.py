"""All Python names of one SOAP version, decided before anything is rendered."""

from __future__ import annotations

import msgspec

from generator.emit.names import (
    ANNOTATIONS,
    IN_CALLS,
    OF_CLASSES,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
    Names,
    class_name,
    collisions,
    unique,
)
from generator.model.api import Api, NamedType, Operation, TypeKind
from generator.model.diagnostics import Diagnostic
from generator.model.text import WireName


class VersionNames(msgspec.Struct, frozen=True):
    """Python names by wire name; `fields`, `members` and `parameters` by subject id first."""

    version: WireName
    module: str
    agents: dict[str, str]
    methods: dict[str, dict[str, str]]
    parameters: dict[str, dict[str, str]]
    outs: dict[str, dict[str, str]]
    classes: dict[str, str]
    results: dict[str, str]
    fields: dict[str, dict[str, str]]
    members: dict[str, dict[str, str]]
    diagnostics: tuple[Diagnostic, ...]


def version_names(api: Api, version: WireName, names: Names) -> VersionNames:
    """The names of everything that the model says of one version."""
    operations = [one for one in api.operations if one.version == version]
    types = [one for one in api.types if one.version == version]
    agents = sorted({str(one.agent) for one in operations})
    spelt = unique([type_.wire for type_ in types], class_name, reserved=OF_CLASSES)
    results = _results(operations, frozenset(spelt.values()) | OF_CLASSES)
    shadowing = frozenset(name for name in spelt.values() if name == name.lower())
    named = VersionNames(
        version=version,
        module=names.lower(version),
        agents=unique(agents, names.lower, ON_CLIENTS),
        methods={
            agent: unique(
                [one.wire for one in operations if one.agent == agent],
                names.lower,
                ON_AGENTS | shadowing,
            )
            for agent in agents
        },
        parameters={
            one.id: unique(
                [part.wire for part in one.parameters], names.lower, IN_CALLS
            )
            for one in operations
        },
        outs={
            one.id: unique(
                [part.wire for part in one.out], names.lower, ANNOTATIONS | shadowing
            )
            for one in operations
        },
        classes={type_.id: spelt[type_.wire] for type_ in types},
        results=results,
        fields=_fields(types, names, ANNOTATIONS | ON_MODELS | shadowing),
        members={
            type_.id: unique([member.wire for member in type_.members], names.upper)
            for type_ in types
            if type_.kind is not TypeKind.OBJECT
        },
        diagnostics=(),
    )
    found = _numbered(named, operations, types, names)
    return msgspec.structs.replace(named, diagnostics=tuple(found))


def _results(operations: list[Operation], taken: frozenset[str]) -> dict[str, str]:
    """`<Operation>Result` for operations with several out parts, by subject id."""
    several = sorted(one.id for one in operations if len(one.out) > 1)
    wires = {one.id: str(one.wire) for one in operations}
    return unique(several, lambda id_: f"{class_name(wires[id_])}Result", taken)


def _fields(
    types: list[NamedType], names: Names, reserved: frozenset[str]
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
        wires = [field.wire for field in type_.fields]
        done[type_.id] = unique(wires, names.lower, reserved | inherited)
    return done


def bases_first(types: list[NamedType]) -> list[NamedType]:
    """The types so that each stands after its bases, ties by name: a new type moves no other."""
    by_id = {type_.id: type_ for type_ in types}
    return sorted(types, key=lambda one: (len(lineage(one, by_id)), one.wire))


def lineage(type_: NamedType, by_id: dict[str, NamedType]) -> list[NamedType]:
    """The type and its bases, nearest first."""
    found = [type_]
    while (base := by_id.get(found[-1].base or "")) is not None:
        found.append(base)
    return found


def _numbered(
    named: VersionNames,
    operations: list[Operation],
    types: list[NamedType],
    names: Names,
) -> list[Diagnostic]:
    """A diagnostic for each name that collided and was numbered."""
    return [
        Diagnostic(
            "name-collision",
            subject.evidence[0].path,
            subject.evidence[0].line,
            f"{wire} in {subject.id} is {spelt[subject.id][wire]} in Python",
        )
        for subjects, spelt, spell in (
            (operations, named.parameters, names.lower),
            (types, named.fields, names.lower),
            (types, named.members, names.upper),
        )
        for subject in subjects
        for wire in collisions(spelt.get(subject.id, {}), spell)
    ]
