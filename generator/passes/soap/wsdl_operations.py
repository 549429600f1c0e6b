"""Pass: operations that WSDL pages bind replace those that only samples show.

Rule: a WSDL states parameters, out parts, soapAction and headers exactly; a sample that disagrees is reported. An
operation that the WSDL of its agent lacks is reported, too, and stays callable. Where the operation page is newer than
the WSDL, its sample decides which parts there are.
Source: WSDL pages (document/literal wrapped bindings).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.api import Evidence, Fact, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.facts import WsdlFacts, WsdlOperation
from generator.passes.pages import Ages, Located, Reported
from generator.passes.soap.drafts import DraftOperation, DraftPart, OperationKey
from generator.passes.soap.wsdl_types import renewed_parts, schema_part


def wsdl_operations(
    wsdls: Iterable[Located[WsdlFacts]],
    sampled_operations: Mapping[OperationKey, DraftOperation],
    ages: Ages,
) -> Reported[tuple[DraftOperation, ...]]:
    """The sampled operations, those that WSDLs bind in their place, and bound operations that no page documents."""
    operations = dict(sampled_operations)
    bound = _bound(wsdls)
    # an agent without any WSDL page says nothing about its operations
    agents: dict[tuple[str, str], Evidence] = {}
    for key, draft in bound.items():
        agents.setdefault(key[:2], draft.evidence[0])
    diagnostics = [
        _unbound(draft, agents[key[:2]])
        for key, draft in operations.items()
        if key not in bound and key[:2] in agents
    ]
    for key, draft in bound.items():
        sampled = operations.get(key)
        if sampled is None:
            operations[key] = draft
            continue
        is_same = not _differ(draft, sampled)
        if ages.is_newer(sampled.evidence[0].path, draft.evidence[0].path):
            # the sample is newer, so that the WSDL is outdated and not contradicted
            operations[key] = _renewed(draft, sampled)
            diagnostics += () if is_same else _outdated(draft, sampled, ages)
        elif ages.is_newer(draft.evidence[0].path, sampled.evidence[0].path):
            # a sample that is outdated shows another call, which no test of the SDK can do
            operations[key] = _with_page(draft, sampled) if is_same else draft
            diagnostics += () if is_same else _outdated(sampled, draft, ages)
        else:
            operations[key] = _with_page(draft, sampled)
            diagnostics.extend(_conflicts(draft, sampled))
    return Reported(tuple(operations.values()), tuple(diagnostics))


def _bound(
    wsdls: Iterable[Located[WsdlFacts]],
) -> dict[OperationKey, DraftOperation]:
    """The operations of the newest WSDL of each agent. Older WSDLs add nothing but documentation."""
    bound: dict[OperationKey, DraftOperation] = {}
    editions: dict[tuple[str, str], int] = {}
    for page in wsdls:
        agent = page.facts.version, page.facts.agent
        is_newest = page.edition == editions.setdefault(agent, page.edition)
        for operation in page.facts.operations:
            draft = _draft(operation, page)
            known = bound.get(draft.key)
            if known is None and is_newest:
                bound[draft.key] = draft
            elif known is not None and known.documentation is None:
                bound[draft.key] = msgspec.structs.replace(
                    known, documentation=draft.documentation
                )
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
        evidence=(Evidence(Fact.OPERATION, Rule.WSDL, page.path, operation.line),),
    )


def _with_page(draft: DraftOperation, sampled: DraftOperation) -> DraftOperation:
    return msgspec.structs.replace(
        draft, page=sampled.page, evidence=(*draft.evidence, *sampled.evidence)
    )


def _renewed(draft: DraftOperation, sampled: DraftOperation) -> DraftOperation:
    """The operation of a WSDL, with the parameters and out parts of a newer page."""
    return msgspec.structs.replace(
        _with_page(draft, sampled),
        parameters=renewed_parts(draft.parameters, sampled.parameters),
        out=renewed_parts(draft.out, sampled.out),
    )


def _outdated(
    older: DraftOperation, newer: DraftOperation, ages: Ages
) -> tuple[Diagnostic, ...]:
    subject = f"{older.version} {older.agent} {older.wire}"
    return ages.outdated(subject, older.evidence[0], newer.evidence[0])


def _conflicts(draft: DraftOperation, sampled: DraftOperation) -> list[Diagnostic]:
    return [
        Diagnostic(
            "soap-signature-conflict",
            sampled.evidence[0].path,
            sampled.evidence[0].line,
            f"{draft.version} {draft.agent} {draft.wire}: the {side} of the sample "
            f"differ from {draft.evidence[0].path}:{draft.evidence[0].line}",
        )
        for side, declared, shown in (
            ("parameters", draft.parameters, sampled.parameters),
            ("out parts", draft.out, sampled.out),
        )
        if _differs(declared, shown)
    ]


def _differ(draft: DraftOperation, sampled: DraftOperation) -> bool:
    """Whether the sample of an operation shows other parameters or out parts than its WSDL has."""
    return _differs(draft.parameters, sampled.parameters) or _differs(
        draft.out, sampled.out
    )


def _differs(declared: tuple[DraftPart, ...], shown: tuple[DraftPart, ...]) -> bool:
    return len(declared) != len(shown) or any(
        part.name != sample.name
        or (sample.type is not None and part.type != sample.type)
        for part, sample in zip(declared, shown, strict=True)
    )


def _unbound(draft: DraftOperation, first: Evidence) -> Diagnostic:
    """The diagnostic about an operation; `first` is the first that the WSDL of its agent has."""
    return Diagnostic(
        "soap-operation-not-in-wsdl",
        draft.evidence[0].path,
        draft.evidence[0].line,
        f"the WSDL of {draft.version} {draft.agent} has no operation {draft.wire} "
        f"among those from {first.path}:{first.line} on",
    )
