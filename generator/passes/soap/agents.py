"""Pass: one agent for every version and agent that has operations, with its description.

Source: agent index pages, else the documentation of the agent's WSDL page; of several the newest that says something.
"""

from __future__ import annotations

import msgspec

from generator.model.api import Agent, Evidence, agent_id
from generator.model.text import Text, WireName
from generator.passes.state import State

_Key = tuple[WireName, WireName]


def agents(state: State) -> State:
    """Fills `state.api.agents`."""
    texts = _texts(state)
    namespaces = {
        (operation.version, operation.agent): operation.soap_binding.request.namespace
        for operation in reversed(state.api.operations)
    }
    found = tuple(
        Agent(
            id=agent_id(*key),
            version=key[0],
            wire=key[1],
            namespace=namespaces[key],
            description=texts.get(key, (None, ()))[0],
            evidence=texts.get(key, (None, ()))[1],
        )
        for key in sorted(namespaces)
    )
    api = msgspec.structs.replace(state.api, agents=found)
    return msgspec.structs.replace(state, api=api)


def _texts(state: State) -> dict[_Key, tuple[Text | None, tuple[Evidence, ...]]]:
    texts: dict[_Key, tuple[Text | None, tuple[Evidence, ...]]] = {}
    for page in reversed(state.wsdl_pages):
        if page.facts.documentation:
            evidence = Evidence("description", "wsdl", page.path, page.facts.line)
            key = page.facts.version, page.facts.agent
            texts[key] = page.facts.documentation, (evidence,)
    for index in reversed(state.agent_indexes):
        if index.facts.description:
            evidence = Evidence("description", "index", index.path, index.facts.line)
            key = index.facts.version, index.facts.agent
            texts[key] = index.facts.description, (evidence,)
    return texts
