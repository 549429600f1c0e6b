"""All Python names of REST, decided before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from generator.emit.archives.naming import ArchiveNames, archive_names
from generator.emit.names.namer import Namer, meta_names
from generator.emit.names.rules import LONGEST_AGENT, Names, class_name, module_name
from generator.emit.names.type_names import field_names, member_names, shadows
from generator.emit.rest.arguments import arguments
from generator.model.api import (
    Agent,
    Location,
    NamedType,
    RestApi,
    RestOperation,
    TypeKind,
)
from generator.model.ids import main_version
from generator.model.names.reserved import (
    ANNOTATIONS,
    IN_CALLS,
    OF_CLASSES,
    ON_AGENT_LISTS,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
)

_ASYNC: Final = "Async"


class RestNames(msgspec.Struct, frozen=True):
    """Python names by subject id, those of fields and members by wire name below it.

    `keys` are those of agents and resources in `wire.json`, of the main `version` without it: `Agents/Appointment`, `v2/Thing`.
    `attributes`, `modules` and `group_classes` are of agents and resources, the classes without the prefix of a flavour.
    `parameters` are in the order of `arguments`.
    """

    version: str
    keys: dict[str, str]
    attributes: dict[str, str]
    modules: dict[str, str]
    group_classes: dict[str, str]
    methods: dict[str, str]
    parameters: dict[str, tuple[str, ...]]
    classes: dict[str, str]
    fields: dict[str, dict[str, str]]
    members: dict[str, dict[str, str]]
    archives: ArchiveNames

    def spelt(self, type_: NamedType, module: str = "") -> str:
        """The class of a type, below `module` where one is given; `str` for an enum without members."""
        if is_plain_string(type_):
            return "str"
        return (
            f"{module}.{self.classes[type_.id]}" if module else self.classes[type_.id]
        )


def is_plain_string(type_: NamedType) -> bool:
    """Whether no member of an enum is known: msgspec cannot read such an enum."""
    return type_.kind is TypeKind.ENUM and not type_.members


def rest_names(api: RestApi, names: Names, namer: Namer) -> RestNames:
    """The names of everything in `api`."""
    types = list(api.types)
    classes = namer.names(
        {type_.wire: type_.id for type_ in types}, class_name, OF_CLASSES
    )
    version = main_version(agent.version for agent in api.agents)
    agents = _by_wire((agent for agent in api.agents if not agent.is_resource), version)
    resources = _by_wire((agent for agent in api.agents if agent.is_resource), version)
    attributes = {
        **_attributes(agents, namer, names, ON_AGENT_LISTS),
        **_attributes(resources, namer, names, ON_CLIENTS),
    }
    reserved = ANNOTATIONS | ON_MODELS | shadows(classes.values())
    return RestNames(
        version=version,
        keys={
            agent.id: agent.id.removeprefix("rest/").removeprefix(f"{version}/")
            for agent in api.agents
        },
        attributes=attributes,
        modules={
            id_: module_name(name, LONGEST_AGENT) for id_, name in attributes.items()
        },
        group_classes={
            **_group_classes(agents, namer, "Agent"),
            **_group_classes(resources, namer, "Resource"),
        },
        methods=_methods(api, namer, names),
        parameters={
            operation.id: _parameters(operation, namer, names)
            for operation in api.operations
        },
        classes={type_.id: classes[type_.wire] for type_ in types},
        fields=field_names(types, namer, names, reserved),
        members=member_names(types, namer, names),
        archives=archive_names(api.archives, names, namer),
    )


_Groups = dict[str, Agent]
"""Agents or resources by wire name, those of another than the main version by version and wire name: `v2/Thing`."""


def _by_wire(groups: Iterable[Agent], main: str) -> _Groups:
    return {
        group.wire if group.version == main else f"{group.version}/{group.wire}": group
        for group in groups
    }


def _attributes(
    groups: _Groups, namer: Namer, names: Names, reserved: frozenset[str]
) -> dict[str, str]:
    """The attribute of each group, by subject id. `Thing` of `v2` beside that of `v1` is `v2_thing`."""
    named = namer.names(
        {key: group.id for key, group in groups.items()},
        lambda key: names.lower(groups[key].wire),
        reserved,
        give_way=lambda key: (
            names.lower(key.replace("/", "_"))
            if "/" in key
            else meta_names(names.lower)(key)
        ),
    )
    return {groups[key].id: name for key, name in named.items()}


def _group_classes(groups: _Groups, namer: Namer, suffix: str) -> dict[str, str]:
    """The class of each group, by subject id: `PetResource` of `pet`. All share a package with those of the other flavour."""

    def spelt(wire: str) -> str:
        name = class_name(f"{wire}{suffix}")
        name = name[:1].upper() + name[1:]
        # `AsyncX` could be the asynchronous class of a group `X`.
        return f"{name}_" if name.startswith(_ASYNC) else name

    def give_way(key: str) -> str | None:
        version, slash, wire = key.rpartition("/")
        return spelt(f"{version.capitalize()}{wire}") if slash else None

    named = namer.names(
        {key: f"{group.id}#class" for key, group in groups.items()},
        lambda key: spelt(groups[key].wire),
        give_way=lambda key: give_way(key) or meta_names(spelt)(key),
    )
    return {groups[key].id: name for key, name in named.items()}


def _methods(api: RestApi, namer: Namer, names: Names) -> dict[str, str]:
    """The method of each operation, by subject id; unique in its group."""
    groups: dict[str, dict[str, str]] = {}
    for operation in api.operations:
        groups.setdefault(operation.group_id, {})[operation.wire] = operation.id
    return {
        ids[wire]: name
        for ids in groups.values()
        for wire, name in namer.names(ids, names.lower, ON_AGENTS).items()
    }


def _parameters(
    operation: RestOperation, namer: Namer, names: Names
) -> tuple[str, ...]:
    """The names of the operation's arguments in their order."""
    parameters = arguments(operation).by_key
    elsewhere = {
        names.lower(parameter.wire)
        for parameter in parameters.values()
        if parameter.where in {Location.PATH, Location.BODY}
    }

    def spelt(key: str) -> str:
        wire, where = parameters[key].wire, parameters[key].where
        name = names.lower(wire)
        # Rule 6: where `$select` meets `Select` of the body, the query has another name.
        if where == "query" and wire.startswith("$") and name in elsewhere:
            return names.lower(f"odata_{wire[1:]}")
        return name

    ids = {key: f"{operation.id}#param/{key}" for key in parameters}
    give_way = meta_names(names.lower)
    named = namer.names(
        ids, spelt, IN_CALLS, give_way=lambda key: give_way(parameters[key].wire)
    )
    return tuple(named[key] for key in parameters)
