"""What the places of several sources are about: ids of the model, and names of comments in the source code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from generator.model.api import NamedType, RestOperation
from generator.model.docfx_facts import DocfxFacts
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    TypeExpression,
)
from generator.model.ids import (
    GroupId,
    OperationId,
    Protocol,
    TypeId,
    main_version,
)
from generator.passes.checks.checked import CheckedDocs
from generator.passes.soap.bases import MAX_BASES

_FIRST_VERSION: Final = "v1"
_FEWEST_FIELDS: Final = 2
_NO_FIELDS: Final[Mapping[str, str]] = {}
_Types = Mapping[TypeId, NamedType]


class Names(msgspec.Struct, frozen=True):
    """The operations and types of the model by the names that sources use.

    `routes` has operations of REST by verb and path, `calls` the ids of those of agents by agent and name: of REST, else
    of the class in docfx YAML that stands for the agent, which may know more of them. `owners` has, for each type of REST and
    each of its fields, the name of the type that declares it. `made_up` are the types that no source names.
    """

    rest: Mapping[OperationId, RestOperation]
    routes: Mapping[tuple[str, str], RestOperation]
    calls: Mapping[tuple[str, str], str]
    owners: Mapping[str, Mapping[str, str]]
    made_up: frozenset[str]

    def owner(self, type_: str, field: str) -> str:
        """The name of the type that declares a field: `type_` itself or a base, which types of REST do not show."""
        return self.owners.get(type_, _NO_FIELDS).get(field, type_)

    def has_field(self, type_: str, field: str) -> bool:
        """Whether a type of REST has the field."""
        return field in self.owners.get(type_, _NO_FIELDS)


def names(docs: CheckedDocs) -> Names:
    """The names of all docs."""
    api = docs.api
    rest = {each.id: each for each in api.rest.operations}
    resources = {agent.id for agent in api.agents if agent.is_resource}
    types = {type_.id: type_ for type_ in api.types}
    bases = dict(_bases(types))
    return Names(
        rest=rest,
        routes={(each.method, each.path): each for each in rest.values()},
        calls={
            **dict(_methods(docs)),
            **{
                (each.agent, each.wire): each.id
                for each in rest.values()
                if each.group_id not in resources
            },
        },
        owners={
            type_.wire: dict(_owners(type_, types, bases))
            for type_ in api.types
            if type_.protocol is Protocol.REST
        },
        made_up=frozenset(type_.wire for type_ in api.types if type_.is_unnamed),
    )


def _bases(types: _Types) -> Iterator[tuple[str, frozenset[str]]]:
    """Yields each type that others extend, with its fields, where these are enough to tell it."""
    for id_ in sorted({type_.base for type_ in types.values() if type_.base}):
        base = types.get(id_)
        if base is not None and len(base.fields) >= _FEWEST_FIELDS:
            yield base.wire, frozenset(each.wire for each in base.fields)


def _owners(
    type_: NamedType, types: _Types, bases: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """Yields each field of a type of REST, with the type that declares it."""
    declared: dict[str, str] = {
        each.wire: owner.wire
        for owner in _extended(type_, types)
        for each in owner.fields
    }
    fields = {each.wire for each in type_.fields}
    # of a type that SOAP does not know, only the fields tell the base
    if type_.same_as is None:
        for base, of_base in bases.items():
            if of_base <= fields:
                declared.update(dict.fromkeys(of_base, base))
    for name in fields:
        yield name, declared.get(name, type_.wire)


def _extended(type_: NamedType, types: _Types) -> Iterator[NamedType]:
    """Yields the same type of SOAP, and what it extends."""
    id_ = type_.same_as
    for _ in range(MAX_BASES):
        found = types.get(id_) if id_ is not None else None
        if found is None:
            return
        yield found
        id_ = found.base


def _methods(docs: CheckedDocs) -> Iterator[tuple[tuple[str, str], str]]:
    """Yields the calls of classes of agents, each with the id that it would have in REST."""
    versions = [each.version for each in docs.api.rest.operations]
    version = main_version(versions) if versions else _FIRST_VERSION
    for page in docs.pages.values():
        if isinstance(page.facts, DocfxFacts) and page.facts.agent:
            group = GroupId.of_rest(version, page.facts.agent, is_agent=True)
            for method in page.facts.methods:
                call = page.facts.agent, method.name
                yield call, OperationId.of(group, method.name)


def named_types(type_: TypeExpression | None) -> Iterator[str]:
    """Yields the name of the type that a value has, or its items have."""
    while isinstance(type_, ArrayType | DictionaryType):
        type_ = type_.item if isinstance(type_, ArrayType) else type_.value
    if isinstance(type_, ReferenceType):
        yield type_.id.name


def of_operation(group: str, operation: str) -> str:
    """The name of the comment of an operation."""
    return f"{group}.{operation}"


def of_parameter(group: str, operation: str, parameter: str) -> str:
    """The name of the comment of a parameter; sources differ in its capitals."""
    return f"{group}.{operation}({parameter.replace('_', '').lower()})"
