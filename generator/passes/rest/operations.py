"""Pass: the REST operations of the model, with their types, and the agents and resources that they belong to.

Rule: route, parameters and statuses are those of the page; bodies and results come from `request.py` and `result.py`.
Source: REST pages. Descriptions of other sources fill what they lack.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.model.api import (
    Agent,
    Body,
    Evidence,
    Fact,
    RestOperation,
    ResultKind,
    Rule,
    StatusResponse,
)
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import TypeExpression, notation, references
from generator.model.ids import GroupId, OperationId, Protocol
from generator.model.rest_facts import (
    RestBody,
    RestOperationFacts,
)
from generator.model.text import Text
from generator.passes.knowledge.known import Known, Signature
from generator.passes.pages import Located, Reported
from generator.passes.rest.drafts import RestEvidence
from generator.passes.rest.evidence.inference import ANY, with_names
from generator.passes.rest.exchanges import Exchange
from generator.passes.rest.parameters import Parameters
from generator.passes.rest.request import Request

_OK: Final = frozenset({"OK", "No Content"})
"""Texts of a status that say nothing about the result."""
_Page = Located[RestOperationFacts]
Described = tuple[Text, Evidence]
"""A description and its place."""


def rest_operations(
    exchanges: Mapping[OperationId, Exchange], evidence: RestEvidence
) -> Reported[tuple[RestOperation, ...]]:
    """The operation of each main page, in the order of the pages."""
    builder = _Builder(evidence)
    operations = tuple(
        builder.operation(id_, exchange) for id_, exchange in exchanges.items()
    )
    diagnostics = (*builder.diagnostics, *builder.parameters.diagnostics)
    return Reported(operations, diagnostics)


def rest_groups(
    operations: Sequence[RestOperation],
    known: Known,
    tags: Mapping[GroupId, Described],
) -> tuple[Agent, ...]:
    """The agents and resources of the operations, sorted by id; `tags` are the descriptions of documents."""
    groups = {operation.group_id: operation for operation in reversed(operations)}
    return tuple(_group(id_, groups[id_], known, tags) for id_ in sorted(groups))


def _group(
    id_: GroupId,
    operation: RestOperation,
    known: Known,
    tags: Mapping[GroupId, Described],
) -> Agent:
    agent_id = GroupId.of_rest(operation.version, operation.agent, is_agent=True)
    described = known.agents.get(operation.agent) if id_ == agent_id else None
    described = described or tags.get(id_)
    return Agent(
        id=id_,
        protocol=Protocol.REST,
        version=operation.version,
        wire=operation.agent,
        namespace="",
        is_resource=id_ != agent_id,
        description=described[0] if described else None,
        evidence=(described[1],) if described else (),
    )


class _Builder:
    """Builds operations. `diagnostics` collects results that contradict other sources."""

    def __init__(self, evidence: RestEvidence) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.parameters = Parameters(evidence)
        self._names = evidence.names
        self._known = evidence.known

    def operation(self, id_: OperationId, exchange: Exchange) -> RestOperation:
        """The operation that a page describes."""
        page, request, result = exchange.page, exchange.request, exchange.result
        facts, response = page.facts, page.facts.response
        call = self._call(facts)
        type_ = with_names(result.type, self._names) if result.type else None
        if call is not None and result.kind is ResultKind.JSON:
            self._report_conflict(page, call, result.type)
        return RestOperation(
            id=id_,
            version=facts.version,
            agent=facts.group,
            wire=facts.operation,
            method=facts.method,
            path=str(facts.path),
            body=_body(facts.body, request),
            result_kind=result.kind,
            content_types=response.content_types if response else (),
            parameters=tuple(self.parameters.of(page, request, call)),
            responses=_responses(facts, type_),
            is_deprecated=facts.is_deprecated,
            description=_description(facts) or (call.description if call else None),
            returns=_returns(facts),
            evidence=(
                Evidence(Fact.OPERATION, Rule.REST_PAGE, page.path, facts.line),
                *self._result_evidence(facts, page.path, result.type),
            ),
        )

    def _report_conflict(
        self, page: _Page, call: Signature, shown: TypeExpression | None
    ) -> None:
        """Reports a result that contradicts another source, if that source defines the type of its result."""
        other, place, response = call.result, call.evidence, page.facts.response
        if other is None or other in {ANY, shown} or response is None:
            return
        if all(self._known.defines(id_) for id_ in references(other)):
            message = (
                f"{page.facts.operation} returns {notation(other)} according to "
                f"{place.path}:{place.line}; this page was used"
            )
            self.diagnostics.append(
                Diagnostic("rest-type-conflict", page.path, response.line, message)
            )

    def _result_evidence(
        self, facts: RestOperationFacts, path: str, type_: TypeExpression | None
    ) -> Iterator[Evidence]:
        """Yields the line that names the type of the result, and the places in other sources that confirm it."""
        if facts.response is None or type_ is None:
            return
        yield Evidence(Fact.RESULT, Rule.REST_PAGE, path, facts.response.line)
        for call in self._known.alike(facts.group, facts.operation):
            if call.result == type_ and (
                call.agent == facts.group or not facts.is_agent
            ):
                yield msgspec.structs.replace(call.evidence, fact=Fact.RESULT)
                return
        for place in self._known.definitions(type_):
            yield msgspec.structs.replace(place, fact=Fact.RESULT)

    def _call(self, facts: RestOperationFacts) -> Signature | None:
        return (
            self._known.signature(facts.group, facts.operation)
            if facts.is_agent
            else None
        )


def _body(body: RestBody | None, request: Request | None) -> Body | None:
    if body is None or request is None:
        return None
    return Body(body.name, request.kind, body.content_types)


def _responses(
    facts: RestOperationFacts, type_: TypeExpression | None
) -> tuple[StatusResponse, ...]:
    if facts.response is None:
        return ()
    return tuple(
        StatusResponse(
            status.code,
            type_ if 200 <= status.code < 300 and status.code != 204 else None,
            status.text,
        )
        for status in facts.response.statuses
    )


def _description(facts: RestOperationFacts) -> Text | None:
    paragraphs = [text.raw for text in (facts.summary, facts.description) if text]
    return Text("\n\n".join(paragraphs)) if paragraphs else None


def _returns(facts: RestOperationFacts) -> Text | None:
    """The text of the first success status, unless it says no more than that."""
    statuses = facts.response.statuses if facts.response else ()
    text = next((status.text for status in statuses if 200 <= status.code < 300), None)
    return text if text and text.raw not in _OK else None
