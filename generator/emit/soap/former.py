"""Which former names of agents, operations and parameters of a SOAP version an SDK still offers."""

from __future__ import annotations

from collections import defaultdict

from generator.emit.names.former_names import (
    FormerNames,
    by_name,
    former_names,
)
from generator.emit.names.former_names import former_attributes as attributes_of
from generator.emit.names.type_names import parts_by_wire, shadows
from generator.emit.soap.naming import VersionNames
from generator.model.api import SoapApi, SoapOperation
from generator.model.comparison.snapshot import Succession
from generator.model.names.reserved import IN_CALLS, ON_AGENTS, ON_CLIENTS


def former_attributes(
    api: SoapApi, names: VersionNames, succession: Succession
) -> FormerNames:
    """Those of agents by subject id."""
    agents: dict[str, str] = {
        agent.id: names.agents[agent.wire] for agent in api.agents
    }
    return attributes_of(succession, agents, ON_CLIENTS)


def former_methods(
    api: SoapApi, names: VersionNames, succession: Succession
) -> FormerNames:
    """Those of operations by subject id."""
    if not succession.aliases:
        return {}
    reserved = ON_AGENTS | shadows(names.classes.values())
    agents: dict[str, dict[str, str]] = defaultdict(dict)
    for operation in api.operations:
        agent = operation.agent
        agents[agent][operation.id] = names.methods[agent][operation.wire]
    return {
        id_: aliases
        for methods in agents.values()
        for id_, aliases in former_names(succession, methods, reserved).items()
    }


def former_parameters(
    operation: SoapOperation, names: VersionNames, succession: Succession
) -> FormerNames:
    """Those of the parameters of an operation by their current names."""
    if not succession.aliases:
        return {}
    parameters = names.parameters[operation.id]
    subjects = parts_by_wire(operation.id, "param", operation.parameters)
    named = {id_: parameters[wire] for wire, id_ in subjects.items()}
    return by_name(former_names(succession, named, IN_CALLS), named)
