"""Pass: the REST operations of the model, typed.

Rule: route, parameters and statuses are those of the page; bodies and results come from `request.py` and `result.py`.
Null is allowed where .NET has a reference type. Source: REST pages; the words of other sources fill what they lack.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.model.api import (
    Agent,
    Body,
    Evidence,
    RestOperation,
    ResultKind,
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
from generator.passes.rest.evidence.infer import ANY, with_names
from generator.passes.rest.parameters import RULE, Parameters
from generator.passes.rest.request import Request
from generator.passes.rest.views import PageView

_OK: Final = frozenset({"OK", "No Content"})
_Page = Located[RestOperationFacts]


def rest_operations(
    views: Mapping[OperationId, PageView], evidence: RestEvidence
) -> Reported[tuple[RestOperation, ...]]:
    """The operation of each main page, in the order of the pages."""
    builder = _Builder(evidence)
    operations = tuple(builder.operation(id_, view) for id_, view in views.items())
    diagnostics = (*builder.diagnostics, *builder.parameters.diagnostics)
    return Reported(operations, diagnostics)


def rest_groups(operations: Sequence[RestOperation], known: Known) -> tuple[Agent, ...]:
    """The agents and resources of the operations, sorted by id."""
    groups = {operation.group_id: operation for operation in reversed(operations)}
    return tuple(_group(id_, groups[id_], known) for id_ in sorted(groups))


def _group(id_: GroupId, operation: RestOperation, known: Known) -> Agent:
    agent_id = GroupId.of_rest(operation.version, operation.agent, is_agent=True)
    described = known.agents.get(operation.agent) if id_ == agent_id else None
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
    """Makes operations of pages."""

    def __init__(self, evidence: RestEvidence) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.parameters = Parameters(evidence)
        self._names = evidence.names
        self._known = evidence.known

    def operation(self, id_: OperationId, view: PageView) -> RestOperation:
        """The operation that a page describes."""
        page, request, result = view.page, view.request, view.result
        facts, response = page.facts, page.facts.response
        call = self._call(facts)
        type_ = with_names(result.type, self._names) if result.type else None
        if call is not None and result.kind is ResultKind.JSON:
            self._compare(page, call, result.type)
        return RestOperation(
            id=id_,
            version=facts.version,
            agent=facts.group,
            wire=facts.operation,
            method=facts.method,
            path=facts.path,
            body=_body(facts.body, request),
            result_kind=result.kind,
            content_types=response.content_types if response else (),
            parameters=tuple(self.parameters.of(page, request, call)),
            responses=_responses(facts, type_),
            is_deprecated=facts.is_deprecated,
            description=_description(facts) or (call.description if call else None),
            returns=_returns(facts),
            evidence=(
                Evidence("operation", RULE, page.path, facts.line),
                *self._of_result(facts, page.path, result.type),
            ),
        )

    def _compare(
        self, page: _Page, call: Signature, shown: TypeExpression | None
    ) -> None:
        """Reports where another source answers the same call with a type that it defines and the page contradicts."""
        other, place, response = call.result, call.evidence, page.facts.response
        if other is None or other in {ANY, shown} or response is None:
            return
        if all(self._known.defines(id_) for id_ in references(other)):
            message = (
                f"{page.facts.operation} answers {notation(other)} by "
                f"{place.path}:{place.line}; this page was used"
            )
            self.diagnostics.append(
                Diagnostic("rest-type-conflict", page.path, response.line, message)
            )

    def _of_result(
        self, facts: RestOperationFacts, path: str, type_: TypeExpression | None
    ) -> Iterator[Evidence]:
        """The line that names the type of the result, and the call of another source that says the same."""
        if facts.response is None or type_ is None:
            return
        yield Evidence("result", RULE, path, facts.response.line)
        for call in self._known.alike(facts.group, facts.operation):
            if call.result == type_ and (
                call.agent == facts.group or not facts.is_agent
            ):
                yield msgspec.structs.replace(call.evidence, fact="result")
                return
        for place in self._known.definitions(type_):
            yield msgspec.structs.replace(place, fact="result")

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
            one.code,
            type_ if 200 <= one.code < 300 and one.code != 204 else None,
            one.text,
        )
        for one in facts.response.statuses
    )


def _description(facts: RestOperationFacts) -> Text | None:
    said = [one.raw for one in (facts.summary, facts.description) if one]
    return Text("\n\n".join(said)) if said else None


def _returns(facts: RestOperationFacts) -> Text | None:
    """The words of the first status that says success, where they say more than that."""
    statuses = facts.response.statuses if facts.response else ()
    text = next((one.text for one in statuses if 200 <= one.code < 300), None)
    return text if text and text.raw not in _OK else None
