"""Pass: the REST operations of the model, typed.

Rule: route, parameters and statuses are those of the page; bodies and results come from `request.py` and `result.py`.
Null is allowed where .NET has a reference type. Source: REST pages; the words of other sources fill what they lack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.api import (
    Agent,
    Body,
    Evidence,
    Operation,
    RestBinding,
    ResultKind,
    StatusResponse,
    TypeExpression,
    notation,
    references,
    rest_group_id,
)
from generator.model.diagnostics import Diagnostic
from generator.model.rest_facts import (
    RestBody,
    RestOperationFacts,
)
from generator.model.text import Text
from generator.passes.knowledge.known import Signature
from generator.passes.rest.evidence.infer import ANY, named
from generator.passes.rest.parameters import RULE, Parameters
from generator.passes.rest.request import Request, request_of
from generator.passes.rest.result import result_of
from generator.passes.state import Located, State, with_diagnostics

_OK: Final = frozenset({"OK", "No Content"})
_Page = Located[RestOperationFacts]


def rest_operations(state: State) -> State:
    """Adds the REST operations, and their agents and resources, to `state.api`."""
    builder = _Builder(state)
    operations = [
        builder.operation(id_, page) for id_, page in state.rest.main_pages.items()
    ]
    groups = {one.group_id: one for one in reversed(operations)}
    agents = [_group(id_, one, state) for id_, one in groups.items()]
    api = msgspec.structs.replace(
        state.api,
        operations=tuple(
            sorted((*state.api.operations, *operations), key=lambda one: one.id)
        ),
        agents=tuple(sorted((*state.api.agents, *agents), key=lambda one: one.id)),
    )
    changed = msgspec.structs.replace(state, api=api)
    return with_diagnostics(changed, [*builder.found, *builder.parameters.found])


def _group(id_: str, operation: Operation, state: State) -> Agent:
    is_agent = id_ == rest_group_id(operation.version, operation.agent, is_agent=True)
    said = state.rest.known.agents.get(operation.agent) if is_agent else None
    return Agent(
        id=id_,
        version=operation.version,
        wire=operation.agent,
        namespace="",
        description=said[0] if said else None,
        evidence=(said[1],) if said else (),
        protocol="rest",
        is_resource=not is_agent,
    )


class _Builder:
    """Makes operations of pages."""

    def __init__(self, state: State) -> None:
        self.found: list[Diagnostic] = []
        self.parameters = Parameters(state)
        self._state = state
        self._known = state.rest.known

    def operation(self, id_: str, page: _Page) -> Operation:
        """The operation that a page describes."""
        facts = page.facts
        request = request_of(facts, self._known)
        result = result_of(facts, self._known, self._state.rest.placeholders)
        call = self._call(facts)
        type_ = named(self._state.rest.names, result.type) if result.type else None
        response = facts.response
        if call is not None and result.kind is ResultKind.JSON:
            self._compare(page, call, result.type)
        return Operation(
            id=id_,
            protocol="rest",
            version=facts.version,
            agent=facts.group,
            wire=facts.operation,
            method=facts.method,
            path=facts.path,
            soap=None,
            rest=RestBinding(
                body=_body(facts.body, request),
                result=result.kind,
                content_types=response.content_types if response else (),
            ),
            parameters=tuple(self.parameters.of(page, request, call)),
            out=(),
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
            self.found.append(
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
