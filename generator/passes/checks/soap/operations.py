"""Check: operations that a WSDL has and no page documents.

Rule: only where the version has pages of operations at all, since docs may consist of WSDLs. An agent of which no operation
has a page is one case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.facts import WsdlFacts, WsdlOperation
from generator.model.ids import GroupId, OperationId
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.soap.documented import (
    newest_pages,
    newest_wsdls,
    operation_id,
)
from generator.passes.pages import Located

_ID: Final = "soap-operation-without-page"


class _Pages(msgspec.Struct, frozen=True):
    """The operations with pages, their agents and versions, and the sources that the pages of a version come from."""

    operations: frozenset[str]
    agents: frozenset[str]
    versions: frozenset[str]
    sources: frozenset[tuple[str, int]]


def operations_without_page(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the operations, and the agents, that no page documents."""
    pages = newest_pages(docs)
    known = _Pages(
        operations=frozenset(operation_id(page.facts) for page in pages),
        agents=frozenset(operation_id(page.facts).group for page in pages),
        versions=frozenset(page.facts.version for page in pages),
        sources=frozenset(
            (page.facts.version, docs.ages.sources[page.path]) for page in pages
        ),
    )
    for (version, agent), wsdl in newest_wsdls(docs).items():
        group = GroupId.of_agent(version, agent)
        source = version, docs.ages.sources[wsdl.path]
        # what another source adds is put right together, by writing the pages again
        cause = "" if source in known.sources else "newer WSDL"
        if group in known.agents:
            yield from _operations(group, wsdl, known, cause)
        elif version in known.versions and wsdl.facts.operations:
            yield _agent(group, wsdl, cause)


def _operations(
    group: GroupId, wsdl: Located[WsdlFacts], known: _Pages, cause: str
) -> Iterator[Defect]:
    for operation in wsdl.facts.operations:
        id_ = OperationId.of(group, operation.name)
        if id_ not in known.operations:
            yield Defect(
                id=_ID,
                subject=str(id_),
                place=_place(wsdl, operation),
                message=f"no page documents the operation {operation.name}",
                cause=cause,
            )


def _agent(group: GroupId, wsdl: Located[WsdlFacts], cause: str) -> Defect:
    operations = wsdl.facts.operations
    return Defect(
        id=_ID,
        subject=str(group),
        place=_place(wsdl, operations[0]),
        message=f"no page documents any of the {len(operations)} operation(s) of {wsdl.facts.agent}",
        cause=cause,
    )


def _place(wsdl: Located[WsdlFacts], operation: WsdlOperation) -> Place:
    return Place(wsdl.path, operation.line)
