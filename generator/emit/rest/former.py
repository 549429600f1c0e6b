"""Former names of REST that an SDK still offers, but for those of calls."""

from __future__ import annotations

from collections.abc import Mapping

from generator.emit.archives.naming import ON_MODULE, ON_PACKAGE
from generator.emit.names.former_names import former_names
from generator.emit.names.former_types import (
    NO_FORMER,
    Former,
    FormerNames,
    former_group_classes,
    former_parts,
    former_type_names,
    with_pairs,
)
from generator.emit.rest.naming import RestNames
from generator.model.api import NamedType, RestApi
from generator.model.comparison.snapshot import Succession
from generator.model.ids import TypeId


def former_rest_names(
    api: RestApi,
    names: RestNames,
    bases: Mapping[TypeId, NamedType],
    succession: Succession,
) -> Former:
    """The former names of types, classes of agents and resources, and archives; `bases` are the models that others extend."""
    if not succession.aliases:
        return NO_FORMER
    parts = {**names.fields, **names.members}
    named = former_type_names(api.types, names.classes, parts, bases, succession)
    for is_resource in (False, True):
        classes = {
            str(group.id): names.group_classes[group.id]
            for group in api.agents
            if group.is_resource is is_resource
        }
        named |= former_group_classes(succession, classes)
    named |= _archives(names, succession)
    return with_pairs(named, api.types, names.classes)


def _archives(names: RestNames, succession: Succession) -> FormerNames:
    named = former_names(succession, names.archives.modules, ON_PACKAGE)
    for archive, columns in names.archives.columns.items():
        named |= former_parts(succession, f"{archive}#column", columns, ON_MODULE)
    return named
