"""Checks: envelopes of samples that the WSDL of the agent does not bind.

Rule: the binding says which SOAP is spoken, which headers a message has, and which soapAction goes with it. Source: WSDL 1.1,
sections 3.3, 3.4 and 3.7; SOAP 1.1, section 6.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.facts import Envelope, WsdlHeader
from generator.model.lint.defects import Defect
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.soap.documented import BoundPage, bound_pages

_SOAP_12: Final = "http://www.w3.org/2003/05/soap-envelope"


def versions_of_envelopes(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the pages that show SOAP 1.2 where the WSDL binds SOAP 1.1 alone."""
    for bound in bound_pages(docs):
        facts, wsdl = bound.page.facts, bound.wsdl.facts
        wrong = (
            envelope
            for envelope in (facts.request, facts.response)
            if envelope.soap_namespace == _SOAP_12
        )
        envelope = next(wrong, None)
        if envelope is None or wsdl.has_soap_12:
            continue
        binding = bound.in_wsdl(wsdl.binding_line)
        yield Defect(
            id="soap-sample-version",
            subject=str(bound.subject),
            place=bound.on_page(envelope.namespace_line),
            message="the sample is an envelope of SOAP 1.2, and the WSDL binds SOAP 1.1 alone",
            cause="SOAP 1.2",
            other=binding,
            believed=binding,
        )


def headers_of_envelopes(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the samples that lack headers which the WSDL binds."""
    for bound in bound_pages(docs):
        facts, operation = bound.page.facts, bound.operation
        yield from _lacking(
            bound,
            "request",
            facts.request,
            operation.request_headers,
            operation.request_header_lines,
        )
        yield from _lacking(
            bound,
            "response",
            facts.response,
            operation.response_headers,
            operation.response_header_lines,
        )


def actions_of_pages(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the pages that nowhere show a SOAPAction where the WSDL binds one."""
    for bound in bound_pages(docs):
        facts, operation = bound.page.facts, bound.operation
        if operation.soap_action and not facts.action_line:
            binding = bound.in_wsdl(operation.action_line)
            yield Defect(
                id="soap-action-missing",
                subject=str(bound.subject),
                place=bound.on_page(facts.request.first_line),
                message="the page shows no SOAPAction for its request, and the WSDL binds one",
                cause="SOAPAction",
                other=binding,
                believed=binding,
            )


def _lacking(
    bound: BoundPage,
    side: str,
    envelope: Envelope,
    headers: Sequence[WsdlHeader],
    lines: Sequence[int],
) -> Iterator[Defect]:
    shown = {header.name.name for header in envelope.headers}
    lacking = {
        header.name: line
        for header, line in zip(headers, lines, strict=False)
        if header.name not in shown
    }
    if not lacking:
        return
    names = ", ".join(lacking)
    which = "the header" if len(lacking) == 1 else "the headers"
    line = envelope.headers[-1].line if envelope.headers else envelope.first_line
    binding = bound.in_wsdl(next(iter(lacking.values())))
    yield Defect(
        id="soap-sample-header-missing",
        subject=str(bound.subject),
        place=bound.on_page(line),
        message=f"the {side} lacks {which} {names}, which the WSDL binds",
        cause=f"{side}: {names}",
        other=binding,
        believed=binding,
    )
