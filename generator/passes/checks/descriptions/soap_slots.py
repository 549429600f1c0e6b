"""The places for descriptions on operation pages and index pages of SOAP, and in WSDLs.

Rule: a page has a bullet for each element of its request, in the same order, or none at all. What a call has for a result is
the first element of its response; other out parts have no place for words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from generator.model.facts import AgentIndexFacts, SoapOperationFacts, WsdlFacts
from generator.model.ids import GroupId, OperationId
from generator.model.lint.places import Place
from generator.passes.checks.descriptions.names import of_operation, of_parameter
from generator.passes.checks.descriptions.slots import (
    AGENT,
    OPERATION,
    PARAMETER,
    RESULT,
    Slot,
)

_PAGES: Final = "SOAP pages"
_RESULT: Final = "Response"


def page_slots(path: str, facts: SoapOperationFacts) -> Iterator[Slot]:
    """Yields the places of an operation page."""
    id_ = OperationId.of(GroupId.of_agent(facts.version, facts.agent), facts.operation)
    comment = of_operation(facts.agent, facts.operation)
    yield Slot(
        id=OPERATION,
        source=_PAGES,
        form="descriptions",
        page=id_,
        part="",
        subject=id_,
        place=Place(path, facts.description_line or facts.line),
        text=facts.description,
        comment=comment,
        what=f"the operation {facts.operation}",
    )
    yield from _parameters(path, facts, id_)
    for element in facts.response.wrapper.children[:1]:
        if element.name.name == _RESULT:
            line = facts.returns_line or element.line
            yield Slot(
                id=RESULT,
                source=_PAGES,
                form="results",
                page=id_,
                part="",
                subject=f"{id_}#result",
                place=Place(path, line),
                text=facts.returns,
                comment=f"{comment} result",
                what=f"the result of {facts.operation}",
            )


def _parameters(
    path: str, facts: SoapOperationFacts, id_: OperationId
) -> Iterator[Slot]:
    elements, bullets = facts.request.wrapper.children, facts.bullets
    if bullets and len(bullets) != len(elements):
        # nothing tells which bullet is about which element, which is reported
        return
    for position, element in enumerate(elements):
        name = element.name.name
        bullet = bullets[position] if bullets else None
        yield Slot(
            id=PARAMETER,
            source=_PAGES,
            form="parameters",
            page=id_,
            part=name,
            subject=f"{id_}#param/{name}",
            place=Place(path, bullet.line if bullet else element.line),
            text=bullet.text if bullet else None,
            comment=of_parameter(facts.agent, facts.operation, name),
            what=f"the parameter {name} of {facts.operation}",
        )


def index_slots(path: str, facts: AgentIndexFacts) -> Iterator[Slot]:
    """Yields the place of the index page of an agent."""
    id_ = GroupId.of_agent(facts.version, facts.agent)
    yield Slot(
        id=AGENT,
        source="index pages of SOAP",
        form="descriptions",
        page=id_,
        part="",
        subject=id_,
        place=Place(path, facts.description_line or facts.line),
        text=facts.description,
        comment=facts.agent,
        what=f"the agent {facts.agent}",
    )


def wsdl_slots(path: str, facts: WsdlFacts, paged: Collection[str]) -> Iterator[Slot]:
    """Yields the places of a WSDL; for what has a page (`paged`), only that a description was lost counts."""
    group = GroupId.of_agent(facts.version, facts.agent)
    for operation in facts.operations:
        id_ = OperationId.of(group, operation.name)
        yield Slot(
            id=OPERATION,
            source="WSDLs",
            form="documentation",
            page=id_,
            part="",
            subject=id_,
            place=Place(path, operation.documentation_line or operation.line),
            text=operation.documentation,
            comment=of_operation(facts.agent, operation.name),
            what=f"the operation {operation.name}",
            is_only_lost=id_ in paged,
        )
