"""Pass: the operations that WSDL pages bind take the place of the sampled ones.

Rule: the WSDL says parameters, out parts, soapAction and headers exactly; a sample that disagrees is reported. An
operation page whose agent has a WSDL without it is reported and stays callable: pages outlive operations.
Source: WSDL pages (document/literal wrapped bindings).
"""

from __future__ import annotations

import msgspec

from generator.model.api import Evidence
from generator.model.diagnostics import Diagnostic
from generator.model.facts import WsdlFacts, WsdlOperation
from generator.passes.state import (
    DraftOperation,
    DraftPart,
    Located,
    State,
    with_diagnostics,
)
from generator.passes.wsdl_types import schema_part

_RULE = "wsdl"


def wsdl_operations(state: State) -> State:
    """Replaces draft operations by those of the WSDL pages and adds operations that no page documents."""
    operations = {draft.key: draft for draft in state.operations}
    bound = _bound(state)
    agents = {(key[0], key[1]) for key in bound}
    found = [
        _gone(draft)
        for key, draft in operations.items()
        if key not in bound and key[:2] in agents
    ]
    for key, draft in bound.items():
        sampled = operations.get(key)
        if sampled is None:
            operations[key] = draft
        else:
            operations[key] = _with_page(draft, sampled)
            found.extend(_conflicts(draft, sampled))
    replaced = msgspec.structs.replace(state, operations=tuple(operations.values()))
    return with_diagnostics(replaced, found)


def _bound(state: State) -> dict[tuple[str, str, str], DraftOperation]:
    bound: dict[tuple[str, str, str], DraftOperation] = {}
    for page in state.wsdl_pages:
        for operation in page.facts.operations:
            draft = _draft(operation, page)
            bound.setdefault(draft.key, draft)
    return bound


def _draft(operation: WsdlOperation, page: Located[WsdlFacts]) -> DraftOperation:
    namespace = page.facts.target_namespace
    return DraftOperation(
        version=page.facts.version,
        agent=page.facts.agent,
        wire=operation.name,
        action=operation.soap_action,
        request=operation.request,
        response=operation.response,
        request_headers=operation.request_headers,
        response_headers=operation.response_headers,
        parameters=tuple(
            schema_part(part, namespace, page.path) for part in operation.parameters
        ),
        out=tuple(schema_part(part, namespace, page.path) for part in operation.out),
        documentation=operation.documentation,
        page=None,
        evidence=(Evidence("operation", _RULE, page.path, operation.line),),
    )


def _with_page(draft: DraftOperation, sampled: DraftOperation) -> DraftOperation:
    return msgspec.structs.replace(
        draft, page=sampled.page, evidence=(*draft.evidence, *sampled.evidence)
    )


def _conflicts(draft: DraftOperation, sampled: DraftOperation) -> list[Diagnostic]:
    return [
        Diagnostic(
            "soap-signature-conflict",
            sampled.evidence[0].path,
            sampled.evidence[0].line,
            f"{draft.version} {draft.agent} {draft.wire}: the {side} of the sample "
            f"differ(s) from {draft.evidence[0].path}:{draft.evidence[0].line}",
        )
        for side, declared, shown in (
            ("parameters", draft.parameters, sampled.parameters),
            ("out parts", draft.out, sampled.out),
        )
        if _differs(declared, shown)
    ]


def _differs(declared: tuple[DraftPart, ...], shown: tuple[DraftPart, ...]) -> bool:
    return len(declared) != len(shown) or any(
        one.name != other.name or (other.type is not None and one.type != other.type)
        for one, other in zip(declared, shown, strict=True)
    )


def _gone(draft: DraftOperation) -> Diagnostic:
    return Diagnostic(
        "soap-operation-not-in-wsdl",
        draft.evidence[0].path,
        draft.evidence[0].line,
        f"the WSDL of {draft.version} {draft.agent} has no operation {draft.wire}",
    )
