"""Pass: a draft operation for each SOAP operation page, from its two sample envelopes.

Rule: the children of the wrapper in the request are the parameters, those in the response the out parts, in order.
Source: SOAP operation pages, which agree with the WSDLs in all names, types and orders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model.api import Evidence, Fact, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.facts import Element, SoapOperationFacts
from generator.passes.pages import Ages, Located, Reported
from generator.passes.soap.drafts import DraftOperation, DraftPart, OperationKey
from generator.passes.soap.protocol import (
    action_of,
    request_headers_of,
    response_headers_of,
)

_SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"


def operation_samples(
    pages: Sequence[Located[SoapOperationFacts]], ages: Ages
) -> Reported[Mapping[OperationKey, DraftOperation]]:
    """The draft operations by key. Where pages document the same operation, the newest wins, then the first by path."""
    # pages are sorted, so that the first of an operation is the one to use
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
        elif not _has_same_signature(draft, first):
            diagnostics.extend(_outdated(page, first, ages))
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
        evidence=(
            Evidence(Fact.OPERATION, Rule.OPERATION_SAMPLE, page.path, facts.line),
        ),
    )


def _parts(wrapper: Element, path: str) -> tuple[DraftPart, ...]:
    return tuple(sample_part(child, path) for child in wrapper.children)


def sample_part(element: Element, path: str) -> DraftPart:
    """The part that an element of a sample shows. Its type is None where the sample is cut off."""
    return DraftPart(
        name=element.name.name,
        namespace=element.name.namespace,
        type=element.type,
        nillable=None,
        required=False,
        evidence=Evidence(Fact.TYPE, Rule.OPERATION_SAMPLE, path, element.line),
    )


def _has_same_signature(first: DraftOperation, second: DraftOperation) -> bool:
    pairs = ((first.parameters, second.parameters), (first.out, second.out))
    # sizes first, so that a page costs as much as it has itself, however large the other is
    return all(
        len(parts) == len(others)
        and all(
            (part.name, part.type) == (other.name, other.type)
            for part, other in zip(parts, others, strict=True)
        )
        for parts, others in pairs
    )


def _outdated(
    page: Located[SoapOperationFacts], newer: DraftOperation, ages: Ages
) -> tuple[Diagnostic, ...]:
    return ages.outdated(
        f"{newer.version} {newer.agent} {newer.wire}",
        Evidence(Fact.OPERATION, Rule.OPERATION_SAMPLE, page.path, page.facts.line),
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
    """A diagnostic for each version, because all generated pages have the same wrong envelope."""
    wrong = [page for page in pages if page.facts.request.soap_namespace == _SOAP_12]
    counts = Counter(page.facts.version for page in wrong)
    first = {page.facts.version: page for page in reversed(wrong)}
    return [
        Diagnostic(
            "soap-sample-envelope",
            first[version].path,
            first[version].facts.request.first_line,
            f"{count} page(s) of {version} show SOAP 1.2 envelopes",
        )
        for version, count in sorted(counts.items())
    ]
