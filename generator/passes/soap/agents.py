"""Pass: the agents of all versions, with their descriptions.

Rule: an agent is one that has operations. The description of its index page comes before the documentation of its WSDL,
that of a newer page before that of an older one. Source: agent index pages and WSDL pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.api import Agent, Evidence, Fact, Rule, SoapOperation
from generator.model.facts import AgentIndexFacts, WsdlFacts
from generator.model.ids import GroupId, Protocol
from generator.model.text import Text, WireName
from generator.passes.pages import Located

_Key = tuple[WireName, WireName]


def agents(
    operations: Sequence[SoapOperation],
    wsdls: Sequence[Located[WsdlFacts]],
    indexes: Sequence[Located[AgentIndexFacts]],
) -> tuple[Agent, ...]:
    """The agents of the operations, sorted by id. The pages are sorted from the newest to the oldest."""
    texts = _texts(wsdls, indexes)
    namespaces = {
        (operation.version, operation.agent): operation.request.namespace
        for operation in reversed(operations)
    }
    return tuple(
        Agent(
            id=GroupId.of_agent(*key),
            protocol=Protocol.SOAP,
            version=key[0],
            wire=key[1],
            namespace=namespaces[key],
            is_resource=False,
            description=texts.get(key, (None, ()))[0],
            evidence=texts.get(key, (None, ()))[1],
        )
        for key in sorted(namespaces)
    )


def _texts(
    wsdls: Sequence[Located[WsdlFacts]], indexes: Sequence[Located[AgentIndexFacts]]
) -> dict[_Key, tuple[Text | None, tuple[Evidence, ...]]]:
    # from the weakest to the strongest, so that each replaces what came before
    texts: dict[_Key, tuple[Text | None, tuple[Evidence, ...]]] = {}
    for page in reversed(wsdls):
        if page.facts.documentation:
            evidence = Evidence(Fact.DESCRIPTION, Rule.WSDL, page.path, page.facts.line)
            key = page.facts.version, page.facts.agent
            texts[key] = page.facts.documentation, (evidence,)
    for index in reversed(indexes):
        if index.facts.description:
            evidence = Evidence(
                Fact.DESCRIPTION, Rule.INDEX, index.path, index.facts.line
            )
            key = index.facts.version, index.facts.agent
            texts[key] = index.facts.description, (evidence,)
    return texts
