"""Which former names of types, classes of agents and resources, and archives of REST an SDK still offers."""

from __future__ import annotations

from collections.abc import Mapping

from generator.emit.archives.naming import ON_MODULE
from generator.emit.names.former_names import FormerNames
from generator.emit.names.former_types import (
    NO_FORMER_TYPES,
    FormerTypes,
    Pairs,
    classes_of_types,
    former_group_classes,
    former_modules,
    former_parts,
    former_type_names,
)
from generator.emit.names.rules import LONGEST_AGENT
from generator.emit.rest.naming import RestNames
from generator.model.api import NamedType, RestApi
from generator.model.comparison.snapshot import Succession
from generator.model.ids import TypeId


def former_rest_types(
    api: RestApi,
    names: RestNames,
    bases: Mapping[TypeId, NamedType],
    succession: Succession,
) -> FormerTypes:
    """Those of everything but calls; `bases` are the models that others extend."""
    if not succession.aliases:
        return NO_FORMER_TYPES
    parts = {**names.fields, **names.members}
    named = former_type_names(api.types, names.classes, parts, bases, succession)
    named |= _archives(names, succession)
    classes = classes_of_types(api.types, names.classes, named)
    return FormerTypes(named, classes | _groups(api, names, succession))


def _groups(api: RestApi, names: RestNames, succession: Succession) -> dict[str, Pairs]:
    classes: dict[str, dict[str, str]] = {"agents": {}, "resources": {}}
    for group in api.agents:
        public = "resources" if group.is_resource else "agents"
        classes[public][group.id] = names.group_classes[group.id]
    return {
        public: former_group_classes(succession, current)
        for public, current in classes.items()
    }


def _archives(names: RestNames, succession: Succession) -> FormerNames:
    named = former_modules(succession, names.archives.modules, LONGEST_AGENT)
    for archive, columns in names.archives.columns.items():
        named |= former_parts(succession, f"{archive}#column", columns, ON_MODULE)
    return named
