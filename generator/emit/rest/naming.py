"""All Python names of REST, decided before anything is rendered."""

from __future__ import annotations

from collections import Counter
from typing import Final

import msgspec

from generator.emit.names.namer import Namer
from generator.emit.names.rules import (
    ANNOTATIONS,
    IN_CALLS,
    LONGEST_AGENT,
    OF_CLASSES,
    ON_AGENT_LISTS,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
    Names,
    class_name,
    module_name,
)
from generator.emit.names.type_names import field_names, member_names, shadows
from generator.emit.rest.arguments import arguments
from generator.model.api import (
    Agent,
    NamedType,
    Parameter,
    RestApi,
    RestOperation,
    TypeKind,
)

_ASYNC: Final = "Async"


class RestNames(msgspec.Struct, frozen=True):
    """Python names by subject id, those of fields and members by wire name below it.

    `attributes`, `modules` and `group_classes` are of agents and resources, the classes without the prefix of a flavour.
    `parameters` are in the order of `arguments`.
    """

    attributes: dict[str, str]
    modules: dict[str, str]
    group_classes: dict[str, str]
    methods: dict[str, str]
    parameters: dict[str, tuple[str, ...]]
    classes: dict[str, str]
    fields: dict[str, dict[str, str]]
    members: dict[str, dict[str, str]]

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
    agents = tuple(agent for agent in api.agents if not agent.is_resource)
    resources = tuple(agent for agent in api.agents if agent.is_resource)
    attributes = {
        **_attributes(agents, namer, names, ON_AGENT_LISTS),
        **_attributes(resources, namer, names, ON_CLIENTS),
    }
    reserved = ANNOTATIONS | ON_MODELS | shadows(classes.values())
    return RestNames(
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
    )


def _attributes(
    groups: tuple[Agent, ...], namer: Namer, names: Names, reserved: frozenset[str]
) -> dict[str, str]:
    """The attribute of each group, by subject id."""
    ids: dict[str, str] = {group.wire: group.id for group in groups}
    named = namer.names(ids, names.lower, reserved)
    return {ids[wire]: name for wire, name in named.items()}


def _group_classes(
    groups: tuple[Agent, ...], namer: Namer, suffix: str
) -> dict[str, str]:
    """The class of each group, by subject id. All share a package with those of the other flavour."""

    def spelt(wire: str) -> str:
        name = class_name(f"{wire}{suffix}")
        # `AsyncX` could be the asynchronous class of a group `X`.
        return f"{name}_" if name.startswith(_ASYNC) else name

    named = namer.names({group.wire: f"{group.id}#class" for group in groups}, spelt)
    return {group.id: named[group.wire] for group in groups}


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
    parameters = arguments(operation).all
    keys = _keys(parameters)
    elsewhere = {
        names.lower(parameter.wire)
        for parameter in parameters
        if parameter.where != "query"
    }
    queries = {key for key, parameter in keys.items() if parameter.where == "query"}

    def spelt(key: str) -> str:
        wire = keys[key].wire
        name = names.lower(wire)
        # Rule 6: where `$select` meets `Select` of the body, the query has another name.
        if key in queries and wire.startswith("$") and name in elsewhere:
            return names.lower(f"odata_{wire[1:]}")
        return name

    ids = {key: f"{operation.id}#param/{key}" for key in keys}
    named = namer.names(ids, spelt, IN_CALLS)
    return tuple(named[key] for key in keys)


def _keys(parameters: tuple[Parameter, ...]) -> dict[str, Parameter]:
    """The parameters by wire name, or by place and wire name where two places share the name."""
    number = Counter(parameter.wire for parameter in parameters)
    return {
        (
            parameter.wire
            if number[parameter.wire] == 1
            else f"{parameter.where}/{parameter.wire}"
        ): parameter
        for parameter in parameters
    }
