"""The newest page of each operation of SOAP, and what the newest WSDL of its agent says of it.

Older pages and WSDLs are not checked: what was wrong with them is put right, or shows on the newest one as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from generator.model.facts import (
    Facts,
    SoapOperationFacts,
    WsdlFacts,
    WsdlOperation,
)
from generator.model.ids import GroupId, OperationId
from generator.model.lint.places import Place
from generator.passes.checks.checked import CheckedDocs
from generator.passes.pages import Located

_F = TypeVar("_F", bound=Facts)
AgentKey = tuple[str, str]
"""The names of a version and an agent."""


class BoundPage(msgspec.Struct, frozen=True):
    """An operation page and the operation of the WSDL that it documents."""

    page: Located[SoapOperationFacts]
    wsdl: Located[WsdlFacts]
    operation: WsdlOperation

    @property
    def subject(self) -> OperationId:
        """The id of the operation."""
        return operation_id(self.page.facts)

    def on_page(self, line: int) -> Place:
        """A place on the page."""
        return Place(self.page.path, line)

    def in_wsdl(self, line: int) -> Place:
        """A place in the WSDL."""
        return Place(self.wsdl.path, line)

    @property
    def is_of_one_age(self) -> bool:
        """Whether page and WSDL are of the same age."""
        return self.page.edition == self.wsdl.edition


def operation_id(facts: SoapOperationFacts) -> OperationId:
    """The id of the operation that a page is about."""
    group = GroupId.of_agent(facts.version, facts.agent)
    return OperationId.of(group, facts.operation)


def newest_pages(docs: CheckedDocs) -> tuple[Located[SoapOperationFacts], ...]:
    """The newest page of each operation, sorted by path; the first by path of those that are of one age."""
    newest: dict[OperationId, Located[SoapOperationFacts]] = {}
    for page in _by_age(docs, SoapOperationFacts):
        newest.setdefault(operation_id(page.facts), page)
    return tuple(sorted(newest.values(), key=lambda page: page.path))


def newest_wsdls(docs: CheckedDocs) -> Mapping[AgentKey, Located[WsdlFacts]]:
    """The newest WSDL of each agent, sorted by version and agent."""
    newest: dict[AgentKey, Located[WsdlFacts]] = {}
    for page in _by_age(docs, WsdlFacts):
        newest.setdefault((page.facts.version, page.facts.agent), page)
    return dict(sorted(newest.items()))


def bound_pages(docs: CheckedDocs) -> Iterator[BoundPage]:
    """Yields the newest page of each operation that the newest WSDL of its agent has."""
    wsdls = newest_wsdls(docs)
    operations = {
        key: {operation.name: operation for operation in wsdl.facts.operations}
        for key, wsdl in wsdls.items()
    }
    for page in newest_pages(docs):
        key = page.facts.version, page.facts.agent
        operation = operations.get(key, {}).get(page.facts.operation)
        if operation is not None:
            yield BoundPage(page, wsdls[key], operation)


def _by_age(docs: CheckedDocs, kind: type[_F]) -> Iterable[Located[_F]]:
    pages = [
        Located(path, page.facts, docs.ages.edition(path))
        for path, page in docs.pages.items()
        if isinstance(page.facts, kind)
    ]
    return sorted(pages, key=lambda page: (page.edition, page.path))
