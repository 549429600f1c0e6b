"""Which former names of groups, operations and parameters of REST an SDK still offers."""

from __future__ import annotations

from collections import defaultdict

from generator.emit.names.former_names import (
    FormerNames,
    by_name,
    former_names,
)
from generator.emit.names.former_names import former_attributes as attributes_of
from generator.emit.rest.arguments import arguments
from generator.emit.rest.naming import RestNames
from generator.model.api import RestApi, RestOperation
from generator.model.comparison.snapshot import Succession
from generator.model.names.reserved import (
    IN_CALLS,
    ON_AGENT_LISTS,
    ON_AGENTS,
    ON_CLIENTS,
)


def former_attributes(
    api: RestApi, names: RestNames, succession: Succession
) -> FormerNames:
    """Those of agents and resources by subject id."""
    agents: dict[str, str] = {}
    resources: dict[str, str] = {}
    for group in api.agents:
        place = resources if group.is_resource else agents
        place[group.id] = names.attributes[group.id]
    return {
        **attributes_of(succession, agents, ON_AGENT_LISTS),
        **attributes_of(succession, resources, ON_CLIENTS),
    }


def former_methods(
    api: RestApi, names: RestNames, succession: Succession
) -> FormerNames:
    """Those of operations by subject id."""
    if not succession.aliases:
        return {}
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for operation in api.operations:
        groups[operation.group_id][operation.id] = names.methods[operation.id]
    return {
        id_: aliases
        for methods in groups.values()
        for id_, aliases in former_names(succession, methods, ON_AGENTS).items()
    }


def former_parameters(
    operation: RestOperation, names: RestNames, succession: Succession
) -> FormerNames:
    """Those of the parameters of an operation by their current names."""
    if not succession.aliases:
        return {}
    keys = arguments(operation).by_key
    subjects = (f"{operation.id}#param/{key}" for key in keys)
    named = dict(zip(subjects, names.parameters[operation.id], strict=True))
    return by_name(former_names(succession, named, IN_CALLS), named)
