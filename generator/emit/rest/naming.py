"""All Python names of the REST half, decided before anything is rendered."""

from __future__ import annotations

from collections import Counter
from typing import Final

import msgspec

from generator.emit.names.record import Namer
from generator.emit.names.rules import (
    ANNOTATIONS,
    IN_CALLS,
    OF_CLASSES,
    ON_AGENT_LISTS,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
    Names,
    class_name,
    module_name,
)
from generator.emit.rest.arguments import arguments
from generator.emit.soap.naming import LONGEST_AGENT, field_names, member_names, shadows
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

    `attributes`, `modules` and `group_classes` are those of agents and resources, the classes without colour.
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
        """The class of a type, after the name of its module where there is one; `str` for an enum without members."""
        if is_plain_string(type_):
            return "str"
        return (
            f"{module}.{self.classes[type_.id]}" if module else self.classes[type_.id]
        )


def is_plain_string(type_: NamedType) -> bool:
    """Whether it is an enum of which no member is known: msgspec reads no such enum."""
    return type_.kind is TypeKind.ENUM and not type_.members


def rest_names(api: RestApi, names: Names, namer: Namer) -> RestNames:
    """The names of everything in `api`, which has no SOAP."""
    types = list(api.types)
    classes = namer.names({one.wire: one.id for one in types}, class_name, OF_CLASSES)
    agents = tuple(one for one in api.agents if not one.is_resource)
    resources = tuple(one for one in api.agents if one.is_resource)
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
        parameters={one.id: _parameters(one, namer, names) for one in api.operations},
        classes={one.id: classes[one.wire] for one in types},
        fields=field_names(types, namer, names, reserved),
        members=member_names(types, namer, names),
    )


def _attributes(
    groups: tuple[Agent, ...], namer: Namer, names: Names, reserved: frozenset[str]
) -> dict[str, str]:
    """The attribute of each group, by subject id."""
    ids: dict[str, str] = {one.wire: one.id for one in groups}
    named = namer.names(ids, names.lower, reserved)
    return {ids[wire]: name for wire, name in named.items()}


def _group_classes(
    groups: tuple[Agent, ...], namer: Namer, suffix: str
) -> dict[str, str]:
    """The class of each group, by subject id: all are in one package, with those of the other colour."""

    def spelt(wire: str) -> str:
        name = class_name(f"{wire}{suffix}")
        # One that starts like a class of the other colour could be that of another group.
        return f"{name}_" if name.startswith(_ASYNC) else name

    named = namer.names({one.wire: f"{one.id}#class" for one in groups}, spelt)
    return {one.id: named[one.wire] for one in groups}


def _methods(api: RestApi, namer: Namer, names: Names) -> dict[str, str]:
    """The method of each operation, different in each group."""
    groups: dict[str, dict[str, str]] = {}
    for one in api.operations:
        groups.setdefault(one.group_id, {})[one.wire] = one.id
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
    others = {names.lower(one.wire) for one in parameters if one.where != "query"}
    queries = {key for key, one in keys.items() if one.where == "query"}

    def spelt(key: str) -> str:
        wire = keys[key].wire
        name = names.lower(wire)
        # Rule 6: of `$select` and a body's `Select` the query has another name.
        if key in queries and wire.startswith("$") and name in others:
            return names.lower(f"odata_{wire[1:]}")
        return name

    ids = {key: f"{operation.id}#param/{key}" for key in keys}
    named = namer.names(ids, spelt, IN_CALLS)
    return tuple(named[key] for key in keys)


def _keys(parameters: tuple[Parameter, ...]) -> dict[str, Parameter]:
    """The parameters by wire name; by place and wire name those whose name another place has too."""
    number = Counter(one.wire for one in parameters)
    return {
        one.wire if number[one.wire] == 1 else f"{one.where}/{one.wire}": one
        for one in parameters
    }
