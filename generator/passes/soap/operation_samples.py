"""Pass: one draft operation per SOAP operation page, from its two sample envelopes.

Rule: the children of the request wrapper are the parameters, those of the response wrapper the out parts, in order;
the samples agree with the WSDLs on names, order and types of all of them. Source: SOAP operation pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model.api import Evidence
from generator.model.diagnostics import Diagnostic
from generator.model.facts import Element, SoapOperationFacts
from generator.passes.pages import Located, Reported, outdated
from generator.passes.soap.drafts import DraftOperation, DraftPart, OperationKey
from generator.passes.soap.protocol import (
    action_of,
    request_headers_of,
    response_headers_of,
)

_RULE = "operation-sample"
_SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"


def operation_samples(
    pages: Sequence[Located[SoapOperationFacts]],
) -> Reported[Mapping[OperationKey, DraftOperation]]:
    """A draft operation for every operation page; of several pages the newest wins, then the first by path."""
    drafts: dict[OperationKey, DraftOperation] = {}
    editions: dict[OperationKey, int] = {}
    diagnostics = _wrong_envelopes(pages)
    for page in pages:
        draft = _draft(page)
        first = drafts.setdefault(draft.key, draft)
        if first is draft:
            editions[draft.key] = page.edition
        elif page.edition == editions[draft.key]:
            diagnostics.append(_duplicate(page, first))
        elif _signature(draft) != _signature(first):
            diagnostics.append(_outdated(page, first))
    return Reported(drafts, tuple(diagnostics))


def _draft(page: Located[SoapOperationFacts]) -> DraftOperation:
    facts = page.facts
    namespace = facts.request.wrapper.name.namespace
    shown = tuple(header.name.name for header in facts.request.headers)
    return DraftOperation(
        version=facts.version,
        agent=facts.agent,
        wire=facts.operation,
        action=action_of(namespace, facts.agent, facts.operation),
        request=facts.request.wrapper.name,
        response=facts.response.wrapper.name,
        request_headers=request_headers_of(namespace, shown),
        response_headers=response_headers_of(namespace),
        parameters=_parts(facts.request.wrapper, page.path),
        out=_parts(facts.response.wrapper, page.path),
        documentation=None,
        page=page.path,
        evidence=(Evidence("operation", _RULE, page.path, facts.line),),
    )


def _parts(wrapper: Element, path: str) -> tuple[DraftPart, ...]:
    return tuple(sample_part(child, path) for child in wrapper.children)


def sample_part(element: Element, path: str) -> DraftPart:
    """The part that a sample element shows; its type is None where the sample is cut off."""
    return DraftPart(
        name=element.name.name,
        namespace=element.name.namespace,
        type=element.type,
        nillable=None,
        required=False,
        evidence=Evidence("type", _RULE, path, element.line),
    )


def _signature(draft: DraftOperation) -> object:
    return [
        [(part.name, part.type) for part in parts]
        for parts in (draft.parameters, draft.out)
    ]


def _outdated(page: Located[SoapOperationFacts], newer: DraftOperation) -> Diagnostic:
    return outdated(
        f"{newer.version} {newer.agent} {newer.wire}",
        Evidence("operation", _RULE, page.path, page.facts.line),
        newer.evidence[0],
    )


def _duplicate(page: Located[SoapOperationFacts], first: DraftOperation) -> Diagnostic:
    return Diagnostic(
        "soap-duplicate-operation",
        page.path,
        page.facts.line,
        f"{first.version} {first.agent} {first.wire} is already documented "
        f"in {first.page}",
    )


def _wrong_envelopes(
    pages: Sequence[Located[SoapOperationFacts]],
) -> list[Diagnostic]:
    """One diagnostic per version: every generated page has the same wrong envelope."""
    wrong = [page for page in pages if page.facts.request.soap_namespace == _SOAP_12]
    counts = Counter(page.facts.version for page in wrong)
    first = {page.facts.version: page for page in reversed(wrong)}
    return [
        Diagnostic(
            "soap-sample-envelope",
            first[version].path,
            first[version].facts.request.first_line,
            f"{count} page(s) of {version} show SOAP 1.2 envelopes without Header",
        )
        for version, count in sorted(counts.items())
    ]
