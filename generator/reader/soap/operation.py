"""SOAP operation pages, in all their generations: with and without prose, `SOAP` in the heading or not."""

from __future__ import annotations

import re

from generator.model.facts import Envelope, SoapOperationFacts
from generator.model.text import wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Fence
from generator.reader.page.split import Page, front_matter_facts, named_code
from generator.reader.soap.claims import (
    Claim,
    decide,
    endpoint_claims,
    heading_claims,
    last_segment,
    require,
    title_claims,
    wsdl_link_claims,
)
from generator.reader.soap.descriptions import read_prose
from generator.reader.soap.envelope import is_envelope, read_envelope

_IMPLEMENTED_BY = re.compile(r"Implemented by the <see ")


def read_soap_operation(page: Page, log: DiagnosticLog) -> SoapOperationFacts | None:
    """The facts of an operation page, or None where it lacks a sample or a name."""
    envelopes = _envelopes(page, log)
    if envelopes is None:
        return None
    request, response = envelopes
    subject = decide(_claims(page, request), log)
    line = page.headings[0].line if page.headings else request.first_line
    version = require("version", subject.version, line, log)
    agent = require("agent", subject.agent, line, log)
    if version is None or agent is None or subject.operation is None:
        return None
    prose = read_prose(page)
    return SoapOperationFacts(
        version=version,
        agent=agent,
        operation=subject.operation,
        line=line,
        description=prose.description,
        bullets=prose.bullets,
        returns=prose.returns,
        request=request,
        response=response,
        implemented_by=named_code(page, _IMPLEMENTED_BY, request.first_line),
        front_matter=front_matter_facts(page),
    )


def _claims(page: Page, request: Envelope) -> list[Claim]:
    """Strongest first: the endpoint and the request are what a server would see."""
    name = request.wrapper.name
    version = wire_name(last_segment(name.namespace))
    sample = Claim("request sample", request.wrapper.line, version, None, name.name)
    before = request.first_line
    return [
        *endpoint_claims(page, before),
        sample,
        *title_claims(page),
        *heading_claims(page),
        *wsdl_link_claims(page, before),
    ]


def _envelopes(page: Page, log: DiagnosticLog) -> tuple[Envelope, Envelope] | None:
    fences = [fence for fence in page.fences if is_envelope(fence)]
    request = _pick(page, fences, " Request", 0)
    response = _pick(page, fences, " Response", 1)
    if request is None or response is None or request is response:
        message = "the page lacks the envelope of its request or its response"
        log.add("page-incomplete", fences[0].line if fences else 0, message)
        return None
    for other in fences:
        if other is not request and other is not response:
            message = "this envelope is neither the request nor the response"
            log.add("page-part-repeated", other.line, message)
    read = read_envelope(request, log), read_envelope(response, log)
    return None if read[0] is None or read[1] is None else (read[0], read[1])


def _pick(page: Page, fences: list[Fence], role: str, position: int) -> Fence | None:
    """The envelope under the heading of this role, else the one at this position."""
    for fence in fences:
        if _heading_above(page, fence).endswith(role):
            return fence
    return fences[position] if position < len(fences) else None


def _heading_above(page: Page, fence: Fence) -> str:
    above = [heading.text for heading in page.headings if heading.line < fence.line]
    return above[-1] if above else ""
